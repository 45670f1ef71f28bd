"""Who watches a subtask run."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call


class SubtaskWatch(Protocol):
    """Is told what happens within a subtask; must return at once and not raise."""

    def on_phase(self, phase: str) -> None:
        """Hear a word for what is done now: "approach", "descend", ..."""

    def on_inner_started(self, call: Call) -> None:
        """Hear that a call which the running one is made of begins."""

    def on_inner_ended(self, call: Call, verdict: Verdict) -> None:
        """Hear how it ended."""


class NobodyWatches:
    """Implements SubtaskWatch; a base for watches that want only some of the events."""

    def on_phase(self, phase: str) -> None:
        """Ignore."""

    def on_inner_started(self, call: Call) -> None:
        """Ignore."""

    def on_inner_ended(self, call: Call, verdict: Verdict) -> None:
        """Ignore."""
