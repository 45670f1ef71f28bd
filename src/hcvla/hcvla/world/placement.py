"""Where things can be put: free poses on the table, beside an object and on top of one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.api.errors import NoFreeSpaceError
from hcvla.api.types import NamedObject, Pose
from hcvla.world.footprint import clearance, footprint, signed_distance


@dataclass(frozen=True)
class PlaceRules:
    """The reachable table and the room that fingers need."""

    x_m: tuple[float, float] = (0.30, 0.65)
    """Where centres may be, base frame."""
    y_m: tuple[float, float] = (-0.32, 0.32)
    radius_m: tuple[float, float] = (0.32, 0.68)
    """Distance of a centre from the robot's base axis."""
    finger_clearance_m: float = 0.025
    """Least gap to an object that stands up: a finger is 0.02 m wide."""
    support_clearance_m: float = 0.01
    """Least gap to a tray or mat, over whose rim the fingers reach."""
    enough_clearance_m: float = 0.08
    """More room than this is no better; the place nearest the middle of the table is taken then."""
    gaps_m: tuple[float, ...] = (0.030, 0.025, 0.035, 0.040, 0.050, 0.065, 0.080)
    """Gaps tried between two objects put next to each other, the best first."""
    cone_deg: tuple[float, ...] = (0.0, 8.0, -8.0, 16.0, -16.0, 24.0, -24.0, 32.0, -32.0, 40.0, -40.0)
    """Directions tried about the side asked for, the best first; +-45 would be the next side."""
    grid_m: float = 0.01
    default_size_m: tuple[float, float, float] = (0.05, 0.05, 0.05)
    """Room taken by an object that is not named."""
    tray_floor_m: float = 0.003
    """Thickness of a tray's floor: what stands in it stands lower than its rim."""

    def within(self, centres: np.ndarray, behind_m: float = 0.0) -> np.ndarray:
        """Return which centres, Shape=(n, 2), may be, Shape=(n,), with that much room toward the base."""
        x, y = centres[:, 0], centres[:, 1]
        radius = np.hypot(x, y)
        slack = 1e-9
        return (
            (x >= self.x_m[0] - slack)
            & (x <= self.x_m[1] + slack)
            & (y >= self.y_m[0] - slack)
            & (y <= self.y_m[1] + slack)
            & (radius >= self.radius_m[0] + behind_m - slack)
            & (radius <= self.radius_m[1] + slack)
        )


PLACE_RULES = PlaceRules()

SIDES: dict[str, float] = {"left": 90.0, "right": -90.0, "front": 180.0, "behind": 0.0}
"""Direction of each side in the base frame, degrees counter-clockwise from x (REP 103)."""


def beside(
    anchor: NamedObject,
    direction: str | None,
    fit: NamedObject | None,
    objects: Sequence[NamedObject],
    rules: PlaceRules = PLACE_RULES,
) -> Pose:
    """Return a free pose on the table beside `anchor`; raise NoFreeSpaceError."""
    thing = _thing(fit, rules)
    outline = footprint(thing)
    others = [other for other in _obstacles(objects, thing) if other.name != anchor.name]
    sides = [SIDES[direction]] if direction else list(SIDES.values())
    for gap in rules.gaps_m:
        for turn in rules.cone_deg:
            centres = np.array([_beside_at(anchor, outline, side + turn, gap) for side in sides])
            room = np.where(rules.within(centres), _room(centres, outline, others, rules), -math.inf)
            best = int(np.argmax(np.round(room, 3)))
            if room[best] >= 0.0:
                return _standing(thing, centres[best])
    where = f"{direction} of" if direction in ("left", "right") else (direction or "next to")
    raise NoFreeSpaceError(f"there is no free place {where} the {anchor.name} within reach; name another side")


def free_place(fit: NamedObject | None, objects: Sequence[NamedObject], rules: PlaceRules = PLACE_RULES) -> Pose:
    """Return the free pose on the table with most room, away from where `fit` stands; raise NoFreeSpaceError."""
    thing = _thing(fit, rules)
    xs, ys = (np.arange(low, high + 1e-9, rules.grid_m) for low, high in (rules.x_m, rules.y_m))
    centres = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1).reshape(-1, 2)
    centres = centres[rules.within(centres)]
    # Where it stands now is not free either, unless it is in the gripper.
    obstacles = [*_obstacles(objects, thing), *([fit] if fit and not fit.held else [])]
    room = np.minimum(_room(centres, footprint(thing), obstacles, rules), rules.enough_clearance_m)
    if not len(room) or room.max() < 0.0:
        raise NoFreeSpaceError(f"there is no free place for the {thing.name} on the table; clear one first")
    middle = np.array([sum(rules.x_m) / 2.0, sum(rules.y_m) / 2.0])
    order = np.lexsort((np.linalg.norm(centres - middle, axis=1).round(6), -room.round(3)))
    return _standing(thing, centres[order[0]])


