"""What a policy server can be sent about a moment, in numbers and in words."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.robots.arm import GripperState
from hcvla.skills.remote.sources import VECTORS, words
from items import arm_at, item, seeing

PICK = ROBOT_API["pick"].bind(Actor("red cube"))
PLACE = ROBOT_API["place"].bind(Actor("blue mat"))
MOVE = ROBOT_API["move_to"].bind(Pose.from_yaw(0.5, -0.1, 0.2, math.pi / 2.0))
SEEN = seeing(arm_at(0.45, 0.1, 0.3, width=0.02, grasped=True), item("red cube", 0.5, 0.0, yaw=0.3))


def numbers(name, call=PICK, seen=SEEN):
    return VECTORS[name](seen, call)


def test_every_source_is_a_vector_of_finite_numbers():
    for call in (PICK, PLACE, MOVE, ROBOT_API["go_home"].bind()):
        for name in VECTORS:
            found = numbers(name, call)
            assert found.ndim == 1, name
            assert np.isfinite(found).all(), name


def test_the_gripper_is_given_in_every_common_way():
    # 0.02 m of 0.08 m: a quarter open, each finger 0.01 m from the middle
    assert numbers("gripper_width") == pytest.approx([0.02])
    assert numbers("gripper_opening") == pytest.approx([0.25])
    assert numbers("gripper_closing") == pytest.approx([0.75])
    assert numbers("finger_positions") == pytest.approx([0.01, -0.01])
    assert numbers("grasped") == [1.0]
    loose = replace(SEEN.state, gripper=GripperState(0.08, 0.0, False))
    assert numbers("grasped", seen=replace(SEEN, state=loose)) == [0.0]


def test_the_tool_is_given_in_the_base_frame_and_points_down():
    assert numbers("tool_position") == pytest.approx([0.45, 0.1, 0.3])
    # fingers down at yaw 0: half a turn about x
    assert np.abs(numbers("tool_rotation_vector")) == pytest.approx([math.pi, 0.0, 0.0], abs=1e-9)
    assert np.abs(numbers("tool_quaternion")) == pytest.approx([1.0, 0.0, 0.0, 0.0], abs=1e-9)


def test_arguments_are_poses_and_what_is_not_known_is_zero():
    half = 0.15
    expected = [0.5, 0.0, 0.0225, 0.0, 0.0, math.sin(half), math.cos(half)]
    assert numbers("actor_pose") == pytest.approx(expected)
    assert numbers("target_pose", MOVE)[:3] == pytest.approx([0.5, -0.1, 0.2])
    assert numbers("target_pose", PLACE) == pytest.approx(np.zeros(7))
    assert numbers("actor_pose", MOVE) == pytest.approx(np.zeros(7))


def test_a_call_is_said_in_words_its_own_or_those_of_a_template():
    assert words(PICK, {}) == "pick up the red cube"
    assert words(PLACE, {}) == "put it down on the blue mat"
    assert words(PICK, {"pick": "grasp {actor}"}) == "grasp the red cube"
    moved = "50 cm ahead, 10 cm to the right, 20 cm up, at 90 degrees"
    assert words(MOVE, {"move_to": "go {pose}, now"}) == f"go {moved}, now"
    assert words(ROBOT_API["go_home"].bind(), {"pick": "grasp {actor}"}) == "go back to the start"
