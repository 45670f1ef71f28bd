"""The default planner: the small network shipped with hcvla, on this machine's processor."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import torch
from transformers import AutoModelForImageTextToText, AutoProcessor

from hcvla.api.registry import Registry
from hcvla.planner.batch import PlannerInputs
from hcvla.planner.dry_run import dry_run
from hcvla.planner.embedded_goal import stated_goal
from hcvla.planner.model import PlannerForCodeGeneration
from hcvla.planner.parse import answer_from_text
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.processor import PlannerProcessor
from hcvla.planner.reading import read_sentence

MAX_TASK_CHARACTERS = 500


class EmbeddedPlanner:
    """Plans with a checkpoint of `hcvla train planner`."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Load a checkpoint folder; raise PlannerError."""
        self._registry = registry
        try:
            model = AutoModelForImageTextToText.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError) as error:
            raise PlannerError(f"the planner in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        if not isinstance(model, PlannerForCodeGeneration):
            raise PlannerError(f"{folder} holds a {type(model).__name__}, expected the embedded planner")
        self._model: PlannerForCodeGeneration = model.eval()
        self._processor: PlannerProcessor = AutoProcessor.from_pretrained(str(folder), local_files_only=True)

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; a refusal if the task is outside what the model knows or it is not sure enough."""
        started = time.monotonic()
        task = " ".join(request.task.split())
        if not task or len(task) > MAX_TASK_CHARACTERS:
            found = "is empty" if not task else f"has {len(task)} characters"
            refusal = f"the task text {found}; expected a sentence of at most {MAX_TASK_CHARACTERS} characters"
            return PlanAnswer(refusal=refusal, seconds=time.monotonic() - started)
        code, confidence = self._write(request, task)
        seconds = time.monotonic() - started
        answer = answer_from_text(code, request, seconds)
        # A task that was started is not given up for a doubt: what was done stays done, and verdicts judge the rest.
        if answer.code and not request.past and confidence < self._model.config.refuse_below:
            doubt = f"the planner is not sure what the task means (confidence {confidence:.2f}); say it in other words"
            return PlanAnswer(refusal=doubt, seconds=seconds)
        if request.asks_goal and not answer.refusal:
            answer = replace(answer, goal=self._goal(request, task), seconds=time.monotonic() - started)
        return answer

    def _goal(self, request: PlanRequest, task: str) -> str:
        """Return the goal of a task of which nothing was done yet; empty: no statement."""
        wanted = dry_run(self, task, request.objects, self._registry, request.image, request.held)
        if not wanted.done:
            return ""
        reading = read_sentence(self._model, self._inputs(replace(request, past=(), errors=()), task))
        names = [item.name for item in request.objects]
        return stated_goal(task, reading, wanted.steps, names, request.held or "")

    def _write(self, request: PlanRequest, task: str) -> tuple[str, float]:
        """Return the answer's text and how sure the model is of it, as a probability."""
        inputs = self._inputs(request, task)
        # The first wrong answer was the likeliest one; after an error others get their chance.
        chance = torch.Generator().manual_seed(len(request.errors)) if request.errors else None
        written = self._model.generate(inputs, chance)
        return self._processor.decode(written.tokens, inputs), written.confidence

    def _inputs(self, request: PlanRequest, task: str) -> PlannerInputs:
        return self._processor(
            task,
            [known.name for known in sorted(request.objects, key=lambda known: not known.visible)],
            request.image,
            registry=self._registry,
            past=request.past,
            memory=request.memory,
            held=request.held,
        )
