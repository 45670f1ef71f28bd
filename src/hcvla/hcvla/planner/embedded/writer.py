"""Writes answers, goals and whole programs for a request with the network of a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import torch
from transformers import AutoModelForImageTextToText, AutoProcessor

from hcvla.api.registry import Registry
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_run import IdealRun
from hcvla.planner.dry_run import MAX_ANSWERS, DryRun
from hcvla.planner.embedded.batch import PlannerInputs
from hcvla.planner.embedded.decoding import Decoding
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.processor import PlannerProcessor
from hcvla.planner.embedded.search import likeliest
from hcvla.planner.embedded.task import TaskAtHand
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanAnswer, PlannerError, PlanRequest

WORTH_OF_GOAL = 10_000.0
"""By this factor a program counts as more probable that reaches the goal; by its root if it reaches half of it."""
LEAST_WORTH = 0.003
"""Programs towards a goal whose probability times that factor is less are not followed."""
LEAST_STEP = 1e-4
"""Answers of such programs that are less probable are not looked at."""
MOST_LOOKS = 40
"""Beginnings of such programs that are looked at."""
_Program = tuple[tuple[str, ...], bool]
"""Answers, and whether the network says that they are all."""
_NOTHING: _Program = ((), False)


class Writer:
    """The network, its processor and the API that it writes for."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Load a checkpoint folder; raise PlannerError."""
        self._registry = registry
        try:
            model = AutoModelForImageTextToText.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise PlannerError(f"the planner in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        if not isinstance(model, PlannerForCodeGeneration):
            raise PlannerError(f"{folder} holds a {type(model).__name__}, expected the embedded planner")
        self.config: PlannerConfig = model.config
        self._decoding: Decoding = Decoding(model.eval())
        self._processor: PlannerProcessor = AutoProcessor.from_pretrained(str(folder), local_files_only=True)

    def answer(self, request: PlanRequest, task: TaskAtHand) -> PlanAnswer:
        """Return the next lines, the likeliest choice after the other."""
        inputs = self._inputs(request, task)
        # The first wrong answer was the likeliest one; after an error others get their chance.
        wrong = sum(not error.startswith(GOAL_NOT_HELD) for error in request.errors)
        chance = torch.Generator().manual_seed(wrong) if wrong else None
        written = self._decoding.write(inputs, chance)
        return answer_from_text(self._processor.decode(written.tokens, inputs), request, 0.0)

    def goals(self, request: PlanRequest, task: TaskAtHand, floor: float) -> Iterator[tuple[str, float]]:
        """Yield the goals of a task that are at least so probable, the likeliest first."""
        inputs = self._inputs(request, task, goal=True)
        for written in self._decoding.likeliest(inputs, floor):
            yield goal_from_text(self._processor.decode(written.tokens, inputs)), written.confidence

    def programs(self, request: PlanRequest, task: TaskAtHand, floor: float) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield whole programs of a task that begins, as `goals` does; their subtasks are taken to succeed.

        What cannot run to its end is left out.
        """

        def branches(program: _Program, least: float) -> list[tuple[_Program, float]] | None:
            return None if program[1] else list(self._longer(request, task, program[0], least))

        for (answers, _), confidence in likeliest(_NOTHING, branches, floor):
            yield answers, confidence

    def programs_towards(
        self, goal: Goal, request: PlanRequest, task: TaskAtHand
    ) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield programs, as `programs` does, in the order in which a goal that is sure makes them worth looking at.

        The network proposes lines and an ideal hand carries them out: a program counts as much more probable as more
        of the goal is reached, so that of what the network hardly believes that is followed which leads there. Their
        probabilities are in proportion to each other.
        """
        looks = 0

        def branches(program: _Program, _: float) -> list[tuple[_Program, float]] | None:
            nonlocal looks
            answers, whole = program
            if whole:
                return None
            looks += 1
            if looks > MOST_LOOKS:
                return []
            before = worth(answers)
            children = self._longer(request, task, answers, LEAST_STEP)
            return [(child, likely * worth(child[0]) / before) for child, likely in children]

        @cache
        def worth(answers: tuple[str, ...]) -> float:
            return float(WORTH_OF_GOAL ** self._reached(goal, request, answers))

        for (answers, _), confidence in likeliest(_NOTHING, branches, LEAST_WORTH):
            yield answers, confidence

    def _reached(self, goal: Goal, request: PlanRequest, answers: tuple[str, ...]) -> float:
        """Return how much of a goal is reached if all these succeed, 0 to 1."""
        with IdealRun(request.objects, self._registry, request.held, goal, request.start) as run:
            for code in answers:
                if not run.run(code).done:
                    break
            return run.share

    def _longer(
        self, request: PlanRequest, task: TaskAtHand, answers: tuple[str, ...], floor: float
    ) -> Iterator[tuple[_Program, float]]:
        """Yield programs with one answer more; none of one that cannot run, or that is too long."""
        later = self._after(request, answers)
        if later is not None and len(answers) < MAX_ANSWERS:
            yield from self._answers(later, task, answers, floor)

    def _answers(
        self, request: PlanRequest, task: TaskAtHand, before: tuple[str, ...], floor: float
    ) -> Iterator[tuple[_Program, float]]:
        """Yield programs with one answer more."""
        inputs = self._inputs(request, task)
        for written in self._decoding.likeliest(inputs, floor):
            answer = answer_from_text(self._processor.decode(written.tokens, inputs), request, 0.0)
            if not answer.refusal:
                yield ((*before, answer.code) if answer.code else before, answer.done), written.confidence

    def _after(self, request: PlanRequest, answers: tuple[str, ...]) -> PlanRequest | None:
        """Return the request that follows after answers, all of which succeed; None if one of them cannot run."""
        past: list[PastStep] = []
        with DryRun(request.objects, self._registry, request.held) as run:
            for code in answers:
                held = run.held
                verdict = run.run(code)
                if not verdict.done:
                    return None
                past.append(PastStep(code, verdict, held))
            return replace(request, objects=run.objects, past=past, memory=run.memory, held=run.held)

    def _inputs(self, request: PlanRequest, task: TaskAtHand, *, goal: bool = False) -> PlannerInputs:
        return self._processor(
            task.read_as,
            task.start,
            registry=self._registry,
            past=request.past,
            memory=request.memory,
            held=request.held,
            goal=goal,
            names=[item.name for item in request.objects],
            missing=task.missing,
        )
