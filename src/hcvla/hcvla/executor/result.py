"""The result of a task: everything that result.json, the action's result and a report need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.serialization import encode_call


@dataclass(frozen=True, kw_only=True)
class SubtaskTrace:
    """One subtask call as it was carried out."""

    number: int
    """1-based within the task."""
    call: Call
    line: int
    """1-based line of TaskResult.program."""
    verdict: Verdict | None = None
    """None as long as it runs."""
    seconds: float = 0.0
    """On the robot's clock [s]; on the system clock for steps from before a resume."""

    @property
    def label(self) -> str:
        """The call as program text."""
        return self.call.label

    def as_json(self) -> dict[str, Any]:
        """Return plain data: number, line, label, function, arguments, outcome, message, measures, seconds."""
        verdict = self.verdict or Verdict(Outcome.STOPPED, "it has not ended")
        return {
            "number": self.number,
            "line": self.line,
            "label": self.label,
            **encode_call(self.call),
            "outcome": verdict.outcome.label,
            "message": verdict.message,
            "measures": dict(verdict.measures),
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, kw_only=True)
class TaskResult:
    """How a task ended and how it got there."""

    outcome: Outcome
    message: str
    """One line for people."""
    task: str = ""
    task_id: str = ""
    """Empty if the task was refused before it began."""
    program: str = ""
    """All lines that were run, in order."""
    steps: list[SubtaskTrace] = field(default_factory=list)
    wall_seconds: float = 0.0
    """On the system clock, since this run (or resume) was requested [s]."""
    robot_seconds: float = 0.0
    """The same on the robot's clock [s]."""
    planner_calls: int = 0
    planner_seconds: float = 0.0
    """Waited for the planner, on the system clock [s]."""
    goal: str = ""
    """What had to hold at the end, in the language of hcvla.goals; empty if no one stated it."""

    @property
    def done(self) -> bool:
        """Whether the stated goal is seen to hold."""
        return self.outcome is Outcome.DONE

    @property
    def ran_to_end(self) -> bool:
        """Whether planner and verdicts say that the task is done, and nothing that is seen speaks against it."""
        return self.outcome.ran_to_end

    def as_json(self) -> dict[str, Any]:
        """Return plain data for result.json."""
        return {
            "task": self.task,
            "task_id": self.task_id,
            "program": self.program,
            "goal": self.goal,
            "subtasks": [step.as_json() for step in self.steps],
            "done": self.done,
            "outcome": self.outcome.label,
            "message": self.message,
            "wall_seconds": round(self.wall_seconds, 3),
            "robot_seconds": round(self.robot_seconds, 3),
            "planner_calls": self.planner_calls,
            "planner_seconds": round(self.planner_seconds, 3),
        }
