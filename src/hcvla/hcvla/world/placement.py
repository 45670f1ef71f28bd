"""Where objects can be put: free poses on the table, next to an object and on top of one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.errors import NoFreeSpaceError, UnreachableError
from hcvla.api.types import NamedObject, Pose
from hcvla.world.polygons import contains, minkowski_difference, signed_distance
from hcvla.world.shapes import outline, radius_m, surface_z, turned_outline
from hcvla.world.workspace import PlacingRules

DIRECTIONS: dict[str, tuple[float, float]] = {
    "left": (0.0, 1.0),
    "right": (0.0, -1.0),
    "front": (-1.0, 0.0),
    "behind": (1.0, 0.0),
}
"""Each side over the table as the robot sees it, a unit vector in the base frame (REP 103): front is nearer to it."""
_OFF_THE_MIDDLE_M = 0.025
"""What is put between two is at most so far from the middle: goals allow 0.05, less what is not seen exactly."""
_SAID = {"left": "left of", "right": "right of", "front": "in front of", "behind": "behind", None: "next to"}


def next_to(
    anchor: NamedObject,
    direction: str | None,
    fit: NamedObject | None,
    objects: Sequence[NamedObject],
    rules: PlacingRules,
) -> Pose:
    """Return a free pose on the table next to `anchor`; raise NoFreeSpaceError."""
    item = _item(fit, rules)
    moving = turned_outline(item)
    beside = minkowski_difference(outline(anchor), moving)
    others = [other for other in _obstacles(objects, item) if other.name != anchor.name]
    zones = _zones(moving, others, rules)
    sides = [DIRECTIONS[direction]] if direction else list(DIRECTIONS.values())
    for gap in rules.gaps_m:
        for turn in rules.cone_deg:
            centers = np.array([_at_gap(anchor, beside, _turned(side, turn), gap) for side in sides])
            room = np.where(rules.area.within(centers), _room(centers, zones), -math.inf)
            best = int(np.argmax(np.round(room, 3)))
            if room[best] >= 0.0:
                return _standing(item, centers[best])
    raise NoFreeSpaceError(
        f"there is no free place {_SAID[direction]} the {anchor.name} within reach; name another side"
    )


def between(
    first: NamedObject,
    second: NamedObject,
    fit: NamedObject | None,
    objects: Sequence[NamedObject],
    rules: PlacingRules,
) -> Pose:
    """Return the free pose on the table nearest to the middle between two objects; raise NoFreeSpaceError."""
    item = _item(fit, rules)
    middle = (first.pose.position[:2] + second.pose.position[:2]) / 2.0
    step_m = rules.grid_m / 2.0
    offsets = step_m * _grid(np.arange(-round(_OFF_THE_MIDDLE_M / step_m), round(_OFF_THE_MIDDLE_M / step_m) + 1))
    centers = middle + offsets[np.linalg.norm(offsets, axis=1) <= _OFF_THE_MIDDLE_M + 1e-9]
    room = _room(centers, _zones(turned_outline(item), _obstacles(objects, item), rules))
    good = centers[rules.area.within(centers) & (room >= 0.0)]
    if not len(good):
        raise NoFreeSpaceError(
            f"there is no free place for the {item.name} between the {first.name} and the {second.name} within reach; "
            "name another place"
        )
    return _standing(item, _nearest(good, middle)[0])


def on_table(x: float, y: float, fit: NamedObject | None, objects: Sequence[NamedObject], rules: PlacingRules) -> Pose:
    """Return the pose on the table at a place [m]; raise UnreachableError or NoFreeSpaceError."""
    item, center = _item(fit, rules), np.array([[x, y]])
    if not rules.area.contains(x, y):
        raise UnreachableError(f"x = {x:g} m, y = {y:g} m is out of reach; expected {rules.area}")
    for other in _obstacles(objects, item):
        if _room(center, _zones(turned_outline(item), [other], rules))[0] < 0.0:
            raise NoFreeSpaceError(f"at x = {x:g} m, y = {y:g} m the {other.name} is in the way of the {item.name}")
    return _standing(item, center[0])


def free_place(fit: NamedObject | None, objects: Sequence[NamedObject], rules: PlacingRules) -> Pose:
    """Return the free pose on the table with most room, away from where `fit` stands; raise NoFreeSpaceError."""
    item = _item(fit, rules)
    xs, ys = (np.arange(low, high + 1e-9, rules.grid_m) for low, high in (rules.area.x_m, rules.area.y_m))
    centers = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1).reshape(-1, 2)
    centers = centers[rules.area.within(centers)]
    # Where it stands now is not free either, unless it is in the gripper.
    obstacles = [*_obstacles(objects, item), *([fit] if fit and not fit.held else [])]
    room = np.minimum(_room(centers, _zones(turned_outline(item), obstacles, rules)), rules.enough_clearance_m)
    if not len(room) or room.max() < 0.0:
        raise NoFreeSpaceError(f"there is no free place for the {item.name} on the table; clear one first")
    middle = np.array([sum(rules.area.x_m) / 2.0, sum(rules.area.y_m) / 2.0])
    order = np.lexsort((np.linalg.norm(centers - middle, axis=1).round(6), -room.round(3)))
    return _standing(item, centers[order[0]])


def on_top(support: NamedObject, fit: NamedObject | None, objects: Sequence[NamedObject], rules: PlacingRules) -> Pose:
    """Return where `fit` rests on `support`: centred, on trays and mats as near the centre as what is there allows."""
    item = _item(fit, rules)
    center = np.array([[support.pose.x, support.pose.y]])
    upon = [other for other in _obstacles(objects, item) if other.name != support.name and stands_on(other, support)]
    if upon and support.is_support:
        center = _free_on(support, item, upon, rules)
    if upon and (not len(center) or not support.is_support):
        names = ", ".join(other.name for other in upon)
        raise NoFreeSpaceError(f"there is no room on the {support.name} for the {item.name}: {names} is there")
    x, y = map(float, center[0])
    return Pose.from_yaw(x, y, surface_z(support) + item.size[2] / 2.0, support.pose.yaw)


def _free_on(support: NamedObject, item: NamedObject, upon: Sequence[NamedObject], rules: PlacingRules) -> np.ndarray:
    """Return the best centre on a support, Shape=(1, 2) or (0, 2) if there is none."""
    middle = support.pose.position[:2]
    half = max(support.size[:2]) / 2.0
    centers = middle + _grid(np.arange(-half, half + 1e-9, rules.grid_m / 2.0))
    # The whole underside must find ground: the outline stays within the support's.
    within = signed_distance(centers, outline(support)) <= -radius_m(item)
    room = _room(centers, _zones(turned_outline(item), upon, rules))
    return _nearest(centers[within & (room >= 0.0)], middle)


def _grid(steps: np.ndarray) -> np.ndarray:
    """Return all pairs of steps, Shape=(n, 2)."""
    return np.stack(np.meshgrid(steps, steps, indexing="ij"), axis=-1).reshape(-1, 2)


def _nearest(centers: np.ndarray, to: np.ndarray) -> np.ndarray:
    """Return the centre nearest to a place, Shape=(1, 2); none of none."""
    order = np.argsort(np.linalg.norm(centers - to, axis=1).round(6), kind="stable")
    return centers[order[:1]]


def _item(fit: NamedObject | None, rules: PlacingRules) -> NamedObject:
    return fit or NamedObject("object", "", "cube", Pose(0.0, 0.0, 0.0), rules.default_size_m)


def _obstacles(objects: Sequence[NamedObject], item: NamedObject) -> list[NamedObject]:
    return [other for other in objects if other.name != item.name and not other.held]


def _zones(moving: np.ndarray, others: Sequence[NamedObject], rules: PlacingRules) -> list[tuple[np.ndarray, float]]:
    """Return for each obstacle the outline that the centre of `moving` stays out of, and by how much [m]."""
    return [
        (
            minkowski_difference(outline(other), moving),
            rules.support_clearance_m if other.lies_low else rules.finger_clearance_m,
        )
        for other in others
    ]


def _room(centers: np.ndarray, zones: Sequence[tuple[np.ndarray, float]]) -> np.ndarray:
    """Return the gap to the nearest obstacle beyond what it needs, Shape=(n,), [m]; negative: too near."""
    room = np.full(len(centers), math.inf)
    for zone, needed_m in zones:
        room = np.minimum(room, signed_distance(centers, zone) - needed_m)
    return room


def _at_gap(anchor: NamedObject, beside: np.ndarray, ray: np.ndarray, gap_m: float) -> np.ndarray:
    """Return the centre in the direction of `ray` from the anchor at which the gap is `gap_m`, Shape=(2,), [m].

    `beside` is the outline that centres touch where the gap is zero.
    """
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2.0
        found = signed_distance(anchor.pose.position[None, :2] + middle * ray, beside)[0]
        low, high = (middle, high) if found < gap_m else (low, middle)
    return anchor.pose.position[:2] + high * ray


def _turned(direction: tuple[float, float], degrees: float) -> np.ndarray:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s], [s, c]]) @ np.array(direction)


def _standing(item: NamedObject, center: np.ndarray) -> Pose:
    """Return the pose of an object standing on the table with the yaw it has."""
    return Pose.from_yaw(float(center[0]), float(center[1]), item.size[2] / 2.0, item.pose.yaw)


def stands_on(other: NamedObject, support: NamedObject) -> bool:
    """Whether an object is above another's outline and not itself beneath it."""
    lowest = support.bottom_z - 0.005 + (0.0 if support.is_support else support.size[2] / 2.0)
    return other.bottom_z > lowest and contains(outline(support), other.pose.position[:2])
