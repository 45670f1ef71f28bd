"""Text in the making that knows which of its characters speak of which object, whatever is done to it.

A mention is wrapped in two private characters: one that tells the object, by its place in a listing, and one that ends
it. Layers may change, insert or remove anything but these, and mentions stay true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.tasks.language.wordings.phrases import Mention

_FIRST, _NOTHING, _END = 0xE000, 0xE0FE, "\ue0ff"
MARK = re.compile(r"[\ue000-\ue0ff]")
"""Characters that are no text."""
MENTION = r"[\ue000-\ue0fe][^\ue0ff]*\ue0ff"
"""Pattern of a mention, also of something that is not there."""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A mention, in marked text, of an object that is there."""

    start: int
    end: int
    """Where it stands, with its marks: text[start:end]."""
    index: int
    """The object's place in the listing."""
    words: str


def mark(text: str, index: int | None) -> str:
    """Return a mention of the object at that place of the listing; None: of something that is not there."""
    return f"{chr(_NOTHING if index is None else _FIRST + index)}{text}{_END}"


def marked(text: str) -> list[Marked]:
    """Return the mentions of objects that are there, in order."""
    found = ((match, ord(match[0][0])) for match in re.finditer(MENTION, text))
    return [
        Marked(start=match.start(), end=match.end(), index=code - _FIRST, words=match[0][1:-1])
        for match, code in found
        if code != _NOTHING
    ]


def unmark(text: str, names: Sequence[str]) -> tuple[str, tuple[Mention, ...]]:
    """Return the plain text and its mentions; `names` is the listing."""
    plain: list[str] = []
    spans: list[Mention] = []
    begun: tuple[int, str | None] | None = None
    for character in text:
        if character == _END:
            if begun is not None:
                spans.append(Mention(begun[0], len(plain), begun[1]))
            begun = None
        elif MARK.match(character):
            code = ord(character)
            begun = (len(plain), None if code == _NOTHING else names[code - _FIRST])
        else:
            plain.append(character)
    return "".join(plain), tuple(spans)


def without_marks(text: str) -> str:
    """Return the plain text."""
    return MARK.sub("", text)


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case."""
    at = next((index for index, character in enumerate(text) if not MARK.match(character)), None)
    return text if at is None else text[:at] + text[at].upper() + text[at + 1 :]
