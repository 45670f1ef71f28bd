"""Draws tables: which objects, where they are, and what they are called.

Only places and sizes that the tasks' own scenes have; nothing is simulated, so a table takes well under a millisecond.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hcvla.api.types import SUPPORT_SHAPES, NamedObject, Pose
from hcvla.tasks.language import vocabulary
from hcvla.tasks.language.recipes import HELD, RECIPES, Piece, a_support, an_object, bystanders, with_held_out_pairs
from hcvla.tasks.language.table import Table
from hcvla.tasks.out_of_reach import BEARING_DEG, DISTANCE_M
from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.world.shapes import radius_m, surface_z
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()
_FEWEST = 1
"""A table with fewer objects is drawn again: its colors were those that training may not have."""
_TRIES = 80
_CROWDED_TRIES = 12
"""Many objects overlap a little rather than one be missing: it is their names that are spoken of."""
_GAP_M = 0.025
"""Free table between two objects that stand up: a finger's width and a little."""
_LOW_GAP_M = 0.012
"""The same where one of them is a tray or mat."""
_SCALE_BEAM_M = 0.06
_CORNER = 0.36
"""Where one of several stands on a mat or tray: this share of its edge away from its middle, toward a corner."""


@dataclass(frozen=True)
class TableStyle:
    """How tables are drawn."""

    invented: float = 0.0
    """Share whose names are made of unrelated words."""
    held: float = 0.1
    """Share with something in the gripper."""
    words: vocabulary.InventedWords = vocabulary.TAUGHT_WORDS
    """What invented names are made of."""
    pairs: bool = False
    """Whether objects have colors that training never sees on their shapes, as many as there are."""
    more: int = 0
    """So many objects besides those that the recipe asks for."""


def draw_table(rng: random.Random, recipe: str, style: TableStyle | None = None) -> Table:
    """Draw a table of a recipe."""
    style = style or TableStyle()
    wanted = [*RECIPES[recipe](rng), *bystanders(rng, style.more)]
    if style.pairs:
        wanted = with_held_out_pairs(rng, wanted)
    placed = _placed(rng, wanted, pairs=style.pairs)
    names = _names(rng, [wanted[index] for index in placed], style)
    items = {
        index: replace(item, name=name, color=" ".join(name.split()[: -2 if name[-1].isdigit() else -1]))
        for (index, item), name in zip(placed.items(), names, strict=True)
    }
    under = {items[i].name: items[wanted[i].on].name for i in items if wanted[i].on is not None}  # type: ignore[index]
    hollow = frozenset(items[i].name for i in items if wanted[i].hollow)
    objects = tuple(sorted(items.values(), key=lambda item: item.name))
    if len(objects) < _FEWEST:
        return draw_table(rng, recipe, style)
    table = Table(objects=objects, under=under, hollow=hollow)
    full = recipe in HELD or rng.random() < style.held
    return _with_full_hand(rng, table) if full and table.standing else table


def scattered(rng: random.Random, shown: Mapping[str, str]) -> tuple[NamedObject, ...]:
    """Return objects with places for names by color and shape, as they are shown, in the order of what is shown."""
    placed: list[NamedObject] = []
    for plain, name in sorted(shown.items(), key=lambda pair: pair[1]):
        color, _, shape = plain.rpartition(" ")
        low = shape in SUPPORT_SHAPES
        want = a_support(rng, color, shape, (0.1, 0.13)) if low else an_object(rng, color, shape)
        pose = Pose.from_yaw(*_spot(rng), want.size[2] / 2.0, rng.uniform(-math.pi, math.pi))
        item = NamedObject(name, name.rpartition(" ")[0], shape, pose, want.size)
        for _ in range(_CROWDED_TRIES):
            x, y = item.pose.x, item.pose.y
            if all(_clear(item, x, y, other) for other in placed):
                break
            x, y = _spot(rng)
            item = replace(item, pose=replace(item.pose, x=x, y=y))
        placed.append(item)
    return tuple(placed)


def _with_full_hand(rng: random.Random, table: Table) -> Table:
    name = rng.choice(table.standing)
    lifted = tuple(
        replace(item, held=True, pose=Pose(0.45, 0.0, 0.25)) if item.name == name else item for item in table.objects
    )
    return Table(objects=lifted, under=table.under, hollow=table.hollow - {name}, held=name)


