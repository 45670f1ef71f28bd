"""move_to: the tool to a pose, over everything on the way."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from hcvla.api.errors import BadArgumentError
from hcvla.api.types import Pose
from hcvla.robots.kinematics import Kinematics
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.placement import OccupiedError
from hcvla.skills.scripted.script import Script
from hcvla.skills.tool import tool_from_upright, tool_pose_from_transform, transform_from_tool_pose

_UPRIGHT = 1e-3
"""Rotation about a horizontal axis below which a pose counts as upright [rad]."""


def move_to(body: Body, hand: Hand, pose: Pose) -> Script:
    """Bring the tool centre point to a pose in the object convention."""
    held = hand.holding(body.observation)
    end = reachable_tool_pose(body, pose)
    carried = held.item.name if held else ""
    _check_free(body, end, carried)
    below = held.below_tool_m if held else None
    yield from body.go(lambda: end, ("move", "approach"), below_m=below, carried=carried)
    return None


def reachable_tool_pose(body: Body, pose: Pose) -> np.ndarray:
    """Return the tool pose of a pose, unwrapped the shortest way joint 7 allows; raise UnreachableError."""
    lowest = body.lowest_z
    if pose.z < lowest:
        raise BadArgumentError("move_to", "pose", f"z = {pose.z:.3f} m", f"at least {lowest:.3f} m, above the table")
    tool_pose = tool_pose_from_transform(tool_from_upright(pose), body.yaw_rad)
    if float(np.linalg.norm(tool_pose[3:5])) > _UPRIGHT:
        _kinematics().solve(transform_from_tool_pose(tool_pose), body.state.q)
        return tool_pose
    # The gripper is the same after half a turn.
    for period in (2.0 * math.pi, math.pi):
        unwrapped_yaws = body.reach.unwrapped_yaws(tool_pose, tool_pose[5], period)
        for yaw in sorted(unwrapped_yaws, key=lambda yaw: abs(yaw - body.yaw_rad)):
            unwrapped = np.concatenate([tool_pose[:3], [0.0, 0.0, yaw]])
            if body.reach.reaches(unwrapped):
                return unwrapped
    raise body.reach.unreachable("the pose", tool_pose)


def _check_free(body: Body, end: np.ndarray, carried: str) -> None:
    """Refuse an end at which the hand would stand in an object."""
    width = body.state.gripper.width_m
    for item in body.others(carried):
        clear = hand_gap(body.config.hand, end[:2], float(end[2]), float(end[5]), width, width, [item])
        if clear < 0.0:
            where = f"at ({end[0]:.3f}, {end[1]:.3f}, {end[2]:.3f})"
            raise OccupiedError("for the hand", where, [item.name])


@cache
def _kinematics() -> Kinematics:
    return Kinematics()
