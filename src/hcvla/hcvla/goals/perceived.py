"""Facts about a task as perception, memory and verdicts report them; no ground truth.

It notes what is seen at every look, and each call with its verdict. Lengths are compared with a margin
for the error of perception: what is too close to a limit cannot be decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.goals.contacts import Contacts
from hcvla.goals.facts import TABLE
from hcvla.goals.perceived_item import PerceivedItem, lost
from hcvla.goals.status import CannotTellError
from hcvla.world.polygons import gap, signed_distance
from hcvla.world.shapes import radius_m, surface_z, symmetry_rad

T = TypeVar("T")
_PUTS_DOWN = ("place", "pick_place")


@dataclass(frozen=True, kw_only=True)
class PerceivedConfig:
    """How sure perception must be."""

    sigmas: float = 2.0
    """Standard deviations of perception that a length must be clear of its limit."""
    contact_m: float = 0.010
    """An underside this near to a surface rests on it: six standard deviations of a seen height."""
    lifted_m: float = 0.02
    """Free height under an object that counts as lifted; that of the task suite."""
    outline_m: float = 0.001
    """Whether sides touch cannot be decided when their outlines, known exactly, are this near to it."""


class Known(Mapping[str, T]):
    """Objects by name; asking for one that is not among them raises CannotTellError."""

    def __init__(self, items: Mapping[str, T], unknown: str) -> None:
        """Take the objects, and what is said of others after their name."""
        self._items, self._unknown = items, unknown

    def __getitem__(self, name: str) -> T:
        """Return an object; raise CannotTellError."""
        if name not in self._items:
            raise CannotTellError(f"'{name}' {self._unknown}")
        return self._items[name]

    def __contains__(self, name: object) -> bool:
        """Whether an object is among them."""
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items)


@dataclass(kw_only=True)
class PerceivedHistory:
    """Implements hcvla.goals.facts.Facts on what was seen and judged since a task began."""

    home: Pose | None = None
    """Pose of the tool centre point with the arm at home, if known."""
    config: PerceivedConfig = field(default_factory=PerceivedConfig)
    contacts: Contacts = field(default_factory=Contacts)
    reached: dict[str, int] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    _start: dict[str, PerceivedItem] = field(default_factory=dict)
    _now: dict[str, PerceivedItem] = field(default_factory=dict)
    _visits: dict[str, list[str]] = field(default_factory=dict)
    _tool: Pose | None = None

    def look(self, objects: Sequence[NamedObject], tool: Pose | None = None) -> None:
        """Note what is seen or remembered now; `tool`: pose of the tool centre point, if known."""
        self.contacts.look(objects)
        self._take(objects, tool)

    def end_call(self, call: Call, verdict: Verdict, objects: Sequence[NamedObject], tool: Pose | None = None) -> None:
        """Note a call that ended, and what is seen after it."""
        self.contacts.end_call(call, verdict, objects)
        self._take(objects, tool)

    def recall(self, call: Call, verdict: Verdict) -> None:
        """Note a call after which no camera looked."""
        self.contacts.note(call, verdict)
        target = call.arguments.get("target")
        if verdict.done and call.function in _PUTS_DOWN and isinstance(target, Actor):
            moved = call.arguments.get("actor")
            name = moved.name if isinstance(moved, Actor) else self.contacts.picked
            self._add_visit(name, target.name)

    @property
    def start(self) -> Mapping[str, PerceivedItem]:
        """Every object as it was first seen."""
        return Known(self._start, "was not seen at the start")

    @property
    def now(self) -> Mapping[str, PerceivedItem]:
        """Every object as it is known now."""
        return Known(self._now, "is not seen, and where it is is not known")

    @property
    def tool(self) -> Pose:
        """Pose of the tool centre point."""
        return _known(self._tool, "where the tool is is not known")

    @property
    def home_tool(self) -> Pose:
        """The same with the arm at home."""
        return _known(self.home, "where the tool is with the arm at home is not known")

    @property
    def in_hand(self) -> Set[str]:
        """What is held."""
        return {name for name, item in self._now.items() if item.held}

    def rests(self, name: str) -> bool:
        """Whether an object is not held; whoever looks waits until nothing moves."""
        return not self.now[name].held

    def supports(self, name: str) -> Sequence[str]:
        """Return the highest of what is under an object's centre, if its underside is there; the table else."""
        item = self.now[name]
        if item.static or item.held:
            return []
        below = [(surface_z(other), key) for key, other in self._now.items() if self._may_carry(other, item)]
        under = [(height, key) for height, key in below if self.inside(name, key)]
        height, carrier = max(under, default=(0.0, TABLE))
        return [carrier] if abs(item.bottom_z - height) <= self.config.contact_m else []

    def on_table(self, name: str) -> bool:
        """Whether an object stands on the table itself."""
        return TABLE in self.supports(name)

    def in_contact(self, a: str, b: str) -> bool:
        """Whether one carries the other, or their sides touch."""
        if b in self.supports(a) or a in self.supports(b):
            return True
        first, second = self.now[a], self.now[b]
        if min(first.top_z, second.top_z) <= max(first.bottom_z, second.bottom_z):
            return False
        apart_m, margin_m = gap(first.footprint, second.footprint), self.config.outline_m + self._margin_m((a, b))
        return _compared(apart_m, 0.0, margin_m, "m", (a, b))

    def lifted(self, name: str) -> bool:
        """Whether an object is held, clear of everything below."""
        item = self.now[name]
        if not item.held:
            return False
        below = [other.top_z for key, other in self._now.items() if key != name and _overlap(item, other)]
        ground_m = max((top for top in below if top <= item.pose.z), default=0.0)
        return item.bottom_z - ground_m >= self.config.lifted_m

    def clear_of_robot(self, name: str) -> bool:
        """Whether an object is not held; a push is judged as done only when the gripper is clear of it."""
        return not self.now[name].held

    def was_touched(self, name: str) -> bool:
        """Whether verdicts say that the gripper touched an object."""
        return self.contacts.was_touched(name)

    def was_grasped(self, name: str) -> bool:
        """Whether an object has been seen or judged to be held."""
        return self.contacts.was_grasped(name)

    def was_struck(self, name: str) -> bool:
        """Whether an object was touched, or was moved by something else."""
        return self.contacts.was_struck(name)

    def has_hit(self, a: str, b: str) -> bool:
        """Whether `a` was thrown and came to lie at `b`, or moved it."""
        return self.contacts.has_hit(a, b)

    def rested_on(self, name: str) -> Sequence[str]:
        """Return what an object was seen to rest on, in order, each change once."""
        return self._visits.get(name, [])

    def equally_loaded(self, pans: Sequence[str], first: Set[str], second: Set[str]) -> bool:
        """Whether two pans bear the same: a scale off its stops shows it; nothing else shows a weight."""
        if first == second or all(self.now[pan].shape == "pan" for pan in pans):
            return True
        raise CannotTellError("what objects weigh cannot be seen; " + " and ".join(map(repr, pans)) + " are no scale")

    def at_most(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether a length is within a limit; raise CannotTellError within the margin of these objects."""
        return _compared(length_m, limit_m, self._margin_m(names), "m", names)

    def at_least(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether a length reaches a limit; raise CannotTellError within the margin of these objects."""
        return length_m == limit_m or not self.at_most(length_m, limit_m, *names)

    def turned_at_most(self, angle_rad: float, limit_rad: float, *names: str) -> bool:
        """Whether an angle is within a limit; raise CannotTellError within the margin of these objects."""
        return _compared(angle_rad, limit_rad, self._margin_rad(names), "rad", names)

    def inside(self, name: str, support: str) -> bool:
        """Whether an object's centre is inside another's outline, seen from above."""
        item, other = self.now[name], self.now[support]
        outside_m = float(signed_distance(item.pose.position[None, :2], other.footprint)[0])
        return self.at_most(outside_m, 0.0, name, support)

    def _take(self, objects: Sequence[NamedObject], tool: Pose | None) -> None:
        seen = {item.name: PerceivedItem(item, item.name in self.contacts.fallen) for item in objects}
        self._now = seen | {name: lost(item) for name, item in self._now.items() if name in self._lost_fallen(seen)}
        self._tool = tool or self._tool
        if not self.contacts.began:
            # What comes into view before anything moved was there from the start.
            self._start = self._now | self._start
        for name, item in self._now.items():
            if not item.static:
                self._note_visit(name)

    def _may_carry(self, other: PerceivedItem, item: PerceivedItem) -> bool:
        """Whether an object is low enough to carry another, and near enough not to be asked in vain."""
        low = surface_z(other) <= item.bottom_z + self.config.contact_m
        return other is not item and not other.held and low and _overlap(item, other)

    def _lost_fallen(self, seen: Mapping[str, PerceivedItem]) -> set[str]:
        """Return what was knocked over and is not recognised any more: it lies, it is not known exactly where."""
        return self.contacts.fallen - seen.keys()

    def _note_visit(self, name: str) -> None:
        try:
            carriers = self.supports(name)
        except CannotTellError:
            return
        for carrier in carriers:
            self._add_visit(name, carrier)

    def _add_visit(self, name: str, carrier: str) -> None:
        visits = self._visits.setdefault(name, [])
        visits += [carrier] if carrier not in visits[-1:] else []

    def _margin_m(self, names: Sequence[str]) -> float:
        variances = [float(max(self.now[name].covariance[0, 0], self.now[name].covariance[1, 1])) for name in names]
        return self.config.sigmas * math.sqrt(sum(variances))

    def _margin_rad(self, names: Sequence[str]) -> float:
        # The yaw of what is round does not matter, and is not known.
        variances = [float(self.now[name].covariance[3, 3]) for name in names if symmetry_rad(self.now[name])]
        return self.config.sigmas * math.sqrt(sum(variances))


def _compared(value: float, limit: float, margin: float, unit: str, names: Sequence[str]) -> bool:
    if value <= limit - margin:
        return True
    if value > limit + margin:
        return False
    of = " and ".join(f"'{name}'" for name in names)
    raise CannotTellError(
        f"where {of} is is not known well enough: {value:.3f} +- {margin:.3f} {unit}, the limit is {limit:.3f}"
    )


def _known(pose: Pose | None, otherwise: str) -> Pose:
    if pose is None:
        raise CannotTellError(otherwise)
    return pose


def _overlap(item: PerceivedItem, other: PerceivedItem) -> bool:
    between = float(np.hypot(item.pose.x - other.pose.x, item.pose.y - other.pose.y))
    return between < radius_m(item) + radius_m(other)
