"""How much of what a user sent is repeated in a message."""

from __future__ import annotations

MOST_CHARS = 200
"""A message is read at a robot; more than this of somebody's input hides what it says."""


def excerpt(found: object) -> str:
    """Return a value as text for a message, of which no more than `MOST_CHARS` characters; say how many there are."""
    text = str(found)
    if len(text) <= MOST_CHARS:
        return text
    note = f"... ({len(text)} characters)"
    return text[: MOST_CHARS - len(note)] + note
