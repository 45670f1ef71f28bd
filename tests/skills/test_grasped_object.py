import numpy as np
import pytest

from hcvla.skills.grasped_object import Hand, find_held, grip_of
from hcvla.skills.tool import downward, tool_pose_from_transform
from items import arm_at, item, seeing


def test_a_grip_brings_the_object_where_it_is_asked_to_be():
    cube = item("red cube", 0.51, 0.0, 0.2)
    state = arm_at(0.5, 0.0, 0.02)
    held = grip_of(cube, state.T_base_tool)
    assert held.along_m == pytest.approx(0.01)
    assert held.above_m == pytest.approx(0.0025)
    tool_pose = held.tool_pose(0.4, 0.2, 0.1, 1.3)
    pose = held.object_pose(tool_pose)
    np.testing.assert_allclose(pose.position, [0.4, 0.2, 0.1], atol=1e-12)
    assert pose.yaw == pytest.approx(1.5)


def test_across_the_pads_an_object_is_centred_by_the_grasp():
    held = grip_of(item("red cube", 0.5, 0.006), arm_at(0.5, 0.0, 0.02).T_base_tool)
    tool = arm_at(0.5, 0.0, 0.02).T_base_tool
    assert held.object_pose(tool_pose_from_transform(tool)).y == pytest.approx(0.0)


def test_an_open_hand_holds_nothing_whatever_is_remembered():
    cube = item("red cube", 0.5, 0.0)
    hand = Hand()
    hand.held = grip_of(cube, arm_at(0.5, 0.0, 0.02).T_base_tool)
    assert hand.holding(seeing(arm_at(0.5, 0.0, 0.2), cube)) is None


def test_after_a_restart_the_held_object_is_found_between_the_pads():
    cube, other = item("red cube", 0.5, 0.0, z=0.2), item("blue cube", 0.4, 0.1)
    state = arm_at(0.5, 0.0, 0.2, width=0.045, grasped=True)
    found = find_held(seeing(state, other, cube), None)
    assert found is not None
    assert found.item.name == "red cube"
    assert find_held(seeing(state, other), None) is None


@pytest.mark.parametrize(
    ("shape", "seen", "known", "turned"), [("cube", 0.1, 1.6, 1.6708), ("cylinder", 0.1, 1.6, 1.6)]
)
def test_of_all_turns_that_look_as_seen_the_one_nearest_to_what_is_known_counts(shape, seen, known, turned):
    # A cube seen at 0.1 may be at 0.1 + pi / 2 = 1.6708 as well; of a cylinder no turn is seen.
    held = grip_of(item(f"red {shape}", 0.5, 0.0, seen), arm_at(0.5, 0.0, 0.02, 0.3).T_base_tool)
    held = held.known_to_be_turned(known, 0.3)
    assert held.object_pose(downward(0.5, 0.0, 0.02, 0.3)).yaw == pytest.approx(turned, abs=1e-4)
