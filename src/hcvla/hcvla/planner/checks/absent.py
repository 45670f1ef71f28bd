"""What a sentence names by color and shape and is not there, as far as that can be told from what is seen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.perception.palette import COLOR_NAMES
from hcvla.planner.scene_features import without_number


def absent(sentence: str, objects: Sequence[NamedObject]) -> list[str]:
    """Return the colors and shapes, in the sentence's order, that a plain sentence says together and nothing has.

    Of a shape that something has without a known color, or under a name of its own, nothing is known to be absent: that
    may be what is meant.
    """
    shapes = [shape for shape in sorted({item.shape for item in objects}) if _colors_known(shape, objects)]
    if not shapes:
        return []
    said = re.findall(rf"\b((?:{'|'.join(COLOR_NAMES)}) (?:{'|'.join(map(re.escape, shapes))}))s?\b", sentence)
    there = {f"{item.color} {item.shape}" for item in objects}
    return [name for name in dict.fromkeys(said) if name not in there]


def _colors_known(shape: str, objects: Sequence[NamedObject]) -> bool:
    of_shape = [item for item in objects if item.shape == shape]
    return all(item.color in COLOR_NAMES and without_number(item.name) == f"{item.color} {shape}" for item in of_shape)
