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
    seen = counts >= 3
    last = int(seen.argmax())
    reference = colors[last]
    # What is seen first decides of what color the side is; a side of another hue than the top is not its own.
    if not seen[last] or (top_rgb is not None and _chroma_between(reference, top_rgb + _DARK) > _OTHER_CHROMA):
        return None
    other = ~_same_surface(colors, reference) | (wide > _WIDE_SHARE)
    empty, met = 0, False
    for index in range(last + 1, len(counts)):
        if not seen[index]:
            empty += 1
            if empty > 2:
                break
            continue
        if other[index]:
            met = True
            break
        empty, last = 0, index
    return End(top_z - (last + 1) * SIDE_BIN_M, met)


def _same_surface(colors: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Return which colors, Shape=(n, 3), differ from one, Shape=(3,), by shade only, and not much by that."""
    shade = colors.sum(axis=-1) / reference.sum()
    return (_chroma_between(colors, reference) < _SAME_CHROMA) & (shade > 0.6) & (shade < 1.65)


def _chroma_between(colors: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Return the largest difference of shares of red, green and blue, Shape=colors.shape[:-1]."""
    shares = colors / colors.sum(axis=-1, keepdims=True)
    return np.abs(shares - reference / reference.sum()).max(axis=-1)
