"""What happened since a goal began to be watched, in the simulator's truth: start, present, events between.

Implements hcvla.goals.facts.Facts; it always knows. For goal tests only; no skill, planner or perception reads it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from hcvla.api.types import Pose
from hcvla.goals.facts import TABLE
from hcvla.goals.tolerances import horizontal, moved_m
from hcvla.robots.kinematics import home_tool
from hcvla.sim.truth import ARM, GRIPPER, ObjectTruth
from hcvla.world.polygons import contains
from hcvla.world.shapes import radius_m

MIN_SUPPORT_SHARE = 0.5
"""An object rests on everything that carries at least this share of its weight."""
FLIGHT_M = 0.05
"""What meets something at least so far, over the table, from where it left the pads has flown or slid there."""
HELD_CLEARANCE_M = 0.02
"""Free height under an object that counts as lifted."""
SAME_LOAD = 0.001
"""Largest difference of two loads that are equal, as a share of both together."""
_REST_UPDATES = 10
"""An object that has hardly moved over so many updates rests, though it may tremble all the time."""


@dataclass
class History:
    """Start and present truth by object name, and what happened between; `update` at every control step."""

    start: Mapping[str, ObjectTruth]
    tool: Pose
    """Present pose of the tool centre point in the base frame."""
    now: Mapping[str, ObjectTruth] = field(default_factory=dict)
    visits: dict[str, list[str]] = field(default_factory=dict)
    """By object: what it has rested on since the start, in order, each change once."""
    touched: set[str] = field(default_factory=set)
    """Objects that the gripper has been in contact with."""
    grasped: set[str] = field(default_factory=set)
    """Objects that have been between the pads."""
    struck: set[str] = field(default_factory=set)
    """Objects that any part of the robot has been in contact with."""
    left_at: dict[str, Pose] = field(default_factory=dict)
    """By object: where it was last between the pads."""
    hits: set[tuple[str, str]] = field(default_factory=set)
    """Objects (a, b) of which a met b after it had left the pads at some distance."""
    flying: Sequence[str] = ()
    """Objects that have left the pads and were not at rest at the newest update."""
    reached: dict[str, int] = field(default_factory=dict)
    """By condition: how far it has come (see hcvla.goals.conditions)."""
    doubts: dict[str, str] = field(default_factory=dict)
    """Always empty: the truth leaves none."""
    _before: deque[Mapping[str, ObjectTruth]] = field(default_factory=lambda: deque(maxlen=_REST_UPDATES))
    """The truth at the updates before, oldest first."""
    home_tool: Pose = field(default_factory=home_tool)
    """Pose of the tool centre point with the arm at home."""

    def __post_init__(self) -> None:
        """Note the start."""
        self.update(self.start, self.tool)

    def update(self, now: Mapping[str, ObjectTruth], tool: Pose) -> None:
        """Note the present truth and the tool's pose."""
        if self.now:
            self._before.append(self.now)
        self.now, self.tool = now, tool
        for name, item in now.items():
            if item.touching & {GRIPPER, ARM}:
                self.struck.add(name)
            if item.static:
                continue
            visits = self.visits.setdefault(name, [])
            visits += [support for support in self.supports(name) if support not in visits[-1:]]
            if GRIPPER in item.touching:
                self.touched.add(name)
            if item.grasped:
                self.grasped.add(name)
                self.left_at[name] = item.pose
            elif name in self.left_at:
                self.meets(name, item.pose, item.touching)
        self.flying = [name for name in self.left_at if not (now[name].grasped or now[name].at_rest)]

    def meets(self, name: str, pose: Pose, touching: Set[str]) -> None:
        """Note what an object touches that has left the pads."""
        if horizontal(pose, self.left_at[name]) >= FLIGHT_M:
            self.hits |= {(name, other) for other in touching & self.now.keys()}

    @property
    def in_hand(self) -> Set[str]:
        """What is between the pads now."""
        return {name for name, item in self.now.items() if item.grasped}

    def rests(self, name: str) -> bool:
        """Whether the object is at rest and not between the pads."""
        item = self.now[name]
        recent = (self._before[0], self._before[-1]) if self._before else ()
        still = item.at_rest or any(item.rested_since(before[name]) for before in recent)
        return still and not item.grasped

    def supports(self, name: str) -> list[str]:
        """Return what carries the object: it rests, and its centre is above them."""
        item = self.now[name]
        if item.static or not self.rests(name):
            return []
        carried = [other for other, force in item.lifted_by.items() if force >= MIN_SUPPORT_SHARE * item.weight_n]
        return [other for other in carried if other == TABLE or self._above(name, other)]

    def lifted(self, name: str) -> bool:
        """Whether the gripper alone holds the object, clear of everything below."""
        item = self.now[name]
        if not item.grasped or item.touching - {GRIPPER}:
            return False
        below = [other.top_z for key, other in self.now.items() if key != name and self._overlaps(item, other)]
        ground = max((top for top in below if top <= item.pose.z), default=0.0)
        return item.bottom_z - ground >= HELD_CLEARANCE_M

    def on_table(self, name: str) -> bool:
        """Whether the object touches the table itself."""
        return TABLE in self.now[name].touching

    def in_contact(self, a: str, b: str) -> bool:
        """Whether two objects touch."""
        return b in self.now[a].touching

    def clear_of_robot(self, name: str) -> bool:
        """Whether no part of the robot touches the object."""
        return not self.now[name].touching & {GRIPPER, ARM}

    def was_touched(self, name: str) -> bool:
        """Whether the gripper has been in contact with the object."""
        return name in self.touched

    def was_grasped(self, name: str) -> bool:
        """Whether the object has been between the pads."""
        return name in self.grasped

    def was_struck(self, name: str) -> bool:
        """Whether any part of the robot has been in contact with the object."""
        return name in self.struck

    def has_hit(self, a: str, b: str) -> bool:
        """Whether `a` met `b` after it had left the pads at some distance."""
        return (a, b) in self.hits

    def rested_on(self, name: str) -> Sequence[str]:
        """Return what the object has rested on since the start, in order, each change once."""
        return self.visits.get(name, [])

    def equally_loaded(self, pans: Sequence[str], first: Set[str], second: Set[str]) -> bool:
        """Whether the objects on one pan have the same mass as those on the other."""
        loads = [sum(self.now[name].item.mass_kg for name in names) for names in (first, second)]
        return abs(loads[0] - loads[1]) <= SAME_LOAD * sum(loads)

    def at_most(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether a length is within a limit."""
        return length_m <= limit_m

    def at_least(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether a length is not below a limit."""
        return length_m >= limit_m

    def turned_at_most(self, angle_rad: float, limit_rad: float, *names: str) -> bool:
        """Whether an angle is within a limit."""
        return angle_rad <= limit_rad

    def inside(self, name: str, support: str) -> bool:
        """Whether the object's centre is inside another's outline, seen from above."""
        return contains(self.now[support].footprint, self.now[name].pose.position[:2])

    def moved_m(self, name: str) -> float:
        """Return the horizontal distance from where the object started [m]."""
        return moved_m(self, name)

    def _above(self, name: str, other: str) -> bool:
        carrier = self.now.get(other)
        if carrier is None:
            return False
        item = self.now[name]
        return item.pose.z > carrier.pose.z and contains(carrier.footprint, item.pose.position[:2])

    @staticmethod
    def _overlaps(item: ObjectTruth, other: ObjectTruth) -> bool:
        return horizontal(item.pose, other.pose) < radius_m(item.item) + radius_m(other.item)
