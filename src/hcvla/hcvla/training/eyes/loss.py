"""How badly things were found: how far off their points are, and how little the gaze looked at them."""

from __future__ import annotations

import torch

from hcvla.skills.diffusion.gaze import USUAL_M, Found, cell_middles
from hcvla.training.eyes.lessons import Lesson

_BLUR = 0.5
"""Cells around a thing that are to be looked at as well: a thing is rarely in the middle of one."""
_UNSEEN = 1e-6


def loss_of(found: Found, lesson: Lesson) -> torch.Tensor:
    """Return the loss of a lesson, Shape=()."""
    each = (_missed(found, lesson) + _turned(found, lesson) + _overlooked(found, lesson.places)).mean(-1)
    return (each * lesson.counts).sum() / lesson.counts.sum()


def _missed(found: Found, lesson: Lesson) -> torch.Tensor:
    """Return the cost of the points: a miss costs less, and a hit more, where a camera is less sure."""
    miss = (found.point - lesson.points[:, :, None]).abs().sum(-1)
    return miss / found.spread_m + 3.0 * (found.spread_m / USUAL_M).log()


def _turned(found: Found, lesson: Lesson) -> torch.Tensor:
    known = lesson.yaws.square().sum(-1)[:, :, None]
    return (found.yaw - lesson.yaws[:, :, None]).square().sum(-1) * known


def _overlooked(found: Found, places: torch.Tensor) -> torch.Tensor:
    """Return the cross entropy of where a camera looks to where a thing is in its image; 0 if it is outside."""
    rows, columns = found.attention.shape[-2:]
    right = _near(places[..., 0], cell_middles(columns, places))
    down = _near(places[..., 1], cell_middles(rows, places))
    wanted = down[..., :, None] * right[..., None, :]
    inside = (places.nan_to_num(9.0).abs() < 1.0).all(-1)
    return -(wanted * (found.attention + _UNSEEN).log()).sum((-2, -1)) * inside


def _near(places: torch.Tensor, middles: torch.Tensor) -> torch.Tensor:
    """Return how near places are to the middles of a row of cells, of sum 1, Shape=(..., cells)."""
    cells = (places.nan_to_num(9.0)[..., None] - middles) * len(middles) / 2.0
    return (-0.5 * (cells / _BLUR).square()).softmax(-1)
