"""How much of what a user sent is repeated in a message."""

from __future__ import annotations

MOST_CHARS = 200
"""A message is read at a robot; more than this of an input hides what it says."""


def excerpt(found: object) -> str:
    """Return a value as text for a message: one line of at most `MOST_CHARS` characters; say how many there are."""
    text = str(found)
    # Line breaks and what cannot be seen are written as in source code.
    shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text[: MOST_CHARS + 1])
    if len(shown) <= MOST_CHARS:
        return shown
    note = f"... ({len(text)} characters)"
    return shown[: MOST_CHARS - len(note)] + note
