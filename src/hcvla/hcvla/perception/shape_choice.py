"""Which shape an outline has: all candidates are fitted to the same points, and the best fit wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.perception.detection import PICKED_SIDES
from hcvla.perception.outline import Fit, Outline


@dataclass(frozen=True)
class ShapeChoice:
    """The candidate that fits best."""

    shape: str
    outline: Outline
    misfit_m: dict[str, float]
    """Residual of every candidate shape, root mean square [m]."""


def candidate_fits(points: np.ndarray, center: np.ndarray, half_width: float, width_std_m: float) -> list[Fit]:
    """Return a fit for each shape of PICKED_SIDES to points, Shape=(n, 2), [m]; `half_width` is as sure as its std."""
    return [
        Fit(points=points, sides=sides, center=center, half_width=half_width, width_std_m=width_std_m)
        for sides in PICKED_SIDES.values()
    ]


def choose_shape(outlines: Sequence[Outline]) -> ShapeChoice:
    """Return the best of the outlines, which are in the order of PICKED_SIDES."""
    fitted = dict(zip(PICKED_SIDES, outlines, strict=True))
    misfit_m = {shape: outline.rms for shape, outline in fitted.items()}
    shape = min(misfit_m, key=lambda name: misfit_m[name])
    return ShapeChoice(shape, fitted[shape], misfit_m)
