"""Chunks of actions between the base frame and the network: relative to the tool, compressed, standardised later."""

from __future__ import annotations

import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ActionConfig
from hcvla.skills.diffusion.rotations import (
    matrices_from_quaternions,
    quaternions_from_matrices,
    tool_from_upright,
    turned_vectors,
    upright_from_tool,
    yaw_of,
)

WIDTH = 11
"""Per step: position (3), first two columns of the rotation (6), log of the speed cap, gripper width."""
STAY = torch.tensor([0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, -1.2, 2.0])
"""Upright where the tool is, at 0.3 m/s, the gripper open: what an untrained network says."""


def encode(actions: torch.Tensor, frames: torch.Tensor, config: ActionConfig) -> torch.Tensor:
    """Return chunks as the network learns them, Shape=(batch, horizon, WIDTH).

    `actions` are commands in the base frame, Shape=(batch, horizon, ACTION); `frames` the raw frames they start from.
    """
    position, upright_yaw = frames[:, None, :3], _tool_yaw(frames)[:, None]
    offset = turned_vectors(actions[..., :3] - position, -upright_yaw)
    rotation = matrices_from_quaternions(upright_from_tool(actions[..., 3:7]))
    columns = [turned_vectors(rotation[..., i], -upright_yaw) for i in (0, 1)]
    speed = torch.log(actions[..., 7:8].clamp(config.slowest_m_s, config.fastest_m_s))
    return torch.cat([torch.asinh(offset / config.compress_m), *columns, speed, actions[..., 8:9] / 0.04], dim=-1)


def decode(chunk: torch.Tensor, frames: torch.Tensor, config: ActionConfig) -> torch.Tensor:
    """Return commands in the base frame, Shape=(batch, horizon, ACTION); inverse of `encode`."""
    upright_yaw = _tool_yaw(frames)[:, None]
    position = frames[:, None, :3] + turned_vectors(torch.sinh(chunk[..., :3]) * config.compress_m, upright_yaw)
    first = torch.nn.functional.normalize(chunk[..., 3:6], dim=-1)
    second = chunk[..., 6:9] - (first * chunk[..., 6:9]).sum(-1, keepdim=True) * first
    second = torch.nn.functional.normalize(second, dim=-1)
    rotation = torch.stack([first, second, torch.linalg.cross(first, second)], dim=-1)
    columns = torch.stack([turned_vectors(rotation[..., i], upright_yaw) for i in range(3)], dim=-1)
    tool = tool_from_upright(quaternions_from_matrices(columns))
    speed = torch.exp(chunk[..., 9:10]).clamp(config.slowest_m_s, config.fastest_m_s)
    return torch.cat([position, tool, speed, chunk[..., 10:11] * 0.04], dim=-1)


def _tool_yaw(frames: torch.Tensor) -> torch.Tensor:
    """Return the yaw of the tool in the object convention [rad], Shape=(batch,)."""
    return yaw_of(upright_from_tool(frames[:, layout.TOOL_QUATERNION]))
