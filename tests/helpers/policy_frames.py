"""Random raw frames for tests of the diffusion policy."""

import math

import torch

from hcvla.skills.diffusion import layout

OTHERS = 10


def random_frames(count: int, seed: int = 0) -> torch.Tensor:
    """Return frames with every slot filled, as if a call were about all of it, Shape=(count, frame_width)."""
    generator = torch.Generator().manual_seed(seed)
    frames = torch.randn(count, layout.frame_width(OTHERS), generator=generator)
    frames[:, :3] = torch.tensor([0.5, 0.0, 0.2]) + 0.1 * frames[:, :3]
    frames[:, 3:7] = torch.nn.functional.normalize(frames[:, 3:7], dim=1)
    frames[:, 28] = 0.04
    frames[:, layout.CALL_AT] = 3.0
    objects = frames[:, layout.SLOTS_AT :].view(count, -1, layout.SLOT)
    objects[:, :, 0] = 1.0
    objects[:, :, 1:4] = torch.tensor([0.5, 0.0, 0.03]) + 0.1 * objects[:, :, 1:4]
    objects[:, :, 4:8] = torch.nn.functional.normalize(objects[:, :, 4:8], dim=-1)
    objects[:, :, 8:11] = 0.045
    objects[:, :, 11] = layout.SQUARE
    goal = objects[:, layout.SLOTS.index("goal")]
    goal[:, 9:11] = torch.tensor([1.0, 0.4])
    return frames


def turned_world(frames: torch.Tensor, angle: float) -> torch.Tensor:
    """Return the frames with tool, objects and joint 1 turned about the robot's vertical axis [rad]."""
    turned = frames.clone()
    turned[:, :3] = _turn(frames[:, :3], angle)
    turned[:, 3:7] = _turn_quaternion(frames[:, 3:7], angle)
    turned[:, 7] += angle
    objects = turned[:, layout.SLOTS_AT :].view(len(frames), -1, layout.SLOT)
    objects[:, :, 1:4] = _turn(objects[:, :, 1:4].clone(), angle)
    objects[:, :, 4:8] = _turn_quaternion(objects[:, :, 4:8].clone(), angle)
    objects[:, layout.SLOTS.index("goal"), 10] += angle
    return turned


def _turn(vectors: torch.Tensor, angle: float) -> torch.Tensor:
    c, s = math.cos(angle), math.sin(angle)
    x, y, z = vectors.unbind(-1)
    return torch.stack([c * x - s * y, s * x + c * y, z], dim=-1)


def _turn_quaternion(quaternion: torch.Tensor, angle: float) -> torch.Tensor:
    c, s = math.cos(angle / 2.0), math.sin(angle / 2.0)
    x, y, z, w = quaternion.unbind(-1)
    return torch.stack([c * x - s * y, c * y + s * x, c * z + s * w, c * w - s * z], dim=-1)
