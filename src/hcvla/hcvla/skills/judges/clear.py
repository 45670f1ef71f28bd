"""Whether the hand is clear of an object."""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.robots.fr3 import table
from hcvla.skills.judges.config import JudgeConfig
from hcvla.world.polygons import signed_distance
from hcvla.world.shapes import outline

_OVER_M = 0.003
"""Fingertips this far above an object do not touch it, as well as heights are known."""


def hand_is_clear(state: ArmState, item: NamedObject, config: JudgeConfig) -> bool:
    """Whether the fingertips are above an object, or the fingers next to it."""
    if state.T_base_tool.z - table.FINGERTIP_BELOW_TCP_M > item.top_z + _OVER_M:
        return True
    tool = np.array([[state.T_base_tool.x, state.T_base_tool.y]])
    return float(signed_distance(tool, outline(item))[0]) > config.clear_m + state.gripper.width_m / 2.0
