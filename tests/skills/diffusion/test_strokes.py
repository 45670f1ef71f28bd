"""What is done in strokes: when it is enough, by what is seen."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion.strokes import enough_for, slips_off
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.scripted.config import HandShape
from items import arm_at, item, seeing

HAND = arm_at(0.3, 0.0, 0.3)
CUBE, POST = item("red cube", 0.5, 0.0), item("green cylinder", 0.5, 0.0, size=(0.04, 0.04, 0.12))
UPPER = item("blue cube", 0.5, 0.0, z=0.0675)


def enough_of(function, actor, *items):
    return enough_for(ROBOT_API[function].bind(Actor(actor)), seeing(HAND, *items), JudgeConfig())


@pytest.mark.parametrize(("moved_m", "enough"), [(0.0, False), (0.098, False), (0.105, False), (0.107, True)])
def test_a_nudge_goes_six_millimetres_farther_than_the_judge_requires(moved_m, enough):
    moved = replace(CUBE, pose=CUBE.pose.moved(0.6 * moved_m, 0.8 * moved_m))
    assert enough_of("nudge", "red cube", CUBE)(seeing(HAND, moved)) is enough


def test_a_nudge_of_what_is_not_seen_is_not_enough():
    assert not enough_of("nudge", "red cube", CUBE)(seeing(HAND))


@pytest.mark.parametrize(("z", "enough"), [(0.06, False), (0.05, False), (0.047, True), (0.02, True)])
def test_a_post_is_down_once_its_middle_is_below_four_fifths_of_half_its_height(z, enough):
    # 0.8 x 0.06 m = 0.048 m
    now = replace(POST, pose=replace(POST.pose, z=z))
    assert enough_of("topple", "green cylinder", POST)(seeing(HAND, now)) is enough


@pytest.mark.parametrize("named", ["red cube", "blue cube"])
def test_a_stack_is_down_once_none_of_it_stands_on_anything(named):
    test = enough_of("topple", named, CUBE, UPPER)
    assert not test(seeing(HAND, CUBE, UPPER))
    assert test(seeing(HAND, CUBE, replace(UPPER, pose=Pose(0.6, 0.0, 0.0225))))


def test_what_is_no_longer_known_has_come_down():
    assert enough_of("topple", "green cylinder", POST)(seeing(HAND))


@pytest.mark.parametrize("function", ["pick", "touch"])
def test_other_calls_are_not_done_in_strokes(function):
    assert enough_of(function, "red cube", CUBE) is None


def test_what_is_not_there_when_the_call_begins_has_no_test():
    assert enough_of("nudge", "white cube", CUBE) is None


def hidden_upper(*xs):
    """Say for each place of the tool on its way through a hidden upper cube, 45 mm wide, if the stack is down."""
    test = enough_of("topple", "red cube", CUBE, UPPER)
    hidden = replace(UPPER, visible=False)
    return [test(seeing(arm_at(x, 0.0, 0.07, width=0.0), CUBE, hidden)) for x in xs]


def test_what_the_hand_has_gone_right_through_does_not_stand_there():
    # It comes in at 0.52, within 22.5 mm of the middle, and is 60 mm farther at the end.
    assert hidden_upper(0.56, 0.52, 0.49, 0.46) == [False, False, False, True]


def test_a_hand_that_comes_out_where_it_went_in_has_toppled_nothing():
    assert not any(hidden_upper(0.56, 0.52, 0.50, 0.52, 0.56))


def test_what_is_seen_standing_after_all_stands():
    test = enough_of("topple", "red cube", CUBE, UPPER)
    hidden = replace(UPPER, visible=False)
    for x in (0.56, 0.52, 0.46):
        down = test(seeing(arm_at(x, 0.0, 0.07, width=0.0), CUBE, hidden))
    assert down
    assert not test(seeing(HAND, CUBE, UPPER))


def test_a_hand_that_passes_over_what_is_hidden_topples_nothing():
    test = enough_of("topple", "red cube", CUBE, UPPER)
    # The top is at 0.09 m, fingertips are about 0.01 m below the tool.
    over = [arm_at(x, 0.0, 0.11, width=0.0) for x in (0.56, 0.52, 0.46)]
    assert not any(test(seeing(hand, CUBE, replace(UPPER, visible=False))) for hand in over)


# The cube's half edge is 22.5 mm, that of the fingers along the way 10.5: at 33 mm they touch, and push from up to 43.
@pytest.mark.parametrize(
    ("along_m", "aside_m", "z", "slips"),
    [
        (0.033, 0.021, 0.02, True),
        (0.033, -0.021, 0.02, True),
        (0.033, 0.019, 0.02, False),
        (0.042, 0.03, 0.02, True),
        (0.044, 0.03, 0.02, False),
        (-0.1, 0.03, 0.02, True),
        (0.033, 0.03, 0.05, False),
    ],
    ids=["left", "right", "still before them", "nearly there", "not there yet", "passed", "over it"],
)
def test_what_is_pushed_has_slipped_off_once_it_is_2_cm_beside_the_way_of_fingers_that_are_at_it(
    along_m, aside_m, z, slips
):
    tool = Pose(0.5 - 0.8 * along_m - 0.6 * aside_m, -0.6 * along_m + 0.8 * aside_m, z)
    goal = tool.moved(0.8 * 0.2, 0.6 * 0.2)
    assert slips_off(CUBE, tool, goal, HandShape()) is slips
