"""From a scene to a MuJoCo model: table, lights, cameras, arm and objects."""

from __future__ import annotations

import math
from functools import lru_cache

import mujoco
import numpy as np

from hcvla.goals.facts import TABLE
from hcvla.robots.fr3 import add_fr3, set_physics
from hcvla.sim.camera_mounts import FIXED_CAMERAS, WRIST_CAMERA, CameraMount
from hcvla.sim.markings import add_marking
from hcvla.sim.palette import HOLLOW_WALL_M, PAINTS, TRAY_RIM_M
from hcvla.sim.scale import add_pan, join_pans
from hcvla.sim.scene import Scene, SceneObject
from hcvla.world.shapes import TRAY_FLOOR_M

WRIST_HOUSING_HALF_M = (0.012, 0.045, 0.012)
"""Half the extent of the wrist camera's housing, which collides with nothing [m]."""
MAX_IMAGE = (1920, 1440)
"""Largest image (width, height) that may be rendered [pixel]."""

_TABLE_HALF_M = (0.60, 0.75, 0.02)
_TABLE_CENTRE_X_M = 0.35
_FLOOR_Z_M = -0.74
_FLOOR_HALF_M = (12.0, 12.0, 0.1)
_FRICTION = (1.2, 0.008, 0.0001)
"""Sliding [1], torsional [m] and rolling [m]; rubber pads on painted wood."""
_ROLLING_M = 0.0005
"""Rolling friction of round objects [m]."""


def build_spec(scene: Scene) -> mujoco.MjSpec:
    """Return the specification of the whole scene with the arm at its base frame."""
    spec = mujoco.MjSpec()
    spec.modelname = "hcvla"
    spec.compiler.degree = False
    _set_options(spec)
    _add_surroundings(spec)
    add_fr3(spec)
    for item in scene:
        _add_object(spec, item)
    join_pans(spec, scene, TABLE)
    for mount in FIXED_CAMERAS:
        _add_camera(spec.worldbody, mount)
    hand = spec.body(WRIST_CAMERA.body)
    _add_camera(hand, WRIST_CAMERA)
    _add_visual_box(hand, list(WRIST_CAMERA.position_m), WRIST_HOUSING_HALF_M, rgba=[0.1, 0.1, 0.11, 1.0])
    return spec


def _set_options(spec: mujoco.MjSpec) -> None:
    set_physics(spec)
    # No shadows, no multisampling: 0.5-1 ms an image instead of 25-50.
    spec.visual.quality.shadowsize = 0
    spec.visual.quality.offsamples = 0
    # Vertices are half the cost of a small image in software.
    spec.visual.quality.numslices = 20
    spec.visual.quality.numstacks = 8
    spec.visual.quality.numquads = 1
    spec.visual.global_.offwidth, spec.visual.global_.offheight = MAX_IMAGE
    spec.visual.headlight.ambient = [0.42, 0.42, 0.42]
    spec.visual.headlight.diffuse = [0.28, 0.28, 0.28]
    spec.visual.headlight.specular = [0.0, 0.0, 0.0]
    spec.stat.extent = 1.0
    spec.stat.center = [0.4, 0.0, 0.1]
    spec.visual.map.znear = 0.02
    spec.visual.map.zfar = 8.0


def _add_surroundings(spec: mujoco.MjSpec) -> None:
    _add_materials(spec)
    world = spec.worldbody
    world.add_light(
        name="key",
        type=mujoco.mjtLightType.mjLIGHT_DIRECTIONAL,
        pos=[0.8, -0.5, 2.0],
        dir=[-0.25, 0.2, -1.0],
        diffuse=[0.42, 0.42, 0.40],
        specular=[0.15, 0.15, 0.15],
        castshadow=False,
    )
    table = world.add_body(name=TABLE)
    # Collision by a plane: analytic contacts with every shape, and nothing rests on an edge of a tessellation.
    table.add_geom(
        name=TABLE, type=mujoco.mjtGeom.mjGEOM_PLANE, size=[2.0, 2.0, 0.1], friction=_FRICTION, condim=4, group=3
    )
    _add_visual_box(table, [_TABLE_CENTRE_X_M, 0.0, -_TABLE_HALF_M[2]], _TABLE_HALF_M, material="wood")
    leg_half = (-_FLOOR_Z_M - 2 * _TABLE_HALF_M[2]) / 2.0
    for sx in (-1, 1):
        for sy in (-1, 1):
            position = [
                _TABLE_CENTRE_X_M + sx * (_TABLE_HALF_M[0] - 0.05),
                sy * (_TABLE_HALF_M[1] - 0.05),
                -2 * _TABLE_HALF_M[2] - leg_half,
            ]
            _add_visual_box(table, position, (0.025, 0.025, leg_half), rgba=[0.25, 0.26, 0.28, 1.0])
    # Not a plane: drawing one costs as much as everything else in a small image together.
    under_floor = [0.0, 0.0, _FLOOR_Z_M - _FLOOR_HALF_M[2]]
    _add_visual_box(world, under_floor, _FLOOR_HALF_M, rgba=[0.17, 0.24, 0.27, 1.0])


def _add_materials(spec: mujoco.MjSpec) -> None:
    texture = spec.add_texture(
        name="wood",
        type=mujoco.mjtTexture.mjTEXTURE_2D,
        width=256,
        height=256,
        nchannel=3,
    )
    texture.data = _wood_grain(256)
    wood = spec.add_material(name="wood", specular=0.05, shininess=0.1)
    wood.textures[mujoco.mjtTextureRole.mjTEXROLE_RGB] = texture.name
    spec.add_texture(
        name="sky",
        type=mujoco.mjtTexture.mjTEXTURE_SKYBOX,
        builtin=mujoco.mjtBuiltin.mjBUILTIN_GRADIENT,
        rgb1=[0.66, 0.72, 0.77],
        rgb2=[0.38, 0.43, 0.48],
        width=64,
        height=384,
    )


