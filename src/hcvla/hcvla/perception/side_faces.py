"""Side faces: how far down a column of points keeps the color of its upper part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SIDE_BIN_M = 0.003
_WIDER_M = 0.0022
_WIDE_SHARE = 0.25
_DARK = 4.0
"""Added to colors, 0 to 255, before their shares are taken: those of black are noise."""
_SAME_CHROMA, _OTHER_CHROMA = 0.05, 0.09
"""Differences of a color's shares of red, green and blue: of one surface at most, and of two at least."""


@dataclass(frozen=True)
class End:
    """Where a side face ends."""

    z: float
    """Height of its lower edge [m]."""
    met: bool
    """Whether another surface begins there, rather than nothing being seen."""


def end_of_surface(
    heights: np.ndarray,
    rgb: np.ndarray,
    top_z: float,
    outside: np.ndarray | None = None,
    top_rgb: np.ndarray | None = None,
) -> End | None:
    """Return where a column ends to have the color of its upper part, down from `top_z` [m]; None if no side is seen.

    With `outside`, each point's distance from the outline [m], it also ends where the column becomes wider. With the
    upper face's color, 0 to 255, a side of another color is not its own: what stands in front hides all of that.
    """
    side = heights < top_z - 0.004
    if np.count_nonzero(side) < 12:
        return None
    bins = ((top_z - heights[side]) / SIDE_BIN_M).astype(int)
    counts = np.maximum(np.bincount(bins), 1e-9)
    colors = np.stack([np.bincount(bins, rgb[side, channel]) / counts for channel in range(3)], axis=1) + _DARK
    wide = np.zeros(len(counts)) if outside is None else np.bincount(bins, outside[side] > _WIDER_M) / counts
    reference, last, empty, met = None, None, 0, False
    for index, color in enumerate(colors):
        if counts[index] < 3:
            empty += reference is not None
            if empty > 2:
                break
            continue
        if reference is None:
            if top_rgb is not None and _other_hue(color, top_rgb + _DARK):
                return None
            reference = color
        elif not _same_surface(color, reference) or wide[index] > _WIDE_SHARE:
            met = True
            break
        empty, last = 0, index
    return None if last is None else End(top_z - (last + 1) * SIDE_BIN_M, met)


def _same_surface(color: np.ndarray, reference: np.ndarray) -> bool:
    """Whether two colors differ by shade only, and not much by that."""
    return _chroma_between(color, reference) < _SAME_CHROMA and 0.6 < color.sum() / reference.sum() < 1.65


def _other_hue(side: np.ndarray, top: np.ndarray) -> bool:
    """Whether a side cannot belong to an upper face, however it is shaded."""
    return _chroma_between(side, top) > _OTHER_CHROMA


def _chroma_between(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.abs(first / first.sum() - second / second.sum()).max())
