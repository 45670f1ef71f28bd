"""Draws tables for the training of sight and renders them: other paint, light, table and camera in every image."""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

import mujoco
import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.planner.sight.words import WORDS
from hcvla.sim.camera_mounts import SCENE_CAMERA
from hcvla.sim.cameras import Renderer
from hcvla.sim.layout import Wanted, arrange
from hcvla.sim.markings import paint_marking
from hcvla.sim.palette import MARKED_SHAPES, MARKINGS, PAINTS
from hcvla.sim.scene import Scene, SceneError, SceneObject
from hcvla.sim.simulation import Simulation
from hcvla.tasks.splits import HELD_OUT_PAIRS

HELD_OUT_SIGHTS = HELD_OUT_PAIRS | {
    "lime cylinder", "tan prism", "lavender cube", "salmon cylinder", "mint cube", "azure prism", "tan tray",
    "mint mat", "striped cyan cube", "striped red cylinder", "dotted pink cube", "dotted gray prism",
}  # fmt: skip
"""Colors on shapes, and markings on both, that training never shows together."""
_PIXELS = (640, 480)
_SIZES = {
    "cube": (0.035, 0.055), "block": (0.04, 0.05), "cylinder": (0.035, 0.055), "prism": (0.035, 0.05),
    "tray": (0.10, 0.15), "mat": (0.10, 0.15),
}  # fmt: skip
"""Widths [m]."""
_HEIGHTS = {"block": (0.022, 0.034), "cylinder": (0.03, 0.07), "prism": (0.035, 0.06), "tray": (0.007, 0.01)}
_KINDS = ("cube", "block", "cylinder", "prism", "tray", "mat")
_SHARES = (0.3, 0.1, 0.2, 0.2, 0.1, 0.1)
_HEX = 2.0 / math.sqrt(3.0)


@dataclass(frozen=True)
class SeenScene:
    """One image, and what is in it."""

    rgb: np.ndarray
    """Shape=(h, w, 3), uint8."""
    view: Viewpoint
    objects: tuple[NamedObject, ...]
    """Where they truly are, under their full names: "striped red cube"."""


@dataclass(frozen=True, kw_only=True)
class SightSceneConfig:
    """How unlike the images are; wider than what differs between the stack and its twin, and than most rooms."""

    objects: tuple[int, int] = (5, 11)
    """Fewest and most of a table."""
    marked: float = 0.4
    """Share of what is picked that is striped or dotted."""
    on_support: float = 0.25
    """Share of what is picked that stands on a tray or mat."""
    images: int = 10
    """Of each table, all painted and lit otherwise: making a model of it takes as long as several images."""
    light: tuple[float, float] = (0.75, 1.2)
    """Brightness of both lights over the usual one."""
    tint: float = 0.06
    """Standard deviation of the brightness of each color of the light."""
    camera_m: float = 0.04
    """Standard deviation of the camera's place along each axis."""
    camera_rad: float = 0.02
    """The same of its direction."""
    held_out: bool = False
    """Whether things have the paint that training never shows on them, where there is some, or never have it."""


def drawn_scenes(seed: int, config: SightSceneConfig | None = None) -> Generator[SeenScene]:
    """Yield images without end; close it when done, it holds an OpenGL context."""
    config = config or SightSceneConfig()
    rng = np.random.default_rng(seed)
    while True:
        try:
            scene = arrange(rng, [_wanted(rng) for _ in range(int(rng.integers(*config.objects)))])
        except SceneError:
            continue
        studio = _Studio(_marked(rng, scene, config), rng, config)
        try:
            for _ in range(config.images):
                yield studio.image()
        finally:
            studio.close()


def _wanted(rng: np.random.Generator) -> Wanted:
    kind = str(rng.choice(_KINDS, p=_SHARES))
    width = float(rng.uniform(*_SIZES[kind]))
    height = float(rng.uniform(*_HEIGHTS[kind])) if kind in _HEIGHTS else (0.004 if kind == "mat" else width)
    return Wanted("red", kind, (width * (_HEX if kind == "prism" else 1.0), width, height))


def _marked(rng: np.random.Generator, scene: Scene, config: SightSceneConfig) -> Scene:
    """Return the scene with numbers for names, which a new coat of paint does not make wrong, and with markings."""
    items = []
    for number, item in enumerate(scene):
        marked = item.shape in MARKED_SHAPES and rng.random() < config.marked
        marking = str(rng.choice(MARKINGS)) if marked else ""
        items.append(SceneObject.on_table(
            item.color, item.shape, item.pose.x, item.pose.y, item.pose.yaw, size=item.size, name=f"object {number}",
            marking=marking,
        ))  # fmt: skip
    return Scene(tuple(items))


