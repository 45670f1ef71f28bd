"""Names for what is seen: an object that perception lists as "object 2" or "cube 1" is called what it looks like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import without_number
from hcvla.planner.sight.look import Appearance
from hcvla.planner.sight.words import COLOR, KIND, MARKING, speaks_of

ANYTHING = "object"
"""What something is called of which not even the kind is known."""


def unnamed(item: NamedObject, kinds: Sequence[str]) -> bool:
    """Whether a listed name leaves out the color, or color and kind; `kinds` are those that can be told by looking."""
    base = without_number(item.name)
    return base == ANYTHING or (not item.color and base == item.shape and base in kinds)


def numbered(item: NamedObject) -> bool:
    """Whether only a number tells an object from others that are alike."""
    return without_number(item.name) != item.name


def seen_names(
    sentence: str, objects: Sequence[NamedObject], looks: Mapping[str, Appearance], kinds: Sequence[str]
) -> dict[str, str]:
    """Return what to call objects that were looked at, by listed name; those whose names stay are left out.

    Of objects whose names say color and kind nothing but a marking is added, and only if the sentence speaks of it: to
    whom markings are nothing, two red cubes are alike. Names are unique: two that look alike are numbered.
    """
    wanted = {item.name: _base(sentence, item, looks.get(item.name), kinds) for item in objects}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, base in wanted.items():
        groups[base].append(name)
    found = {}
    for base, group in groups.items():
        if all(without_number(name) == base for name in group):
            continue
        for place, name in enumerate(sorted(group), 1):
            found[name] = base if len(group) == 1 else f"{base} {place}"
    return {name: called for name, called in found.items() if called != name}


def _base(sentence: str, item: NamedObject, look: Appearance | None, kinds: Sequence[str]) -> str:
    """Return an object's name without number."""
    base = without_number(item.name)
    if look is None or not (unnamed(item, kinds) or numbered(item)):
        return base
    marking, color = look.word(MARKING), look.word(COLOR)
    marked = f"{marking} " if marking and speaks_of(sentence, marking) else ""
    if not unnamed(item, kinds) or not color:
        return f"{marked}{base}"
    kind = base if base != ANYTHING else look.word(KIND) or ANYTHING
    return f"{marked}{color} {kind}"
