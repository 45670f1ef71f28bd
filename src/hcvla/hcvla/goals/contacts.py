"""What the robot has touched, grasped, thrown and knocked over, as far as verdicts and views show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject
from hcvla.goals.status import CannotTellError
from hcvla.goals.tolerances import horizontal
from hcvla.world.polygons import gap, signed_distance
from hcvla.world.shapes import outline

OTHER_MOVED_M = 0.02
"""What no call named and yet is seen so far from where it was may have been struck; views differ by much less."""
STRUCK_M = 0.015
"""A target that is seen moved by this was hit by what was thrown at it."""
_NOT_TRIED = (
    Outcome.OBJECT_NOT_FOUND,
    Outcome.AMBIGUOUS,
    Outcome.UNREACHABLE,
    Outcome.BAD_ARGUMENT,
    Outcome.BUSY,
)
"""Outcomes of calls that moved nothing."""
_GRASPS = ("pick", "pick_place")
_TOUCHES = ("touch", "push", "nudge", "topple")

Objects = Mapping[str, NamedObject]
Key = TypeVar("Key")


@dataclass(frozen=True)
class _Throw:
    """A throw that may still be seen to have met its target."""

    thrown: str
    target: NamedObject
    """As it was known before."""


@dataclass(kw_only=True)
class Contacts:
    """Certain and possible contacts by name: `look` at every view, `end_call` with the view that follows a call."""

    touched: set[str] = field(default_factory=set)
    grasped: set[str] = field(default_factory=set)
    fallen: set[str] = field(default_factory=set)
    """What was knocked over and not picked up since."""
    hits: set[tuple[str, str]] = field(default_factory=set)
    maybe_touched: dict[str, str] = field(default_factory=dict)
    """By name: why."""
    maybe_grasped: dict[str, str] = field(default_factory=dict)
    maybe_hits: dict[tuple[str, str], str] = field(default_factory=dict)
    picked: str = ""
    """What the newest pick took that was done."""
    began: bool = False
    """Whether a call was carried out."""
    _before: Objects = field(default_factory=dict)
    _now: Objects = field(default_factory=dict)
    _throw: _Throw | None = None
    """A throw that later views may decide, until another call is about an object."""

    def look(self, objects: Sequence[NamedObject]) -> None:
        """Note what is seen."""
        self._before, self._now = self._now, {item.name: item for item in objects}
        for item in objects:
            if item.held:
                self.grasped.add(item.name)
                self.touched.add(item.name)
                self.fallen.discard(item.name)
        if self._throw is not None:
            self._decide(self._throw)

    def end_call(self, call: Call, verdict: Verdict, objects: Sequence[NamedObject]) -> None:
        """Note a call that ended and what is seen after it."""
        if any(isinstance(value, Actor) for value in call.arguments.values()):
            # What is seen from now on may be the work of this call.
            self._throw = None
        self.look(objects)
        self.note(call, verdict)

    def note(self, call: Call, verdict: Verdict) -> None:
        """Note a call that ended before the newest view."""
        self.began = True
        if verdict.outcome not in _NOT_TRIED:
            self._note_contact(call, verdict)
        named = {value.name for value in call.arguments.values() if isinstance(value, Actor)}
        for name in self._moved() - named - self.touched:
            self.maybe_touched.setdefault(name, f"'{name}' was moved during {call.function}")

    def was_touched(self, name: str) -> bool:
        """Whether the gripper touched an object; raise CannotTellError."""
        return _told(name, self.touched, self.maybe_touched)

    def was_grasped(self, name: str) -> bool:
        """Whether an object was held; raise CannotTellError."""
        return _told(name, self.grasped, self.maybe_grasped)

    def was_struck(self, name: str) -> bool:
        """Whether any part of the robot touched an object; raise CannotTellError."""
        return _told(name, self.touched, self.maybe_touched)

    def has_hit(self, a: str, b: str) -> bool:
        """Whether a thrown object met another; raise CannotTellError."""
        return _told((a, b), self.hits, self.maybe_hits)

    def _note_contact(self, call: Call, verdict: Verdict) -> None:
        actor, function = _actor(call), call.function
        why = f"{call.label} ended as {verdict.outcome.label}"
        if function in _GRASPS:
            self._add(actor, verdict, why, self.grasped, self.maybe_grasped)
            self._add(actor, verdict, why, self.touched, self.maybe_touched)
            if verdict.done:
                self.picked = actor
                self.fallen.discard(actor)
        elif function in _TOUCHES:
            self._add(actor, verdict, why, self.touched, self.maybe_touched)
            if function == "topple" and verdict.done:
                self.fallen |= {actor, *self._standing_on(actor)}
        elif function == "throw":
            self._note_throw(actor, verdict)

    def _add(self, name: str, verdict: Verdict, why: str, certain: set[str], possible: dict[str, str]) -> None:
        if verdict.done:
            certain.add(name)
        else:
            possible.setdefault(name, why)

    def _note_throw(self, target: str, verdict: Verdict) -> None:
        thrown = next((item.name for item in self._before.values() if item.held), None)
        if thrown is None or not {thrown, target} <= self._before.keys():
            return
        if verdict.done:
            self.maybe_hits[thrown, target] = f"whether '{thrown}' met '{target}' was not seen"
        self._throw = _Throw(thrown, self._before[target])
        self._decide(self._throw)

    def _decide(self, throw: _Throw) -> None:
        """Note what the newest view says of a throw; what the hand hides, a later view may show."""
        thrown, target = throw.thrown, throw.target.name
        item, now = self._now.get(thrown), self._now.get(target)
        hidden = self._stands_by_another_name(throw.target) if now is None else not now.visible
        if hidden:
            return
        # Perception forgets an object only after its place was seen empty for long.
        lies = now is None or throw.target.pose.z - now.pose.z >= STRUCK_M
        moved = now is None or horizontal(throw.target.pose, now.pose) >= STRUCK_M
        against = item is not None and now is not None and gap(outline(item), outline(now)) <= 0.0
        if lies or moved or against:
            self.hits.add((thrown, target))
        if lies:
            self.fallen.add(target)

    def _stands_by_another_name(self, target: NamedObject) -> bool:
        """Whether something of its color that was not known before reaches as high as it did.

        What is seen in two pieces is numbered: "red cylinder 1" may be the red cylinder.
        """
        return any(
            item.color == target.color and target.top_z - item.top_z < STRUCK_M
            for name, item in self._now.items()
            if name not in self._before
        )

    def _moved(self) -> set[str]:
        return {
            name
            for name, item in self._now.items()
            if name in self._before
            and not (item.held or self._before[name].held)
            and horizontal(item.pose, self._before[name].pose) >= OTHER_MOVED_M
        }

    def _standing_on(self, name: str) -> list[str]:
        """Return what stood on an object before the call, directly or not."""
        base = self._before.get(name)
        if base is None:
            return []
        return [
            item.name
            for item in self._before.values()
            if item.bottom_z > base.pose.z
            and not item.held
            and float(signed_distance(item.pose.position[None, :2], outline(base))[0]) <= 0.0
        ]


def _told(key: Key, certain: set[Key], possible: Mapping[Key, str]) -> bool:
    if key in certain:
        return True
    if key in possible:
        raise CannotTellError(possible[key])
    return False


def _actor(call: Call) -> str:
    """Return the object that a call is about: its first argument."""
    first = next(iter(call.arguments.values()), None)
    return first.name if isinstance(first, Actor) else ""
