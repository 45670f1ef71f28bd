"""How the views of an episode are drawn: colors (RGB) and the font."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

Color = tuple[int, int, int]
BACKGROUND, INK, FAINT, BAR = (24, 27, 31), (230, 234, 240), (130, 138, 148), (58, 84, 122)
ALARM = (235, 110, 100)
"""For failures, disturbances and old images."""
HUES = ((86, 140, 210), (110, 180, 120), (205, 160, 80), (170, 120, 200), (90, 180, 190), (200, 110, 130))
"""For calls and phases, in turn."""


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the font of this size [pixel]."""
    return ImageFont.load_default(size=size)


def cut(text: str, length: int) -> str:
    """Return at most so many characters of a text; the last one says if there are more."""
    return text if len(text) <= length else text[: length - 1] + "…"
