"""Made-up words, and pairs of objects whose sizes give them a meaning."""

from __future__ import annotations

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw, name_of
from hcvla.world.shapes import HEXAGON_RATIO

NOUNS = ("dax", "wug", "fep", "toma", "zav", "blick")
ADJECTIVES = ("modi", "kob", "gazz", "lum", "tiv")
"""Stems: "lum" makes "lummer"."""
_SMALL_M, _LARGE_M = 0.032, 0.055


def comparative(stem: str) -> str:
    """Return the made-up comparative of a stem."""
    return stem + ("er" if stem.endswith(("i", "z")) else f"{stem[-1]}er")


def size_pair(shape: str, colors: list[str]) -> tuple[Wanted, Wanted]:
    """Return a large and a small object of one shape."""
    large, small = (Wanted(c, shape, _size(shape, e)) for c, e in zip(colors, (_LARGE_M, _SMALL_M), strict=True))
    return large, small


def example_and_choice(drawn: Draw) -> tuple[list[Wanted], dict[str, str], str]:
    """Draw two pairs of objects that differ in size; return them, the words of the example, and the chosen object.

    The example says which of the first pair is "lummer"; the chosen object is that one of the second pair.
    """
    first, second = drawn.shapes()[:2]
    colors = drawn.colors(4)
    example, choice = size_pair(first, colors[:2]), size_pair(second, colors[2:])
    larger = drawn.rng.random() < 0.5
    more, less = example if larger else example[::-1]
    chosen = choice[0] if larger else choice[1]
    words = {
        "more": name_of(more),
        "less": name_of(less),
        "adjective": comparative(drawn.one(ADJECTIVES)),
        "shape": second,
    }
    return [*example, *choice], words, name_of(chosen)


def _size(shape: str, edge_m: float) -> tuple[float, float, float]:
    return (edge_m * HEXAGON_RATIO if shape == "prism" else edge_m, edge_m, edge_m)
