"""Grasp candidates of a parallel gripper: face pairs x unwrapped yaws, scored by clearance and joint 7."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.tool import downward
from hcvla.world.shapes import face_pairs, symmetry_rad, wrap


class TooWideError(HcvlaError):
    """The object has no two faces that the gripper spans."""

    outcome = Outcome.NOT_GRASPED

    def __init__(self, item: NamedObject, limit_m: float) -> None:
        """Say how wide it is and how wide the gripper grasps."""
        narrowest = min(pair.width_m for pair in face_pairs(item))
        super().__init__(
            f"'{item.name}' is {narrowest * 1e3:.0f} mm wide, the gripper grasps up to {limit_m * 1e3:.0f} mm"
        )


class NoClearGraspError(HcvlaError):
    """Every grasp of the object would hit something."""

    outcome = Outcome.BLOCKED

    def __init__(self, item: NamedObject, near: Sequence[str]) -> None:
        """Name what stands in the way."""
        super().__init__(f"no room for the fingers beside '{item.name}'; near it: {', '.join(near) or 'nothing'}")


@dataclass(frozen=True, kw_only=True)
class Grasp:
    """Where the tool closes on an object, relative to it, so that a moving object is followed."""

    turn_rad: float
    """Tool yaw minus object yaw."""
    height_m: float
    """Tool centre point above the object's centre."""
    width_m: float
    """Expected distance of the pads when closed."""
    open_m: float
    """Distance of the pads on the way down."""
    yaw_rad: float
    """Tool yaw when it was chosen, unwrapped within the range of joint 7."""
    cost: float

    def tool_pose(self, item: NamedObject) -> np.ndarray:
        """Return the tool pose on the object as it stands now, Shape=(6,)."""
        yaw, period = item.pose.yaw + self.turn_rad, symmetry_rad(item)
        # A square's yaw may be reported a quarter turn on: stay with the same unwrapped yaw.
        yaw = self.yaw_rad + wrap(yaw - self.yaw_rad, period) if period else self.yaw_rad
        x, y, z = item.pose.position
        return downward(float(x), float(y), float(z) + self.height_m, yaw)


def grasp_height(item: NamedObject, config: OracleConfig) -> float:
    """Return the tool's height above the object's centre [m]: mid-height, but fingertips clear of the table."""
    lowest = config.table_clearance_m + config.hand.finger_below_tool_m
    return max(0.0, lowest - item.pose.z)


def candidates(
    item: NamedObject, others: Sequence[NamedObject], reach: Reach, config: OracleConfig, tool_yaw_rad: float = 0.0
) -> list[Grasp]:
    """Return every collision-free grasp within joint 7's range, cheapest first; `tool_yaw_rad` is the present one."""
    pairs = [pair for pair in face_pairs(item) if pair.width_m <= config.max_grasp_width_m]
    if not pairs:
        raise TooWideError(item, config.max_grasp_width_m)
    center, height = item.pose.position[:2], grasp_height(item, config)
    found = []
    for pair in pairs:
        # The pads close along the tool's y axis.
        turn = pair.normal_rad - math.pi / 2.0
        for yaw in reach.unwrapped_yaws(center, item.pose.yaw + turn, math.pi):
            opened, clear = _opening(item, pair.width_m, yaw, others, config)
            if clear < config.side_clearance_m:
                continue
            cost = abs(reach.joint7(center, yaw)) + 0.15 * abs(yaw - tool_yaw_rad)
            cost += 20.0 * max(0.0, 0.015 - clear) + 5.0 * (config.hand.stroke_m - opened)
            relative = yaw - item.pose.yaw
            found.append(
                Grasp(turn_rad=relative, height_m=height, width_m=pair.width_m, open_m=opened, yaw_rad=yaw, cost=cost)
            )
    return sorted(found, key=lambda grasp: grasp.cost)


def choose_grasp(
    item: NamedObject, others: Sequence[NamedObject], reach: Reach, config: OracleConfig, tool_yaw_rad: float = 0.0
) -> Grasp:
    """Return the best grasp that the arm reaches with room to lift; raise why there is none."""
    found = candidates(item, others, reach, config, tool_yaw_rad)
    if not found:
        close = [other.name for other in others if other.pose.distance(item.pose) < 0.15]
        raise NoClearGraspError(item, close)
    for grasp in found:
        tool_pose = grasp.tool_pose(item)
        above = tool_pose + np.array([0.0, 0.0, config.lift_m, 0.0, 0.0, 0.0])
        if reach.reaches(tool_pose) and reach.reaches(above):
            return grasp
    raise reach.unreachable(f"'{item.name}'", found[0].tool_pose(item))


def _opening(
    item: NamedObject, width_m: float, yaw_rad: float, others: Sequence[NamedObject], config: OracleConfig
) -> tuple[float, float]:
    """Return the widest opening that is clear, and its clearance [m]; the roomiest if none is clear."""
    stroke, tool_z = config.hand.stroke_m, item.pose.z + grasp_height(item, config)
    best = (stroke, -math.inf)
    for opened in (stroke, *(width_m + share * config.open_margin_m for share in (2.0, 1.4, 0.9))):
        opened = min(opened, stroke)
        clear = hand_gap(config.hand, item.pose.position[:2], tool_z, yaw_rad, width_m, opened, others)
        if clear >= config.side_clearance_m:
            return opened, clear
        best = max(best, (opened, clear), key=lambda pair: pair[1])
    return best
