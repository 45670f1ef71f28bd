"""Where and how a held object is put down: place, unwrapped yaw, and how far the gripper may open there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.errors import BadArgumentError, HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.clearance import footprint_gap, hand_gap
from hcvla.skills.supports import STACK_LIMIT_M, resting_height
from hcvla.world.polygons import gap, signed_distance
from hcvla.world.shapes import outline, radius_m, surface_z, symmetry_rad, wrap, yaw_error

_BETWEEN_M = 0.004
"""Least gap between a placed object and its neighbours."""
_STEP_M = 0.012
"""Grid on which places on a large support are tried."""
_AROUND_M = 0.012
"""What is covered is smaller by this than the box over it."""
_RIM_M = 0.005
"""Width of a tray's rim."""
_ON_FLOOR_M = 0.002
"""So far from a tray's floor something stands on it: four times the error of perceived heights."""


class OccupiedError(HcvlaError):
    """Something stands where the object goes."""

    outcome = Outcome.BLOCKED

    def __init__(self, what: str, where: str, by: Sequence[str]) -> None:
        """Say what has no room, e.g. "to place 'red cube'", where, and what is in the way."""
        super().__init__(f"no room {what} {where}: {', '.join(by) or 'neighbours'} in the way")


@dataclass(frozen=True)
class Placement:
    """A place for the held object."""

    pose: Pose
    """Wanted pose of its centre."""
    on: NamedObject | None
    """The object it should rest on, if the target is one."""
    tool_yaw_rad: float
    """Unwrapped yaw of the tool."""
    open_m: float
    """Distance of the pads that lets go without hitting a neighbour."""

    def tool_pose(self, held: Held) -> np.ndarray:
        """Return the tool pose with the object at its place, Shape=(6,)."""
        return held.tool_pose(self.pose.x, self.pose.y, self.pose.z, self.tool_yaw_rad)


def choose_placement(body: Body, held: Held, target: Actor | Pose, match_yaw: bool) -> Placement:
    """Return the best place for the held object; raise OccupiedError, UnreachableError or BadArgumentError."""
    others = body.others(held.item.name)
    if isinstance(target, Pose):
        return _at_pose(body, held, target, match_yaw, others)
    if target.name == held.item.name:
        raise BadArgumentError("place", "target", target.name, "an object other than the one in the hand")
    return _on_support(body, held, body.known(target.name), match_yaw, others)


def choose_cover(body: Body, held: Held, item: NamedObject) -> Placement:
    """Return where the held box stands over an object; raise OccupiedError, UnreachableError or BadArgumentError."""
    if item.name == held.item.name:
        raise BadArgumentError("cover", "actor", item.name, "an object other than the one in the hand")
    half = held.item.size[2] / 2.0
    if max(item.size[:2]) + _AROUND_M > min(held.item.size[:2]) or item.top_z + _AROUND_M > 2.0 * half:
        raise BadArgumentError("cover", "actor", item.name, f"something that fits under '{held.item.name}'")
    over = Pose.from_yaw(item.pose.x, item.pose.y, half, item.pose.yaw)
    return _at_pose(body, held, over, False, body.others(held.item.name, item.name))


def _on_support(
    body: Body, held: Held, support: NamedObject, match_yaw: bool, others: Sequence[NamedObject]
) -> Placement:
    height = surface_z(support) + held.item.size[2] / 2.0
    rest = [item for item in others if item.name != support.name]
    reached = False
    for x, y in _places_on(support):
        pose = Pose.from_yaw(x, y, height, support.pose.yaw)
        for yaw in _tool_yaws(body, held, pose, match_yaw):
            tool_pose = held.tool_pose(x, y, height, yaw)
            if not body.reach.reaches(tool_pose):
                continue
            reached = True
            placement = _fit(body, held, Placement(pose, support, yaw, 0.0), rest)
            if placement is not None:
                return placement
    if not reached:
        raise body.reach.unreachable(f"'{support.name}'", held.tool_pose(support.pose.x, support.pose.y, height, 0.0))
    blockers = [item.name for item in rest if gap(outline(item), outline(support)) < held.item.size[0] / 2.0]
    raise OccupiedError(f"to place '{held.item.name}'", f"on '{support.name}'", blockers)


