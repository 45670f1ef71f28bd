from dataclasses import replace

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from items import arm_at, item
from judging import Trial

CUBE = replace(item("red cube", 0.5, 0.0), held=True)
POSE = Pose(0.5, 0.0, 0.2)


def gripper_at(width: float, grasped: bool):
    return arm_at(0.5, 0.0, 0.1, width=width, grasped=grasped)


def carried() -> Trial:
    return Trial("move_to", [POSE], gripper_at(0.045, True), CUBE)


def test_an_object_is_dropped_when_the_pads_close_further_and_feel_nothing_for_a_while():
    trial = carried()
    trial.show(gripper_at(0.03, False), CUBE, periods=3)
    assert trial.judge.broken() is None
    # 0.2 s after the first of them.
    trial.show(gripper_at(0.03, False), CUBE, periods=2)
    assert trial.judge.broken().outcome is Outcome.DROPPED


def test_a_hand_that_slides_open_lets_go_and_drops_nothing():
    trial = carried()
    for width in (0.045, 0.046, 0.05, 0.06):
        trial.show(gripper_at(width, False), CUBE, periods=2)
    assert trial.judge.broken() is None


def test_pads_that_lose_touch_for_a_moment_have_not_dropped_anything():
    trial = carried()
    trial.show(gripper_at(0.03, False), CUBE, periods=2)
    trial.show(gripper_at(0.044, True), CUBE, periods=9)
    assert trial.judge.broken() is None


def test_a_gripper_that_was_commanded_to_open_may_let_go_of_anything():
    trial = Trial("open_gripper", [], gripper_at(0.045, True), CUBE)
    trial.show(gripper_at(0.02, False), CUBE, periods=10)
    assert trial.judge.broken() is None
