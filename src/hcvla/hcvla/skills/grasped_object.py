"""What is in the hand, and how it lies there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.robots.arm import ArmState
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.skill import Observation
from hcvla.skills.tool import downward, tool_pose_from_transform
from hcvla.world.shapes import symmetry_rad, wrap

_IN_HAND_M = 0.05
"""An object whose centre is this close to the tool may be the one that the gripper holds."""


@dataclass(frozen=True)
class Held:
    """A held object and its place in the hand, for a tool that points down."""

    item: NamedObject
    """As last known; its own pose is not used."""
    along_m: float
    """Centre of the object from the tool along the tool's own heading [m]; across, the pads centre it."""
    above_m: float
    """Centre of the object above the tool [m]; negative below."""
    turn_rad: float
    """Object yaw minus tool yaw."""

    @property
    def below_tool_m(self) -> float:
        """How far its underside reaches below the tool [m]."""
        return self.item.size[2] / 2.0 - self.above_m

    def is_felt(self, state: ArmState, judge: JudgeConfig) -> bool:
        """Whether the gripper holds something as wide as the object."""
        least_m = min(self.item.size[:2]) - judge.width_tolerance_m
        return state.gripper.grasped and state.gripper.width_m > least_m

    def object_pose(self, tool_pose: np.ndarray) -> Pose:
        """Return the object's pose for a tool pose, Shape=(6,)."""
        yaw = float(tool_pose[5])
        x = float(tool_pose[0]) + self.along_m * math.cos(yaw)
        y = float(tool_pose[1]) + self.along_m * math.sin(yaw)
        return Pose.from_yaw(x, y, float(tool_pose[2]) + self.above_m, yaw + self.turn_rad)

    def carried(self, item: NamedObject, tool_pose: np.ndarray) -> NamedObject:
        """Return an object where the hand has it for a tool pose, Shape=(6,), if it is what is held.

        Perception on a busy machine says half a second late that something is held: a policy that saw what it lifts
        still lie on the table took it for left behind, and opened the hand.
        """
        if item.name != self.item.name or item.held:
            return item
        return replace(item, pose=self.object_pose(tool_pose))

    def known_to_be_turned(self, yaw_rad: float, tool_yaw_rad: float) -> Held:
        """Return it with the turn nearest to an object yaw that is known, among those that look the same [rad].

        What is seen of a cube does not tell which of its faces is in front.
        """
        period = symmetry_rad(self.item)
        off = wrap(tool_yaw_rad + self.turn_rad - yaw_rad, period) if period else 0.0
        return replace(self, turn_rad=yaw_rad + off - tool_yaw_rad)

    def tool_pose(self, x: float, y: float, z: float, tool_yaw_rad: float) -> np.ndarray:
        """Return the tool pose that brings the object's centre to (x, y, z) [m], Shape=(6,)."""
        dx, dy = self.along_m * math.cos(tool_yaw_rad), self.along_m * math.sin(tool_yaw_rad)
        return downward(x - dx, y - dy, z - self.above_m, tool_yaw_rad)


def grip_of(item: NamedObject, tool: Pose, unwrapped_yaw_rad: float = 0.0) -> Held:
    """Return how an object lies in the closed hand, from its pose and that of the tool when they met."""
    tool_pose = tool_pose_from_transform(tool, unwrapped_yaw_rad)
    yaw = float(tool_pose[5])
    off = item.pose.position - tool_pose[:3]
    along = float(off[0] * math.cos(yaw) + off[1] * math.sin(yaw))
    return Held(item, along, float(off[2]), item.pose.yaw - yaw)


def find_held(observation: Observation, remembered: Held | None) -> Held | None:
    """Return what the gripper holds: as remembered, else as perception reports; None if it holds nothing known."""
    state = observation.state
    if not state.gripper.grasped:
        return None
    if remembered is not None and remembered.item.name in observation.objects:
        return remembered
    tool = state.T_base_tool
    flagged = [item for item in observation.objects.values() if item.held]
    near = [item for item in observation.objects.values() if item.pose.distance(tool) < _IN_HAND_M]
    for item in sorted(flagged or near, key=lambda item: item.pose.distance(tool)):
        close = item.pose.distance(tool) < _IN_HAND_M
        # Perception may keep the place where a hidden object was last seen: then take it for centred.
        return grip_of(item, tool) if close else Held(item, 0.0, 0.0, 0.0)
    return None


class Hand:
    """Remembers between calls what the hand holds; checked against the gripper at every query."""

    def __init__(self) -> None:
        """Start with an empty hand."""
        self.held: Held | None = None

    def holding(self, observation: Observation) -> Held | None:
        """Return what is held now."""
        self.held = find_held(observation, self.held)
        return self.held
