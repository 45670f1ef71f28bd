"""Which numbers a configuration field may hold: `speed_m_s: PositiveFloat = 0.25`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class Range:
    """The numbers from `low` to `high`, both included unless `above`: then `low` itself is not."""

    low: float = -math.inf
    high: float = math.inf
    above: bool = False

    def __contains__(self, value: float) -> bool:
        """Whether a number lies in the range."""
        return (value > self.low if self.above else value >= self.low) and value <= self.high

    def __str__(self) -> str:
        """Say it in words, e.g. "from 0 to 1" or "more than 0"."""
        if self.low == -math.inf:
            return f"at most {self.high:g}"
        if self.high == math.inf:
            return f"more than {self.low:g}" if self.above else f"at least {self.low:g}"
        return f"more than {self.low:g}, at most {self.high:g}" if self.above else f"from {self.low:g} to {self.high:g}"


PositiveFloat = Annotated[float, Range(0.0, above=True)]
NonNegativeFloat = Annotated[float, Range(0.0)]
Share = Annotated[float, Range(0.0, 1.0)]
"""A part of a whole, 0 to 1."""
PositiveInt = Annotated[int, Range(1)]
NonNegativeInt = Annotated[int, Range(0)]
