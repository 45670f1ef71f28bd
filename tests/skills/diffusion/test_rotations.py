"""Batched rotations agree with scipy's, and undo one another."""

import math

import pytest
import torch
from scipy.spatial.transform import Rotation

from hcvla.skills.diffusion import rotations

DRAWN = torch.from_numpy(Rotation.random(200, random_state=5).as_quat())


def same(first: torch.Tensor, second: torch.Tensor) -> bool:
    """Whether quaternions are the same rotations; their signs do not matter."""
    return bool(torch.allclose((first * second).sum(-1).abs(), torch.ones(len(first), dtype=first.dtype), atol=1e-6))


def test_matrices_are_those_of_scipy():
    found = rotations.matrices_from_quaternions(DRAWN)
    assert torch.allclose(found, torch.from_numpy(Rotation.from_quat(DRAWN.numpy()).as_matrix()), atol=1e-9)


@pytest.mark.parametrize("largest", range(4), ids="xyzw")
def test_a_matrix_gives_its_quaternion_back_whichever_component_is_largest(largest):
    drawn = DRAWN[DRAWN.abs().argmax(-1) == largest]
    assert len(drawn) > 20
    assert same(rotations.quaternions_from_matrices(rotations.matrices_from_quaternions(drawn)), drawn)


def test_a_half_turn_about_an_axis_is_found_again():
    half_turns = torch.eye(4)[:3]
    assert same(rotations.quaternions_from_matrices(rotations.matrices_from_quaternions(half_turns)), half_turns)


def test_a_tool_that_points_down_is_upright():
    down = torch.tensor([[1.0, 0.0, 0.0, 0.0]])
    assert same(rotations.upright_from_tool(down), torch.tensor([[0.0, 0.0, 0.0, 1.0]]))
    assert torch.equal(rotations.tool_from_upright(rotations.upright_from_tool(DRAWN)), DRAWN)


def test_the_yaw_and_the_z_axis_are_those_of_the_matrix():
    matrices = rotations.matrices_from_quaternions(DRAWN)
    assert torch.allclose(rotations.z_axis_of(DRAWN), matrices[..., 2], atol=1e-9)
    yaw = torch.atan2(matrices[:, 1, 0], matrices[:, 0, 0])
    assert torch.allclose(rotations.yaw_of(DRAWN), yaw, atol=1e-9)


def test_a_quarter_turn_takes_x_to_y_in_vectors_and_in_orientations():
    ahead, quarter = torch.tensor([[1.0, 0.0, 0.5]]), torch.tensor([math.pi / 2.0])
    assert torch.allclose(rotations.turned_vectors(ahead, quarter), torch.tensor([[0.0, 1.0, 0.5]]), atol=1e-6)
    turned = rotations.turned_orientations(torch.tensor([[0.0, 0.0, 0.0, 1.0]]), quarter)
    assert rotations.yaw_of(turned).item() == pytest.approx(math.pi / 2.0)
