import math
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.skills.grasped_object import grip_of
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.verdicts import Sighting, judge_move, judge_pick, judge_place, judge_push, judge_touch
from things import arm_at, thing

CONFIG = OracleConfig()
CUBE = thing("red cube", 0.5, 0.0)
HELD = grip_of(CUBE, arm_at(0.5, 0.0, 0.0225).T_base_tool)
OPEN = arm_at(0.5, 0.0, 0.1)


def lifted(width: float = 0.045, grasped: bool = True, z: float = 0.1):
    return arm_at(0.5, 0.0, z, width=width, grasped=grasped)


def test_a_pick_is_done_when_held_and_lifted():
    verdict = judge_pick(lifted(), HELD, Sighting(CUBE, CUBE, False), CONFIG)
    assert verdict.done
    # The tool rose from 0.0225 to 0.1.
    assert verdict.measures["lifted_m"] == pytest.approx(0.0775)


@pytest.mark.parametrize(
    ("state", "fresh"),
    [
        (lifted(width=0.001, grasped=False), False),
        (lifted(width=0.02), False),
        (lifted(z=0.03), False),
        (lifted(), True),
    ],
    ids=["shut", "something-thin", "not-lifted", "seen-on-the-table"],
)
def test_a_pick_is_not_done_otherwise(state, fresh):
    verdict = judge_pick(state, HELD, Sighting(CUBE, CUBE, fresh), CONFIG)
    assert verdict.outcome is Outcome.NOT_GRASPED


def test_a_place_is_judged_by_where_the_object_is_seen():
    wanted = CUBE.pose
    near = replace(CUBE, pose=wanted.moved(dx=0.012, dy=0.009))
    verdict = judge_place(OPEN, wanted, Sighting(CUBE, near, True), None, False, CONFIG)
    assert verdict.done
    # 12 and 9 mm: 15 mm.
    assert verdict.measures["position_error_m"] == pytest.approx(0.015)
    far = replace(CUBE, pose=wanted.moved(dx=0.03))
    assert judge_place(OPEN, wanted, Sighting(CUBE, far, True), None, False, CONFIG).outcome is Outcome.NOT_PLACED


def test_an_object_still_in_the_hand_is_not_placed():
    verdict = judge_place(lifted(), CUBE.pose, Sighting(CUBE, CUBE, True), None, False, CONFIG)
    assert verdict.outcome is Outcome.NOT_PLACED
    assert "still holds" in verdict.message


def test_beside_its_support_an_object_is_not_placed_and_anywhere_on_it_is():
    tray = thing("green tray", 0.5, 0.0)
    wanted = CUBE.pose.moved(dz=0.003)
    on_it = replace(CUBE, pose=wanted.moved(dx=0.04))
    beside = replace(CUBE, pose=wanted.moved(dx=0.08))
    assert judge_place(OPEN, wanted, Sighting(CUBE, on_it, True), tray, False, CONFIG).done
    assert not judge_place(OPEN, wanted, Sighting(CUBE, beside, True), tray, False, CONFIG).done


def test_matching_a_yaw_counts_up_to_ten_degrees_and_modulo_symmetry():
    for turn, done in ((8.0, True), (12.0, False), (90.0, True)):
        seen = replace(CUBE, pose=CUBE.pose.rotated_z(math.radians(turn)))
        verdict = judge_place(OPEN, CUBE.pose, Sighting(CUBE, seen, True), None, True, CONFIG)
        assert verdict.done is done, turn


def test_a_place_that_was_not_seen_says_so():
    verdict = judge_place(OPEN, CUBE.pose, Sighting(CUBE, CUBE, False), None, False, CONFIG)
    assert verdict.done
    assert "not seen" in verdict.message
    assert verdict.measures["seen"] == 0.0


def test_a_move_is_done_within_a_centimetre_and_five_degrees():
    wanted = Pose(0.5, 0.0, 0.2)
    assert judge_move(wanted.moved(dx=0.008), wanted).done
    assert judge_move(wanted.moved(dx=0.02), wanted).outcome is Outcome.UNREACHABLE
    assert not judge_move(wanted.rotated_z(0.1), wanted).done


def test_a_push_toward_an_object_needs_less_than_seventy_percent_left():
    other = thing("blue cube", 0.5, 0.2)
    half, little = replace(CUBE, pose=CUBE.pose.moved(dy=0.1)), replace(CUBE, pose=CUBE.pose.moved(dy=0.05))
    assert judge_push(Sighting(CUBE, half, True), other.pose, other, True, CONFIG).done
    assert not judge_push(Sighting(CUBE, little, True), other.pose, other, True, CONFIG).done
    assert not judge_push(Sighting(CUBE, half, True), other.pose, other, False, CONFIG).done
    # To a pose only the distance left counts.
    assert not judge_push(Sighting(CUBE, half, True), other.pose, None, True, CONFIG).done


def test_a_touch_must_be_felt_and_leave_the_object_where_it_was():
    moved = replace(CUBE, pose=CUBE.pose.moved(dx=0.012))
    assert judge_touch(True, Sighting(CUBE, CUBE, True), CONFIG).done
    assert not judge_touch(False, Sighting(CUBE, CUBE, True), CONFIG).done
    assert not judge_touch(True, Sighting(CUBE, moved, True), CONFIG).done
