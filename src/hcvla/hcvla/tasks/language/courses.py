"""How a task goes on when something fails: answers, what comes of them, and what is answered then.

A failed subtask is tried again; what was dropped is picked again first. Where the program has run to its end and the
goal is found not to be met, the planner is told for which object, and moves that one again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.api.functions import ROBOT_API
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.program import pick, subtask_of

_DONE, _FAILED = Verdict(Outcome.DONE), Verdict(Outcome.NOT_PLACED)
_ACTOR = re.compile(r"get_actor\('([^']*)'\)")
_MOST_TRIES = 3
"""A subtask that failed so often is given up by the executor."""
_NOT_REPAIRED = frozenset({"count_and_repeat", "covered", "stack_topple", "touch_reset_pick"})
"""Tasks whose goal cannot be reached any more once their program has run to its end without reaching it."""


@dataclass(frozen=True)
class Turn:
    """One answer, and what came of it."""

    code: str
    held: str | None
    """Name of what is in the gripper when it is asked for."""
    worked: bool = True
    missing: tuple[str, ...] = ()
    """Objects for which the goal was found not to be met just before."""

    @property
    def final(self) -> bool:
        """Whether it says that the task is done, or refuses it."""
        return self.code.startswith(("done(", "refuse("))


def course(
    rng: random.Random, sample: Sample, answers: Sequence[str], *, failures: float = 0.0, unmet: float = 0.0
) -> list[Turn]:
    """Return how the answers to a sample go: a share `failures` of subtasks fails, a share `unmet` of goals is not met.

    `answers` are all, the last being done() or a refusal.
    """
    turns: list[Turn] = []
    held = sample.held or None
    for code in answers[:-1]:
        held = _tried(rng, turns, code, held, failures)
    turns.append(Turn(answers[-1], held))
    if rng.random() < unmet and (repair := _repair(answers[:-1], sample)):
        name, lines = repair
        # What was to be held has been lost.
        held = None
        for index, code in enumerate(lines):
            held = _tried(rng, turns, code, held, 0.0, missing=() if index else (name,))
        turns.append(Turn(answers[-1], held))
    return turns


def _tried(
    rng: random.Random,
    turns: list[Turn],
    code: str,
    held: str | None,
    failures: float,
    missing: tuple[str, ...] = (),
) -> str | None:
    """Add an answer, with its failures and what makes them good; return what is held in the end."""
    call = subtask_of(code, ROBOT_API)
    wanted = held
    for _ in range(_MOST_TRIES - 1):
        if rng.random() >= failures:
            break
        turns.append(Turn(code, held, worked=False, missing=missing))
        held, missing = held_after(held, call, _FAILED, ROBOT_API), ()
        # Poses that were remembered are so still; what has moved would be remembered at a wrong place.
        code = code.splitlines()[-1]
        if held != wanted and wanted is not None:
            turns.append(Turn(pick(wanted), held))
            held = wanted
    turns.append(Turn(code, held, missing=missing))
    return held_after(held, call, _DONE, ROBOT_API)


def _repair(steps: Sequence[str], sample: Sample) -> tuple[str, list[str]] | None:
    """Return the object that was moved last, and the lines that move it again; None if there is nothing to repair."""
    if not steps or sample.task in _NOT_REPAIRED or not sample.goal or sample.goal.startswith("not "):
        return None
    last, held = steps[-1].splitlines()[-1], sample.held or None
    for step in steps[:-1]:
        held = held_after(held, subtask_of(step, ROBOT_API), _DONE, ROBOT_API)
    call = subtask_of(last, ROBOT_API)
    if ROBOT_API[call.function].releases:
        return (held, [pick(held), last]) if held else None
    names = _ACTOR.findall(last)
    return (names[0], [last]) if names else None
