"""A hand that does what subtasks promise: where things are after it."""

import math

import pytest

from hcvla.api.errors import UnreachableError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.goals.status import CannotTellError
from hcvla.planner.checks.ideal_hand import HOME, IdealHand, ImpossibleMoveError

RED, BLUE, MAT = Actor("red cube"), Actor("blue cube"), Actor("mat")
SIZE = (0.04, 0.04, 0.04)


@pytest.fixture
def hand():
    return IdealHand(
        [
            NamedObject("red cube", "red", "cube", Pose(0.4, 0.0, 0.02), SIZE),
            NamedObject("blue cube", "blue", "cube", Pose(0.5, 0.2, 0.02), SIZE),
            NamedObject("mat", "", "mat", Pose(0.5, -0.2, 0.002), (0.1, 0.1, 0.004)),
        ]
    )


def pose_of(hand, actor):
    return next(item.pose for item in hand.objects if item.name == actor.name)


def test_what_is_picked_is_held_and_what_is_placed_stands_on_its_target(hand):
    hand.pick(RED)
    assert hand.held == "red cube"
    hand.place(MAT)
    assert hand.held is None
    assert pose_of(hand, RED).position == pytest.approx([0.5, -0.2, 0.024])


def test_what_is_placed_at_a_pose_stands_on_the_highest_thing_there(hand):
    hand.pick_place(RED, Pose(0.5, 0.2, 0.0))
    assert pose_of(hand, RED).position == pytest.approx([0.5, 0.2, 0.06])


def test_a_pushed_object_stays_on_the_table_and_goes_half_way_to_another(hand):
    hand.push(RED, BLUE)
    assert pose_of(hand, RED).position == pytest.approx([0.45, 0.1, 0.02])
    hand.push(RED, Pose(0.5, 0.2, 0.0))
    assert pose_of(hand, RED).z == pytest.approx(0.02)


def test_a_nudge_moves_by_more_than_it_promises(hand):
    hand.nudge(RED)
    assert pose_of(hand, RED).x >= 0.4 + 0.10


def test_toppling_lays_down_the_whole_stack(hand):
    hand.pick_place(RED, BLUE)
    hand.topple(BLUE)
    assert [math.acos(pose_of(hand, actor).matrix[2, 2]) for actor in (RED, BLUE)] == pytest.approx([math.pi / 2] * 2)


def test_the_tool_is_where_the_last_subtask_left_it_and_carries_what_is_held(hand):
    hand.touch(BLUE)
    assert hand.tool == pose_of(hand, BLUE)
    hand.pick(RED)
    hand.move_to(Pose(0.5, 0.0, 0.25))
    assert hand.tool == pose_of(hand, RED) == Pose(0.5, 0.0, 0.25)
    hand.open_gripper()
    assert pose_of(hand, RED).position == pytest.approx([0.5, 0.0, 0.02])
    hand.go_home()
    assert hand.tool == HOME


def test_what_moves_something_takes_the_tool_there(hand):
    hand.push(RED, Pose(0.45, 0.1, 0.02))
    assert hand.tool == pose_of(hand, RED)
    hand.nudge(BLUE)
    assert hand.tool == pose_of(hand, BLUE)
    stood = pose_of(hand, RED)
    hand.topple(RED)
    assert hand.tool == stood
    hand.pick(BLUE)
    hand.throw(RED)
    assert hand.tool.position[:2] == pytest.approx(pose_of(hand, RED).position[:2])
    hand.pick(BLUE)
    hand.cover(RED)
    assert hand.tool == pose_of(hand, BLUE)


def test_a_box_covers_and_what_is_thrown_lies_at_its_target(hand):
    hand.pick(RED)
    hand.cover(BLUE)
    assert pose_of(hand, RED).position == pytest.approx([0.5, 0.2, 0.02])
    hand.pick(RED)
    hand.throw(BLUE)
    assert math.hypot(pose_of(hand, RED).x - 0.5, pose_of(hand, RED).y - 0.2) < 0.01
    assert pose_of(hand, BLUE).matrix[2, 2] == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("first", "then", "why"),
    [
        (None, Call("place", {"target": MAT}), "place with nothing in the gripper"),
        (None, Call("throw", {"target": BLUE}), "throw with nothing in the gripper"),
        (RED, Call("pick", {"actor": BLUE}), r"pick\('blue cube'\) with 'red cube' in the gripper"),
        (RED, Call("place", {"target": RED}), r"place\('red cube'\) with 'red cube' in the gripper"),
    ],
)
def test_what_makes_no_sense_with_this_gripper_is_impossible(hand, first, then, why):
    if first:
        hand.pick(first)
    with pytest.raises(ImpossibleMoveError, match=why):
        hand.carry_out(then)


@pytest.mark.parametrize(("x", "y"), [(0.4, 2.2), (0.9, 0.0), (0.1, 0.1)])
def test_a_target_beyond_the_arm_s_reach_is_named_with_its_distance(hand, x, y):
    with pytest.raises(UnreachableError, match=rf"that is {math.hypot(x, y):.2f} m from the robot's base"):
        hand.carry_out(Call("push", {"actor": RED, "target": Pose(x, y, 0.02)}))


def test_a_subtask_of_another_api_cannot_be_told(hand):
    with pytest.raises(CannotTellError, match="what screw does is not known"):
        hand.carry_out(Call("screw", {"actor": RED}))
