"""How much a task may try and use up."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.configuration.ranges import NonNegativeFloat, NonNegativeInt
from hcvla.configuration.settings import check_ranges


@dataclass(frozen=True, kw_only=True)
class ExecutorConfig:
    """Budgets of one task; running out of one ends the task, never the arm in the middle of a subtask."""

    task_chars: NonNegativeInt = 2000
    """Longest task text."""
    repairs: NonNegativeInt = 2
    """How often one answer of the planner may be sent back because it cannot run."""
    failures: NonNegativeInt = 3
    """How many failed steps of a task are handed to the planner for another way; one more fails the task."""
    failures_in_a_row: NonNegativeInt = 2
    """The same for failures of one and the same call, one after the other."""
    subtasks: NonNegativeInt = 100
    """Most subtask calls of a task."""
    planner_calls: NonNegativeInt = 100
    """Most questions to the planner in a task, repairs included."""
    planner_sec: NonNegativeFloat = 60.0
    """Longest wait for one answer of the planner [s]; a model on a slow machine may need it."""
    confirm: bool = False
    """Whether every task waits for a person's yes before it moves; else those that are sent with `confirm` do."""
    confirm_sec: NonNegativeFloat = 300.0
    """Longest wait for the confirmation of a task that wants one [s]; then it ends, and nothing has moved."""
    task_sec: NonNegativeFloat = 3600.0
    """Longest duration of a task on the system clock [s]."""
    look_sec: NonNegativeFloat = 4.5
    """How long what the goal is about, and is not seen, is looked for at the end of a task on the robot's clock [s].

    Perception gives up what it misses after 4 s (`missing_sec`): until then it is where it was seen last.
    """
    stop_sec: NonNegativeFloat = 2.0
    """Longest wait for a stopped subtask to return, and for the report of a stop [s]."""

    def __post_init__(self) -> None:
        """Raise ConfigurationError for a budget below zero."""
        check_ranges(self)


class TaskBudgetError(HcvlaError):
    """A task used up one of its budgets."""

    outcome = Outcome.BUDGET_EXCEEDED

    def __init__(self, what: str, limit: float) -> None:
        """Name the budget and its limit."""
        super().__init__(f"the task needs more than {limit:g} {what}; it was ended there")