def _add_visual_box(
    body: mujoco.MjsBody, position: list[float], half: tuple[float, float, float], **look: object
) -> None:
    body.add_geom(
        type=mujoco.mjtGeom.mjGEOM_BOX, pos=position, size=list(half), contype=0, conaffinity=0, mass=0.0, **look
    )


@lru_cache(maxsize=1)
def _wood_grain(pixels: int) -> bytes:
    """Return a square RGB image of a faint grain along x; the same every time."""
    rng = np.random.default_rng(7)
    across = np.linspace(0.0, 2.0 * np.pi, pixels, endpoint=False)[:, None]
    along = np.linspace(0.0, 2.0 * np.pi, pixels, endpoint=False)[None, :]
    value = np.zeros((pixels, pixels))
    for frequency in range(5, 60, 3):
        phase, wave = rng.uniform(0, 2 * np.pi, 2)
        value += np.sin(frequency * across + phase + 0.6 * np.sin(along + wave)) / np.sqrt(frequency)
    value /= np.abs(value).max()
    color = np.array([226.0, 203.0, 170.0]) + 9.0 * value[:, :, None]
    return np.clip(color, 0, 255).astype(np.uint8).tobytes()


def _add_camera(body: mujoco.MjsBody, mount: CameraMount) -> None:
    body.add_camera(
        name=mount.name,
        pos=list(mount.position_m),
        quat=list(mount.mujoco_quaternion),
        fovy=mount.fovy_degrees,
    )


def _add_object(spec: mujoco.MjSpec, item: SceneObject) -> None:
    pose = item.pose
    body = spec.worldbody.add_body(
        name=item.name, pos=[pose.x, pose.y, pose.z], quat=[pose.qw, pose.qx, pose.qy, pose.qz]
    )
    if not item.static:
        body.add_freejoint(name=item.name)
    material = spec.add_material(name=item.name, rgba=[*PAINTS[item.color], 1.0], specular=0.15, shininess=0.3)
    common = {
        "material": material.name,
        "friction": _FRICTION,
        "condim": 4,
        "solref": [0.01, 1.0],
    }
    half = [extent / 2.0 for extent in item.size]
    if item.shape == "pan":
        add_pan(body, item, common)
    elif item.shape == "tray":
        _add_tray(body, half, item.mass_kg, common)
    elif item.shape == "cylinder":
        # Resists rolling too: one that has fallen over would creep forever.
        rolls = {**common, "condim": 6, "friction": (*_FRICTION[:2], _ROLLING_M)}
        body.add_geom(type=mujoco.mjtGeom.mjGEOM_CYLINDER, size=[half[0], half[2], 0.0], mass=item.mass_kg, **rolls)
    elif item.hollow:
        _add_hollow(body, half, item.mass_kg, common)
    elif item.shape == "prism":
        _add_prism(body, half, item.mass_kg, common)
    else:
        body.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, size=half, mass=item.mass_kg, **common)
    add_marking(body, item)


def _add_tray(body: mujoco.MjsBody, half: list[float], mass_kg: float, common: dict) -> None:
    """Add a thin floor and four rims; the body's origin is the middle of the whole height."""
    floor, rim = TRAY_FLOOR_M / 2.0, TRAY_RIM_M / 2.0
    box = mujoco.mjtGeom.mjGEOM_BOX
    body.add_geom(type=box, size=[half[0], half[1], floor], pos=[0, 0, -half[2] + floor], mass=mass_kg / 2, **common)
    for sign in (-1.0, 1.0):
        for size, position in (
            ([half[0], rim, half[2]], [0.0, sign * (half[1] - rim), 0.0]),
            ([rim, half[1], half[2]], [sign * (half[0] - rim), 0.0, 0.0]),
        ):
            body.add_geom(type=box, size=size, pos=position, mass=mass_kg / 8, **common)


def _add_hollow(body: mujoco.MjsBody, half: list[float], mass_kg: float, common: dict) -> None:
    """Add a roof and four walls."""
    wall, box = HOLLOW_WALL_M / 2.0, mujoco.mjtGeom.mjGEOM_BOX
    roof = [half[0], half[1], wall]
    body.add_geom(type=box, size=roof, pos=[0, 0, half[2] - wall], mass=mass_kg / 5, **common)
    for sign in (-1.0, 1.0):
        for size, position in (
            ([half[0], wall, half[2] - wall], [0.0, sign * (half[1] - wall), -wall]),
            ([wall, half[1], half[2] - wall], [sign * (half[0] - wall), 0.0, -wall]),
        ):
            body.add_geom(type=box, size=size, pos=position, mass=mass_kg / 5, **common)


def _add_prism(body: mujoco.MjsBody, half: list[float], mass_kg: float, common: dict) -> None:
    """Add a hexagonal prism, a corner on +x and flats across y: the union of three boxes, one between each two flats.

    Not a mesh: on a plane MuJoCo keeps four of its six contacts, others at each step, and the prism never rests.
    """
    size = [half[0] / 2.0, half[1], half[2]]
    for turn in range(3):
        angle = turn * math.pi / 3.0
        quaternion = [math.cos(angle / 2.0), 0.0, 0.0, math.sin(angle / 2.0)]
        body.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, size=size, quat=quaternion, mass=mass_kg / 3.0, **common)
