"""Chunks between the base frame and the network."""

import math

import pytest
import torch

from hcvla.skills.diffusion import actions, layout
from hcvla.skills.diffusion.config import ActionConfig
from helpers.policy_frames import random_frames, turned_world

CONFIG = ActionConfig()


def commands(count: int) -> torch.Tensor:
    drawn = torch.randn(count, CONFIG.horizon, layout.ACTION, generator=torch.Generator().manual_seed(3))
    drawn[..., :3] = torch.tensor([0.5, 0.0, 0.2]) + 0.1 * drawn[..., :3]
    drawn[..., 3:7] = torch.nn.functional.normalize(drawn[..., 3:7], dim=-1)
    drawn[..., 7] = 0.3
    drawn[..., 8] = 0.05
    return drawn


def test_decode_inverts_encode():
    frames, wanted = random_frames(8), commands(8)
    found = actions.decode(actions.encode(wanted, frames, CONFIG), frames, CONFIG)
    assert torch.allclose(found[..., :3], wanted[..., :3], atol=1e-5)
    assert torch.allclose((found[..., 3:7] * wanted[..., 3:7]).sum(-1).abs(), torch.ones(8, CONFIG.horizon), atol=1e-5)
    assert torch.allclose(found[..., 7:], wanted[..., 7:], atol=1e-6)


def test_a_millimetre_ahead_is_worth_a_twentieth_and_half_a_metre_under_four():
    frames = torch.zeros(1, layout.frame_width(0))
    frames[0, 3] = 1.0
    wanted = torch.zeros(1, 1, layout.ACTION)
    wanted[..., 3] = 1.0
    for way, expected in ((0.001, 0.05), (0.5, math.asinh(25.0))):
        wanted[..., 0] = way
        assert actions.encode(wanted, frames, CONFIG)[0, 0, 0].item() == pytest.approx(expected, abs=1e-3)


def test_a_chunk_in_the_gripper_frame_does_not_know_where_the_robot_looks():
    frames, wanted = random_frames(4), commands(4)
    turned = turned_world(frames, 0.7)
    chunk = actions.encode(wanted, frames, CONFIG)
    there = actions.decode(chunk, turned, CONFIG)
    assert torch.allclose(actions.encode(there, turned, CONFIG), chunk, atol=1e-4)
    assert not torch.allclose(there[..., :3], wanted[..., :3], atol=1e-2)
