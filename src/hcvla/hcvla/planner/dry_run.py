"""Lets a planner write a whole program without moving anything: every subtask is taken to succeed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.planner import PastStep, Planner, PlanRequest
from hcvla.planner.transcript import held_after

MAX_ANSWERS = 24
_STORES = re.compile(r"^pose_dict\['([^']*)'\]\s*=", re.MULTILINE)


@dataclass(frozen=True)
class Rehearsal:
    """What a planner wrote for a task."""

    steps: tuple[str, ...]
    done: bool
    """Whether the planner said done(); False after a refusal or too many answers."""
    refusal: str = ""
    refusal_outcome: Outcome = Outcome.NOT_UNDERSTOOD
    slowest_sec: float = 0.0
    """Longest time of one answer [s]."""

    @property
    def program(self) -> str:
        """The program as one text."""
        return "".join(f"{step}\n" for step in self.steps)


def rehearse(planner: Planner, task: str, objects: Sequence[NamedObject], image: np.ndarray | None = None) -> Rehearsal:
    """Ask a planner again and again until it is done or refuses; `image` Shape=(h, w, 3), uint8, RGB."""
    steps: list[PastStep] = []
    memory: dict[str, Pose] = {}
    held: str | None = None
    slowest = 0.0
    for _ in range(MAX_ANSWERS):
        known = [replace(thing, held=thing.name == held) for thing in objects]
        answer = planner.plan(PlanRequest(task, image, known, tuple(steps), dict(memory), held=held))
        slowest = max(slowest, answer.seconds)
        code = tuple(step.code for step in steps)
        if answer.done or answer.refusal:
            return Rehearsal(code, answer.done, answer.refusal, answer.refusal_outcome, slowest)
        steps.append(PastStep(answer.code, Verdict(Outcome.DONE)))
        memory |= {key: Pose(0.0, 0.0, 0.0) for key in _STORES.findall(answer.code)}
        held = held_after(answer.code, held, worked=True)
    return Rehearsal(tuple(step.code for step in steps), done=False, slowest_sec=slowest)
