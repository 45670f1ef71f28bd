"""What the hand holds: which object it is, whether it has slipped out, and how far the hand has turned it."""

from __future__ import annotations

import math

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.skill import Observation
from hcvla.skills.tool import tool_pose_from_transform
from hcvla.world.shapes import symmetry_rad, wrap

_IN_HAND_M = 0.05
"""An object whose centre is this close to the tool may be the one that the gripper holds."""
_CLOSED_ON_M = 0.004
"""A gripper that closes by more than this when the pads lose an object did not let it go: it slipped out."""


def in_hand(observation: Observation) -> NamedObject | None:
    """Return what perception says the gripper holds; None if it holds nothing, or nothing known."""
    if not observation.state.gripper.grasped:
        return None
    tool = observation.state.T_base_tool
    objects = observation.objects.values()
    held = [item for item in objects if item.held]
    near = [item for item in objects if not item.is_support and item.pose.distance(tool) < _IN_HAND_M]
    return min(held or near, key=lambda item: item.pose.distance(tool), default=None)


class CarryWatch:
    """Notices that an object which was held when the call began has slipped out.

    A hand that lets go opens; one that loses what it squeezes closes further. What the gripper was commanded says
    less: a learned command slides open through widths that still squeeze.
    """

    def __init__(self, first: Observation, config: JudgeConfig) -> None:
        """Note what is held at the start."""
        self._config = config
        self._held_width_m: float | None = first.state.gripper.width_m if first.state.gripper.grasped else None
        self._lost_since: float | None = None
        self._dropped: Verdict | None = None

    def update(self, observation: Observation) -> None:
        """Note the gripper."""
        state = observation.state
        if self._held_width_m is None:
            return
        if state.gripper.grasped:
            self._held_width_m, self._lost_since = state.gripper.width_m, None
            return
        if self._lost_since is None:
            self._lost_since = state.stamp_sec
        if state.stamp_sec - self._lost_since < self._config.lost_sec:
            return
        if state.gripper.width_m < self._held_width_m - _CLOSED_ON_M:
            measures = {"gripper_width_m": state.gripper.width_m}
            self._dropped = Verdict(Outcome.DROPPED, "the object slipped out of the hand", measures)
        self._held_width_m = None

    def dropped(self) -> Verdict | None:
        """Return the verdict if it has slipped out."""
        return self._dropped


class CarriedYaw:
    """The yaw of one object, which equal-looking turns do not confuse: while it is held it turns as the tool does."""

    def __init__(self, name: str, first: Observation) -> None:
        """Start with the yaw that is known when the call begins."""
        self._name = name
        self.yaw_rad = first.objects[name].pose.yaw
        self._tool_rad = tool_yaw(first.state.T_base_tool)

    def update(self, observation: Observation) -> None:
        """Follow the tool while it holds the object, and what is seen of it at other times."""
        before, self._tool_rad = self._tool_rad, tool_yaw(observation.state.T_base_tool)
        if observation.state.gripper.grasped:
            self.yaw_rad = wrap(self.yaw_rad + wrap(self._tool_rad - before))
            return
        item = observation.objects.get(self._name)
        if item is not None and item.visible and not item.held:
            self.yaw_rad = wrap(self.yaw_rad + self.off(item))

    def off(self, item: NamedObject) -> float:
        """Return the smallest turn from the known yaw that looks like what is seen [rad]."""
        period = symmetry_rad(item)
        return wrap(item.pose.yaw - self.yaw_rad, period) if period else 0.0


def tool_yaw(tool: Pose) -> float:
    """Return the tool's yaw in the object convention [rad]."""
    return math.remainder(float(tool_pose_from_transform(tool)[5]), 2.0 * math.pi)
