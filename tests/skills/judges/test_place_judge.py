import math
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from items import arm_at, item
from judging import Trial

CUBE, TRAY = item("red cube", 0.5, 0.0), item("green tray", 0.5, 0.2)
GOAL = Pose(0.4, 0.1, 0.0225)
CARRYING = arm_at(0.5, 0.0, 0.1, width=0.045, grasped=True)
HELD = replace(CUBE, pose=replace(CUBE.pose, z=0.1), held=True, visible=False)
AWAY = arm_at(0.4, 0.1, 0.15)
SETTLED = 10
"""Periods of 0.05 s: longer than the 0.4 s in which an object must not move, with one to see it at all."""


def placed_at(pose: Pose, target=GOAL, match_yaw=False, tool_turn=0.0, others=(TRAY,), periods=SETTLED):
    """Return the verdict on a cube that is carried to a pose, the tool turned by `tool_turn`, let go and seen there."""
    trial = Trial("place", [target, match_yaw], CARRYING, HELD, *others)
    # A hand turns by less than half a turn between two observations.
    for share in (0.25, 0.5, 0.75, 1.0):
        yaw = share * tool_turn
        turned = replace(HELD, pose=HELD.pose.rotated_z(yaw))
        trial.show(arm_at(pose.x, pose.y, pose.z, yaw, width=0.045, grasped=True), turned, *others)
    return trial.show(AWAY, replace(CUBE, pose=pose), *others, periods=periods)


def test_a_place_is_judged_by_where_the_object_is_seen():
    verdict = placed_at(GOAL.moved(dx=0.012, dy=0.009))
    assert verdict.done
    # 12 and 9 mm: 15 mm.
    assert verdict.measures["position_error_m"] == pytest.approx(0.015)
    assert placed_at(GOAL.moved(dx=0.03)).outcome is Outcome.NOT_PLACED


def test_an_object_that_still_moves_is_not_judged_yet():
    assert placed_at(GOAL, periods=3) is None


def test_an_object_that_no_one_saw_since_is_not_judged_and_may_not_be_done():
    trial = Trial("place", [GOAL], CARRYING, HELD)
    hidden = replace(CUBE, pose=GOAL, visible=False)
    assert trial.show(AWAY, hidden, periods=40) is None
    assert trial.judge.unseen() == ["red cube"]
    assert trial.judge.unverified().outcome is Outcome.UNVERIFIED


def test_an_object_still_in_the_hand_is_not_placed():
    verdict = Trial("place", [GOAL], CARRYING, HELD).show(CARRYING, HELD)
    assert verdict.outcome is Outcome.NOT_PLACED
    assert "still holds" in verdict.message


def test_an_empty_hand_places_nothing():
    assert Trial("place", [GOAL], AWAY, CUBE).show(AWAY, CUBE).outcome is Outcome.NOT_GRASPED


def test_next_to_its_support_an_object_is_not_placed_and_anywhere_on_it_is():
    # A tray's floor is 3 mm thick.
    on_it = TRAY.pose.moved(dx=0.04, dz=0.0225 + 0.003 - TRAY.pose.z)
    assert placed_at(on_it, Actor("green tray")).done
    assert placed_at(on_it.moved(dx=0.04), Actor("green tray")).outcome is Outcome.NOT_PLACED


def test_an_object_that_is_taller_than_the_pose_says_stands_all_the_same():
    # The pose is that of something 8 mm high; the cube's centre rests at 22.5 mm.
    assert placed_at(GOAL, replace(GOAL, z=0.004)).done


def test_an_object_that_fell_from_its_tower_is_not_placed():
    on_top = replace(GOAL, z=0.0675)
    lower = item("blue cube", GOAL.x, GOAL.y)
    assert placed_at(on_top, on_top, others=(lower,)).done
    assert not placed_at(GOAL.moved(dx=0.05), on_top, others=(lower,)).done


@pytest.mark.parametrize(("degrees", "done"), [(8.0, True), (12.0, False)])
def test_matching_a_yaw_counts_up_to_ten_degrees(degrees, done):
    seen = GOAL.rotated_z(math.radians(degrees))
    assert placed_at(seen, match_yaw=True, tool_turn=math.radians(degrees)).done is done


@pytest.mark.parametrize(("tool_degrees", "done"), [(0.0, False), (90.0, True), (-90.0, False)])
def test_a_cube_that_looks_turned_is_turned_only_if_the_hand_turned_it(tool_degrees, done):
    # After all of these the cube looks the same, and as it was to look.
    wanted = GOAL.rotated_z(math.radians(90.0))
    verdict = placed_at(GOAL, wanted, match_yaw=True, tool_turn=math.radians(tool_degrees))
    assert verdict.done is done


def test_a_cylinder_has_no_yaw_to_match():
    cylinder = item("red cylinder", 0.5, 0.0)
    trial = Trial("place", [GOAL.rotated_z(1.0), True], CARRYING, replace(cylinder, held=True))
    verdict = trial.show(AWAY, replace(cylinder, pose=replace(GOAL, z=0.025)), periods=SETTLED)
    assert verdict.done


def covered_at(pose: Pose):
    box = replace(item("white cube", 0.5, 0.0, size=(0.06, 0.06, 0.06)), held=True)
    small = replace(item("red cube", 0.4, 0.1, size=(0.03, 0.03, 0.03)), visible=False)
    trial = Trial("cover", [Actor("red cube")], CARRYING, box, small)
    return trial.show(AWAY, replace(box, pose=pose, held=False), small, periods=SETTLED)


def test_a_box_covers_what_it_stands_over_on_the_table():
    assert covered_at(Pose(0.41, 0.1, 0.03)).done
    assert covered_at(Pose(0.425, 0.1, 0.03)).outcome is Outcome.NOT_PLACED
    # On top of the object instead of over it: 30 mm too high.
    assert covered_at(Pose(0.4, 0.1, 0.06)).outcome is Outcome.NOT_PLACED
