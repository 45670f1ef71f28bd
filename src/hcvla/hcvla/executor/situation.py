"""Where everything is when the planner is asked, to tell whether anything has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject, Pose
from hcvla.world.shapes import yaw_error

_MOVED_M, _TURNED_RAD = 0.005, 0.1
"""Perception is surer than this of what stands still: 1 mm and 1 degree."""


@dataclass(frozen=True)
class Situation:
    """What is seen or remembered, and where the tool is, in the base frame."""

    objects: Sequence[NamedObject]
    tool: Pose | None
    """None: not known."""

    def is_like(self, other: Situation) -> bool:
        """Whether neither an object nor the arm is elsewhere in another situation."""
        if self.tool is not None and other.tool is not None and self.tool.distance(other.tool) > _MOVED_M:
            return False
        there = {item.name: item for item in other.objects}
        return there.keys() == {item.name for item in self.objects} and all(
            _is_like(item, there[item.name]) for item in self.objects
        )


def _is_like(item: NamedObject, other: NamedObject) -> bool:
    turned_rad = abs(yaw_error(item, item.pose.yaw, other.pose.yaw))
    return item.held == other.held and item.pose.distance(other.pose) <= _MOVED_M and turned_rad <= _TURNED_RAD
