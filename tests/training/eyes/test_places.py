"""Where things are in the images of the simulated cameras."""

import pytest
import torch

from hcvla.api.types import Pose
from hcvla.training.eyes.places import image_places

DOWN = [1.0, 0.0, 0.0, 0.0]
"""A tool that points down."""


def places(points, tool) -> torch.Tensor:
    return image_places(torch.tensor([points]), torch.tensor([tool]))[0]


def test_what_the_scene_camera_looks_at_is_in_the_middle_of_its_image():
    assert places([[0.46, 0.0, 0.02]], [0.5, 0.0, 0.3, *DOWN])[0, 0].tolist() == pytest.approx([0.0, 0.0], abs=1e-6)


def test_the_scene_camera_looks_back_at_the_robot():
    (left, near), (behind, far) = places([[0.46, 0.1, 0.02], [0.36, 0.0, 0.02]], [0.5, 0.0, 0.3, *DOWN])[:, 0].tolist()
    # The robot's left is at the right of an image taken from in front of it; what is nearer to the robot is higher.
    assert left > 0.2
    assert near == pytest.approx(0.0, abs=1e-6)
    assert behind == pytest.approx(0.0, abs=1e-6)
    assert far < -0.2


def test_the_wrist_camera_sees_the_tool_at_one_place_wherever_the_arm_is():
    poses = [Pose(0.5, 0.1, 0.2, *DOWN), Pose(0.4, -0.2, 0.05, 0.7071068, 0.7071068, 0.0, 0.0)]
    first, second = (
        places([[pose.x, pose.y, pose.z]], [*pose.position, *pose.quaternion])[0, 1].tolist() for pose in poses
    )
    assert first == pytest.approx(second, abs=1e-5)
    assert abs(first[0]) < 1e-6
    assert 0.2 < first[1] < 1.0


def test_what_is_behind_a_camera_has_no_place():
    # Above the hand, which looks down.
    assert places([[0.5, 0.0, 0.9]], [0.5, 0.0, 0.3, *DOWN])[0, 1].isnan().all()
