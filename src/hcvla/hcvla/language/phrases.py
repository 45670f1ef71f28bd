"""Pieces of sentences that tasks are given in and goals are said in: lists, turns, sides."""

from __future__ import annotations

from collections.abc import Sequence

HOVER_M = 0.15
"""How far above an object's centre the hand waits where no height is said."""
_SIDES = {"left": "to the left of", "right": "to the right of", "front": "in front of", "behind": "behind"}


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as they are listed in a sentence: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def turn_words(degrees: float) -> str:
    """Return an angle about the vertical, as seen from above (REP 103), and its sense: "30 degrees clockwise"."""
    return f"{abs(degrees):g} degrees {'clockwise' if degrees < 0.0 else 'counterclockwise'}"


def beside_words(direction: str | None) -> str:
    """Return a side as the words before an object: "to the left of", "next to"."""
    return _SIDES.get(str(direction), "next to")
