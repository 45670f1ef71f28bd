"""Outcome codes and verdicts: one vocabulary for how a subtask or a task ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Outcome(IntEnum):
    """How a subtask or a task ended. The numbers are those of hcvla_interfaces/msg/Outcome."""

    NONE = 0
    """No one said how it ended: the zero of a message that was not filled in must not read as done."""
    DONE = 19
    NOT_GRASPED = 1
    DROPPED = 2
    OBJECT_NOT_FOUND = 3
    AMBIGUOUS = 4
    UNREACHABLE = 5
    BLOCKED = 6
    TIMED_OUT = 7
    STOPPED = 8
    BAD_PROGRAM = 9
    BAD_ARGUMENT = 10
    NOT_PLACED = 11
    PLANNER_FAILED = 12
    NOT_UNDERSTOOD = 13
    CAMERA_LOST = 14
    NODE_LOST = 15
    ROBOT_FAULT = 16
    BUSY = 17
    BUDGET_EXCEEDED = 18
    UNVERIFIED = 20
    """Nothing that was seen shows whether it is done: not done, and not known to have failed."""
    GOAL_NOT_MET = 21
    """The program ran to its end, and the goal of the task is seen not to hold."""
    DONE_UNVERIFIED = 22
    """The program ran to its end, and whether the goal holds cannot be seen, or no goal was stated."""

    @classmethod
    def of_label(cls, label: str) -> Outcome:
        """Return the outcome of a label; raise KeyError for anything else."""
        return cls[label.upper().replace(" ", "_")]

    @property
    def label(self) -> str:
        """The words shown to people, e.g. "not grasped"."""
        return self.name.lower().replace("_", " ")

    @property
    def program_ended(self) -> bool:
        """Whether the program ran to its end, whether or not the goal is then seen to hold."""
        return self.ran_to_end or self is Outcome.GOAL_NOT_MET

    @property
    def ran_to_end(self) -> bool:
        """Whether planner and verdicts say that the task is done, and nothing that is seen contradicts it."""
        return self in (Outcome.DONE, Outcome.DONE_UNVERIFIED)

    @property
    def in_doubt(self) -> bool:
        """Whether nothing was seen to be wrong, nor that all is right."""
        return self in (Outcome.UNVERIFIED, Outcome.DONE_UNVERIFIED)


OUTSIDE_THE_TASK = (Outcome.NODE_LOST, Outcome.CAMERA_LOST, Outcome.ROBOT_FAULT)
"""What a task did not cause; it can be resumed afterwards."""


@dataclass(frozen=True)
class Verdict:
    """How one subtask ended, judged from robot state and perception."""

    outcome: Outcome
    message: str = ""
    measures: dict[str, float] = field(default_factory=dict)
    """Numbers behind the judgement, names with their unit, e.g. {"position_error_m": 0.004}."""

    @property
    def done(self) -> bool:
        """Whether the subtask reached its goal."""
        return self.outcome is Outcome.DONE
