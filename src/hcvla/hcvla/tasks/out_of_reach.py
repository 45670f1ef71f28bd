"""Targets of throws: a little farther away than the arm puts objects down."""

from __future__ import annotations

import math
from dataclasses import replace

from hcvla.sim.layout import Wanted
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.clearance import check_room
from hcvla.tasks.draw import Draw
from hcvla.world.workspace import WorkArea

FAR_AREA = WorkArea(x_m=(0.30, 0.82), y_m=(-0.46, 0.46), radius_m=(0.32, 0.82))
DISTANCE_M = (0.73, 0.77)
BEARING_DEG = (-25.0, 25.0)
MAT_EDGE_M = (0.15, 0.17)
_POST_M = {"cylinder": (0.04, 0.04, 0.12), "prism": (0.04619, 0.04, 0.1)}
_POST_KG = 0.04
_APART_M = 0.02


def throwing_scene(drawn: Draw, *targets: str) -> Scene:
    """Draw a scene whose first object is in the gripper and whose last, of one of the shapes, is out of reach."""
    colors = drawn.colors(2 + drawn.count(0, 1))
    thrown = Wanted(colors[0], drawn.shape("cube", "prism"))
    scene = drawn.arrange([thrown, *(Wanted(color, drawn.shape()) for color in colors[2:])])
    return replace(with_target(drawn, scene, colors[1], drawn.shape(*targets)), held=scene.names[0])


def with_target(drawn: Draw, scene: Scene, color: str, shape: str, bearing_deg: float | None = None) -> Scene:
    """Return the scene with a mat or a post as a target at the end; raise if there is no room."""
    distance = drawn.number(*DISTANCE_M)
    bearing = math.radians(drawn.number(*BEARING_DEG) if bearing_deg is None else bearing_deg)
    x, y, yaw = distance * math.cos(bearing), distance * math.sin(bearing), drawn.number(-math.pi, math.pi)
    size = drawn.support(color, "mat", MAT_EDGE_M).size if shape == "mat" else _POST_M[shape]
    item = SceneObject.on_table(color, shape, x, y, yaw, size=size, mass_kg=None if shape == "mat" else _POST_KG)
    wide = replace(scene, area=FAR_AREA)
    check_room(wide, [item], _APART_M)
    return replace(wide, objects=(*wide.objects, item))
