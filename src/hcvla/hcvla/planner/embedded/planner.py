"""The default planner: the small network shipped with hcvla, on this machine's processor."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from unicodedata import category

import torch

from hcvla.api.errors import AmbiguousObjectError
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Registry
from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.planner.checks.ambiguity import check_unambiguous
from hcvla.planner.checks.arbitrary_goals import arbitrary
from hcvla.planner.checks.second_opinion import OTHER_WORDS, PlanProposal, doubt
from hcvla.planner.embedded.readings import LEAST_SHARE, Interpretation, Understanding, understand
from hcvla.planner.embedded.task import TaskAtHand
from hcvla.planner.embedded.writer import Writer
from hcvla.planner.planner import GOAL_NOT_HELD, PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.vlm.course import first_name

MAX_TASK_CHARACTERS = 500
LEAST_PROBABILITY = 0.03
"""Goals and programs that are less probable are not looked at."""
SURE_GOAL = 0.5
"""Probability from which a goal is sure: if no probable program brings it about, less probable ones are looked for."""
_GUESS_FROM = 0.05
"""What is less probable is no guess that a person would want to read."""
_LOOK = "read the program before you decide: hcvla task --confirm"
_FIRST_EMOJI = "\u2190"
"""Signs before it, such as the degree's, are part of what is said."""
_PICTURES = ("So", "Sk", "Cf", "Mn")
"""Unicode's categories of pictures, and of what joins and colours them."""
_QUOTATION_MARKS = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u201e\u201c", "\u00ab\u00bb")
"""Pairs that a whole sentence may stand in."""


