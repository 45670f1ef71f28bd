"""How sure a success rate is."""

from __future__ import annotations

import math

Z_95 = 1.959964
"""Of the normal distribution, 95 % lie within so many standard deviations."""


def wilson_interval(successes: int, episodes: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a success rate, both ends 0 to 1; (0, 1) of no episodes."""
    if not 0 <= successes <= episodes:
        raise ValueError(f"{successes} successes of {episodes} episodes, expected 0 <= successes <= episodes")
    if episodes == 0:
        return 0.0, 1.0
    rate, weight = successes / episodes, Z_95**2 / episodes
    center = rate + weight / 2.0
    half = math.sqrt(weight * (rate * (1.0 - rate) + weight / 4.0))
    # Rounding must not push an end out of the range, or past a rate of 0 or 1.
    low, high = (center - half) / (1.0 + weight), (center + half) / (1.0 + weight)
    return max(0.0, min(low, rate)), min(1.0, max(high, rate))
