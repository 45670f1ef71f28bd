"""Whether objects fit where a program will put them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hcvla.sim.scene import Scene, SceneObject, gap
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.world.shapes import radius_m
from hcvla.world.workspace import WorkArea

FINGER_ROOM_M = 0.035
"""Least distance between two objects that stand on the table and are picked or put down."""


def moved(item: SceneObject, dx: float = 0.0, dy: float = 0.0) -> SceneObject:
    """Return the object at another place of the table [m]."""
    return replace(item, pose=item.pose.moved(dx, dy))


def with_object(scene: Scene, item: SceneObject) -> Scene:
    """Return the scene with one more object; raise SceneError if it overlaps or is out of reach."""
    return replace(scene, objects=(*scene.objects, item))


def check_room(scene: Scene, placed: Sequence[SceneObject], margin_m: float = FINGER_ROOM_M) -> None:
    """Raise InfeasibleSceneError unless placed objects are in reach, clear of each other and of all other objects.

    An object of the scene with the same name as a placed one is an obstacle too: the program may put others first.
    """
    for index, item in enumerate(placed):
        others = [*placed[:index], *(other for other in scene if other.name != item.name)]
        near = [other.name for other in others if gap(item, other) < margin_m]
        if near or not scene.area.contains(item.pose.x, item.pose.y):
            raise InfeasibleSceneError(item.name, near, f"room at ({item.pose.x:.2f}, {item.pose.y:.2f})")


def check_tool(scene: Scene, place: np.ndarray, without: Sequence[str] = (), margin_m: float = FINGER_ROOM_M) -> None:
    """Raise InfeasibleSceneError unless closed fingers fit on the table at a place, Shape=(2,), [m]."""
    others = [item for item in scene if item.name not in without and not item.static]
    near = [o.name for o in others if float(np.hypot(*(place - o.pose.position[:2]))) < radius_m(o) + margin_m]
    if near or not WorkArea().in_ring(*map(float, place)):
        raise InfeasibleSceneError("tool", near, f"room for the fingers at ({place[0]:.2f}, {place[1]:.2f})")


def check_push(scene: Scene, name: str, end: np.ndarray, without: Sequence[str] = ()) -> None:
    """Raise InfeasibleSceneError unless an object can be pushed straight to a place, Shape=(2,), [m]."""
    item = scene[name]
    start = item.pose.position[:2]
    way = end - start
    ahead = way / max(float(np.linalg.norm(way)), 1e-6)
    check_tool(scene, start - (radius_m(item) + 0.045) * ahead, (name,), 0.05)
    check_tool(scene, end - (radius_m(item) + 0.01) * ahead, (name, *without))
    for share in np.linspace(0.0, 1.0, 8)[1:]:
        at = moved(item, *(share * way))
        near = [o.name for o in scene if o.name not in (name, *without) and gap(at, o) < 0.015]
        if near:
            raise InfeasibleSceneError(name, near, "a free way to push along")
