"""Where an object is that the hand hides while it pushes it: ahead of the fingers, for two solids are not in one place.

Measured: a policy that was shown the object where it was last seen pushed, rose, saw it still standing there, and went
behind that place again, until time was over. Scripts go out of the way and look; the poses that a policy has learned
from move along with the fingers. To be in sight is not enough: of an object that shows a corner behind the hand
perception says that it is seen, and where it was before.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.robots.arm import ArmState
from hcvla.skills.scripted.config import HandShape
from hcvla.skills.tool import upright_from_tool
from hcvla.world.polygons import gap, rectangle
from hcvla.world.shapes import outline

_MOVES_M = 0.0005
"""A tool that moves less in a control period, 10 mm/s, stands still: its direction is noise."""
_IN_M = 0.003
"""Fingers that are less deep in an object touch it: perception is no surer of where it is."""
_UNDER_M = 0.005
"""Fingertips less below an object's top press on it from above."""
_SAME_M = 0.005
"""Perception that moves an object by more has seen it elsewhere."""
_LATE_SEC = 1.0
"""What is seen for so long where the fingers were before was not pushed: perception followed within 0.6 s."""


class PushedObject:
    """Follows one object through the time in which perception does not."""

    def __init__(self, hand: HandShape) -> None:
        """Take the shape of what pushes."""
        self._hand = hand
        self._believed: Pose | None = None
        """Where it was pushed to since perception last followed it."""
        self._disproved: Pose | None = None
        """Where perception said that it was as the fingers came there."""
        self._pushed_sec = 0.0
        """When the fingers were in it last."""
        self._tool_before: np.ndarray | None = None

    def now(self, item: NamedObject, state: ArmState) -> NamedObject:
        """Return an object as perception knows it, or ahead of fingers that have been where perception has it."""
        tool = state.T_base_tool.position
        moved = (tool - self._tool_before)[:2] if self._tool_before is not None else np.zeros(2)
        self._tool_before = tool
        if item.held:
            self._believed = self._disproved = None
            return item
        if not self._is_late(item, state.stamp_sec):
            self._believed = self._disproved = None
        start = item if self._believed is None else replace(item, pose=self._believed)
        found = self._ahead(start, state, moved)
        if found is not start:
            self._believed, self._disproved = found.pose, self._disproved or item.pose
            self._pushed_sec = state.stamp_sec
        return found

    def _is_late(self, item: NamedObject, now_sec: float) -> bool:
        """Whether perception has not followed the object since it was pushed."""
        if self._disproved is None or not item.visible:
            return True
        same = item.pose.distance(self._disproved) < _SAME_M
        return same and now_sec - self._pushed_sec < _LATE_SEC

    def _ahead(self, item: NamedObject, state: ArmState, moved: np.ndarray) -> NamedObject:
        """Return the object where the fingers have left it, whose tool has `moved` over the table, Shape=(2,), [m]."""
        tool, way = state.T_base_tool.position, float(np.linalg.norm(moved))
        ahead = moved / max(way, 1e-9)
        # With a friction of 0.5, what is met higher up than it is wide falls over instead of sliding.
        tip_z = tool[2] - self._hand.finger_below_tool_m
        slides = tip_z < min(item.top_z - _UNDER_M, item.bottom_z + min(item.size[:2]))
        # What is behind the fingers stays there.
        in_front = float((item.pose.position - tool)[:2] @ ahead) > 0.0
        if way < _MOVES_M or not (slides and in_front):
            return item
        solid = outline(item)
        reached = [(finger @ ahead).max() for finger in self._fingers(state) if gap(finger, solid) < -_IN_M]
        if not reached:
            return item
        push = (max(reached) - (solid @ ahead).min()) * ahead
        return replace(item, pose=item.pose.moved(float(push[0]), float(push[1])))

    def _fingers(self, state: ArmState) -> list[np.ndarray]:
        """Return what each of the fingers covers of the table, Shape=(4, 2), [m]."""
        hand, tool = self._hand, upright_from_tool(state.T_base_tool)
        off = (state.gripper.width_m + hand.tip_thickness_m) / 2.0 * tool.matrix[:2, 1]
        places = (tool.position[:2] + off, tool.position[:2] - off)
        return [rectangle(place, tool.yaw, hand.finger_width_m, hand.tip_thickness_m) for place in places]
