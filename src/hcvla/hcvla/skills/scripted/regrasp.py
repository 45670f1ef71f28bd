"""Turning on what was put down with an equal-looking orientation, for joint 7 did not turn so far in one go."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.placement import Placement
from hcvla.skills.scripted.script import Motion
from hcvla.skills.tool import downward
from hcvla.world.shapes import symmetry_rad, wrap

_LEAST_RAD = 0.1
"""A smaller turn that is missing is an error of the placement, not another orientation."""


@dataclass(frozen=True)
class Regrasp:
    """Other faces to grasp an object by, from which joint 7 has room for the turn that is missing."""

    start_rad: float
    """Unwrapped yaw of the tool when it grasps again."""
    turn_rad: float
    """By how much it then turns."""


def missing_turn(placement: Placement, held: Held) -> float:
    """Return how far an object that is put down at a placement still has to turn to be as wanted [rad]; 0 for none."""
    if not symmetry_rad(held.item):
        return 0.0
    missing = wrap(placement.pose.yaw - (placement.tool_yaw_rad + held.turn_rad))
    return missing if abs(missing) > _LEAST_RAD else 0.0


def choose_regrasp(body: Body, held: Held, placement: Placement, missing_rad: float) -> Regrasp | None:
    """Return how to grasp again what was put down at a placement; None if the wrist or a neighbour forbids it."""
    period, center = symmetry_rad(held.item), placement.pose.position[:2]
    others = body.others(held.item.name, *([placement.on.name] if placement.on is not None else []))
    z, hand = placement.pose.z - held.above_m, body.config.hand
    for faces in range(round(2.0 * math.pi / period)):
        for yaw in body.reach.unwrapped_yaws(center, placement.tool_yaw_rad + faces * period):
            ends = [downward(float(center[0]), float(center[1]), z, end) for end in (yaw, yaw + missing_rad)]
            if not all(map(body.reach.reaches, ends)):
                continue
            width = max(held.item.size[:2])
            clear = min(hand_gap(hand, end[:2], z, float(end[5]), width, placement.open_m, others) for end in ends)
            if clear >= body.config.side_clearance_m:
                return Regrasp(yaw, missing_rad)
    return None


def turn_on(body: Body, held: Held, placement: Placement, regrasp: Regrasp) -> Motion:
    """Grasp by the other faces, lift over all neighbours, turn, and put down again; starts with the hand above it."""
    x, y, _ = (float(value) for value in placement.pose.position)
    up = np.array([0.0, 0.0, body.config.lift_m, 0.0, 0.0, 0.0])
    before = downward(x, y, placement.pose.z - held.above_m, regrasp.start_rad)
    after = before + np.array([0.0, 0.0, 0.0, 0.0, 0.0, regrasp.turn_rad])
    yield from body.straight(before + up, "regrasp")
    yield from body.straight(before, "regrasp")
    yield from body.move_gripper(0.0, "regrasp")
    yield from body.straight(before + up, "turn")
    yield from body.straight(after + up, "turn")
    yield from body.straight(after, "lower", speed_m_s=body.config.contact_speed_m_s, until=body.pressed)
    body.halt()
    yield from body.move_gripper(placement.open_m, "release")
    yield from body.straight(body.above(body.config.retreat_m), "retreat")
