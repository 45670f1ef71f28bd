"""Verdicts from robot state and perception: what was reached, not what was tried."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.robots.arm import ArmState
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.config import OracleConfig
from hcvla.world.shapes import outline, yaw_error

_WIDTH_TOLERANCE_M = 0.012
"""A jaw that closes this much farther than the object is wide does not hold that object."""
_UPRIGHT_COSINE = 0.7
"""Cosine of the tilt from which an object no longer stands upright."""
_MOVED_M = 0.015
"""An object seen this far from where it should be is elsewhere."""


@dataclass(frozen=True)
class Sighting:
    """One object at two times."""

    before: NamedObject
    """As it was when the call began."""
    now: NamedObject
    fresh: bool
    """Whether `now` was seen after the motion that is judged."""


def holds(state: ArmState, held: Held | None) -> bool:
    """Whether the jaw holds something as wide as what it closed on."""
    gripper = state.gripper
    if not gripper.grasped or held is None:
        return False
    return gripper.width_m > min(held.thing.size[:2]) - _WIDTH_TOLERANCE_M


def judge_pick(state: ArmState, held: Held | None, seen: Sighting, config: OracleConfig) -> Verdict:
    """Judge a pick after the lift: held by both pads, and up from where it stood."""
    name = seen.now.name
    tool_z, before_z = state.T_base_tool.z, seen.before.pose.z
    # A held object goes where the tool goes; perception may not see it between the fingers.
    lifted = tool_z + held.above_m - before_z if held is not None else 0.0
    measures = {
        "lifted_m": lifted,
        "jaw_width_m": state.gripper.width_m,
        "grip_force_n": state.gripper.force_n,
    }
    if not holds(state, held):
        return Verdict(
            Outcome.NOT_GRASPED, f"the jaw closed to {_mm(state.gripper.width_m)} without '{name}'", measures
        )
    if seen.fresh and not seen.now.held and abs(seen.now.pose.z - before_z) < _MOVED_M and lifted > 2 * _MOVED_M:
        return Verdict(Outcome.NOT_GRASPED, f"'{name}' is still seen where it stood", measures)
    if lifted < config.lifted_m:
        return Verdict(Outcome.NOT_GRASPED, f"'{name}' rose only {_mm(lifted)}", measures)
    return Verdict(Outcome.DONE, f"holding '{name}'", measures)


def judge_place(
    state: ArmState, wanted: Pose, seen: Sighting, on: NamedObject | None, match_yaw: bool, config: OracleConfig
) -> Verdict:
    """Judge a placement: released, and seen at its pose, or on the object `on`."""
    thing, name = seen.now, seen.now.name
    aside = math.hypot(thing.pose.x - wanted.x, thing.pose.y - wanted.y)
    height = thing.pose.z - wanted.z
    turn = abs(yaw_error(thing, thing.pose.yaw, wanted.yaw))
    measures = {
        "position_error_m": math.hypot(aside, height),
        "height_error_m": height,
        "yaw_error_rad": turn,
        "seen": float(seen.fresh),
    }
    if state.gripper.grasped:
        return Verdict(Outcome.NOT_PLACED, f"the jaw still holds '{name}'", measures)
    where = f"{_mm(aside)} aside and {_mm(height)} above its place"
    if on is not None:
        supported = abs(height) < _MOVED_M and _inside(thing, on)
        if not supported:
            return Verdict(Outcome.NOT_PLACED, f"'{name}' does not lie on '{on.name}': it is {where}", measures)
    elif math.hypot(aside, height) > config.place_tolerance_m:
        return Verdict(Outcome.NOT_PLACED, f"'{name}' lies {where}", measures)
    if match_yaw and turn > config.place_yaw_tolerance_rad:
        return Verdict(
            Outcome.NOT_PLACED, f"'{name}' is turned {math.degrees(turn):.0f} degrees from its pose", measures
        )
    unseen = "" if seen.fresh else " (not seen since; judged from where it was let go)"
    return Verdict(Outcome.DONE, f"placed '{name}'{unseen}", measures)


def judge_move(reached: Pose, wanted: Pose) -> Verdict:
    """Judge a tool motion, both poses in the tool frame's convention."""
    distance = reached.distance(wanted)
    cosine = min(1.0, abs(float(reached.quaternion @ wanted.quaternion)))
    turn = 2.0 * math.acos(cosine)
    measures = {"position_error_m": distance, "rotation_error_rad": turn}
    if distance <= 0.01 and turn <= math.radians(5.0):
        return Verdict(Outcome.DONE, "there", measures)
    message = f"the tool stopped {_mm(distance)} and {math.degrees(turn):.1f} degrees away"
    return Verdict(Outcome.UNREACHABLE, message, measures)


