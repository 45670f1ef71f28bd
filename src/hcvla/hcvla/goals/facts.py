"""What predicates are evaluated on: facts about objects and tool since a task began.

Two implementations: the simulator's truth (hcvla.sim.goals.history), and what perception, memory and verdicts report
(hcvla.goals.perceived). Where the second does not know, it raises CannotTellError; the first always knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

import numpy as np

from hcvla.api.types import Pose
from hcvla.world.shapes import Shaped

TABLE = "table"
"""Name of what everything stands on, in `supports`."""


class Item(Shaped, Protocol):
    """One object at one time."""

    @property
    def color(self) -> str:
        """Word for its color."""
        ...

    @property
    def static(self) -> bool:
        """Whether it has a fixed place on the table."""
        ...

    @property
    def bottom_z(self) -> float:
        """Height of its underside while it is upright [m]."""
        ...

    @property
    def top_z(self) -> float:
        """Height of its upper face while it is upright [m]."""
        ...

    @property
    def footprint(self) -> np.ndarray:
        """Its outline from above, Shape=(n, 2), counter-clockwise, [m]."""
        ...

    @property
    def tilt_rad(self) -> float:
        """Angle between its own z axis and the vertical [rad]."""
        ...


class Facts(Protocol):
    """What is known of a task's start, its present and what happened between."""

    reached: dict[str, int]
    """By condition in time: how far it has come."""
    doubts: dict[str, str]
    """By condition in time: why it may have come farther than is known."""

    @property
    def start(self) -> Mapping[str, Item]:
        """Every object at the start; asking for one that is not known raises CannotTellError."""
        ...

    @property
    def now(self) -> Mapping[str, Item]:
        """Every object now; asking for one that is not known raises CannotTellError."""
        ...

    @property
    def tool(self) -> Pose:
        """Pose of the tool centre point now, in the base frame."""
        ...

    @property
    def home_tool(self) -> Pose:
        """The same with the arm at home."""
        ...

    @property
    def in_hand(self) -> Set[str]:
        """What is between the pads now."""
        ...

    def rests(self, name: str) -> bool:
        """Whether an object is at rest and not between the pads."""
        ...

    def supports(self, name: str) -> Sequence[str]:
        """Return what carries an object: it rests, and its centre is above them."""
        ...

    def on_table(self, name: str) -> bool:
        """Whether an object touches the table itself."""
        ...

    def in_contact(self, a: str, b: str) -> bool:
        """Whether two objects touch."""
        ...

    def lifted(self, name: str) -> bool:
        """Whether the gripper alone holds an object, clear of everything below."""
        ...

    def clear_of_robot(self, name: str) -> bool:
        """Whether no part of the robot touches an object now."""
        ...

    def was_touched(self, name: str) -> bool:
        """Whether the gripper has been in contact with an object."""
        ...

    def was_grasped(self, name: str) -> bool:
        """Whether an object has been between the pads."""
        ...

    def was_struck(self, name: str) -> bool:
        """Whether any part of the robot has been in contact with an object."""
        ...

    def has_hit(self, a: str, b: str) -> bool:
        """Whether `a` met `b` after it had left the pads at some distance."""
        ...

    def rested_on(self, name: str) -> Sequence[str]:
        """Return what an object has rested on since the start, in order, each change once."""
        ...

    def equally_loaded(self, pans: Sequence[str], first: Set[str], second: Set[str]) -> bool:
        """Whether the objects on one pan weigh as much as those on the other, the scale being off its stops."""
        ...

    def at_most(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether a length between these objects is within a limit; raise CannotTellError if it is too close to it."""
        ...

    def at_least(self, length_m: float, limit_m: float, *names: str) -> bool:
        """Whether such a length reaches a limit; raise the same."""
        ...

    def turned_at_most(self, angle_rad: float, limit_rad: float, *names: str) -> bool:
        """Whether an angle between yaws of these objects is within a limit; raise the same."""
        ...

    def inside(self, name: str, support: str) -> bool:
        """Whether an object's centre is inside another's outline, seen from above."""
        ...
