from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from items import arm_at, item
from judging import Trial

CUBE, OTHER = item("red cube", 0.5, 0.0), item("blue cube", 0.5, 0.2)
HOME = arm_at(0.4, -0.3, 0.3, width=0.0)
SETTLED = 10


def moved(dy: float, dz: float = 0.0):
    return replace(CUBE, pose=CUBE.pose.moved(dy=dy, dz=dz))


def verdict_on(function, arguments, cube, state=HOME, before=(HOME,)):
    trial = Trial(function, arguments, HOME, CUBE, OTHER)
    for arm in before:
        trial.show(arm, CUBE, OTHER)
    return trial.show(state, cube, OTHER, periods=SETTLED)


def test_a_push_toward_an_object_needs_less_than_seventy_percent_left():
    toward = [Actor("red cube"), Actor("blue cube")]
    # 0.14 of 0.20 m are 70 %.
    assert verdict_on("push", toward, moved(0.07)).done
    verdict = verdict_on("push", toward, moved(0.055))
    assert verdict.outcome is Outcome.NOT_PLACED
    assert verdict.measures["share_left"] == pytest.approx(0.725)


def test_a_push_to_a_pose_counts_within_three_centimetres():
    to = [Actor("red cube"), Pose(0.5, 0.1, 0.0225)]
    assert verdict_on("push", to, moved(0.075)).done
    assert verdict_on("push", to, moved(0.065)).outcome is Outcome.NOT_PLACED


def test_an_object_that_is_pushed_must_be_seen_at_rest():
    trial = Trial("push", [Actor("red cube"), Actor("blue cube")], HOME, CUBE, OTHER)
    for step in range(10):
        assert trial.show(HOME, moved(0.005 * step), OTHER) is None
    assert trial.show(HOME, replace(moved(0.1), visible=False), OTHER, periods=SETTLED) is None
    assert trial.judge.unseen() == ["red cube"]


def test_fingers_that_are_still_at_the_object_have_not_finished():
    # 0.02 m before the cube's centre is inside it; 0.05 m is 27.5 mm from its side, and above it all is clear.
    for y, z, done in ((0.08, 0.02, False), (0.05, 0.02, True), (0.1, 0.12, True)):
        state = arm_at(0.5, y, z, width=0.0)
        assert verdict_on("push", [Actor("red cube"), Actor("blue cube")], moved(0.1), state).done is done


def test_what_was_held_on_the_way_was_not_pushed():
    grasping = arm_at(0.5, 0.0, 0.02, width=0.045, grasped=True)
    verdict = verdict_on("push", [Actor("red cube"), Actor("blue cube")], moved(0.1), before=(grasping,))
    assert verdict.outcome is Outcome.NOT_PLACED
    assert "without" in verdict.message


@pytest.mark.parametrize(
    ("dy", "dz", "done"), [(0.11, 0.0, True), (0.09, 0.0, False), (0.11, -0.02, False)], ids=["far", "short", "fallen"]
)
def test_a_nudge_is_ten_centimetres_and_leaves_the_object_upright(dy, dz, done):
    assert verdict_on("nudge", [Actor("red cube")], moved(dy, dz)).done is done
