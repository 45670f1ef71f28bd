from dataclasses import replace

import numpy as np

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from items import arm_at, item
from judging import Trial

CUBE = item("red cube", 0.5, 0.0)
ABOVE, AT = arm_at(0.5, 0.0, 0.2, width=0.0), arm_at(0.5, 0.0, 0.06, width=0.0)


def pressed(state, force_n: float):
    """The same arm with a vertical force on the hand, 0.5 m from the shoulder."""
    return replace(state, tau_ext=np.array([0.0, 0.5 * force_n, 0.0, 0.0, 0.0, 0.0, 0.0]))


def touched(force_n: float, cube=CUBE, at=AT, end=ABOVE):
    trial = Trial("touch", [Actor("red cube")], ABOVE, CUBE)
    trial.show(pressed(at, force_n), CUBE, periods=2)
    return trial.show(end, cube, periods=10)


def test_a_touch_must_be_felt_at_the_object():
    verdict = touched(3.0)
    assert verdict.done
    assert abs(verdict.measures["contact_n"] - 3.0) < 1e-6
    assert touched(1.0).outcome is Outcome.NOT_PLACED
    # Pressing on something else, 0.1 m aside.
    assert "no contact" in touched(3.0, at=arm_at(0.5, 0.1, 0.06, width=0.0)).message


def test_a_torque_that_free_motion_has_too_is_no_touch():
    trial = Trial("touch", [Actor("red cube")], ABOVE, CUBE)
    trial.show(pressed(ABOVE, 3.0), CUBE)
    trial.show(pressed(AT, 3.5), CUBE)
    assert "no contact" in trial.show(ABOVE, CUBE, periods=10).message


def test_a_touch_leaves_the_object_where_it_was():
    verdict = touched(3.0, replace(CUBE, pose=CUBE.pose.moved(dx=0.012)))
    assert verdict.outcome is Outcome.NOT_PLACED
    assert "moved 12 mm" in verdict.message
    assert touched(3.0, replace(CUBE, pose=CUBE.pose.moved(dx=0.008))).done


def test_a_hand_that_does_not_withdraw_has_not_finished():
    assert "still at" in touched(3.0, end=arm_at(0.5, 0.0, 0.05, width=0.0)).message


def test_an_object_that_the_hand_hides_has_to_be_looked_at():
    assert touched(3.0, replace(CUBE, visible=False)) is None


def test_fingers_that_held_the_object_did_not_touch_it():
    trial = Trial("touch", [Actor("red cube")], ABOVE, CUBE)
    trial.show(arm_at(0.5, 0.0, 0.02, width=0.045, grasped=True), CUBE)
    assert not trial.show(ABOVE, CUBE, periods=10).done
