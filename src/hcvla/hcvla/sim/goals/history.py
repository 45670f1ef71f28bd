"""What happened since a goal began to be watched: the start, the present, and the events between."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from hcvla.api.types import Pose
from hcvla.sim.truth import ARM, GRIPPER, TABLE, ObjectTruth

MIN_SUPPORT_SHARE = 0.5
"""An object rests on whatever carries at least this share of its weight."""
FLIGHT_M = 0.05
"""What meets something at least so far, over the table, from where it left the pads has flown or slid there."""
HELD_CLEARANCE_M = 0.02
"""Free height under an object that counts as lifted."""
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
    reached: dict[str, int] = field(default_factory=dict)
    """By condition: how far it has come (see hcvla.sim.goals.conditions)."""
    _before: deque[Mapping[str, ObjectTruth]] = field(default_factory=lambda: deque(maxlen=_REST_UPDATES))
    """The truth at the updates before, oldest first."""
    start_tool: Pose = field(init=False)
    """Pose of the tool centre point at the start."""

    def __post_init__(self) -> None:
        """Take note of the start."""
        self.start_tool = self.tool
        self.update(self.start, self.tool)

    def update(self, now: Mapping[str, ObjectTruth], tool: Pose) -> None:
        """Take note of the present truth and the tool's pose."""
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
            elif name in self.left_at and horizontal(item.pose, self.left_at[name]) >= FLIGHT_M:
                self.hits |= {(name, other) for other in item.touching & now.keys()}

    @property
    def tool_yaw(self) -> float:
        """Direction of the tool's x axis over the table [rad]."""
        x_axis = self.tool.matrix[:2, 0]
        return float(np.arctan2(x_axis[1], x_axis[0]))

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

    def moved_m(self, name: str) -> float:
        """Horizontal distance from where the object started [m]."""
        return horizontal(self.now[name].pose, self.start[name].pose)

    def _above(self, name: str, other: str) -> bool:
        carrier = self.now.get(other)
        if carrier is None:
            return False
        item = self.now[name]
        return item.pose.z > carrier.pose.z and contains(carrier.footprint, item.pose.position[:2])

    @staticmethod
    def _overlaps(item: ObjectTruth, other: ObjectTruth) -> bool:
        return horizontal(item.pose, other.pose) < item.item.radius_m + other.item.radius_m


def horizontal(first: Pose, second: Pose) -> float:
    """Return the distance between two poses over the table [m]."""
    return float(np.hypot(first.x - second.x, first.y - second.y))


def contains(outline: np.ndarray, point: np.ndarray) -> bool:
    """Whether a point, Shape=(2,), is inside a convex outline, Shape=(n, 2), corners counter-clockwise."""
    edges = np.roll(outline, -1, axis=0) - outline
    to_point = point - outline
    return bool(np.all(edges[:, 0] * to_point[:, 1] - edges[:, 1] * to_point[:, 0] >= 0.0))
