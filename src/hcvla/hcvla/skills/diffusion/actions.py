"""Chunks of actions between the base frame and the network: relative to the tool, compressed, standardised later."""

from __future__ import annotations

import torch

from hcvla.skills.diffusion.config import ActionConfig

WIDTH = 11
"""Per step: position (3), first two columns of the rotation (6), log of the speed cap, gripper width."""
STAY = torch.tensor([0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, -1.2, 2.0])
"""Upright where the tool is, at 0.3 m/s, the gripper open: what an untrained network says."""


def encode(actions: torch.Tensor, frames: torch.Tensor, config: ActionConfig) -> torch.Tensor:
    """Return chunks as the network learns them, Shape=(batch, horizon, WIDTH).

    `actions` are commands in the base frame, Shape=(batch, horizon, ACTION); `frames` the raw frames they start from.
    """
    position, upright_yaw = frames[:, None, :3], tool_yaw(frames)[:, None]
    offset = _turn(actions[..., :3] - position, -upright_yaw)
    rotation = _matrix(_upright(actions[..., 3:7]))
    columns = [_turn(rotation[..., i], -upright_yaw) for i in (0, 1)]
    speed = torch.log(actions[..., 7:8].clamp(config.slowest_m_s, config.fastest_m_s))
    return torch.cat([torch.asinh(offset / config.compress_m), *columns, speed, actions[..., 8:9] / 0.04], dim=-1)


def decode(chunk: torch.Tensor, frames: torch.Tensor, config: ActionConfig) -> torch.Tensor:
    """Return commands in the base frame, Shape=(batch, horizon, ACTION); inverse of `encode`."""
    upright_yaw = tool_yaw(frames)[:, None]
    position = frames[:, None, :3] + _turn(torch.sinh(chunk[..., :3]) * config.compress_m, upright_yaw)
    first = torch.nn.functional.normalize(chunk[..., 3:6], dim=-1)
    second = chunk[..., 6:9] - (first * chunk[..., 6:9]).sum(-1, keepdim=True) * first
    second = torch.nn.functional.normalize(second, dim=-1)
    rotation = torch.stack([first, second, torch.linalg.cross(first, second)], dim=-1)
    columns = torch.stack([_turn(rotation[..., i], upright_yaw) for i in range(3)], dim=-1)
    tool = _tool(_quaternion(columns))
    speed = torch.exp(chunk[..., 9:10]).clamp(config.slowest_m_s, config.fastest_m_s)
    return torch.cat([position, tool, speed, chunk[..., 10:11] * 0.04], dim=-1)


def tool_yaw(frames: torch.Tensor) -> torch.Tensor:
    """Return the yaw of the tool in the object convention [rad], Shape=(batch,)."""
    x, y, z, w = _upright(frames[:, 3:7]).unbind(-1)
    return torch.atan2(2.0 * (w * z + x * y), 1.0 - 2.0 * (y * y + z * z))


def _upright(tool: torch.Tensor) -> torch.Tensor:
    x, y, z, w = tool.unbind(-1)
    return torch.stack([-w, -z, y, x], dim=-1)


def _tool(upright: torch.Tensor) -> torch.Tensor:
    x, y, z, w = upright.unbind(-1)
    return torch.stack([w, z, -y, -x], dim=-1)


def _turn(vectors: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    c, s = torch.cos(angle), torch.sin(angle)
    x, y = vectors[..., 0], vectors[..., 1]
    return torch.stack([c * x - s * y, s * x + c * y, vectors[..., 2]], dim=-1)


def _matrix(quaternion: torch.Tensor) -> torch.Tensor:
    x, y, z, w = torch.nn.functional.normalize(quaternion, dim=-1).unbind(-1)
    rows = [
        torch.stack([1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)], -1),
        torch.stack([2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)], -1),
        torch.stack([2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)], -1),
    ]
    return torch.stack(rows, dim=-2)


def _quaternion(rotation: torch.Tensor) -> torch.Tensor:
    """Return unit quaternions of rotations, Shape=(..., 4), by the row of largest trace (Shepperd)."""
    m = rotation
    candidates = torch.stack(
        [
            torch.stack(
                [
                    1 + m[..., 0, 0] - m[..., 1, 1] - m[..., 2, 2],
                    m[..., 0, 1] + m[..., 1, 0],
                    m[..., 0, 2] + m[..., 2, 0],
                    m[..., 2, 1] - m[..., 1, 2],
                ],
                -1,
            ),
            torch.stack(
                [
                    m[..., 0, 1] + m[..., 1, 0],
                    1 - m[..., 0, 0] + m[..., 1, 1] - m[..., 2, 2],
                    m[..., 1, 2] + m[..., 2, 1],
                    m[..., 0, 2] - m[..., 2, 0],
                ],
                -1,
            ),
            torch.stack(
                [
                    m[..., 0, 2] + m[..., 2, 0],
                    m[..., 1, 2] + m[..., 2, 1],
                    1 - m[..., 0, 0] - m[..., 1, 1] + m[..., 2, 2],
                    m[..., 1, 0] - m[..., 0, 1],
                ],
                -1,
            ),
            torch.stack(
                [
                    m[..., 2, 1] - m[..., 1, 2],
                    m[..., 0, 2] - m[..., 2, 0],
                    m[..., 1, 0] - m[..., 0, 1],
                    1 + m[..., 0, 0] + m[..., 1, 1] + m[..., 2, 2],
                ],
                -1,
            ),
        ],
        dim=-2,
    )
    largest = torch.diagonal(candidates, dim1=-2, dim2=-1).argmax(-1)
    chosen = torch.gather(candidates, -2, largest[..., None, None].expand(*largest.shape, 1, 4))[..., 0, :]
    return torch.nn.functional.normalize(chosen, dim=-1)
