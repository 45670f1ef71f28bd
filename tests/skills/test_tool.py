import math

import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.skills.tool import (
    downward,
    tool_from_upright,
    tool_pose_from_transform,
    transform_from_tool_pose,
    upright_from_tool,
)


def test_an_upright_pose_means_fingers_straight_down_and_pads_along_y():
    rotation = tool_from_upright(Pose(0.5, 0.0, 0.2)).matrix[:3, :3]
    np.testing.assert_allclose(rotation, np.diag([1.0, -1.0, -1.0]), atol=1e-12)


def test_the_tool_turns_with_the_yaw_of_the_pose():
    expected = Pose.from_yaw(0.5, 0.0, 0.2, 0.7).matrix @ np.diag([1.0, -1.0, -1.0, 1.0])
    np.testing.assert_allclose(tool_from_upright(Pose.from_yaw(0.5, 0.0, 0.2, 0.7)).matrix, expected, atol=1e-12)


def test_upright_and_tool_are_inverse():
    pose = Pose(0.1, 0.2, 0.3, 0.5, 0.5, -0.5, 0.5)
    assert upright_from_tool(tool_from_upright(pose)) == pose


@pytest.mark.parametrize("yaw", [-4.0, -3.1, 0.0, 1.0, 3.2, 4.5])
def test_a_tool_pose_keeps_the_turns_it_is_given(yaw):
    tool_pose = downward(0.4, 0.1, 0.2, yaw)
    np.testing.assert_allclose(
        tool_pose_from_transform(transform_from_tool_pose(tool_pose), yaw + 0.3), tool_pose, atol=1e-9
    )


def test_a_tilted_tool_survives_the_way_through_a_tool_pose():
    tool_pose = np.array([0.4, 0.1, 0.2, 0.3, -0.2, 0.5])
    np.testing.assert_allclose(tool_pose_from_transform(transform_from_tool_pose(tool_pose), 0.5), tool_pose, atol=1e-9)
    assert math.isclose(np.linalg.norm(transform_from_tool_pose(tool_pose).quaternion), 1.0)
