"""Where in the simulated cameras' images things are: what a gaze is to look at while it is trained."""

from __future__ import annotations

import math

import torch

from hcvla.robots.fr3.table import TCP_D
from hcvla.sim.camera_mounts import SCENE_CAMERA, WRIST_CAMERA, CameraMount
from hcvla.skills.diffusion.rotations import matrices_from_quaternions

_NEAREST_M = 0.02
"""What is nearer to a camera, or behind it, is not in its image."""


def image_places(points: torch.Tensor, tool: torch.Tensor) -> torch.Tensor:
    """Return where points are in the images of the scene and the wrist camera, Shape=(n, m, cameras, 2).

    Column and row, from -1 at the first pixel's edge to 1 at the last one's; NaN for what is behind a camera. `points`:
    base frame [m], Shape=(n, m, 3); `tool`: poses of the tool, Shape=(n, 7).
    """
    # The hand is TCP_D behind the tool along its axis, and turned alike.
    local = (points - tool[:, None, :3]) @ matrices_from_quaternions(tool[:, 3:])
    in_hand = local + local.new_tensor([0.0, 0.0, TCP_D])
    return torch.stack([_seen(SCENE_CAMERA, points), _seen(WRIST_CAMERA, in_hand)], dim=2)


def _seen(mount: CameraMount, points: torch.Tensor) -> torch.Tensor:
    """Return places in the square image of a camera of points in the frame of what it is mounted on."""
    T = torch.tensor(mount.T_body_optical, dtype=points.dtype)
    local = (points - T[:3, 3]) @ T[:3, :3]
    depth = local[..., 2:].clamp(min=_NEAREST_M)
    place = local[..., :2] / depth / math.tan(math.radians(mount.fovy_degrees) / 2.0)
    return torch.where(local[..., 2:] > _NEAREST_M, place, torch.nan)
