"""Leaves out of a clause what its listener knows from what was said before: "swap the red and the blue cube"."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from hcvla.tasks.language.marks import Marked, mark, marked
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import Table

_LISTED = re.compile(r",? and |, ")
_ALIKE = ("the {noun} of the same color", "the {noun} with the same colour", "the matching {noun}", "its own {noun}", "its {noun}", "the {noun} of its color")  # fmt: skip
"""A tray or mat, after what has its color."""
_UPON = re.compile(r" (?:on|onto|on top of) ")
_SHARE = 0.7
"""Of the mentions that can be shorter."""
_COLORS_ALONE = 0.35
"""Of the pairs of what is stacked."""


def elliptic(rng: random.Random, table: Table, clause: str) -> str:
    """Return a marked clause some of whose full names are shorter, so that each still fits one object only."""
    mentions = marked(clause)
    shorter: dict[int, str] = {}
    for at, mention in enumerate(mentions):
        previous = mentions[at - 1] if at else None
        options = list(_options(table, clause, previous, mention))
        if options and rng.random() < _SHARE:
            shorter[at] = rng.choice(options)
    for at, (mention, following) in enumerate(pairwise(mentions)):
        # Its noun comes later: "the red and the blue cube".
        if at not in shorter and at + 1 not in shorter and _share_noun(table, clause, mention, following):
            shorter[at] = f"the {_color(table, mention)}"
    for at, (mention, following) in enumerate(pairwise(mentions)):
        # Nothing but colors: "put red on blue".
        if _stacks(table, clause, mention, following) and rng.random() < _COLORS_ALONE:
            shorter |= {at: _color(table, mention), at + 1: _color(table, following)}
    for at in sorted(shorter, reverse=True):
        mention = mentions[at]
        words = mark(shorter[at], mention.index)
        clause = f"{clause[: mention.start]}{words}{clause[mention.end :]}"
    return clause


def _options(table: Table, clause: str, previous: Marked | None, mention: Marked) -> Iterator[str]:
    if not _is_full(table, mention):
        return
    name = _name(table, mention)
    color, noun = _color(table, mention), noun_of(name)
    if previous is None:
        # Nobody lifts mats: "the red one" is what can be.
        if name in table.movable and _is_only(table, color, table.movable):
            yield f"the {color} one"
        return
    before = _name(table, previous)
    if before == name or not _is_full(table, previous):
        return
    if noun_of(before) == noun and not _LISTED.fullmatch(clause[previous.end : mention.start]):
        yield f"the {color} one"
    elif name in table.supports and before in table.movable and table[before].color == color:
        yield from (words.format(noun=noun) for words in _ALIKE)


def _share_noun(table: Table, clause: str, first: Marked, second: Marked) -> bool:
    return (
        _is_full(table, first)
        and _is_full(table, second)
        and noun_of(_name(table, first)) == noun_of(_name(table, second))
        and _LISTED.fullmatch(clause[first.end : second.start]) is not None
    )


def _stacks(table: Table, clause: str, first: Marked, second: Marked) -> bool:
    names = _name(table, first), _name(table, second)
    return (
        _is_full(table, first)
        and _is_full(table, second)
        and all(name in table.movable and _is_only(table, table[name].color, table.movable) for name in names)
        and _UPON.fullmatch(clause[first.end : second.start]) is not None
    )


def _is_full(table: Table, mention: Marked) -> bool:
    """Whether a mention is a whole name of a color and a noun that only one object has."""
    name = _name(table, mention)
    return mention.words == f"the {name}" and name == f"{table[name].color} {noun_of(name)}"


def _is_only(table: Table, color: str, names: tuple[str, ...] | list[str]) -> bool:
    return sum(table[name].color == color for name in names) == 1


def _name(table: Table, mention: Marked) -> str:
    return table.names[mention.index]


def _color(table: Table, mention: Marked) -> str:
    return table[_name(table, mention)].color
