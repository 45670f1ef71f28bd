"""What is painted on the upper face of an object: it is seen, but nothing touches it."""

from __future__ import annotations

import math

import mujoco

from hcvla.sim.palette import PAINTS
from hcvla.sim.scene import SceneObject
from hcvla.world.shapes import ROUND, sides

_THICK_M = 0.0002
"""Half the thickness of paint: enough to be drawn over the face, too little to be seen in depth."""
_BAND_AT, _BAND_HALF = 0.5, 0.17
"""Middle and half width of the two bands, as shares of the face's half width."""
_DOT_M = 0.006
"""Radius of the dot. A larger one would be a face of its own for perception."""
_WHITE, _BLACK = (0.95, 0.95, 0.95), (0.07, 0.07, 0.08)
_LIGHT = 2.0
"""Sum of the channels from which a dot is black."""


def add_marking(body: mujoco.MjsBody, item: SceneObject) -> None:
    """Paint an object's marking, if it has one."""
    for name, kind, size, x in _parts(item):
        rgba = [*marking_color(item.marking, item.color), 1.0]
        position = [x, 0.0, item.size[2] / 2.0]
        body.add_geom(name=name, type=kind, size=size, pos=position, rgba=rgba, contype=0, conaffinity=0, mass=0.0)


def paint_marking(model: mujoco.MjModel, item: SceneObject, color: str) -> None:
    """Paint the marking of an object that has another color now."""
    for name, *_ in _parts(item):
        model.geom(name).rgba[:3] = marking_color(item.marking, color)


def marking_color(marking: str, color: str) -> tuple[float, float, float]:
    """Return the color of a marking on something of a color.

    Stripes are a shade that perception still calls by the same name, so that the face stays one; a dot is too small to
    be a face of its own.
    """
    paint = PAINTS[color]
    if marking == "dotted":
        return _BLACK if sum(paint) > _LIGHT else _WHITE
    shade = 2.0 if max(paint) < 0.2 else 0.8 if min(paint) > 0.9 else 0.6
    red, green, blue = (min(1.0, shade * channel) for channel in paint)
    return red, green, blue


def _parts(item: SceneObject) -> list[tuple[str, mujoco.mjtGeom, list[float], float]]:
    """Return name, kind, size [m] and x [m] of what a marking is made of."""
    if item.marking == "dotted":
        return [(f"{item.name} dot", mujoco.mjtGeom.mjGEOM_CYLINDER, [_DOT_M, _THICK_M, 0.0], 0.0)]
    if not item.marking:
        return []
    half_x, half_y = item.size[0] / 2.0, item.size[1] / 2.0
    outer, length = _BAND_AT + _BAND_HALF, half_y
    if sides(item.shape) == ROUND:
        length *= math.sqrt(1.0 - outer**2)
    elif sides(item.shape) == 6:
        # Its flats end at half of the way to the corners.
        length *= 2.0 * (1.0 - outer)
    band = [_BAND_HALF * half_x, length, _THICK_M]
    return [
        (f"{item.name} band {number}", mujoco.mjtGeom.mjGEOM_BOX, band, side * _BAND_AT * half_x)
        for number, side in enumerate((-1.0, 1.0))
    ]
