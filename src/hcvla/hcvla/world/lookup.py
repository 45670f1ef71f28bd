"""Which objects a description fits: the exact name, or part of it when that is unambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hcvla.api.errors import AmbiguousObjectError, ObjectNotFoundError
from hcvla.api.types import NamedObject

_ARTICLES = frozenset({"the", "a", "an"})
_SPELLINGS = {"grey": "gray"}
"""Of one word, as perception spells it."""


def fitting_names(description: str, names: Iterable[str]) -> list[str]:
    """Return the names a description fits: the exact one alone, else all that contain each of its words."""
    names = list(names)
    words = _words(description)
    exact = [name for name in names if name == description] or [name for name in names if _words(name) == words]
    if exact:
        return exact
    return [name for name in names if words and set(words) <= set(_words(name))]


def find_object(description: str, objects: Sequence[NamedObject]) -> NamedObject:
    """Return the one object that fits; raise ObjectNotFoundError or AmbiguousObjectError."""
    by_name = {item.name: item for item in objects}
    fitting = fitting_names(description, by_name)
    if not fitting:
        raise ObjectNotFoundError(description, list(by_name))
    if len(fitting) > 1:
        raise AmbiguousObjectError(description, fitting)
    return by_name[fitting[0]]


def _words(text: str) -> list[str]:
    return [_SPELLINGS.get(word, word) for word in text.lower().split() if word not in _ARTICLES]
