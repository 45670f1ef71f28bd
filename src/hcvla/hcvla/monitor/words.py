"""Calls and verdicts as a person reads them, on every screen the same."""

from __future__ import annotations

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose, Value
from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.monitor.state import SubtaskView


def call_words(call: Call) -> str:
    """Return a call without arguments that are None or False, e.g. "place((0.450, 0.100, 0.025))"; positions in m."""
    shown = (_value_words(value) for value in call.arguments.values() if value is not None and value is not False)
    return f"{call.function}({', '.join(shown)})"


def goal_words(goal: str) -> str:
    """Return a goal as people say it, e.g. "the red cube is on the green tray"; as it is if it cannot be read."""
    try:
        return Goal.parse(goal).words
    except GoalError:
        return goal


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict, e.g. "not grasped: the fingers closed on nothing"."""
    label = verdict.outcome.label
    return f"{label}: {verdict.message}" if verdict.message else label


def claim_words(outcome: Outcome) -> str:
    """Return what is claimed of a task whose program ran to its end."""
    return "done, but not verified" if outcome.in_doubt else "said to be done"


def progress_words(subtask: SubtaskView) -> str:
    """Return what a running subtask does now, e.g. "running: pick('red cube'), descend"."""
    inner = call_words(subtask.inner) if subtask.inner is not None else ""
    details = ", ".join(word for word in (inner, subtask.phase) if word)
    return f"running: {details}" if details else "running"


def _value_words(value: Value) -> str:
    if isinstance(value, Actor):
        return repr(value.name)
    if isinstance(value, Pose):
        return f"({value.x:.3f}, {value.y:.3f}, {value.z:.3f})"
    return f"{value:g}" if isinstance(value, float) else repr(value)
