"""How a skill ends: it believes to be done, or it gives up. Whether the call is done is for its judge to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hcvla.api.outcomes import Outcome


@dataclass(frozen=True)
class Finished:
    """The skill has done what it can and believes that the call is done."""

    evidence: Mapping[str, float] = field(default_factory=dict)
    """Numbers of its own, names with their unit; the verdict carries them, the judge is free to ignore them."""


@dataclass(frozen=True)
class GaveUp:
    """The skill says itself that it failed."""

    outcome: Outcome
    message: str

    def __post_init__(self) -> None:
        """Refuse an outcome that only a judge may give; raise ValueError."""
        if self.outcome in (Outcome.DONE, Outcome.NONE):
            raise ValueError(f"a skill that gives up cannot end as '{self.outcome.label}'")


Ending = Finished | GaveUp
