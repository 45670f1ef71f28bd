"""Says which object is meant: by its name, by a part of it, or by where it is and how it compares with the others."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.language import positions, vocabulary
from hcvla.tasks.language.marks import mark
from hcvla.tasks.language.table import Table

_PLAIN, _PLAIN_BY_RANK = 0.62, 0.35
"""Share of full names; of those of a speaker who rather says where things are."""


class Speaker:
    """Words for the objects of one table. Whatever is said fits exactly one object."""

    def __init__(self, rng: random.Random, table: Table, spatial: float) -> None:
        """Speak of a table; a share `spatial` of what is not a full name says where or how the object is."""
        self._rng, self._table, self._spatial = rng, table, spatial
        self._index = {name: index for index, name in enumerate(table.names)}
        self._full_names = _PLAIN
        self._by_rank = False

    def name_only(self) -> None:
        """Call objects by their full names only from here on."""
        self._full_names = 1.0

    def rank(self) -> None:
        """Rather say which of its kind an object is from here on: the leftmost, the nearest, the small one."""
        self._full_names, self._by_rank = _PLAIN_BY_RANK, True

    def say(self, name: str, *, plain: bool = False) -> str:
        """Return a mention of an object, marked."""
        return mark(self.words(name, plain=plain), self._index[name])

    def full(self, name: str) -> str:
        """Return the full name with its article, marked."""
        return mark(f"the {name}", self._index[name])

    def named(self, name: str, words: str) -> str:
        """Return words for an object, marked."""
        return mark(words, self._index[name])

    def words(self, name: str, *, plain: bool = False) -> str:
        """Return words that fit one object only, with an article."""
        rng = self._rng
        if plain or rng.random() < self._full_names:
            return f"the {name}"
        if self._by_rank and (ranked := list(self._ranked(name))):
            return rng.choice(ranked)
        if rng.random() < self._spatial:
            described = list(self._described(name))
            if described:
                return rng.choice(described)
        return rng.choice(list(self._shorter(name)))

    def _shorter(self, name: str) -> Iterator[str]:
        """Yield parts of the name that are enough, and the name in other words."""
        color, _, noun = name.rpartition(" ")
        if noun.isdigit():
            yield f"the {name}"
            return
        yield from (name, f"that {name}", f"this {name}", f"the {noun} that is {color}")
        others = [other for other in self._table.names if other != name]
        if not any(noun in other.split() for other in others):
            yield from (f"the {noun}", f"the only {noun}", f"the {noun}")
        if not any(color in other for other in others):
            yield from (f"the {color} one", f"the {color} object", f"the {color} thing", f"the {color}", color)
        for synonym in vocabulary.SYNONYMS.get(noun, ()):
            if not any(synonym in other.split() for other in others):
                yield f"the {color} {synonym}"

    def _described(self, name: str) -> Iterator[str]:
        """Yield descriptions by place, size and neighbours."""
        for group, noun in self._groups(name):
            yield from positions.descriptions(self._rng, self._table, name, group, noun)
        yield from self._by_support(name)
        yield from self._by_exclusion(name)
        yield from self._by_color(name)

    def _ranked(self, name: str) -> Iterator[str]:
        """Yield descriptions by place and size among others."""
        for group, noun in self._groups(name):
            yield from positions.ranked(self._rng, self._table, name, group, noun)

    def _groups(self, name: str) -> Iterator[tuple[list[str], str]]:
        """Yield sets of objects that the described one is told from, with the word for one of them."""
        table, item = self._table, self._table[name]
        noun = noun_of(item.name)
        same = [other for other in table.names if noun_of(other) == noun and other != table.held]
        if len(same) > 1 and name in same:
            yield same, noun
        if item.shape not in SUPPORT_SHAPES:
            loose = [n for n in table.names if table[n].shape not in SUPPORT_SHAPES and n != table.held]
            if len(loose) > 1 and name in loose:
                yield loose, self._rng.choice(("object", "thing", "one", "item"))
        alike = [other for other in table.names if table[other].color == item.color and other != table.held]
        if len(alike) > 1 and name in alike:
            yield alike, f"{item.color} one"

    def _by_support(self, name: str) -> Iterator[str]:
        table = self._table
        if name not in table.under:
            return
        below = self.words_of_place(table.under[name])
        same = [n for n in table.under if table.under[n] == table.under[name]]
        if len(same) == 1:
            yield from (f"the one on {below}", f"what is on {below}", f"the thing on {below}", f"what lies on {below}")
            yield f"the {noun_of(name)} on {below}"

    def _by_color(self, name: str) -> Iterator[str]:
        """Yield what it is by the color of something else that is named, of a kind that is lifted."""
        table, item = self._table, self._table[name]
        alike = [other for other in table.names if table[other].color == item.color and other != name]
        if item.shape in SUPPORT_SHAPES or len(alike) != 1 or not item.color:
            return
        like = f"the same color as {self.words_of_place(alike[0])}"
        for noun in (noun_of(name), "thing", "object", "one"):
            yield from (f"the {noun} of {like}", f"the {noun} that has {like}", f"the {noun} with {like}")

    def words_of_place(self, name: str) -> str:
        """Return the full name of an object that another one is described by."""
        return f"the {name}"

    def _by_exclusion(self, name: str) -> Iterator[str]:
        table, item = self._table, self._table[name]
        noun = noun_of(item.name)
        loose = [n for n in table.names if table[n].shape not in SUPPORT_SHAPES and n != table.held]
        if name not in loose:
            return
        nouns = {noun_of(n) for n in loose if n != name}
        if len(nouns) == 1 and noun not in nouns and len(loose) > 1:
            other = nouns.pop()
            yield from (f"the one that is not a {other}", f"the object that isn't a {other}", f"the non-{other}")
        same = [n for n in loose if noun_of(n) == noun and n != name]
        colors = {table[n].color for n in same}
        if len(colors) == 1 and item.color not in colors:
            other = colors.pop()
            yield from (f"the {noun} that is not {other}", f"the {noun} that isn't {other}", f"the non-{other} {noun}")

    def listed(self, names: Sequence[str], word: str = "and", say: Callable[[str], str] | None = None) -> str:
        """Return mentions joined by commas and a last word; alike ones sometimes together: "the red and blue cubes"."""
        rng = self._rng
        if say is None and len(names) > 1 and rng.random() < 0.2 and (short := self._together(names, word)):
            return short
        said = [(say or self.say)(name) for name in names]
        if len(said) == 1:
            return said[0]
        comma = ", " if rng.random() < 0.8 else f" {word} "
        return f"{comma.join(said[:-1])}{rng.choice((' ', ', ' if len(said) > 2 else ' '))}{word} {said[-1]}"

    def _together(self, names: Sequence[str], word: str) -> str:
        nouns = {noun_of(name) for name in names}
        words = [name.rpartition(" ") for name in names]
        if len(nouns) > 1 or any(noun not in nouns for _, _, noun in words):
            return ""
        said = [mark(color, self._index[name]) for (color, _, _), name in zip(words, names, strict=True)]
        return f"the {', '.join(said[:-1])} {word} {said[-1]} {plural(nouns.pop())}"


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    return f"{noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def noun_of(name: str) -> str:
    """Return the word for an object's shape: the last word of its name that is no number."""
    words = name.split()
    return words[-2] if words[-1].isdigit() else words[-1]
