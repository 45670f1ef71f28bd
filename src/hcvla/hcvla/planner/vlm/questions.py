"""What a model is asked at a key step: at length, if it was not trained for this, or in the short form that it was."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hcvla.api.registry import Registry
from hcvla.planner.config import AUTO, COMPACT, FULL, PROMPTS
from hcvla.planner.planner import PlannerError, PlanRequest
from hcvla.planner.prompt import goal_instructions, goal_situation, instructions, situation
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.compact import GOAL
from hcvla.planner.vlm.course import Courses

STYLE_FILE = "planner.json"
"""In a folder of `hcvla train planner --model`: says how its model is asked."""


@dataclass(frozen=True)
class PlannerQuestion:
    """What a model is asked about one request."""

    code: Chat
    goal: Chat
    """Asked at the start of a task, for what must hold at its end."""
    shows_errors: bool
    """Whether what was wrong with the last answer is said; otherwise another answer must come by chance."""


class Questions(Protocol):
    """Makes questions of requests."""

    def of(self, request: PlanRequest) -> PlannerQuestion:
        """Return what is asked about a request."""
        ...


class FullQuestions:
    """For models that were not trained for this: everything is said each time, the API's documentation first."""

    def __init__(self, registry: Registry) -> None:
        """Ask for programs over this API."""
        self._code, self._goal = instructions(registry), goal_instructions()

    def of(self, request: PlanRequest) -> PlannerQuestion:
        """Return what is asked about a request."""
        code = Chat((situation(request),), request.image, self._code)
        return PlannerQuestion(code, Chat((goal_situation(request),), request.image, self._goal), shows_errors=True)


class CompactQuestions:
    """For models that were trained on them: a task is one chat, each answer a turn."""

    def __init__(self) -> None:
        """Start without a task."""
        self._courses = Courses()

    def of(self, request: PlanRequest) -> PlannerQuestion:
        """Return what is asked about a request."""
        course = self._courses.of(request)
        return PlannerQuestion(course.chat(request.held), course.chat(request.held, GOAL), shows_errors=False)


def questions(registry: Registry, prompt: str, folder: Path | None = None) -> Questions:
    """Return the questions of a style; AUTO is that of a model's folder, FULL if it names none. Raises PlannerError."""
    chosen = _style(folder) if prompt == AUTO else prompt
    return CompactQuestions() if chosen == COMPACT else FullQuestions(registry)


def write_style(folder: Path) -> None:
    """Say in a folder that its model is asked in the short form."""
    (folder / STYLE_FILE).write_text(json.dumps({"prompt": COMPACT}) + "\n")


def _style(folder: Path | None) -> str:
    if folder is None or not (folder / STYLE_FILE).exists():
        return FULL
    try:
        style = json.loads((folder / STYLE_FILE).read_text())["prompt"]
    except (ValueError, KeyError, TypeError) as error:
        raise PlannerError(f"{folder / STYLE_FILE} does not say how to ask: {error!r}") from error
    if style not in PROMPTS:
        raise PlannerError(f"{folder / STYLE_FILE} has prompt {style!r}; expected one of {', '.join(PROMPTS)}")
    return style
