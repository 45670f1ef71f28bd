"""What many episodes of one task say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.heads import HeadCounts
from hcvla.evaluation.statistics import wilson_interval


@dataclass(frozen=True)
class Summary:
    """Some episodes, usually all of one task."""

    name: str
    episodes: tuple[EpisodeResult, ...]

    @property
    def successes(self) -> int:
        """How many episodes succeeded."""
        return sum(episode.success for episode in self.episodes)

    @property
    def success_rate(self) -> float:
        """Share of episodes that succeeded, 0 to 1; 0 of none."""
        return self.successes / max(1, len(self.episodes))

    @property
    def interval(self) -> tuple[float, float]:
        """The success rate's Wilson interval at 95 % confidence."""
        return wilson_interval(self.successes, len(self.episodes))

    @property
    def progress(self) -> float:
        """Mean share of the goal that was reached, 0 to 1; 0 of no episodes."""
        return sum(episode.progress for episode in self.episodes) / max(1, len(self.episodes))

    @property
    def failures(self) -> tuple[EpisodeResult, ...]:
        """Episodes that did not succeed."""
        return tuple(episode for episode in self.episodes if not episode.success)

    @property
    def causes(self) -> dict[Cause, int]:
        """Number of failures charged to each cause, those without any too."""
        counted = Counter(episode.cause for episode in self.failures)
        return {cause: counted[cause] for cause in Cause}

    @property
    def control_steps(self) -> tuple[float, int] | None:
        """Median and 95th percentile of the successful episodes' control steps; None if none succeeded.

        The percentile is the least number of steps that suffices for 95 % of them.
        """
        steps = [episode.control_steps for episode in self.episodes if episode.success]
        if not steps:
            return None
        return float(np.median(steps)), int(np.percentile(steps, 95, method="inverted_cdf"))

    @property
    def heads(self) -> HeadCounts:
        """What learned skills believed of all calls."""
        return HeadCounts.sum(episode.heads for episode in self.episodes)

    def as_json(self) -> dict[str, Any]:
        """Return plain data for results.json; figures of a learned skill's heads only if there are any."""
        steps = self.control_steps
        heads = self.heads.as_figures()
        return {
            "episodes": len(self.episodes),
            "successes": self.successes,
            "success_rate": self.success_rate,
            "wilson_95": list(self.interval),
            "progress": self.progress,
            "control_steps": None if steps is None else {"median": steps[0], "p95": steps[1]},
            "failures": {cause.value: count for cause, count in self.causes.items()},
            "failed_seeds": {str(episode.seed): episode.cause for episode in self.failures},
        } | ({"heads": heads} if heads else {})


def summarize(results: Sequence[EpisodeResult], tasks: Sequence[str]) -> list[Summary]:
    """Return a summary of each task, its episodes in the order of seeds."""
    ordered = sorted(results, key=lambda result: result.seed)
    return [Summary(task, tuple(result for result in ordered if result.task == task)) for task in tasks]