def resting_on(
    support: NamedObject, fit: NamedObject | None, objects: Sequence[NamedObject], rules: PlaceRules = PLACE_RULES
) -> Pose:
    """Return where `fit` rests on `support`: centred, on trays and mats as near the centre as what is there allows."""
    thing = _thing(fit, rules)
    z = support.bottom_z + rules.tray_floor_m if support.shape == "tray" else support.top_z
    centre = np.array([[support.pose.x, support.pose.y]])
    upon = [other for other in _obstacles(objects, thing) if other.name != support.name and stands_on(other, support)]
    if upon and support.is_support:
        centre = _free_on(support, thing, upon, rules)
    if upon and (not len(centre) or not support.is_support):
        names = ", ".join(other.name for other in upon)
        raise NoFreeSpaceError(f"there is no room on the {support.name} for the {thing.name}: {names} is there")
    x, y = map(float, centre[0])
    return Pose.from_yaw(x, y, z + thing.size[2] / 2.0, support.pose.yaw)


def _free_on(support: NamedObject, thing: NamedObject, upon: Sequence[NamedObject], rules: PlaceRules) -> np.ndarray:
    """Return the best centre on a support, Shape=(1, 2) or (0, 2) if there is none."""
    half = max(support.size[:2]) / 2.0
    steps = np.arange(-half, half + 1e-9, rules.grid_m / 2.0)
    offsets = np.stack(np.meshgrid(steps, steps, indexing="ij"), axis=-1).reshape(-1, 2)
    centres = offsets + support.pose.position[:2]
    # The whole underside must find ground: the outline stays within the support's.
    reach = math.hypot(*thing.size[:2]) / 2.0 if thing.shape != "cylinder" else max(thing.size[:2]) / 2.0
    within = signed_distance(offsets, footprint(support)) <= -reach
    room = _room(centres, footprint(thing), upon, rules)
    good = centres[within & (room >= 0.0)]
    nearest = np.argsort(np.linalg.norm(good - support.pose.position[:2], axis=1).round(6), kind="stable")
    return good[nearest[:1]]


def _thing(fit: NamedObject | None, rules: PlaceRules) -> NamedObject:
    return fit or NamedObject("object", "", "cube", Pose(0.0, 0.0, 0.0), rules.default_size_m)


def _obstacles(objects: Sequence[NamedObject], thing: NamedObject) -> list[NamedObject]:
    return [other for other in objects if other.name != thing.name and not other.held]


def _room(centres: np.ndarray, outline: np.ndarray, others: Sequence[NamedObject], rules: PlaceRules) -> np.ndarray:
    """Return the gap to the nearest obstacle beyond what it needs, Shape=(n,), [m]; negative: too near."""
    room = np.full(len(centres), math.inf)
    for other in others:
        needed = rules.support_clearance_m if other.lies_low else rules.finger_clearance_m
        room = np.minimum(room, clearance(centres, outline, other) - needed)
    return room


def _beside_at(anchor: NamedObject, outline: np.ndarray, degrees: float, gap_m: float) -> np.ndarray:
    """Return the centre in that direction from the anchor at which the gap is `gap_m`, Shape=(2,), [m]."""
    ray = np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2.0
        found = clearance(anchor.pose.position[None, :2] + middle * ray, outline, anchor)[0]
        low, high = (middle, high) if found < gap_m else (low, middle)
    return anchor.pose.position[:2] + high * ray


def _standing(thing: NamedObject, centre: np.ndarray) -> Pose:
    """Return the pose of an object standing on the table with the yaw it has."""
    return Pose.from_yaw(float(centre[0]), float(centre[1]), thing.size[2] / 2.0, thing.pose.yaw)


def stands_on(other: NamedObject, support: NamedObject) -> bool:
    """Whether an object is above another's footprint and not itself beneath it."""
    centre = (other.pose.position - support.pose.position)[None, :2]
    return other.bottom_z > support.bottom_z - 0.005 + (0.0 if support.is_support else support.size[2] / 2.0) and bool(
        signed_distance(centre, footprint(support))[0] < 0.0
    )
