"""What a planner remembers of a task from one question to the next: how things were when it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanRequest
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.compact import CODE, opening, replies

_MOST_COURSES = 16
"""So many tasks may run at the same time: more robots than that share no planner."""


@dataclass(eq=False)
class Course:
    """One task that is being done."""

    text: str
    start: tuple[NamedObject, ...]
    """As they were when it was given: "the leftmost" means then. What is seen later is added."""
    held: str | None
    """What was in the gripper then."""
    image: np.ndarray | None
    """Of then, or of after the newest failure."""
    past: tuple[PastStep, ...] = ()
    missing: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By the number of lines that were run: the object for which the goal was found not to be met then."""

    def goes_on(self, request: PlanRequest) -> bool:
        """Whether a request is a later one of this task."""
        past = tuple(request.past)
        return bool(past) and request.task == self.text and past[: len(self.past)] == self.past

    def follow(self, request: PlanRequest) -> None:
        """Take over what a later request brings."""
        said = [error for error in request.errors if error.startswith(GOAL_NOT_HELD)]
        again = len(request.past) == len(self.past)
        if said and (name := first_name(said[-1], request.objects)):
            self.missing[len(request.past)] = (name,)
        if said or (not again and not request.past[-1].verdict.done):
            self.image = request.image
        self.past = tuple(request.past)
        known = {item.name for item in self.start}
        self.start += tuple(item for item in request.objects if item.name not in known)

    def chat(self, held: str | None, asked: str = CODE) -> Chat:
        """Return the chat that asks for the next lines or, at the start, for the goal; `held` is what is held now."""
        first = opening(self.text, self.start, self.held, asked)
        return Chat((first, *(replies(self.past, held, self.missing) if asked == CODE else ())), self.image)


class Courses:
    """The tasks that are being done, by one robot or several."""

    def __init__(self) -> None:
        """Start with none."""
        self._courses: list[Course] = []
        self._lock = Lock()  # a server is asked by several threads at once

    def of(self, request: PlanRequest) -> Course:
        """Return the course that a request belongs to; a new one if there is none."""
        with self._lock:
            return self._found(request)

    def _found(self, request: PlanRequest) -> Course:
        course = next((course for course in self._courses if course.goes_on(request)), None)
        if course is None:
            course = Course(request.task, tuple(request.start or request.objects), _held_first(request), request.image)
        else:
            self._courses.remove(course)
        course.follow(request)
        self._courses = [course, *self._courses[: _MOST_COURSES - 1]]
        return course


def first_name(text: str, objects: Sequence[NamedObject]) -> str:
    """Return the object that a text names first in quotes; empty if it names none."""
    places = {item.name: text.find(repr(item.name)) for item in objects}
    named = {name: place for name, place in places.items() if place >= 0}
    return min(named, key=lambda name: named[name], default="")


def _held_first(request: PlanRequest) -> str | None:
    return request.past[0].held if request.past else request.held
