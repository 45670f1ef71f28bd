"""A planner that is told what objects look like where their listed names are not enough.

The planner behind it is asked with the names of the listing first. What it refuses it is asked again, with objects that
have no full names called what they look like: it reads "lime cube" where perception lists "cube 2", and in the code
that comes back the object has its listed name again. So an image decides where names do not, and nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hcvla.api.types import NamedObject
from hcvla.planner.planner import PastStep, PlanAnswer, Planner, PlanRequest
from hcvla.planner.scene_features import kind_of, without_number
from hcvla.planner.sight.look import Appearance, CannotSeeError, Sight
from hcvla.planner.sight.naming import numbered, seen_names, unnamed
from hcvla.planner.sight.words import COLOR, KIND

_MOST_TASKS = 16
"""So many tasks may be under way at the same time: more robots than that share no planner."""


@dataclass
class _Watched:
    """One task, and what its objects were seen to be so far: later the arm may hide them."""

    looks: dict[str, Appearance] = field(default_factory=dict)
    needed: bool = False
    """Whether it was begun by what things look like, because names were not enough."""
    blind: str = ""
    """Why the newest image could not be looked at; empty: it could."""


class SeeingPlanner:
    """Lets another planner read what objects look like where names do not tell what is meant."""

    def __init__(self, planner: Planner, sight: Sight) -> None:
        """Take the planner that writes, and the eyes."""
        self._planner, self._sight = planner, sight
        self._tasks: dict[str, _Watched] = {}

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError. A refusal says what could not be seen."""
        watched = self._task(request)
        if not watched.needed:
            answer = self._planner.plan(request)
            # What was begun by names goes on so.
            if request.past or not (answer.refusal or answer.doubt):
                return answer
        self._look(request, watched)
        names = seen_names(request.task, request.objects, watched.looks, self._kinds)
        if names:
            by_looks = self._by_looks(request, names, watched)
            # A guess by names is better than none by looks.
            if watched.needed or answer.refusal or not by_looks.refusal:
                watched.needed, answer = True, by_looks
        return replace(answer, refusal=self._with_reason(answer.refusal, request, names, watched))

    def _by_looks(self, request: PlanRequest, names: Mapping[str, str], watched: _Watched) -> PlanAnswer:
        """Return the answer to a request in which things are called what they look like, in the listing's names."""
        answer = self._planner.plan(renamed(request, names, watched.looks))
        back = {called: name for name, called in names.items()}
        return replace(
            answer,
            code=_swapped(answer.code, back, quoted=True),
            ahead=_swapped(answer.ahead, back, quoted=True),
            goal=_swapped(answer.goal, back, quoted=True),
            refusal=_swapped(answer.refusal, back),
            seen={name: called for name, called in names.items() if name in watched.looks},
        )

    def _task(self, request: PlanRequest) -> _Watched:
        """Return what is known of the task of a request; nothing of one that begins."""
        begins = not request.past and not request.errors
        watched = self._tasks.pop(request.task, None)
        if watched is None and request.past and request.start:
            # A planner that was started again finds out whether names were enough at the start.
            watched = _Watched(needed=bool(self._planner.plan(_first(request)).refusal))
        self._tasks[request.task] = _Watched() if begins or watched is None else watched
        while len(self._tasks) > _MOST_TASKS:
            del self._tasks[next(iter(self._tasks))]
        return self._tasks[request.task]

    @property
    def _kinds(self) -> tuple[str, ...]:
        return self._sight.words[KIND]

    def _look(self, request: PlanRequest, watched: _Watched) -> None:
        """Look at what needs it and was not made out yet."""
        # Where something hidden is remembered to be, the image shows something else.
        there = [item for item in request.objects if item.visible and self._needs_look(item)]
        new = [item for item in there if item.name not in watched.looks or not watched.looks[item.name].word(COLOR)]
        if not new:
            return
        try:
            watched.looks |= self._sight.look(request.image, request.view, new)
            watched.blind = ""
        except CannotSeeError as error:
            watched.blind = str(error)

    def _needs_look(self, item: NamedObject) -> bool:
        return unnamed(item, self._kinds) or numbered(item)

    def _with_reason(self, refusal: str, request: PlanRequest, names: Mapping[str, str], watched: _Watched) -> str:
        """Return a refusal with what could not be seen, if that may be why."""
        dark = [item.name for item in request.objects if unnamed(item, self._kinds) and item.name not in names]
        if not refusal or not dark:
            return refusal
        why = watched.blind or "the image shows nothing there that it knows"
        return f"{refusal}; the planner cannot see what {' and '.join(map(repr, dark))} look like: {why}"


def renamed(request: PlanRequest, names: Mapping[str, str], looks: Mapping[str, Appearance]) -> PlanRequest:
    """Return a request in which objects are called as `names` says, by listed name."""
    if not names:
        return request
    past = [
        PastStep(_swapped(step.code, names, quoted=True), step.verdict, step.held and names.get(step.held, step.held))
        for step in request.past
    ]
    # Who says "cube 2" as it is listed means what is now called a tan cube.
    listed = {name: called for name, called in names.items() if without_number(name) != name}
    return replace(
        request,
        task=_swapped(request.task, listed),
        objects=[_called(item, names, looks) for item in request.objects],
        start=[_called(item, names, looks) for item in request.start],
        past=past,
        memory={names.get(key, key): pose for key, pose in request.memory.items()},
        errors=[_swapped(error, names, quoted=True) for error in request.errors],
        held=request.held and names.get(request.held, request.held),
    )


def _first(request: PlanRequest) -> PlanRequest:
    """Return the request with which the task of this one began."""
    held = next((item.name for item in request.start if item.held), None)
    return replace(request, objects=request.start, start=(), past=(), memory={}, errors=(), held=held)


def _called(item: NamedObject, names: Mapping[str, str], looks: Mapping[str, Appearance]) -> NamedObject:
    """Return an object under its new name, with color and shape if they were told by looking."""
    called = names.get(item.name, item.name)
    if called == item.name or item.name not in looks:
        return replace(item, name=called)
    look, shape = looks[item.name], kind_of(called)
    return replace(item, name=called, color=item.color or look.word(COLOR), shape=shape)


def _swapped(text: str, names: Mapping[str, str], *, quoted: bool = False) -> str:
    """Return a text with names replaced, all at once; with `quoted` only where they stand in quotes."""
    if not names or not text:
        return text
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = rf"(?<=')(?:{either})(?=')|(?<=\")(?:{either})(?=\")" if quoted else rf"\b(?:{either})\b"
    return re.sub(pattern, lambda match: names[match[0]], text)