def judge_push(seen: Sighting, goal: Pose, toward: NamedObject | None, clear: bool, config: OracleConfig) -> Verdict:
    """Judge a push to a pose, or toward another object; `clear` = the gripper is away from the object."""
    name = seen.now.name
    start, left = _aside(seen.before.pose, goal), _aside(seen.now.pose, goal)
    measures = {"distance_left_m": left, "distance_moved_m": _aside(seen.before.pose, seen.now.pose)}
    if toward is not None:
        measures["share_left"] = left / max(start, 1e-6)
        near_enough = measures["share_left"] < config.push_remaining
    else:
        near_enough = left <= config.push_tolerance_m
    if not near_enough:
        return Verdict(Outcome.NOT_PLACED, f"'{name}' still has {_mm(left)} of {_mm(start)} to go", measures)
    if not clear:
        return Verdict(Outcome.NOT_PLACED, f"the gripper is still at '{name}'", measures)
    return Verdict(Outcome.DONE, f"pushed '{name}'", measures)


def judge_nudge(seen: Sighting, clear: bool, config: OracleConfig) -> Verdict:
    """Judge a nudge: far enough from where it was, still upright; `clear` = the gripper is away from the object."""
    name, moved = seen.now.name, _aside(seen.before.pose, seen.now.pose)
    measures = {"distance_moved_m": moved, "height_error_m": seen.now.pose.z - seen.before.pose.z}
    if moved < config.nudge_m:
        return Verdict(Outcome.NOT_PLACED, f"'{name}' was moved only {_mm(moved)}", measures)
    if abs(measures["height_error_m"]) > _MOVED_M or seen.now.pose.matrix[2, 2] < _UPRIGHT_COSINE:
        return Verdict(Outcome.NOT_PLACED, f"'{name}' no longer stands upright", measures)
    if not clear:
        return Verdict(Outcome.NOT_PLACED, f"the gripper is still at '{name}'", measures)
    return Verdict(Outcome.DONE, f"nudged '{name}'", measures)


def judge_topple(standing: list[str], name: str) -> Verdict:
    """Judge a topple by what still stands of it."""
    measures = {"standing": float(len(standing))}
    if standing:
        return Verdict(Outcome.NOT_PLACED, f"{', '.join(map(repr, standing))} did not come down", measures)
    return Verdict(Outcome.DONE, f"toppled '{name}'", measures)


def judge_throw(state: ArmState, thrown: NamedObject, target: Sighting, config: OracleConfig) -> Verdict:
    """Judge a throw: let go, and come to lie at the target, or having moved it."""
    name, there = thrown.name, target.before
    missed = _aside(thrown.pose, there.pose) - max(there.size[:2]) / 2.0
    moved = there.pose.distance(target.now.pose)
    measures = {"missed_m": missed, "target_moved_m": moved}
    if state.gripper.grasped:
        return Verdict(Outcome.NOT_PLACED, f"the jaw still holds '{name}'", measures)
    if missed > config.throw_tolerance_m and moved < _MOVED_M:
        return Verdict(Outcome.NOT_PLACED, f"'{name}' came to rest {_mm(missed)} from '{there.name}'", measures)
    return Verdict(Outcome.DONE, f"threw '{name}' at '{there.name}'", measures)


def judge_touch(touched: bool, seen: Sighting, config: OracleConfig) -> Verdict:
    """Judge a touch: felt, and the object where it was."""
    moved = seen.before.pose.distance(seen.now.pose)
    measures = {"moved_m": moved}
    if not touched:
        return Verdict(Outcome.NOT_PLACED, f"no contact with '{seen.now.name}' was felt", measures)
    if moved >= config.touch_move_m:
        return Verdict(Outcome.NOT_PLACED, f"'{seen.now.name}' was moved {_mm(moved)} by the touch", measures)
    return Verdict(Outcome.DONE, f"touched '{seen.now.name}'", measures)


def _inside(thing: NamedObject, support: NamedObject) -> bool:
    """Whether the centre of an object is over the support's outline."""
    polygon, point = outline(support), thing.pose.position[:2]
    for corner, following in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        edge, off = following - corner, point - corner
        if edge[0] * off[1] - edge[1] * off[0] < 0.0:
            return False
    return True


def _aside(first: Pose, second: Pose) -> float:
    return math.hypot(first.x - second.x, first.y - second.y)


def _mm(length_m: float) -> str:
    return f"{length_m * 1e3:.0f} mm"
