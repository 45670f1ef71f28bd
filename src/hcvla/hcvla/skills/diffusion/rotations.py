"""Rotations in batches of torch: quaternions (x, y, z, w), turns about the vertical, and tools that point down.

"Upright" is the object convention of a tool pose: turned by pi about its own x axis, so that z stays up.
"""

from __future__ import annotations

import torch


def yaw_of(quaternions: torch.Tensor) -> torch.Tensor:
    """Return the yaws of orientations, Shape=(...), [rad]."""
    x, y, z, w = quaternions.unbind(-1)
    return torch.atan2(2.0 * (w * z + x * y), 1.0 - 2.0 * (y * y + z * z))


def z_axis_of(quaternions: torch.Tensor) -> torch.Tensor:
    """Return the z axes of orientations, Shape=(..., 3)."""
    x, y, z, w = quaternions.unbind(-1)
    return torch.stack([2.0 * (x * z + y * w), 2.0 * (y * z - x * w), 1.0 - 2.0 * (x * x + y * y)], dim=-1)


def upright_from_tool(tool: torch.Tensor) -> torch.Tensor:
    """Return the upright orientations of tools, Shape=(..., 4)."""
    x, y, z, w = tool.unbind(-1)
    return torch.stack([-w, -z, y, x], dim=-1)


def tool_from_upright(upright: torch.Tensor) -> torch.Tensor:
    """Return tool orientations, Shape=(..., 4); inverse of `upright_from_tool`."""
    x, y, z, w = upright.unbind(-1)
    return torch.stack([w, z, -y, -x], dim=-1)


def turned_vectors(vectors: torch.Tensor, angles: torch.Tensor) -> torch.Tensor:
    """Return vectors, Shape=(..., 3), turned about the z axis by angles, Shape=(...), [rad]."""
    c, s = torch.cos(angles), torch.sin(angles)
    x, y = vectors[..., 0], vectors[..., 1]
    return torch.stack([c * x - s * y, s * x + c * y, vectors[..., 2]], dim=-1)


def turned_orientations(quaternions: torch.Tensor, angles: torch.Tensor) -> torch.Tensor:
    """Return orientations, Shape=(..., 4), turned about the base's z axis by angles, Shape=(...), [rad]."""
    c, s = torch.cos(angles / 2.0), torch.sin(angles / 2.0)
    x, y, z, w = quaternions.unbind(-1)
    return torch.stack([c * x - s * y, c * y + s * x, c * z + s * w, c * w - s * z], dim=-1)


def matrices_from_quaternions(quaternions: torch.Tensor) -> torch.Tensor:
    """Return rotation matrices, Shape=(..., 3, 3)."""
    x, y, z, w = torch.nn.functional.normalize(quaternions, dim=-1).unbind(-1)
    rows = [
        torch.stack([1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)], -1),
        torch.stack([2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)], -1),
        torch.stack([2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)], -1),
    ]
    return torch.stack(rows, dim=-2)


def quaternions_from_matrices(m: torch.Tensor) -> torch.Tensor:
    """Return the unit quaternions of rotation matrices, Shape=(..., 4), by the largest component (Shepperd)."""
    xx, yy, zz = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    xy, xz, yz = m[..., 0, 1] + m[..., 1, 0], m[..., 0, 2] + m[..., 2, 0], m[..., 1, 2] + m[..., 2, 1]
    xw, yw, zw = m[..., 2, 1] - m[..., 1, 2], m[..., 0, 2] - m[..., 2, 0], m[..., 1, 0] - m[..., 0, 1]
    # Four times the outer product of the quaternion with itself: each row is a multiple of it, the longest is exact.
    rows = (
        (1 + xx - yy - zz, xy, xz, xw),
        (xy, 1 - xx + yy - zz, yz, yw),
        (xz, yz, 1 - xx - yy + zz, zw),
        (xw, yw, zw, 1 + xx + yy + zz),
    )
    candidates = torch.stack([torch.stack(row, -1) for row in rows], dim=-2)
    largest = torch.diagonal(candidates, dim1=-2, dim2=-1).argmax(-1)
    chosen = torch.gather(candidates, -2, largest[..., None, None].expand(*largest.shape, 1, 4))[..., 0, :]
    return torch.nn.functional.normalize(chosen, dim=-1)
