"""What training sees and what is held out from it, each kind of novelty apart from the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from hcvla.api.errors import HcvlaError
from hcvla.sim.scene import SceneObject

Split = Literal["train", "shapes", "colors", "pairs", "counts", "wordings", "compositions", "all"]
"""train: nothing held out. shapes, colors, pairs: something of the goal is held out, all else is as in training.
counts: more objects, or more rounds, than any episode of training. wordings: a sentence that has the structure of
none in training. compositions: a whole task that is never trained on, otherwise as in training. all: drawn without
regard to splits, and asked in the plainest words."""
SPLITS: tuple[Split, ...] = get_args(Split)

HELD_OUT_SHAPES = frozenset({"prism"})
HELD_OUT_COLORS = frozenset({"cyan", "brown"})
HELD_OUT_PAIRS = frozenset(
    {"green cube", "purple cube", "blue cylinder", "orange cylinder", "red prism", "yellow prism"}
    | {"red tray", "blue tray", "yellow mat", "purple mat"}
)
"""Colors and shapes that training sees, but not together."""


class SplitError(HcvlaError):
    """A task has no episodes of a split."""

    def __init__(self, task: str, split: str, known: Iterable[str]) -> None:
        """Say which splits the task has."""
        super().__init__(f"task '{task}' has no split '{split}'; it has {', '.join(known)}")


def allowed_shapes(split: Split, shapes: Iterable[str]) -> list[str]:
    """Return those among the shapes that scenes of a split may contain."""
    return [shape for shape in shapes if split in ("shapes", "all") or shape not in HELD_OUT_SHAPES]


def allowed_colors(split: Split, colors: Iterable[str]) -> list[str]:
    """Return those among the colors that scenes of a split may contain."""
    return [color for color in colors if split in ("colors", "all") or color not in HELD_OUT_COLORS]


def belongs(split: Split, scene: Iterable[SceneObject], spoken: Iterable[SceneObject]) -> bool:
    """Whether a scene is one of a split; `spoken` are the objects of its goal."""
    if split == "all":
        return True
    if split == "shapes":
        return any(item.shape in HELD_OUT_SHAPES for item in spoken) and not _any_pair(scene)
    if split == "colors":
        return any(item.color in HELD_OUT_COLORS for item in spoken) and not _any_pair(scene)
    return _any_pair(spoken) if split == "pairs" else not _any_pair(scene)


def _any_pair(items: Iterable[SceneObject]) -> bool:
    return any(f"{item.color} {item.shape}" in HELD_OUT_PAIRS for item in items)
