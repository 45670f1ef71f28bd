"""On the running stack a skill may think for three control periods: the arm glides on, and stops when it must."""

import json
import os
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hcvla_interfaces.msg import RobotState
from hcvla_interfaces.srv import Stop
from sensor_msgs.msg import Image

from domains import reserve_domain
from hcvla.api.outcomes import Outcome
from hcvla.cameras.image_stream import ImageTiming
from hcvla.nodes.camera_rates import REQUEST_SEC
from hcvla.nodes.messages.conversions import state_from_msg
from hcvla.nodes.messages.images import COLOR, camera_topic
from hcvla.nodes.ros.futures import call_service
from hcvla.nodes.ros.node import BASE_FRAME, NEWEST
from hcvla.robots.limits import SIM_LIMITS
from running import RAN, outcome, running_stack, wait_until
from slow_skills import DECISION_SEC, LOG, SPEED_M_S, WRIST_HZ

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

LEFT, RIGHT = "move_to(Pose(0.5, 0.25, 0.3))", "move_to(Pose(0.5, -0.25, 0.3))"
REST_RAD_S = 0.02


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("slow") / "call.json"


@pytest.fixture(scope="module")
def slow(log, tmp_path_factory):
    """Return a running stack whose skill server thinks for 150 ms about everything."""
    patch = pytest.MonkeyPatch()
    helpers = str(Path(__file__).parents[1] / "helpers")
    patch.setenv("PYTHONPATH", os.pathsep.join([helpers, os.environ.get("PYTHONPATH", "")]))
    patch.setenv(LOG, str(log))
    # The stack that other tests share may still run: two in one domain would command each other's arm.
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    with running_stack(tmp_path_factory.mktemp("stack"), skills="slow_skills:SlowSkills") as stack:
        yield stack
    patch.undo()


@pytest.fixture
def states(slow):
    """Return the states that come while a test runs, in order."""
    found = []
    subscription = slow.client.node.create_subscription(RobotState, "robot_state", found.append, 200)
    yield found
    slow.client.node.destroy_subscription(subscription)


def test_the_arm_glides_without_a_pause_or_a_jolt_while_every_decision_takes_150_ms(slow, states, log):
    assert outcome(slow.run(RIGHT)) is RAN
    states.clear()
    assert outcome(slow.run(LEFT)) is RAN
    measured = [state_from_msg(message, BASE_FRAME) for message in states]
    stamps = np.array([state.stamp_sec for state in measured])
    places = np.array([state.T_base_tool.position for state in measured])
    joints = np.array([state.dq for state in measured])
    elapsed = np.diff(stamps)
    speed = np.linalg.norm(np.diff(places, axis=0), axis=1) / elapsed
    fast = np.flatnonzero(speed > 0.8 * SPEED_M_S)
    assert stamps[fast[-1]] - stamps[fast[0]] > 1.0  # half a metre at 0.25 m/s, less speeding up and braking
    # A watchdog that braked, or a chunk that began where the arm had been, would show as a dip.
    assert speed[fast[0] : fast[-1]].min() > 0.8 * SPEED_M_S
    assert speed.max() < 1.1 * SPEED_M_S
    # Measured speeds follow commanded ones through springs: a quarter more than the limit of what is commanded.
    assert np.abs(np.diff(joints, axis=0) / elapsed[:, None]).max() < 1.25 * SIM_LIMITS.joint_acceleration
    noted = json.loads(log.read_text())
    moving_sec = stamps[-1] - stamps[0]
    assert 2 < noted["thoughts"] < moving_sec / DECISION_SEC + 1


def test_images_reach_a_skill_about_as_late_as_lockstep_simulates(slow, log):
    assert outcome(slow.run(RIGHT)) is RAN
    ages = json.loads(log.read_text())["ages"]
    timing = ImageTiming()
    # Between two images an age grows from the latency to a period of the cameras more.
    expected = timing.latency_sec + 0.5 / timing.rate_hz
    assert np.median(ages) == pytest.approx(expected, abs=0.5 / timing.rate_hz)


def test_the_camera_that_a_library_needs_faster_is_faster_while_a_skill_runs_and_not_before(slow):
    stamps = {"scene": [], "wrist": []}

    def note(camera, message):
        stamps[camera].append(message.header.stamp.sec + 1e-9 * message.header.stamp.nanosec)

    subscriptions = [
        slow.client.node.create_subscription(Image, camera_topic(camera, COLOR), partial(note, camera), NEWEST)
        for camera in stamps
    ]
    assert outcome(slow.run(LEFT)) is RAN
    for camera in stamps:
        stamps[camera].clear()
    assert outcome(slow.run(RIGHT)) is RAN
    moved = {camera: rate(found) for camera, found in stamps.items()}
    wait_until(lambda: slow.resting_sec() > REQUEST_SEC + 0.5, 10.0, "the end of the last request")
    for camera in stamps:
        stamps[camera].clear()
    wait_until(lambda: all(len(found) > 10 for found in stamps.values()), 10.0, "images of the idle stack")
    idle = {camera: rate(found) for camera, found in stamps.items()}
    for subscription in subscriptions:
        slow.client.node.destroy_subscription(subscription)
    assert moved == {"scene": pytest.approx(10.0, rel=0.15), "wrist": pytest.approx(WRIST_HZ, rel=0.15)}
    assert idle == dict.fromkeys(stamps, pytest.approx(10.0, rel=0.05))


def rate(stamps):
    """Return how many images a second of the robot's clock came."""
    return (len(stamps) - 1) / (stamps[-1] - stamps[0])


def test_a_cancel_in_the_middle_of_a_thought_stops_the_arm(slow):
    pending = slow.send(LEFT)
    assert slow.moved.wait(20.0)
    result = pending.cancel()
    assert outcome(result) is Outcome.STOPPED
    wait_until(lambda: slow.speed() < REST_RAD_S, 0.3, "rest")
    assert outcome(slow.run(RIGHT)) is RAN


def test_a_stop_in_the_middle_of_a_thought_ends_the_call(slow):
    pending = slow.send(LEFT)
    assert slow.moved.wait(20.0)
    answer = call_service(slow.client.node.create_client(Stop, "stop"), Stop.Request(), 10.0)
    assert answer.at_rest
    assert outcome(pending.wait(10.0)) is Outcome.STOPPED
    slow.clear_stop()


def test_a_skill_that_never_comes_to_a_decision_can_be_cancelled(slow):
    pending = slow.send("go_home()")
    wait_until(lambda: slow.state is not None and not slow.state.stopped, 5.0, "a state")
    result = pending.cancel()
    assert outcome(result) is Outcome.STOPPED
