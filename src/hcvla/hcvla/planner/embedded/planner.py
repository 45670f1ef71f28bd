"""The default planner: the small network shipped with hcvla, on this machine's processor."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from unicodedata import category

import torch
from transformers import AutoModelForImageTextToText, AutoProcessor

from hcvla.api.errors import AmbiguousObjectError
from hcvla.api.registry import Registry
from hcvla.api.types import NamedObject
from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.planner.checks.ambiguity import check_unambiguous
from hcvla.planner.checks.arbitrary_goals import arbitrary
from hcvla.planner.checks.second_opinion import OTHER_WORDS, PlanProposal, doubt
from hcvla.planner.dry_run import DryRunResult, dry_run
from hcvla.planner.embedded.decoding import Decoding
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.processor import PlannerProcessor
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.vlm.course import first_name

MAX_TASK_CHARACTERS = 500
_GUESS_FROM = 0.05
"""What is less probable is no guess that a person would want to read."""
_OTHER_WORDS_OR_LOOK = f"{OTHER_WORDS}, or read the program before you decide: hcvla task --confirm"
_FIRST_EMOJI = "\u2190"
"""Signs before it, such as the degree's, are part of what is said."""
_PICTURES = ("So", "Sk", "Cf", "Mn")
"""Unicode's categories of pictures, and of what joins and colours them."""
_QUOTATION_MARKS = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u201e\u201c", "\u00ab\u00bb")
"""Pairs that a whole sentence may stand in."""


