"""The goal that the embedded planner states: what its own program leads to, if the sentence says no more than that.

The network knows eight families of tasks and is silently wrong outside of them, so nothing is stated in doubt: the
family that it reads from the sentence, the objects that it finds there, and the numbers must all be in the goal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.planner.program_goal import NoGoalError, program_goal
from hcvla.planner.reading import Reading

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z']+")
_NEGATIONS = ("not", "no", "never", "don't", "except", "without", "but", "unless", "if")
_CHOICES = ("any", "other", "another")
_PLACES = ("between", "middle", "center", "centre", "edge", "corner")
_UNITS = ("radian", "radians", "cm", "mm", "meter", "meters", "metre", "metres")
_ORDERS = ("before", "after")
_DEEDS = ("push", "pushed", "topple", "knock", "throw", "toss", "touch", "tap", "nudge", "hover", "trace")
_BEYOND = frozenset((*_DEEDS, *_NEGATIONS, *_CHOICES, *_PLACES, *_UNITS, *_ORDERS))
"""Words that ask for something that no family does."""
_PREDICATES = {
    "pick": {"held"},
    "place": {"on"},
    "stack": {"on"},
    "sort": {"on", "sorted"},
    "swap": {"swapped"},
    "rotate": {"rotated"},
    "next_to": {"next_to"},
    "restore": {"visited_then", "restored"},
}
"""What goals of each family are made of."""
_CALLED = re.compile(r"\b([a-z_]+)\(")


def stated_goal(task: str, reading: Reading, steps: Sequence[str], names: Sequence[str], held: str = "") -> str:
    """Return the goal of a sentence for which a program was written; empty if there is any doubt.

    `names` are those of all objects, `held` is in the gripper now.
    """
    if reading.kind not in _PREDICATES or _BEYOND & set(_WORD.findall(task.lower())):
        return ""
    if reading.kind == "pick" and not steps and len(reading.mentioned) == 1:
        return f"held({reading.mentioned[0]!r})"
    try:
        goal = program_goal(steps, held)
    except NoGoalError:
        return ""
    if reading.kind == "sort":
        goal = _all_sorted(goal, reading, names)
    return goal if _says_all(task, reading, goal) else ""


def _all_sorted(goal: str, reading: Reading, names: Sequence[str]) -> str:
    """Return the goal that every cube with a mat is on it, where the sentence names no cube: it means them all."""
    if any(not name.endswith(" mat") for name in reading.mentioned):
        return goal
    cubes = [name for name in names if name.endswith(" cube") and f"{name.removesuffix(' cube')} mat" in names]
    return f"sorted({', '.join(map(repr, cubes))})" if cubes else goal


def _says_all(task: str, reading: Reading, goal: str) -> bool:
    """Whether a goal is of the family that was read, and is about every object and number of the sentence."""
    try:
        names = Goal.parse(goal).names
    except GoalError:
        # E.g. an object on itself: the program is nonsense, and will not run either.
        return False
    of_family = set(_CALLED.findall(goal)) <= _PREDICATES[reading.kind]
    named = {name for name in reading.mentioned if not (reading.kind == "sort" and name.endswith(" mat"))}
    numbers = {float(number) for number in _NUMBER.findall(task)}
    stated = {abs(float(number)) for number in _NUMBER.findall(goal)}
    return of_family and named <= names and numbers <= stated
