"""What a learned skill itself believes of its calls, compared with what their judges say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from hcvla.api.outcomes import Verdict
from hcvla.evaluation.statistics import wilson_interval
from hcvla.skills.skill import END_HEAD, FAIL_HEAD

_BELIEVED = 0.5
"""Probability from which a head says so."""


@dataclass(frozen=True, kw_only=True)
class HeadCounts:
    """Calls by what their judge said, and what the heads said at the moment they ended."""

    done: int = 0
    """By their judges."""
    done_and_said: int = 0
    """Of these the end head said so."""
    not_done_but_said: int = 0
    """The end head said that the call was over, and the judge did not say done."""
    failed: int = 0
    """By their judges."""
    failed_and_said: int = 0
    """Of these the fail head said so."""
    done_but_said_failed: int = 0
    """The fail head said that the call had failed, and it was done."""

    @classmethod
    def of(cls, verdict: Verdict) -> HeadCounts:
        """Return the counts of one call; zero for skills without heads."""
        if END_HEAD not in verdict.measures or FAIL_HEAD not in verdict.measures:
            return cls()
        over, failed = (verdict.measures[head] > _BELIEVED for head in (END_HEAD, FAIL_HEAD))
        if verdict.done:
            return cls(done=1, done_and_said=int(over), done_but_said_failed=int(failed))
        return cls(failed=1, failed_and_said=int(failed), not_done_but_said=int(over))

    @classmethod
    def sum(cls, counts: Iterable[HeadCounts]) -> HeadCounts:
        """Return the counts of all calls together."""
        listed = list(counts)
        return cls(**{field.name: sum(getattr(each, field.name) for each in listed) for field in fields(cls)})

    def as_figures(self) -> dict[str, Any]:
        """Return precision and recall of both heads with their counts and Wilson intervals; empty without heads."""
        if self.done + self.failed == 0:
            return {}
        return {
            "end": _figures(self.done_and_said, self.done, self.not_done_but_said),
            "fail": _figures(self.failed_and_said, self.failed, self.done_but_said_failed),
        }


def _figures(right: int, true: int, wrong: int) -> dict[str, Any]:
    return {"precision": _share(right, right + wrong), "recall": _share(right, true)}


def _share(count: int, total: int) -> dict[str, Any]:
    rate = count / total if total else None
    return {"count": count, "of": total, "rate": rate, "wilson_95": list(wilson_interval(count, total))}


def head_words(counts: HeadCounts) -> str:
    """Return the figures in one sentence for people; empty without heads."""
    parts = []
    for head, figures in counts.as_figures().items():
        shown = [f"{name} {share['count']} of {share['of']}" for name, share in figures.items()]
        parts.append(f"{head} head: {', '.join(shown)}")
    return "; ".join(parts)
