"""How often something succeeded, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.statistics import wilson_interval

FEW = 50
"""A cell with fewer episodes says so: half of Wilson's interval is then 6 points or more, even at 95 %."""


@dataclass(frozen=True)
class Rate:
    """Successes among episodes."""

    successes: int
    episodes: int

    @classmethod
    def of(cls, episodes: Iterable[EpisodeResult]) -> Rate:
        """Count successes."""
        all_of_them = list(episodes)
        return cls(sum(episode.success for episode in all_of_them), len(all_of_them))

    @property
    def share(self) -> float:
        """Successes per episode, 0 to 1; 0 of none."""
        return self.successes / max(1, self.episodes)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval at 95 %, 0 to 1."""
        return wilson_interval(self.successes, self.episodes)

    def __str__(self) -> str:
        """Return e.g. "92.0 % (81.2 to 96.8; 46 of 50)"; a dash of no episodes, a mark of few."""
        if not self.episodes:
            return "-"
        low, high = (100.0 * end for end in self.interval)
        few = "\N{DAGGER}" if self.episodes < FEW else ""
        return f"{100.0 * self.share:.1f} % ({low:.1f} to {high:.1f}; {self.successes} of {self.episodes}){few}"
