from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from items import arm_at, item
from judging import Trial

CARRYING, EMPTY = arm_at(0.5, 0.0, 0.3, width=0.045, grasped=True), arm_at(0.5, 0.0, 0.3)
CUBE = item("red cube", 0.5, 0.0, z=0.3)
HELD, MAT = replace(CUBE, held=True), item("blue mat", 0.75, 0.0)


def thrown_to(x: float, mat=MAT, visible=True):
    trial = Trial("throw", [Actor("blue mat")], CARRYING, HELD, MAT)
    lies = replace(CUBE, pose=replace(CUBE.pose, x=x, z=0.0225), visible=visible)
    return trial.show(EMPTY, lies, mat, periods=10)


def test_what_is_thrown_counts_up_to_fifteen_centimetres_from_the_edge():
    # The mat's edge is at 0.68 m.
    verdict = thrown_to(0.58)
    assert verdict.done
    assert verdict.measures["missed_m"] == pytest.approx(0.10)
    assert thrown_to(0.51).outcome is Outcome.NOT_PLACED


def test_a_target_that_was_seen_to_move_was_hit():
    assert thrown_to(0.51, replace(MAT, pose=MAT.pose.moved(dx=0.03))).done


def test_what_no_one_sees_land_is_not_judged():
    assert thrown_to(0.75, visible=False) is None


def test_a_hand_that_still_holds_or_never_held_has_thrown_nothing():
    trial = Trial("throw", [Actor("blue mat")], CARRYING, HELD, MAT)
    assert trial.show(CARRYING, HELD, MAT).outcome is Outcome.NOT_PLACED
    assert Trial("throw", [Actor("blue mat")], EMPTY, MAT).show(EMPTY, MAT).outcome is Outcome.NOT_GRASPED
