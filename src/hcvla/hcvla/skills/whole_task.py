"""Libraries that carry out whole tasks from their sentence: no planner, no program but one line, no judge but the goal.

They are the baselines to which the hierarchy of planner and skills is compared.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind, Registry
from hcvla.skills.ending import Ending, GaveUp
from hcvla.skills.judges.judge import Judge
from hcvla.skills.judges.table import JudgeFactory
from hcvla.skills.needs import Needs
from hcvla.skills.skill import ChunkSkill, Observation, Skill

TASK_API = Registry()
"""All that such a library can do."""


@TASK_API.declare(Kind.SUBTASK, limits={"seconds": (0.0, 3600.0)}, timeout_sec=3600.0)
def do(sentence: str, seconds: float) -> None:
    """Carry out a task, for at most so long [s]; ends earlier if the policy believes that it is done."""
    ...


class WholeTaskLibrary(ABC):
    """Implements SkillLibrary for the one function of TASK_API."""

    needs: Needs
    ended_by_judge = False

    @abstractmethod
    def start(self, call: Call, observation: Observation) -> Skill | ChunkSkill:
        """Return the skill that carries out a task."""


def task_program(sentence: str, seconds: float) -> str:
    """Return the program that carries out a sentence within a time [s]."""
    return f"do({sentence!r}, {seconds!r})\n"


class _TakenAtItsWord(Judge):
    """Says done whenever the policy does: only the goal decides about the task."""

    def verdict(self) -> Verdict:
        """Return done."""
        return Verdict(Outcome.DONE, "by its own word")

    def broken(self) -> None:
        """Ignore what is dropped: a task may be to drop it."""

    def conclude(self, ending: Ending) -> Verdict:
        """Return done, or how it gave up; a task may move anything."""
        if isinstance(ending, GaveUp):
            return Verdict(ending.outcome, ending.message)
        return Verdict(Outcome.DONE, "by its own word", dict(ending.evidence))


TASK_JUDGES: Mapping[str, JudgeFactory] = {"do": _TakenAtItsWord}
