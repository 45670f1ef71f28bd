"""The words by which an object is told from others when it is looked at, one of each kind."""

from __future__ import annotations

from hcvla.perception.palette import COLOR_NAMES

KIND, COLOR, MARKING = "kind", "color", "marking"
PLAIN = "plain"
"""Of what has no marking."""
WORDS: dict[str, tuple[str, ...]] = {
    KIND: ("cube", "block", "cylinder", "prism", "tray", "mat"),
    COLOR: (*COLOR_NAMES, "lime", "tan", "lavender", "salmon", "mint", "azure"),
    MARKING: (PLAIN, "striped", "dotted"),
}
"""What the shipped network was trained to tell apart; a checkpoint has its own list."""
_STEMS = {"striped": ("strip",), "dotted": ("dot", "spot"), PLAIN: ("plain", "unmarked")}


def speaks_of(sentence: str, marking: str) -> bool:
    """Whether a sentence speaks of a marking: "the one with the dot" speaks of what is dotted."""
    stems = _STEMS.get(marking, (marking,))
    return any(word.startswith(stems) for word in sentence.lower().split())
