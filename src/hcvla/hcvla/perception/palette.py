"""The colors that have names, and which name a measured color gets under light of unknown strength.

One table for all: perception names by it, the simulator paints by it.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

Colors = dict[str, tuple[float, float, float]]
"""Surface color by name: sRGB, each channel 0 to 1."""


def from_levels(levels: dict[str, tuple[int, int, int]]) -> Colors:
    """Return colors whose channels are given from 0 to 255."""
    return {name: (red / 255.0, green / 255.0, blue / 255.0) for name, (red, green, blue) in levels.items()}


_SRGB_255 = {
    "red": (214, 39, 40),
    "green": (44, 160, 58),
    "blue": (36, 84, 200),
    "yellow": (247, 208, 30),
    "orange": (250, 120, 14),
    "purple": (122, 48, 170),
    "cyan": (30, 190, 205),
    "pink": (240, 110, 185),
    "brown": (112, 66, 36),
    "white": (240, 240, 240),
    "black": (28, 28, 30),
    "gray": (128, 130, 134),
}
PALETTE: Colors = from_levels(_SRGB_255)
"""The colors that have names, as a level face shows them in good light."""

COLOR_NAMES = tuple(PALETTE)

SHADES = np.geomspace(0.25, 1.15, 12)
"""How much of the full light may reach a surface, in linear light: from a face turned away to a bright spot."""
SHADE_COST = 14.0
"""What one factor of e less light costs, in units of Lab distance: brown is not dark orange, gray not dim white."""
LUT_BITS = 5
"""Bits a channel of the look-up table: 32768 colors; as many as OpenCV's 15-bit colors have."""


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
    lab, (shown, cost) = lab_of(srgb), _shaded_palette()
    return np.min([_gaps(lab, colors) + extra for colors, extra in zip(shown, cost, strict=True)], axis=0)


def _gaps(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the distances of all pairs, Shape=(n, m), of Shape=(n, 3) and (m, 3)."""
    square = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)[None] - 2.0 * first @ second.T
    return np.sqrt(np.maximum(square, 0.0))


@lru_cache(maxsize=1)
def _shaded_palette() -> tuple[np.ndarray, np.ndarray]:
    """Return Lab of the palette in every shade, Shape=(shades, colors, 3), and each shade's cost, Shape=(shades,)."""
    linear = _linear(np.array(list(PALETTE.values())))
    shown = [lab_of(np.clip(_srgb(linear * shade), 0.0, 1.0)) for shade in SHADES]
    return np.array(shown), SHADE_COST * np.abs(np.log(np.minimum(SHADES, 1.0)))


def color_cells() -> np.ndarray:
    """Return the middle color of every cell of the look-up tables, Shape=(32768, 3), sRGB, 0 to 1."""
    steps = (np.arange(1 << LUT_BITS) + 0.5) / (1 << LUT_BITS)
    return np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)


def cell_indices(rgb: np.ndarray) -> np.ndarray:
    """Return the look-up cell of every pixel, Shape=rgb.shape[:-1], uint16; `rgb` is uint8."""
    pixels = rgb.reshape(-1, 1, 3) if rgb.ndim < 3 else rgb
    # OpenCV's 15-bit colors, with red in the highest bits, are the cells.
    packed = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR555)
    return packed.view(np.uint16).reshape(rgb.shape[:-1])


@lru_cache(maxsize=1)
def palette_table() -> np.ndarray:
    """Return the index of the nearest palette entry for every look-up cell, Shape=(32768,), uint8."""
    return _cell_distances().argmin(axis=1).astype(np.uint8)


def named_distance(srgb: np.ndarray) -> float:
    """Return how far a color, Shape=(3,), 0 to 1, is from the nearest that has a name [Lab distance], by its cell."""
    pixel = np.clip(np.rint(255.0 * np.asarray(srgb)), 0, 255).astype(np.uint8)
    return float(_cell_distances()[int(cell_indices(pixel))].min())


@lru_cache(maxsize=1)
def _cell_distances() -> np.ndarray:
    return color_distances(color_cells())


def table_color_cells(table_srgb: np.ndarray, contrast: float) -> np.ndarray:
    """Return which look-up cells look like the table, Shape=(32768,), bool.

    `table_srgb`, Shape=(3,), 0 to 1, is the table in the open; shadows on it down to half the light still count.
    """
    linear, cells = _linear(np.asarray(table_srgb)), _cell_labs()
    shades = np.geomspace(0.5, 1.2, 8)[:, None]
    shown = lab_of(np.clip(_srgb(linear * shades), 0.0, 1.0))
    return _gaps(cells, shown).min(axis=1) < contrast


@lru_cache(maxsize=1)
def _cell_labs() -> np.ndarray:
    return lab_of(color_cells())


def color_name(srgb: np.ndarray) -> str:
    """Return the palette's name for one color, Shape=(3,), channels 0 to 1."""
    shown, cost = _shaded_palette()
    distance = np.linalg.norm(shown - lab_of(np.asarray(srgb))[0], axis=2) + cost[:, None]
    return COLOR_NAMES[int(distance.min(axis=0).argmin())]