class _Studio:
    """One table that is photographed several times."""

    def __init__(self, scene: Scene, rng: np.random.Generator, config: SightSceneConfig) -> None:
        self._rng, self._config, self._scene = rng, config, scene
        self._simulation = Simulation(scene)
        self._renderer = Renderer(self._simulation.model, *_PIXELS)
        model = self._simulation.model
        self._light = (model.vis.headlight.ambient.copy(), model.vis.headlight.diffuse.copy())
        self._key = (model.light_diffuse.copy(), model.light_dir.copy())

    def image(self) -> SeenScene:
        """Paint, light and photograph the table."""
        names = self._paint()
        self._relight()
        self._move_camera()
        poses = self._stand()
        model, data = self._simulation.model, self._simulation.data
        mujoco.mj_forward(model, data)
        rgb = self._renderer.render_rgb(data, SCENE_CAMERA.name)
        objects = tuple(
            NamedObject(names[item.name], names[item.name].split()[-2], item.shape, poses[item.name], item.size)
            for item in self._scene
        )
        return SeenScene(rgb, self._view(), objects)

    def close(self) -> None:
        self._renderer.close()

    def _paint(self) -> Mapping[str, str]:
        """Give every object a color that it may have, and the table one of any; return full names."""
        rng, model, names = self._rng, self._simulation.model, {}
        # Few colors: alike things next to each other differ in kind or marking only.
        colors = [str(color) for color in rng.choice(tuple(PAINTS), size=5, replace=False)]
        for item in self._scene:
            color = str(rng.choice(self._allowed(item, colors) or ["white"]))
            model.mat_rgba[model.material(item.name).id, :3] = PAINTS[color]
            paint_marking(model, item, color)
            names[item.name] = f"{item.marking} {color} {item.shape}".strip()
        wood = model.material("wood").id
        model.mat_rgba[wood, :3] = np.clip(rng.uniform(0.3, 1.0) * rng.normal(1.0, 0.06, 3), 0.1, 1.0)
        return names

    def _allowed(self, item: SceneObject, colors: Sequence[str]) -> list[str]:
        if self._config.held_out and (unseen := [c for c in PAINTS if _held_out(item.marking, c, item.shape)]):
            return unseen
        return [color for color in colors if not _held_out(item.marking, color, item.shape)]

    def _relight(self) -> None:
        rng, model = self._rng, self._simulation.model
        tint = rng.normal(1.0, self._config.tint, 3)
        brightness = rng.uniform(*self._config.light, 2)
        ambient, diffuse = self._light
        model.vis.headlight.ambient = np.clip(ambient * tint * brightness[0], 0.0, 1.0)
        model.vis.headlight.diffuse = np.clip(diffuse * tint * brightness[0], 0.0, 1.0)
        diffuse, direction = self._key
        model.light_diffuse[:] = np.clip(diffuse * tint * brightness[1], 0.0, 1.0)
        turned = direction + rng.normal(0.0, 0.3, direction.shape)
        model.light_dir[:] = turned / np.linalg.norm(turned, axis=1, keepdims=True)

    def _move_camera(self) -> None:
        rng, model = self._rng, self._simulation.model
        index = model.camera(SCENE_CAMERA.name).id
        model.cam_pos[index] = np.array(SCENE_CAMERA.position_m) + rng.normal(0.0, self._config.camera_m, 3)
        turn = np.array([1.0, *(0.5 * rng.normal(0.0, self._config.camera_rad, 3))])
        mujoco.mju_mulQuat(model.cam_quat[index], np.array(SCENE_CAMERA.mujoco_quaternion), turn / np.linalg.norm(turn))

    def _stand(self) -> Mapping[str, Pose]:
        """Put some of what is picked onto trays and mats; return where everything is."""
        rng, model, data = self._rng, self._simulation.model, self._simulation.data
        free = [item for item in self._scene if item.shape in ("tray", "mat")]
        poses = {}
        for item in self._scene:
            pose = item.pose
            if not item.static and free and rng.random() < self._config.on_support:
                under = free.pop()
                aside = rng.uniform(-0.15, 0.15, 2) * under.size[0]
                x, y = under.pose.x + aside[0], under.pose.y + aside[1]
                pose = Pose.from_yaw(x, y, 0.004 + item.size[2] / 2.0, float(rng.uniform(-math.pi, math.pi)))
            if not item.static:
                at = model.joint(item.name).qposadr[0]
                data.qpos[at : at + 7] = [*pose.position, pose.qw, pose.qx, pose.qy, pose.qz]
            poses[item.name] = pose
        return poses

    def _view(self) -> Viewpoint:
        model, data = self._simulation.model, self._simulation.data
        index = model.camera(SCENE_CAMERA.name).id
        T_base_optical = np.eye(4)
        # MuJoCo's cameras look along -z with y up.
        T_base_optical[:3, :3] = data.cam_xmat[index].reshape(3, 3) @ np.diag([1.0, -1.0, -1.0])
        T_base_optical[:3, 3] = data.cam_xpos[index]
        return Viewpoint(SCENE_CAMERA.intrinsics(*_PIXELS), T_base_optical)


def _held_out(marking: str, color: str, shape: str) -> bool:
    return bool({f"{color} {shape}", f"{marking} {color} {shape}"} & HELD_OUT_SIGHTS)


assert set(_KINDS) <= set(WORDS["kind"])