def _placed(rng: random.Random, wanted: Sequence[Piece], *, pairs: bool) -> dict[int, NamedObject]:
    """Return where each wanted object is, by its place in the list.

    What finds no room is left out, and what training may not have.
    """
    found: dict[int, NamedObject] = {}
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i].on is not None, -max(wanted[i].size[:2])))
    pans = [i for i in order if wanted[i].shape == "pan"]
    if pans:
        found |= _scale(rng, wanted, pans)
    for index in order:
        want = wanted[index]
        unseen = f"{want.color} {want.shape}" in HELD_OUT_PAIRS
        if index in found or (unseen and not pairs) or want.on not in (None, *found):
            continue
        yaw = rng.uniform(-math.pi, math.pi)
        item = NamedObject("", want.color, want.shape, Pose.from_yaw(0.0, 0.0, want.size[2] / 2.0, yaw), want.size)
        if want.on is not None:
            found[index] = replace(item, pose=_on(found[want.on], want, _sharers(wanted, index), yaw))
            continue
        for _ in range(_TRIES):
            x, y = _far_spot(rng) if want.far else _spot(rng)
            if all(_clear(item, x, y, other) for other in found.values()):
                found[index] = replace(item, pose=replace(item.pose, x=x, y=y))
                break
    return found


def _sharers(wanted: Sequence[Piece], index: int) -> tuple[int, int]:
    """Return as which of how many an object stands on what it stands on."""
    same = [i for i, other in enumerate(wanted) if other.on == wanted[index].on]
    return same.index(index), len(same)


def _on(below: NamedObject, want: Piece, place: tuple[int, int], yaw: float) -> Pose:
    """Return where an object stands on another: in its middle, or in a corner where several do."""
    which, count = place
    x, y = below.pose.x, below.pose.y
    if count > 1:
        off, turn = (
            below.size[0] * _CORNER,
            below.pose.yaw + math.radians(45 + 90 * (2 * which if count == 2 else which)),
        )
        x, y, yaw = x + off * math.cos(turn), y + off * math.sin(turn), below.pose.yaw
    return Pose.from_yaw(x, y, surface_z(below) + want.size[2] / 2.0, yaw)


def _spot(rng: random.Random) -> tuple[float, float]:
    while True:
        x, y = rng.uniform(*_AREA.x_m), rng.uniform(*_AREA.y_m)
        if _AREA.radius_m[0] <= math.hypot(x, y) <= _AREA.radius_m[1]:
            return x, y


def _far_spot(rng: random.Random) -> tuple[float, float]:
    distance, bearing = rng.uniform(*DISTANCE_M), math.radians(rng.uniform(*BEARING_DEG))
    return distance * math.cos(bearing), distance * math.sin(bearing)


def _clear(item: NamedObject, x: float, y: float, other: NamedObject) -> bool:
    gap = _LOW_GAP_M if item.lies_low or other.lies_low else _GAP_M
    return math.hypot(x - other.pose.x, y - other.pose.y) > radius_m(item) + radius_m(other) + gap


def _scale(rng: random.Random, wanted: Sequence[Piece], pans: Sequence[int]) -> dict[int, NamedObject]:
    x, y, yaw = rng.uniform(0.42, 0.55), rng.uniform(-0.2, 0.2), rng.uniform(-math.pi, math.pi)
    found = {}
    for index, sign in zip(pans, (1.0, -1.0), strict=True):
        want = wanted[index]
        arm = sign * (want.size[0] + _SCALE_BEAM_M) / 2.0
        pose = Pose.from_yaw(x + arm * math.cos(yaw), y + arm * math.sin(yaw), want.size[2] / 2.0, yaw)
        found[index] = NamedObject("", want.color, "pan", pose, want.size)
    return found


def _names(rng: random.Random, wanted: Sequence[Piece], style: TableStyle) -> list[str]:
    """Return a name for each: color and shape, or unrelated words; alike ones are numbered as perception does."""
    plain = [f"{want.color} {want.shape}" for want in wanted]
    if rng.random() < style.invented and len(set(plain)) == len(plain):
        shown = vocabulary.invented_names(rng, sorted(set(plain)), style.words)
        return [shown[name] for name in plain]
    counts: dict[str, int] = {}
    names = []
    for name in plain:
        counts[name] = counts.get(name, 0) + 1
        names.append(name if plain.count(name) == 1 else f"{name} {counts[name]}")
    return names
