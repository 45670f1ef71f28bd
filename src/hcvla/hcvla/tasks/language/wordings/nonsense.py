"""Sentences without a meaning, which the planner must refuse."""

import random

WORDS = (
    "apple", "quickly", "river", "seven", "because", "blue", "cloud", "under", "window", "maybe", "guitar", "salt", "yellow",
    "tomorrow", "often", "paper", "green", "noise", "winter", "carpet", "the", "of", "dream", "horse", "never", "square", "idea",
    "market", "soft", "engine", "and", "table", "orange", "light", "nine", "story", "round", "school", "above",
)  # fmt: skip


def gibberish(rng: random.Random) -> str:
    """Return letters that are no word."""
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 9)))
