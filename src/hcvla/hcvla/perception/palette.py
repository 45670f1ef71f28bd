"""The colors that have names, and which name a measured color gets under light of unknown strength.

One table for everybody: perception names by it, the simulator paints by it.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

PALETTE: dict[str, tuple[float, float, float]] = {
    "red": (0.80, 0.08, 0.08),
    "orange": (0.95, 0.48, 0.06),
    "yellow": (0.93, 0.83, 0.12),
    "green": (0.10, 0.58, 0.16),
    "cyan": (0.12, 0.74, 0.80),
    "blue": (0.10, 0.22, 0.80),
    "purple": (0.47, 0.15, 0.62),
    "pink": (0.96, 0.48, 0.68),
    "brown": (0.38, 0.21, 0.10),
    "white": (0.93, 0.93, 0.93),
    "gray": (0.48, 0.48, 0.48),
    "black": (0.06, 0.06, 0.06),
}
"""Surface color by name: sRGB, each channel 0 to 1, as seen in full light."""

COLOR_NAMES = tuple(PALETTE)

SHADES = np.geomspace(0.25, 1.15, 12)
"""How much of the full light may reach a surface, in linear light: from a face turned away to a bright spot."""
SHADE_COST = 14.0
"""What one factor of e less light costs, in units of Lab distance: brown is not dark orange, gray not dim white."""
LUT_BITS = 5
"""Bits a channel of the look-up table: 32768 colors."""


def lab_of(srgb: np.ndarray) -> np.ndarray:
    """Return CIE Lab of sRGB colors, Shape=(n, 3), channels 0 to 1."""
    image = np.ascontiguousarray(srgb, dtype=np.float32).reshape(-1, 1, 3)
    return cv2.cvtColor(image, cv2.COLOR_RGB2LAB).reshape(-1, 3)


def _linear(srgb: np.ndarray) -> np.ndarray:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def _srgb(linear: np.ndarray) -> np.ndarray:
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)


def color_distances(srgb: np.ndarray) -> np.ndarray:
    """Return the distance of colors, Shape=(n, 3), 0 to 1, to every palette entry, Shape=(n, len(PALETTE)).

    The distance to an entry is the least over the shades it may appear in: Lab distance plus the cost of the shade.
    """
    lab = lab_of(srgb)
    best = np.full((len(lab), len(PALETTE)), np.inf, dtype=np.float32)
    table = _linear(np.array(list(PALETTE.values())))
    for shade in SHADES:
        shown = lab_of(np.clip(_srgb(table * shade), 0.0, 1.0))
        gap = np.linalg.norm(lab[:, None] - shown[None], axis=2) + SHADE_COST * abs(np.log(min(shade, 1.0)))
        best = np.minimum(best, gap)
    return best


@lru_cache(maxsize=1)
def palette_table() -> np.ndarray:
    """Return the index of the nearest palette entry for every color, Shape=(32, 32, 32), uint8, indexed r, g, b."""
    steps = (np.arange(1 << LUT_BITS) + 0.5) / (1 << LUT_BITS)
    grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    nearest = color_distances(grid).argmin(axis=1).astype(np.uint8)
    return nearest.reshape((1 << LUT_BITS,) * 3)


def palette_indices(rgb: np.ndarray) -> np.ndarray:
    """Return the palette index of every pixel, Shape=rgb.shape[:-1], uint8; `rgb` is uint8."""
    shift = 8 - LUT_BITS
    return palette_table()[rgb[..., 0] >> shift, rgb[..., 1] >> shift, rgb[..., 2] >> shift]


def color_name(srgb: np.ndarray) -> str:
    """Return the palette's name for one color, Shape=(3,), channels 0 to 1."""
    return COLOR_NAMES[int(color_distances(np.asarray(srgb).reshape(1, 3))[0].argmin())]