@dataclass
class _Task:
    """The task that is being done: its sentence, and the objects as they were when it was said."""

    text: str
    start: tuple[NamedObject, ...]
    past: tuple[PastStep, ...] = ()
    missing: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By the number of lines that were run: the object for which the goal was found not to be met then."""

    def goes_on(self, text: str, past: tuple[PastStep, ...]) -> bool:
        """Whether a request is a later one of this task."""
        return bool(past) and text == self.text and past[: len(self.past)] == self.past

    def objects(self, now: tuple[NamedObject, ...]) -> tuple[NamedObject, ...]:
        """Return the listing that the sentence is read with: "the leftmost" means where things stood then."""
        known = {item.name for item in self.start}
        return (*self.start, *(item for item in now if item.name not in known))


@dataclass(frozen=True)
class _Unchecked:
    """The planner without a look at the goal."""

    plan: Callable[[PlanRequest], PlanAnswer]


class EmbeddedPlanner:
    """Plans with a checkpoint of `hcvla train planner`."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Load a checkpoint folder; raise PlannerError."""
        self._registry = registry
        # So small a network gains nothing by a second thread, which beside a running stack spins: reading the beginning
        # of a task took 0.02 s of processor time with one and 0.05 to 0.4 s with two.
        torch.set_num_threads(1)
        try:
            model = AutoModelForImageTextToText.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise PlannerError(f"the planner in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        if not isinstance(model, PlannerForCodeGeneration):
            raise PlannerError(f"{folder} holds a {type(model).__name__}, expected the embedded planner")
        self._decoding: Decoding = Decoding(model.eval())
        self._refuse_below: float = model.config.refuse_below
        self._processor: PlannerProcessor = AutoProcessor.from_pretrained(str(folder), local_files_only=True)
        self._task: _Task | None = None

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; a refusal if the task is outside what the model knows or it is not sure enough."""
        started = time.monotonic()
        text = _plain(request.task)
        if not text or len(text) > MAX_TASK_CHARACTERS:
            found = "is empty" if not text else f"has {len(text)} characters"
            refusal = f"the task text {found}; expected a sentence of at most {MAX_TASK_CHARACTERS} characters"
            return PlanAnswer(refusal=refusal, seconds=time.monotonic() - started)
        if not request.past:
            # The network would choose one of several that are alike, and be sure of it.
            try:
                check_unambiguous(text, [item.name for item in request.objects])
            except AmbiguousObjectError as error:
                return PlanAnswer(refusal=str(error), refusal_outcome=error.outcome)
        task = self._follow(request, text)
        if task.missing.get(0) == (request.held,) and not request.past:
            # To the network what is held was lifted: what a stop left low in the hand is to be picked.
            request = _not_held(request)
        answer, _ = self._answer(request, task)
        # A task that was started is not given up for a doubt: what was done stays done, and verdicts judge the rest.
        if not request.past and not answer.refusal:
            answer = self._checked(request, task, answer)
        return replace(answer, seconds=time.monotonic() - started)

    def _answer(self, request: PlanRequest, task: _Task) -> tuple[PlanAnswer, float]:
        """Return the next lines and how sure the model is of them, as a probability."""
        code, confidence = self._write(request, task)
        return answer_from_text(code, request, 0.0), confidence

    def _checked(self, request: PlanRequest, task: _Task, answer: PlanAnswer) -> PlanAnswer:
        """Return the first answer of a task with its goal; a refusal if it is in doubt, or contradicts the sentence.

        What is in doubt only is an answer all the same where a person confirms it.
        """
        try:
            text, certainty = self._write(request, task, goal=True)
            program, sure = self._program(request, task)
            goal = goal_from_text(text)
        except PlannerError:
            program = None
        if program is None or not program.done:
            # A goal or program that comes to no end was begun by guessing.
            return PlanAnswer(refusal=f"{_unsure(0.0)}; {OTHER_WORDS}")
        if arbitrary(goal, task.text, program.program, [request.held] if request.held else []):
            goal = ""
        sure *= certainty
        if sure < min(_GUESS_FROM, self._refuse_below):
            return PlanAnswer(refusal=f"{_unsure(sure)}; {OTHER_WORDS}")
        proposal = PlanProposal(
            sentence=task.text,
            goal=goal,
            program=program.program,
            objects=request.objects,
            held=request.held,
            start=request.start,
        )
        found = doubt(proposal, self._registry)
        if sure < self._refuse_below:
            words = "" if found else _in_words(goal)
            if not words:
                return PlanAnswer(refusal=f"{_unsure(sure)}; {OTHER_WORDS}")
            if not request.confirmed:
                return PlanAnswer(refusal=f"{_unsure(sure)}, perhaps that in the end {words}; {_OTHER_WORDS_OR_LOOK}")
            answer = replace(answer, doubt=_unsure(sure))
        elif found:
            return PlanAnswer(refusal=found.message, refusal_outcome=found.outcome)
        stated = goal if request.asks_goal and _is_readable(goal) else ""
        return replace(answer, goal=stated, ahead=program.after(answer.code))

    def _program(self, request: PlanRequest, task: _Task) -> tuple[DryRunResult, float]:
        """Return the whole program of a task of which nothing was done yet, and how sure the model is of all of it.

        Its subtasks are taken to succeed.
        """
        sure = 1.0

        def plan(later: PlanRequest) -> PlanAnswer:
            nonlocal sure
            answer, confidence = self._answer(later, task)
            sure *= confidence
            return answer

        written = dry_run(_Unchecked(plan), task.text, request.objects, self._registry, held=request.held)
        return written, sure

    def _follow(self, request: PlanRequest, text: str) -> _Task:
        """Return the task of a request; if no earlier one was of it, it begins with `start`, or with what is seen."""
        past, now = tuple(request.past), tuple(request.objects)
        if self._task is None or not self._task.goes_on(text, past):
            self._task = _Task(text, tuple(request.start) or now)
        self._task.past = past
        said = [error for error in request.errors if error.startswith(GOAL_NOT_HELD)]
        if said and (name := first_name(said[-1], now)):
            self._task.missing[len(past)] = (name,)
        self._task.start = self._task.objects(now)
        return self._task

    def _write(self, request: PlanRequest, task: _Task, *, goal: bool = False) -> tuple[str, float]:
        """Return the text of an answer or of the goal, and how sure the model is of it, as a probability."""
        inputs = self._processor(
            task.text,
            task.start,
            registry=self._registry,
            past=request.past,
            memory=request.memory,
            held=request.held,
            goal=goal,
            names=[item.name for item in request.objects],
            missing=task.missing,
        )
        # The first wrong answer was the likeliest one; after an error others get their chance.
        wrong = sum(not error.startswith(GOAL_NOT_HELD) for error in request.errors)
        chance = torch.Generator().manual_seed(wrong) if wrong and not goal else None
        written = self._decoding.write(inputs, chance)
        return self._processor.decode(written.tokens, inputs), written.confidence


def _not_held(request: PlanRequest) -> PlanRequest:
    return replace(request, held=None, objects=[replace(item, held=False) for item in request.objects])


def _unsure(confidence: float) -> str:
    return f"the planner is not sure what the task means (confidence {confidence:.2f})"


def _is_readable(goal: str) -> bool:
    """Whether a goal parses; one that relates an object to itself states nothing."""
    try:
        return bool(goal) and bool(Goal.parse(goal).parts)
    except GoalError:
        return False


def _in_words(goal: str) -> str:
    """Return a goal as people say it; empty if there is none or it means nothing."""
    try:
        return Goal.parse(goal).words if goal else ""
    except GoalError:
        return ""


def _plain(task: str) -> str:
    """Return a sentence in one line, without emoji and quotation marks around it, which say nothing to do."""
    kept = (" " if character >= _FIRST_EMOJI and category(character) in _PICTURES else character for character in task)
    line = " ".join("".join(kept).split())
    quoted = line[:1] + line[-1:] in _QUOTATION_MARKS and not {*line[:1], *line[-1:]} & {*line[1:-1]}
    return line[1:-1].strip() if quoted else line
