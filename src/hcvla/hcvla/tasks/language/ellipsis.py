"""Says names in other ways: without what is known from before ("swap the red and the blue cube"), or at more length."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from hcvla.tasks.language import vocabulary
from hcvla.tasks.language.marks import Marked, mark, marked
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import Table

_LISTED = re.compile(r",? and |, ")
_ALIKE = ("the {noun} of the same color", "the {noun} with the same colour", "the matching {noun}", "its own {noun}", "its {noun}", "the {noun} of its color")  # fmt: skip
"""A tray or mat, after what has its color."""
_UPON = re.compile(r" (?:on|onto|on top of) ")
_SHARE = 0.7
"""Of the mentions that can be shorter."""
_ROUNDABOUT = 0.12
"""Of the full names, which are said in another way."""
_OTHERWISE = (
    "my {c} {n}", "the {c} {n} over there", "the {n} that is {c}", "the {n} in {c}", "the {c}-colored {n}", "the {n} colored {c}", "the {c} colored {n}", "the {n} with the {c} color", "the {c} {n} you see there", "the {n} which is {c}", "your {c} {n}", "this {c} {n} here", "the {n} painted {c}",
)  # fmt: skip
_COLORS_ALONE = 0.35
"""Of the pairs of what is stacked."""


def elliptic(rng: random.Random, table: Table, clause: str) -> str:
    """Return a marked clause some of whose full names are shorter, so that each still fits one object only."""
    mentions = marked(clause)
    shorter: dict[int, str] = {}
    for at, mention in enumerate(mentions):
        options = list(_options(table, clause, mentions[:at], mention))
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
    return _said_so(clause, mentions, shorter)


def roundabout(rng: random.Random, table: Table, clause: str) -> str:
    """Return a marked clause some of whose full names are said in another way: "the cube that is red"."""
    mentions = marked(clause)
    said = {}
    for at, mention in enumerate(mentions):
        if _is_full(table, mention) and rng.random() < _ROUNDABOUT:
            forms = _OTHERWISE if _color(table, mention) in vocabulary.COLORS else _OTHERWISE[:3]
            said[at] = rng.choice(forms).format(c=_color(table, mention), n=noun_of(_name(table, mention)))
    return _said_so(clause, mentions, said)


def _said_so(clause: str, mentions: Sequence[Marked], words: Mapping[int, str]) -> str:
    """Return a clause with other words for some of its mentions, by their places."""
    for at in sorted(words, reverse=True):
        mention = mentions[at]
        clause = f"{clause[: mention.start]}{mark(words[at], mention.index)}{clause[mention.end :]}"
    return clause


def _options(table: Table, clause: str, earlier: Sequence[Marked], mention: Marked) -> Iterator[str]:
    if not _is_full(table, mention):
        return
    name = _name(table, mention)
    color, noun = _color(table, mention), noun_of(name)
    if not earlier:
        # Nobody lifts mats: "the red one" is what can be.
        if name in table.movable and _is_only(table, color, table.movable):
            yield f"the {color} one"
        return
    previous = earlier[-1]
    before = _name(table, previous)
    if before == name or not _is_full(table, previous):
        return
    if _takes_kind(table, earlier[:-1], name, before):
        # "Put the red cube on the tray, then the blue one": a cube, though there is a blue mat.
        yield f"the {color} one"
    if noun_of(before) == noun and not _LISTED.fullmatch(clause[previous.end : mention.start]):
        yield f"the {color} one"
    elif name in table.supports and before in table.movable and table[before].color == color:
        yield from (words.format(noun=noun) for words in _ALIKE)


def _takes_kind(table: Table, earlier: Sequence[Marked], name: str, before: str) -> bool:
    """Whether "one" is of a kind that was named earlier than what it follows, a thing to be lifted beside a place."""
    of_kind = [other for other in table.movable if noun_of(other) == noun_of(name)]
    if name not in of_kind or before not in table.supports or not _is_only(table, table[name].color, of_kind):
        return False
    return any(noun_of(_name(table, other)) == noun_of(name) and _name(table, other) != name for other in earlier)


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
