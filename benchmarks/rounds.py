"""Repeated measurements in turn, so that a machine that slows down slows down all that is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Timings:
    """The figures of all rounds of one measurement."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of all rounds."""
        return self.percentile(50.0)

    def percentile(self, percent: float) -> float:
        """Return the value that so many per cent of the rounds do not exceed, interpolated."""
        return float(np.percentile(self.values, percent))

    @property
    def spread(self) -> str:
        """For people: how many rounds, from the lowest to the highest."""
        return f"median of {len(self.values)}, {min(self.values):.3g} to {max(self.values):.3g}"

    def scaled(self, factor: float) -> Timings:
        """Return the same figures in another unit."""
        return Timings(tuple(factor * value for value in self.values))


def interleave(measurements: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Timings]:
    """Return the figures of each measurement, taken one after the other in every round."""
    values: dict[str, list[float]] = {name: [] for name in measurements}
    for _ in range(rounds):
        for name, measure in measurements.items():
            values[name].append(measure())
    return {name: sample(figures) for name, figures in values.items()}


def sample(values: Sequence[float]) -> Timings:
    """Return figures as a sample."""
    return Timings(tuple(map(float, values)))
