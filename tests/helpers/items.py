"""Objects and arm states for the tests of the skills."""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.robots.arm import ArmState, GripperState
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Observation
from hcvla.skills.tool import downward, transform_from_tool_pose

REACH = Reach(OracleConfig().joint7_limit_rad)
SIZES = {
    "cube": (0.045, 0.045, 0.045),
    "cylinder": (0.045, 0.045, 0.05),
    "prism": (0.052, 0.045, 0.045),
    "tray": (0.13, 0.13, 0.008),
    "mat": (0.14, 0.14, 0.004),
}


def item(name: str, x: float, y: float, yaw: float = 0.0, *, z: float | None = None, size=None) -> NamedObject:
    """An object of that name standing on the table, or with its centre at z."""
    color, _, shape = name.rpartition(" ")
    size = size or SIZES[shape]
    pose = Pose.from_yaw(x, y, size[2] / 2.0 if z is None else z, yaw)
    return NamedObject(name, color, shape, pose, size)


def arm_at(x: float, y: float, z: float, yaw: float = 0.0, *, width: float = 0.08, grasped: bool = False) -> ArmState:
    """The arm at rest with its fingers down."""
    tool_pose = downward(x, y, z, yaw)
    q = REACH.joints(tool_pose)
    assert q is not None
    force = 20.0 if grasped else 0.0
    return ArmState(0.0, q, np.zeros(7), transform_from_tool_pose(tool_pose), GripperState(width, force, grasped))


def seeing(state: ArmState, *items: NamedObject) -> Observation:
    """What a skill sees."""
    return Observation(state, {item.name: item for item in items})
