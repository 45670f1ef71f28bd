"""Why an episode failed, by one rule from what was measured.

The first line that applies decides:

1. controller: the arm is at fault, was stopped though no one requested it, or its guard refused a command of a call
   that the reference program makes too.
2. perception: a camera was lost, what a call did could not be seen, or perception was wrong about an object that the
   failure depends on. For a program that is not the reference: about one of the goal's objects before anything moved.
   For a right call that failed: about an object of the call when it began, or when it was judged. For a right program:
   about the goal's objects at the end.
3. time: a call or the episode ran out of time or control steps.
4. planner: the outcome blames the program, the program ended outside of any subtask, or it is not the reference program
   (up to the failed call if one failed). A right program in other words or another order counts as another one.
5. skill: what is left. A right call was made on a rightly perceived world and failed, or was said to be done
   though the goal does not hold.

An episode that ended by an exception no one turned into an outcome is a crash: a defect of hcvla, of any part.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hcvla.api.outcomes import Outcome


class Cause(StrEnum):
    """The part of the stack that a failed episode is charged to."""

    PLANNER = "planner"
    PERCEPTION = "perception"
    SKILL = "skill"
    CONTROLLER = "controller"
    TIME = "time"
    CRASH = "crash"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What was measured in an episode."""

    outcome: Outcome
    """How the task ended by planner and verdicts."""
    goal_holds: bool
    """In the simulator's truth."""
    call_failed: bool = False
    """Whether it ended by a subtask's verdict."""
    as_reference: bool = True
    """Whether the program is the reference program, up to the failed call if one failed."""
    misperceived: tuple[str, ...] = ()
    """What perception had wrong that the failure depends on, for people."""
    guard_refused: bool = False
    """Whether the guard refused a command of the failed call."""
    arm_fault: str = ""
    """The fault that the arm reports at the end."""
    out_of_time: bool = False
    """Whether the episode's control steps or the task's time were used up."""


_ARM = (Outcome.ROBOT_FAULT, Outcome.STOPPED, Outcome.NODE_LOST, Outcome.BUSY)
_PROGRAM = (
    Outcome.BAD_PROGRAM,
    Outcome.BAD_ARGUMENT,
    Outcome.PLANNER_FAILED,
    Outcome.NOT_UNDERSTOOD,
    Outcome.BUDGET_EXCEEDED,
)


def failure_cause(evidence: Evidence) -> Cause | None:
    """Return what a failed episode is charged to by the rule above; None for a success."""
    outcome = evidence.outcome
    if outcome.ran_to_end and evidence.goal_holds:
        return None
    if outcome in _ARM or evidence.arm_fault or (evidence.guard_refused and evidence.as_reference):
        return Cause.CONTROLLER
    if outcome in (Outcome.CAMERA_LOST, Outcome.UNVERIFIED) or evidence.misperceived:
        return Cause.PERCEPTION
    if outcome is Outcome.TIMED_OUT or evidence.out_of_time:
        return Cause.TIME
    if outcome in _PROGRAM or not (outcome.program_ended or evidence.call_failed) or not evidence.as_reference:
        return Cause.PLANNER
    return Cause.SKILL
