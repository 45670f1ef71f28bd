"""Where an object is that the hand hides while it pushes it: ahead of the fingers, for two solids are not in one place.

Measured: a policy that was shown the object where it was last seen pushed, rose, saw it still standing there, and went
behind that place again, until time was over. Scripts go out of the way and look; the poses that a policy has learned
from move along with the fingers.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.skills.scripted.config import HandShape
from hcvla.skills.tool import upright_from_tool
from hcvla.world.polygons import gap, rectangle
from hcvla.world.shapes import outline

_MOVES_M = 0.0005
"""A tool that moves less in a control period, 10 mm/s, stands still: its direction is noise."""
_TOUCH_M = 0.0001
"""Fingers in an object by less only touch it."""


class PushedObject:
    """Follows one object through the time in which no image shows it."""

    def __init__(self, hand: HandShape) -> None:
        """Take the shape of what pushes."""
        self._hand = hand
        self._believed: NamedObject | None = None
        """Where it was pushed to while it was hidden."""
        self._tool_before: np.ndarray | None = None

    def now(self, item: NamedObject, state: ArmState) -> NamedObject:
        """Return an object as perception knows it, or farther on if it was pushed while it was hidden."""
        tool = state.T_base_tool.position
        moved = (tool - self._tool_before)[:2] if self._tool_before is not None else np.zeros(2)
        self._tool_before = tool
        if item.visible or item.held:
            self._believed = None
            return item
        believed = item if self._believed is None else replace(item, pose=self._believed.pose)
        self._believed = self._ahead(believed, state, moved)
        return self._believed

    def _ahead(self, item: NamedObject, state: ArmState, moved: np.ndarray) -> NamedObject:
        """Return the object where the fingers have left it, whose tool has `moved` over the table, Shape=(2,), [m]."""
        tool, way = state.T_base_tool.position, float(np.linalg.norm(moved))
        ahead = moved / max(way, 1e-9)
        # With a friction of 0.5, what is met higher up than it is wide falls over instead of sliding.
        tip_z = tool[2] - self._hand.finger_below_tool_m
        slides = tip_z < min(item.top_z, item.bottom_z + min(item.size[:2]))
        # What is behind the fingers stays there.
        in_front = float((item.pose.position - tool)[:2] @ ahead) > 0.0
        if way < _MOVES_M or not (slides and in_front):
            return item
        solid = outline(item)
        reached = [(finger @ ahead).max() for finger in self._fingers(state) if gap(finger, solid) < -_TOUCH_M]
        push = (max(reached) - (solid @ ahead).min()) * ahead if reached else np.zeros(2)
        return replace(item, pose=item.pose.moved(float(push[0]), float(push[1])))

    def _fingers(self, state: ArmState) -> list[np.ndarray]:
        """Return what each of the fingers covers of the table, Shape=(4, 2), [m]."""
        hand, tool = self._hand, upright_from_tool(state.T_base_tool)
        off = (state.gripper.width_m + hand.tip_thickness_m) / 2.0 * tool.matrix[:2, 1]
        places = (tool.position[:2] + off, tool.position[:2] - off)
        return [rectangle(place, tool.yaw, hand.finger_width_m, hand.tip_thickness_m) for place in places]