def _at_pose(body: Body, held: Held, target: Pose, match_yaw: bool, others: Sequence[NamedObject]) -> Placement:
    height = _resting_height(held, target, others)
    pose = replace(Pose.from_yaw(target.x, target.y, height, target.yaw))
    # A tray's rim is higher than what stands on its floor, and not in the way of it.
    rest = [item for item in others if not _within(item, replace(held.item, pose=pose))]
    reached = False
    for yaw in _tool_yaws(body, held, pose, match_yaw):
        if not body.reach.reaches(held.tool_pose(pose.x, pose.y, pose.z, yaw)):
            continue
        reached = True
        placement = _fit(body, held, Placement(pose, None, yaw, 0.0), rest)
        if placement is not None:
            return placement
    if not reached:
        raise body.reach.unreachable("the pose", held.tool_pose(pose.x, pose.y, pose.z, pose.yaw - held.turn_rad))
    moved = outline(replace(held.item, pose=pose))
    near = [item.name for item in others if gap(moved, outline(item)) < 0.03]
    raise OccupiedError(f"to place '{held.item.name}'", f"at ({pose.x:.3f}, {pose.y:.3f})", near)


def _resting_height(held: Held, target: Pose, others: Sequence[NamedObject]) -> float:
    """Return the height of the centre when the object rests at (x, y) of the target [m]; raise BadArgumentError."""
    # What stands higher than the wanted underside is in the way, not a support; the check of the place says so.
    height = resting_height(held.item, target, others)
    if target.z > height + STACK_LIMIT_M:
        raise BadArgumentError(
            "place", "target", f"z = {target.z:.3f} m", f"a height at which it rests, here {height:.3f} m"
        )
    return height


def _within(tray: NamedObject, item: NamedObject) -> bool:
    """Whether an object stands on a tray's floor, clear of the rim however it is turned."""
    if tray.shape != "tray" or abs(item.bottom_z - surface_z(tray)) > _ON_FLOOR_M:
        return False
    return bool(signed_distance(item.pose.position[None, :2], outline(tray))[0] <= -radius_m(item) - _RIM_M)


def _places_on(support: NamedObject) -> Iterator[tuple[float, float]]:
    """Yield places on a support, its centre first, then outward over the inner half of a large one [m]."""
    center = support.pose.position[:2]
    yield float(center[0]), float(center[1])
    if not support.is_support:
        return
    half = min(support.size[:2]) / 4.0
    steps = np.arange(-half, half + 1e-9, _STEP_M)
    turn = support.pose.matrix[:2, :2]
    offsets = sorted(((dx, dy) for dx in steps for dy in steps), key=lambda off: math.hypot(*off))
    for offset in offsets:
        x, y = center + turn @ np.array(offset)
        yield float(x), float(y)


def _tool_yaws(body: Body, held: Held, pose: Pose, match_yaw: bool) -> list[float]:
    """Return unwrapped tool yaws for a place, best first.

    To match a yaw the object is turned by exactly the requested angle if joint 7 allows, else by an equal-looking one,
    from where it is grasped again (regrasp.py).
    Otherwise the yaw of the pose is preferred, looked at modulo symmetry, then any other.
    """
    center, period = pose.position[:2], symmetry_rad(held.item)
    now = body.yaw_rad
    exact = pose.yaw - held.turn_rad
    if match_yaw and period:
        alike = [exact + k * period for k in range(round(2.0 * math.pi / period))]
        unwrapped_yaws = [
            sorted(body.reach.unwrapped_yaws(center, yaw), key=lambda yaw: abs(yaw - now)) for yaw in alike
        ]
        return [yaw for group in unwrapped_yaws for yaw in group]
    steps = [now + wrap(math.radians(angle)) for angle in range(0, 360, 15)]
    aligned = [exact + k * period for k in range(round(2.0 * math.pi / period))] if period else []

    def cost(yaw: float) -> float:
        reported = wrap(yaw + held.turn_rad)
        return abs(yaw - now) + 2.0 * abs(yaw_error(held.item, reported, pose.yaw))

    found = {round(yaw, 3) for start in (*aligned, *steps) for yaw in body.reach.unwrapped_yaws(center, start)}
    return sorted(found, key=cost)


def _fit(body: Body, held: Held, placement: Placement, others: Sequence[NamedObject]) -> Placement | None:
    """Return the placement with the widest opening that is clear of all others; None if object or fingers hit one."""
    config = body.config
    tool = placement.tool_pose(held)
    landed = replace(held.item, pose=held.object_pose(tool))
    under = [item for item in others if item.top_z > landed.bottom_z + 0.002]
    if footprint_gap(outline(landed), landed.bottom_z + 0.002, under) < _BETWEEN_M:
        return None
    width = body.state.gripper.width_m
    wide = min(width + 2.0 * config.open_margin_m, config.hand.stroke_m)
    for opened in (config.hand.stroke_m, wide, min(width + config.open_margin_m, config.hand.stroke_m)):
        clear = hand_gap(config.hand, tool[:2], float(tool[2]), placement.tool_yaw_rad, width, opened, others)
        if clear >= config.side_clearance_m:
            # Letting go needs no more than this; the gripper opens fully on the next way.
            return replace(placement, open_m=min(opened, wide))
    return None