class EmbeddedPlanner:
    """Plans with a checkpoint of `hcvla train planner`."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Load a checkpoint folder; raise PlannerError."""
        self._registry = registry
        # So small a network gains nothing by a second thread, which beside a running stack spins: reading the beginning
        # of a task took 0.02 s of processor time with one and 0.05 to 0.4 s with two.
        torch.set_num_threads(1)
        self._writer = Writer(folder, registry)
        self._task: TaskAtHand | None = None

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; a refusal if the task is outside what the model knows or it is not sure enough."""
        started = time.monotonic()
        answer = self._answer(request, _plain(request.task))
        return replace(answer, seconds=time.monotonic() - started)

    def _answer(self, request: PlanRequest, text: str) -> PlanAnswer:
        if not text or len(text) > MAX_TASK_CHARACTERS:
            found = "is empty" if not text else f"has {len(text)} characters"
            return PlanAnswer(
                refusal=f"the task text {found}; expected a sentence of at most {MAX_TASK_CHARACTERS} characters"
            )
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
        # What was checked is what runs. A task that was started is not given up for a doubt: what was done stays done,
        # and verdicts judge the rest.
        if request.past:
            return task.next_checked(request) or self._writer.answer(request, task)
        answer = self._writer.answer(request, task)
        if answer.refusal:
            return answer
        begun = self._begin(request, task)
        # What could not run is not written again.
        return replace(answer, goal=begun.goal, doubt=begun.doubt) if request.errors and not begun.refusal else begun

    def _begin(self, request: PlanRequest, task: TaskAtHand) -> PlanAnswer:
        """Return the first answer of a task with its goal; a refusal if nothing, or more than one thing, may be meant.

        What is in doubt only is an answer all the same where a person confirms it.
        """
        understood = self._understand(request, task)
        if not understood.possible:
            return self._contradicted(understood)
        best = understood.best[0]
        unsure = self._doubt(understood)
        if best.objection and not unsure:
            return PlanAnswer(refusal=best.objection.message, refusal_outcome=best.objection.outcome)
        if unsure and (best.objection or not request.confirmed or not _in_words(best.goal)):
            return PlanAnswer(refusal=_question(unsure, understood, self._guess_from))
        task.program = best.program
        stated = best.goal if request.asks_goal and _parsed(best.goal) else ""
        return PlanAnswer(
            code=best.program[0] if best.program else "",
            done=not best.program,
            goal=stated,
            ahead="\n".join(best.program[1:]),
            doubt=unsure,
        )

    def _understand(self, request: PlanRequest, task: TaskAtHand) -> Understanding:
        """Return what the sentence may mean, and what speaks against each."""

        def objection(goal: str, program: tuple[str, ...]) -> Verdict | None:
            proposal = PlanProposal(
                sentence=task.read_as,
                goal=goal,
                program="".join(f"{answer}\n" for answer in program),
                objects=request.objects,
                held=request.held,
                start=request.start,
            )
            return doubt(proposal, self._registry)

        try:
            goals = list(self._writer.goals(request, task, LEAST_PROBABILITY))
            # One that means nothing is a slip of the network; beside others it is no reading, alone it states nothing.
            goals = [goal for goal in goals if _parsed(goal[0])] or [("", likely) for _, likely in goals[:1]]
            programs = list(self._writer.programs(request, task, LEAST_PROBABILITY))
            understood = understand(goals, programs, objection)
            if not understood.possible and goals and goals[0][1] >= SURE_GOAL and (goal := _parsed(goals[0][0])):
                further = self._writer.programs_towards(goal, request, task)
                found = understand(goals[:1], further, objection).with_sure_goal()
                understood = found if found.possible else understood
        except PlannerError:
            # A goal or program that comes to no end was begun by guessing.
            return Understanding([])
        readings = understood.readings
        return Understanding([_without_arbitrary(reading, request, task.text) for reading in readings])

    def _doubt(self, understood: Understanding) -> str:
        """Return why none of what may be meant is sure enough; empty if one is."""
        if understood.probability < self._writer.config.refuse_below:
            return _unsure(understood.probability)
        return "" if understood.share >= LEAST_SHARE else "the task can mean several things"

    def _contradicted(self, understood: Understanding) -> PlanAnswer:
        """Return the refusal of a sentence none of whose readings can be meant."""
        likeliest = next(iter(understood.readings), None)
        if likeliest is None or likeliest.objection is None or likeliest.probability < self._guess_from:
            return PlanAnswer(refusal=f"{_unsure(likeliest.probability if likeliest else 0.0)}; {OTHER_WORDS}")
        return PlanAnswer(refusal=likeliest.objection.message, refusal_outcome=likeliest.objection.outcome)

    @property
    def _guess_from(self) -> float:
        return min(_GUESS_FROM, self._writer.config.refuse_below)

    def _follow(self, request: PlanRequest, text: str) -> TaskAtHand:
        """Return the task of a request; if no earlier one was of it, it begins with `start`, or with what is seen."""
        past, now = tuple(request.past), tuple(request.objects)
        if self._task is None or not self._task.goes_on(text, past):
            self._task = TaskAtHand(text, tuple(request.start) or now)
        self._task.past = past
        said = [error for error in request.errors if error.startswith(GOAL_NOT_HELD)]
        if said and (name := first_name(said[-1], now)):
            self._task.missing[len(past)] = (name,)
        self._task.start = self._task.objects(now)
        return self._task


def _not_held(request: PlanRequest) -> PlanRequest:
    return replace(request, held=None, objects=[replace(item, held=False) for item in request.objects])


def _without_arbitrary(reading: Interpretation, request: PlanRequest, text: str) -> Interpretation:
    """Return a reading; without its goal if that is about an object that no one speaks of."""
    held = [request.held] if request.held else []
    return replace(reading, goal="") if arbitrary(reading.goal, text, "\n".join(reading.program), held) else reading


def _question(unsure: str, understood: Understanding, guess_from: float) -> str:
    """Return a doubt with what may be meant, as far as it can be said and is worth saying."""
    words = list(dict.fromkeys(filter(None, (_in_words(reading.goal) for reading in understood.best))))[:2]
    if not words or understood.probability < guess_from:
        return f"{unsure}; {OTHER_WORDS}"
    perhaps = ", or ".join(f"that in the end {goal}" for goal in words)
    return f"{unsure}, perhaps {perhaps}; {OTHER_WORDS}, or {_LOOK}"


def _unsure(confidence: float) -> str:
    return f"the planner is not sure what the task means (confidence {confidence:.2f})"


def _parsed(goal: str) -> Goal | None:
    """Return a goal; None if there is none or it states nothing, as one that relates an object to itself."""
    try:
        parsed = Goal.parse(goal) if goal else None
    except GoalError:
        return None
    return parsed if parsed and parsed.parts else None


def _in_words(goal: str) -> str:
    """Return a goal as people say it; empty if there is none or it means nothing."""
    parsed = _parsed(goal)
    return parsed.words if parsed else ""


def _plain(task: str) -> str:
    """Return a sentence in one line, without emoji and quotation marks around it, which say nothing to do."""
    kept = (" " if character >= _FIRST_EMOJI and category(character) in _PICTURES else character for character in task)
    line = " ".join("".join(kept).split())
    quoted = line[:1] + line[-1:] in _QUOTATION_MARKS and not {*line[:1], *line[-1:]} & {*line[1:-1]}
    return line[1:-1].strip() if quoted else line
