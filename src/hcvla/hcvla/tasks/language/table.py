"""What lies on the table when a sentence is said: objects with places and sizes, and what the gripper holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hcvla.api.errors import HcvlaError
from hcvla.api.types import SUPPORT_SHAPES, NamedObject
from hcvla.tasks.families import ROUND_SHAPES
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()


class UnsuitableError(HcvlaError):
    """The objects of a table do not suffice for a request; another table is drawn."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The start of one request. Objects are in the order of their names: that of a listing says nothing."""

    objects: tuple[NamedObject, ...]
    """As perception would know them; `shape` is the shape, whatever word the name has for it."""
    under: Mapping[str, str] = field(default_factory=dict)
    """By object that does not stand on the table itself: what it stands on."""
    hollow: frozenset[str] = frozenset()
    """Cubes that are open at their bottom."""
    held: str | None = None
    """Name of what is in the gripper."""

    @cached_property
    def by_name(self) -> dict[str, NamedObject]:
        """Every object by name."""
        return {item.name: item for item in self.objects}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The listing."""
        return tuple(item.name for item in self.objects)

    def __getitem__(self, name: str) -> NamedObject:
        """Return an object."""
        return self.by_name[name]

    @cached_property
    def movable(self) -> tuple[str, ...]:
        """What can be picked: within reach and with nothing on it; what is held included."""
        loaded = set(self.under.values())
        return tuple(
            item.name
            for item in self.objects
            if item.shape not in SUPPORT_SHAPES and item.name not in loaded and self.reachable(item.name)
        )

    @cached_property
    def supports(self) -> tuple[str, ...]:
        """Trays and mats within reach."""
        return tuple(item.name for item in self.objects if item.shape in ("tray", "mat") and self.reachable(item.name))

    @cached_property
    def free_supports(self) -> tuple[str, ...]:
        """Trays and mats within reach that nothing stands on."""
        return tuple(name for name in self.supports if name not in set(self.under.values()))

    @cached_property
    def far(self) -> tuple[str, ...]:
        """What is too far away to be reached, and can be thrown at."""
        return tuple(name for name in self.names if not self.reachable(name))

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """Movable objects that stand on the table itself."""
        return tuple(name for name in self.movable if name not in self.under and name != self.held)

    @cached_property
    def turnable(self) -> tuple[str, ...]:
        """Standing objects whose shape shows a turn."""
        return tuple(name for name in self.standing if self[name].shape not in ROUND_SHAPES)

    def of_shape(self, *shapes: str, among: Iterable[str] | None = None) -> list[str]:
        """Return the names of objects of these shapes."""
        return [name for name in (self.names if among is None else among) if self[name].shape in shapes]

    def reachable(self, name: str) -> bool:
        """Whether the arm reaches an object."""
        pose = self[name].pose
        return math.hypot(pose.x, pose.y) <= _AREA.radius_m[1]

    def apart_m(self, first: str, second: str) -> float:
        """Return how far two centres are apart over the table [m]."""
        a, b = self[first].pose, self[second].pose
        return math.hypot(a.x - b.x, a.y - b.y)
