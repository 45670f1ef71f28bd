"""The geometry of a push: where it ends, where the tool gets behind the object, and what forbids it."""

import math

import numpy as np
import pytest

from hcvla.api.errors import BadArgumentError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.push import PushLine, check_way, choose_line, push, push_goal
from items import REACH, arm_at, item, seeing

RED, BLUE = item("red cube", 0.45, 0.0), item("blue cube", 0.45, 0.2)
EDGE_M = 0.045


def body(*objects, **state):
    return Body(seeing(arm_at(0.45, -0.2, 0.25, **state), *objects), REACH, OracleConfig())


def test_a_push_to_a_pose_ends_there():
    assert push_goal(RED, Pose.from_yaw(0.6, 0.1, 0.02), None).tolist() == [0.6, 0.1]


@pytest.mark.parametrize(
    ("other_y", "goal_y"),
    [
        (0.20, 0.10),  # half of the way
        # 0.10 m apart leave 55 mm between the faces; 12 mm stay free: 43 mm, less than half
        (0.10, 0.043),
        # 57 mm apart: 12 mm between the faces are all that must stay
        (0.057, 0.0),
        (0.050, 0.0),
    ],
)
def test_a_push_toward_an_object_goes_half_the_way_and_leaves_12_mm(other_y, goal_y):
    other = item("blue cube", 0.45, other_y)
    assert push_goal(RED, other.pose, other) == pytest.approx([0.45, goal_y], abs=1e-9)


def test_the_tool_stands_behind_the_object_by_its_half_and_the_finger_s():
    hand = OracleConfig().hand
    line = choose_line(body(RED), RED, np.array([0.45, 0.15]))
    assert line.heading_rad == pytest.approx(math.pi / 2.0)
    assert line.contact_m == pytest.approx(EDGE_M / 2.0 + hand.finger_width_m / 2.0)
    behind = line.tool_pose(RED.pose.position, line.contact_m)
    assert behind[:2] == pytest.approx([0.45, -line.contact_m])
    # the tool's x axis lies along the push, either way round
    assert math.remainder(line.tool_yaw_rad - line.heading_rad, math.pi) == pytest.approx(0.0, abs=1e-9)


def test_a_post_is_pushed_below_its_middle_and_a_low_object_as_low_as_fingers_go():
    it = body(RED)
    post = item("gray cylinder", 0.45, 0.0, size=(0.04, 0.04, 0.12))
    assert choose_line(it, post, np.array([0.45, 0.15])).tool_z_m == pytest.approx(0.06 - 0.2 * 0.12)
    # a fifth below the middle of a cube would be 13.5 mm: lower than the fingertips may
    assert choose_line(it, RED, np.array([0.45, 0.15])).tool_z_m == it.lowest_z > 0.0135


def test_a_corner_ahead_makes_the_contact_farther_off():
    turned = item("red cube", 0.45, 0.0, math.pi / 4.0)
    straight, corner = (choose_line(body(cube), cube, np.array([0.45, 0.15])) for cube in (RED, turned))
    assert corner.contact_m - straight.contact_m == pytest.approx(EDGE_M / 2.0 * (math.sqrt(2.0) - 1.0))


def test_something_behind_the_object_leaves_no_room_for_the_fingers():
    wall = item("gray cube", 0.45, -0.06)
    with pytest.raises(OccupiedError, match=r"behind 'red cube'.*gray cube"):
        choose_line(body(RED, wall), RED, np.array([0.45, 0.15]))
    choose_line(body(RED, item("gray cube", 0.45, -0.2)), RED, np.array([0.45, 0.15]))


def test_a_place_out_of_reach_behind_the_object_is_refused():
    near = item("red cube", 0.30, 0.0)
    with pytest.raises(Exception, match="behind 'red cube'") as refused:
        choose_line(body(near), near, np.array([0.60, 0.0]))
    assert refused.value.outcome is Outcome.UNREACHABLE


def test_a_way_through_another_object_is_refused_and_one_past_it_is_not():
    between = item("gray cube", 0.45, 0.1)
    with pytest.raises(OccupiedError, match="gray cube"):
        check_way(body(RED, between), RED, np.array([0.45, 0.2]), None)
    # as wide as the object: 45 mm aside the faces touch, 50 mm are clear
    check_way(body(RED, item("gray cube", 0.45 + 0.05, 0.1)), RED, np.array([0.45, 0.2]), None)
    with pytest.raises(OccupiedError):
        check_way(body(RED, item("gray cube", 0.45 + 0.04, 0.1)), RED, np.array([0.45, 0.2]), None)


def test_what_is_pushed_toward_is_not_in_the_way():
    near = item("blue cube", 0.45, 0.08)
    check_way(body(RED, near), RED, np.array([0.45, 0.06]), near)
    with pytest.raises(OccupiedError):
        check_way(body(RED, near), RED, np.array([0.45, 0.06]), None)


def test_a_place_on_the_line_is_so_far_behind_a_point():
    line = PushLine(math.pi / 2.0, 0.0, 0.03, 0.05)
    assert line.tool_pose(np.array([0.5, 0.1, 0.0]), 0.04).tolist() == pytest.approx([0.5, 0.06, 0.05, 0, 0, 0])


def test_a_full_hand_pushes_nothing_and_nothing_is_pushed_toward_itself():
    held = item("gray cube", 0.45, -0.2, z=0.25)
    full = body(RED, held, width=EDGE_M, grasped=True)
    with pytest.raises(StopIteration) as ended:
        next(push(full, Hand(), "red cube", Pose.from_yaw(0.5, 0.0, 0.02)))
    assert isinstance(ended.value.value, GaveUp)
    assert "the hand holds 'gray cube'" in ended.value.value.message
    with pytest.raises(BadArgumentError, match="other than the one pushed"):
        next(push(body(RED), Hand(), "red cube", Actor("red cube")))


def test_what_is_there_already_is_not_pushed():
    with pytest.raises(StopIteration) as ended:
        next(push(body(RED), Hand(), "red cube", Pose.from_yaw(0.455, 0.0, 0.02)))
    assert ended.value.value is None
