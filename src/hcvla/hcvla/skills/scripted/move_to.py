"""move_to: the tool to a pose, over everything on the way."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from hcvla.api.errors import BadArgumentError
from hcvla.api.types import Pose
from hcvla.robots.kinematics import Kinematics
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.script import Body, Script
from hcvla.skills.tool import posture_from_tool, tool_from_posture, tool_from_upright

_UPRIGHT = 1e-3
"""Rotation about a horizontal axis below which a pose counts as upright [rad]."""


def move_to(body: Body, hand: Hand, pose: Pose) -> Script:
    """Bring the tool centre point to a pose in the object convention."""
    held = hand.holding(body.observation)
    end = _reachable(body, pose)
    carried = held.thing.name if held else ""
    _check_free(body, end, carried)
    below = held.below_tool_m if held else None
    yield from body.go(lambda: end, ("move", "approach"), below_m=below, carried=carried)
    return None


def _reachable(body: Body, pose: Pose) -> np.ndarray:
    """Return the posture of a pose, wound the shortest way joint 7 allows; raise UnreachableError."""
    lowest = body.lowest_z
    if pose.z < lowest:
        raise BadArgumentError("move_to", "pose", f"z = {pose.z:.3f} m", f"at least {lowest:.3f} m, above the table")
    posture = posture_from_tool(tool_from_upright(pose), body.yaw_rad)
    if float(np.linalg.norm(posture[3:5])) > _UPRIGHT:
        _kinematics().solve(tool_from_posture(posture), body.state.q)
        return posture
    # The jaw is the same after half a turn.
    for period in (2.0 * math.pi, math.pi):
        windings = body.reach.windings(posture, posture[5], period)
        for yaw in sorted(windings, key=lambda yaw: abs(yaw - body.yaw_rad)):
            wound = np.concatenate([posture[:3], [0.0, 0.0, yaw]])
            if body.reach.reaches(wound):
                return wound
    raise body.reach.unreachable("the pose", posture)


def _check_free(body: Body, end: np.ndarray, carried: str) -> None:
    """Refuse an end at which the hand would stand in an object."""
    width = body.state.gripper.width_m
    for thing in body.others(carried):
        clear = hand_gap(body.config.hand, end[:2], float(end[2]), float(end[5]), width, width, [thing])
        if clear < 0.0:
            where = f"at ({end[0]:.3f}, {end[1]:.3f}, {end[2]:.3f})"
            raise OccupiedError("for the hand", where, [thing.name])


@cache
def _kinematics() -> Kinematics:
    return Kinematics()
