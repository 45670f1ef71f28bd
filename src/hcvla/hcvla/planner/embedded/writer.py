"""Writes answers, goals and whole programs for a request with the network of a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from transformers import AutoModelForImageTextToText, AutoProcessor

from hcvla.api.registry import Registry
from hcvla.planner.dry_run import MAX_ANSWERS, DryRun
from hcvla.planner.embedded.batch import PlannerInputs
from hcvla.planner.embedded.decoding import Decoding
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.processor import PlannerProcessor
from hcvla.planner.embedded.search import likeliest
from hcvla.planner.embedded.task import TaskAtHand
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanAnswer, PlannerError, PlanRequest

_Program = tuple[tuple[str, ...], bool]
"""Answers, and whether the network says that they are all."""


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

    def programs(
        self, request: PlanRequest, task: TaskAtHand, floor: float, most: int | None = None
    ) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield whole programs of a task that begins, as `goals` does; their subtasks are taken to succeed.

        What cannot run to its end is left out. At most so many beginnings are looked at; None: all.
        """
        looks = 0

        def branches(program: _Program, least: float) -> list[tuple[_Program, float]] | None:
            nonlocal looks
            answers, whole = program
            if whole:
                return None
            looks += 1
            if most is not None and looks > most:
                return []
            later = self._after(request, answers)
            if later is None or len(answers) >= MAX_ANSWERS:
                return []
            return list(self._answers(later, task, answers, least))

        nothing: _Program = ((), False)
        for (answers, _), confidence in likeliest(nothing, branches, floor):
            yield answers, confidence

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
