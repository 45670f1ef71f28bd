"""The interface to what carries subtasks out: skills in process, or the skill server behind its action."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.errors import HcvlaError
from hcvla.api.events import EventSubscriber
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.robots.arm import StopReport


class SubtaskClient(Protocol):
    """Carries out one subtask at a time."""

    def execute(self, call: Call, publish: EventSubscriber) -> Verdict:
        """Carry out a call and return its verdict, within the function's own time limit.

        Phases and inner calls are published meanwhile, from any thread. A verdict of STOPPED, NODE_LOST, CAMERA_LOST or
        ROBOT_FAULT (or an HcvlaError of such an outcome) ends the task; the step then counts as not finished.
        """
        ...

    def cancel(self) -> StopReport:
        """Stop all motion, from any thread; return when the arm is at rest or say that it is not.

        Braking begins at once. An `execute` in progress returns STOPPED; the next one may move again. May be
        called again, also when nothing runs.
        """
        ...


class SubtaskFailedError(HcvlaError):
    """A subtask ended without reaching its goal; carries its outcome into the program."""

    def __init__(self, call: Call, verdict: Verdict) -> None:
        """Name the call and why it failed."""
        super().__init__(f"{call.label}: {verdict.message or verdict.outcome.label}")
        self.outcome: Outcome = verdict.outcome
        self.call = call
        self.verdict = verdict
