"""A planner that is told what objects look like where their listed names do not say it.

The planner behind it reads "lime cube" where perception lists "cube 2"; in the code that comes back the object has its
listed name again. So an image decides where names do not, and nothing else changes: what has a name is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hcvla.api.types import NamedObject
from hcvla.planner.planner import PastStep, PlanAnswer, Planner, PlanRequest
from hcvla.planner.scene_features import without_number
from hcvla.planner.sight.look import Appearance, CannotSeeError, Sight
from hcvla.planner.sight.naming import numbered, seen_names, unnamed
from hcvla.planner.sight.words import COLOR, KIND


@dataclass
class _Watched:
    """One task, and what its objects were seen to be so far: later the arm may hide them."""

    task: str
    looks: dict[str, Appearance] = field(default_factory=dict)
    blind: str = ""
    """Why the newest image could not be looked at; empty: it could."""


class SeeingPlanner:
    """Lets another planner read what objects look like in place of names that do not say it."""

    def __init__(self, planner: Planner, sight: Sight) -> None:
        """Take the planner that writes, and the eyes."""
        self._planner, self._sight = planner, sight
        self._watched = _Watched("")

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError. A refusal says what could not be seen."""
        if not request.past or self._watched.task != request.task:
            self._watched = _Watched(request.task)
        self._look(request)
        names = seen_names(request.task, request.objects, self._watched.looks, self._kinds)
        answer = self._planner.plan(renamed(request, names, self._watched.looks))
        back = {called: name for name, called in names.items()}
        refusal = self._with_reason(_swapped(answer.refusal, back), request, names) if answer.refusal else ""
        seen = {name: called for name, called in names.items() if name in self._watched.looks}
        code, goal = _swapped(answer.code, back, quoted=True), _swapped(answer.goal, back, quoted=True)
        return replace(answer, code=code, goal=goal, refusal=refusal, seen=seen)

    @property
    def _kinds(self) -> tuple[str, ...]:
        return self._sight.words[KIND]

    def _look(self, request: PlanRequest) -> None:
        """Look at what needs it and was not made out yet."""
        watched = self._watched
        # Where something hidden is remembered to be, the image shows something else.
        new = [i for i in request.objects if i.visible and self._needs_look(i) and not self._is_known(i.name)]
        if not new:
            return
        try:
            watched.looks |= self._sight.look(request.image, request.view, new)
            watched.blind = ""
        except CannotSeeError as error:
            watched.blind = str(error)

    def _needs_look(self, item: NamedObject) -> bool:
        return unnamed(item, self._kinds) or numbered(item)

    def _is_known(self, name: str) -> bool:
        look = self._watched.looks.get(name)
        return look is not None and bool(look.word(COLOR))

    def _with_reason(self, refusal: str, request: PlanRequest, names: Mapping[str, str]) -> str:
        """Return a refusal with what could not be seen, if that may be why."""
        dark = [item.name for item in request.objects if unnamed(item, self._kinds) and item.name not in names]
        if not dark:
            return refusal
        why = self._watched.blind or "the image shows nothing there that it knows"
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
        past=past,
        memory={names.get(key, key): pose for key, pose in request.memory.items()},
        errors=[_swapped(error, names, quoted=True) for error in request.errors],
        held=request.held and names.get(request.held, request.held),
    )


def _called(item: NamedObject, names: Mapping[str, str], looks: Mapping[str, Appearance]) -> NamedObject:
    """Return an object under its new name, with color and shape if they were told by looking."""
    called = names.get(item.name, item.name)
    if called == item.name or item.name not in looks:
        return replace(item, name=called)
    look, shape = looks[item.name], without_number(called).rpartition(" ")[2]
    return replace(item, name=called, color=item.color or look.word(COLOR), shape=shape)


def _swapped(text: str, names: Mapping[str, str], *, quoted: bool = False) -> str:
    """Return a text with names replaced, all at once; with `quoted` only where they stand in quotes."""
    if not names or not text:
        return text
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = rf"(?<=')(?:{either})(?=')|(?<=\")(?:{either})(?=\")" if quoted else rf"\b(?:{either})\b"
    return re.sub(pattern, lambda match: names[match[0]], text)
