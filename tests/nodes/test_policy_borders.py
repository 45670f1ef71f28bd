"""On the running stack, where thinking takes as long as it takes, chunks of the policy follow each other smoothly."""

import os
from pathlib import Path

import numpy as np
import pytest
from geometry_msgs.msg import PoseStamped
from rclpy.qos import QoSProfile, ReliabilityPolicy

from domains import reserve_domain
from marked_policy import LOG, by_border, turns_back
from running import RAN, outcome, running_stack

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('blue cube'))\ngo_home()\n"


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """Return marks, stamps and commanded places of a pick, a place and a way home, none of which was repeated."""
    patch = pytest.MonkeyPatch()
    log = tmp_path_factory.mktemp("marks") / "marks.txt"
    patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[1] / "helpers"), os.environ["PYTHONPATH"]]))
    patch.setenv(LOG, str(log))
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    found = []
    with running_stack(tmp_path_factory.mktemp("stack"), skills="marked_policy:MarkedPolicy") as stack:
        quality = QoSProfile(depth=500, reliability=ReliabilityPolicy.BEST_EFFORT)
        subscription = stack.client.node.create_subscription(PoseStamped, "tool_reference", found.append, quality)
        result = stack.run(PROGRAM)
        stack.client.node.destroy_subscription(subscription)
    patch.undo()
    assert outcome(result) is RAN, result.outcome.message
    stamps = np.array([message.header.stamp.sec + 1e-9 * message.header.stamp.nanosec for message in found])
    places = np.array([(m.pose.position.x, m.pose.position.y, m.pose.position.z) for m in found])
    return np.loadtxt(log), stamps, places


def test_speed_acceleration_and_jerk_are_no_higher_where_chunks_meet_than_inside(moved):
    border, inside = by_border(*moved)
    assert len(border) > 20
    most = np.percentile(border, 90, axis=0) / np.percentile(inside, 90, axis=0)
    assert (most < 1.35).all(), most
    assert (border.max(axis=0) <= 1.35 * inside.max(axis=0)).all()


def test_the_tool_is_never_sent_back_where_chunks_meet(moved):
    assert turns_back(*moved) == 0


def test_the_arm_does_not_pause_between_two_chunks(moved):
    """A pause would show as a border at rest between two periods at speed."""
    marks, stamps, places = moved
    speed = np.linalg.norm(np.diff(places, axis=0), axis=1) / np.diff(stamps)
    entered = marks[np.flatnonzero(np.diff(marks[:, 1], prepend=marks[0, 1])), 0]
    at = np.clip(np.searchsorted(stamps, entered), 5, len(speed) - 6)
    # 0.1 s before and after, and the slowest between
    around = np.minimum(speed[at - 5], speed[at + 5])
    slowest = np.array([speed[k - 2 : k + 3].min() for k in at])
    assert not np.any((around > 0.1) & (slowest < 0.02))
