"""Outcome codes and the exceptions that carry them: one vocabulary for verdicts, results and errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import IntEnum


class Outcome(IntEnum):
    """How a subtask or a task ended. The numbers are those of hcvla_interfaces/msg/Outcome."""

    NONE = 0
    """Nobody said how it ended: the zero of a message that was not filled in must not read as done."""
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

    @property
    def label(self) -> str:
        """The words shown to people, e.g. "not grasped"."""
        return self.name.lower().replace("_", " ")


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


class HcvlaError(Exception):
    """Base of all errors of hcvla; `outcome` says which code a result carries for it."""

    outcome = Outcome.BAD_ARGUMENT


class BadArgumentError(HcvlaError):
    """An argument of an API call is of the wrong type, not finite or out of range."""

    def __init__(self, function: str, argument: str, found: object, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{function}: argument '{argument}' is {found!r}, expected {expected}")


class ObjectNotFoundError(HcvlaError):
    """No object of that name is seen or remembered."""

    outcome = Outcome.OBJECT_NOT_FOUND

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the object and what is there instead."""
        near = get_close_matches(name, known, n=1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        there = ", ".join(sorted(known)) or "nothing"
        super().__init__(f"there is no '{name}'{hint}; seen or remembered: {there}")


class AmbiguousObjectError(HcvlaError):
    """Two or more objects fit the description."""

    outcome = Outcome.AMBIGUOUS

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """Name the candidates."""
        super().__init__(f"'{name}' fits {len(candidates)} objects: {', '.join(sorted(candidates))}; say which")


class UnreachableError(HcvlaError):
    """The arm cannot get there within its limits."""

    outcome = Outcome.UNREACHABLE


class NoFreeSpaceError(HcvlaError):
    """No pose satisfies the request without overlapping another object."""

    outcome = Outcome.BLOCKED


class BadProgramError(HcvlaError):
    """A program does not parse, does not type-check, or broke a limit of the sandbox."""

    outcome = Outcome.BAD_PROGRAM


class StoppedError(HcvlaError):
    """A stop is latched; nothing may move until it is cleared."""

    outcome = Outcome.STOPPED
