"""RGB-D frames of the simulated cameras."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import mujoco
import numpy as np

from hcvla.api.errors import HcvlaError, unknown
from hcvla.cameras.frame import RgbdFrame
from hcvla.sim.camera_mounts import MOUNTS, WORLD, CameraMount
from hcvla.sim.gl import LentContext
from hcvla.sim.model import MAX_IMAGE
from hcvla.sim.simulation import Simulation

PERCEPTION_CAMERAS = ("scene", "wrist")
MAX_DEPTH_M = 4.0
"""Depth is unknown beyond, as with a real sensor; the sky, which MuJoCo draws as a cube, is farther away."""
_MAX_GEOMS = 1000
_SMALL_PIXELS = 256
_COARSE = {"numslices": 10, "numstacks": 4}
"""In small images vertices cost more than pixels, and no one sees the difference."""
_PRETTY = {"shadowsize": 2048, "offsamples": 4, "numslices": 40, "numstacks": 20, "numquads": 4}


class Renderer:
    """Draws one model in an OpenGL context; belongs to the thread and process that made it."""

    def __init__(self, model: mujoco.MjModel, width: int, height: int, *, pretty: bool = False) -> None:
        """Make the context for images of (width, height) [pixel]; `pretty` costs 20 times as much, for people."""
        self.model = model
        self._pretty = pretty
        self._owner = (os.getpid(), threading.get_ident())
        # Clearing a buffer larger than the image costs more than drawing in it.
        model.vis.global_.offwidth, model.vis.global_.offheight = width, height
        self._gl: LentContext | None = LentContext(width, height)
        self._rect = mujoco.MjrRect(0, 0, width, height)
        self._context = self._make_context()
        mujoco.mjr_setBuffer(mujoco.mjtFramebuffer.mjFB_OFFSCREEN, self._context)
        self._context.readDepthMap = mujoco.mjtDepthMap.mjDEPTH_ZEROFAR
        self._scene = mujoco.MjvScene(model, _MAX_GEOMS)
        self._option = mujoco.MjvOption()
        self._camera = mujoco.MjvCamera()
        self._camera.type = mujoco.mjtCamera.mjCAMERA_FIXED
        self._rgb = np.empty((height, width, 3), dtype=np.uint8)
        self._depth = np.empty((height, width), dtype=np.float32)
        extent = model.stat.extent
        self._near_m, self._far_m = model.vis.map.znear * extent, model.vis.map.zfar * extent

    def render(self, data: mujoco.MjData, camera: str) -> tuple[np.ndarray, np.ndarray]:
        """Return color, Shape=(h, w, 3), uint8, and depth along the optical axis, Shape=(h, w), [m], 0 = unknown."""
        self._draw(data, camera)
        mujoco.mjr_readPixels(self._rgb, self._depth, self._rect, self._context)
        # OpenGL's rows run upwards. 1/z is linear in the buffer's value: 0 at the far plane, 1 at the near one.
        value = self._depth[::-1]
        inverse = value * np.float32(1.0 / self._near_m - 1.0 / self._far_m) + np.float32(1.0 / self._far_m)
        depth = np.float32(1.0) / inverse
        depth[depth > MAX_DEPTH_M] = 0.0
        return self._rgb[::-1].copy(), depth

    def render_rgb(self, data: mujoco.MjData, camera: str) -> np.ndarray:
        """Return color only, Shape=(h, w, 3), uint8; cheaper than with depth."""
        self._draw(data, camera)
        mujoco.mjr_readPixels(self._rgb, None, self._rect, self._context)
        return self._rgb[::-1].copy()

    def _draw(self, data: mujoco.MjData, camera: str) -> None:
        if (os.getpid(), threading.get_ident()) != self._owner:
            raise HcvlaError("a renderer was used outside the thread that made it; make one for each thread")
        if self._gl is None:
            raise HcvlaError("a renderer was used after it was closed; make another")
        self._gl.make_current()
        self._camera.fixedcamid = self.model.camera(camera).id
        mujoco.mjv_updateScene(
            self.model, data, self._option, None, self._camera, mujoco.mjtCatBit.mjCAT_ALL, self._scene
        )
        for light in self._scene.lights[: self._scene.nlight]:
            light.castshadow = self._pretty and not light.headlight
        mujoco.mjr_render(self._rect, self._scene, self._context)

    def _make_context(self) -> mujoco.MjrContext:
        """Return the rendering context; quality is baked in here, the model keeps its own settings."""
        small = self._rect.width <= _SMALL_PIXELS
        wanted = _PRETTY if self._pretty else (_COARSE if small else {})
        quality = self.model.vis.quality
        before = {name: getattr(quality, name) for name in wanted}
        try:
            for name, value in wanted.items():
                setattr(quality, name, value)
            return mujoco.MjrContext(self.model, mujoco.mjtFontScale.mjFONTSCALE_100)
        finally:
            for name, value in before.items():
                setattr(quality, name, value)

    def close(self) -> None:
        """Free the context; further calls do nothing."""
        if self._gl is None:
            return
        self._gl.make_current()
        self._context.free()
        self._gl.give_back()
        self._gl = None


class SimCameras:
    """The cameras of a simulation; implements perception's `Cameras`. Use from one thread, close when done."""

    def __init__(
        self,
        simulation: Simulation,
        width: int = 640,
        height: int = 480,
        names: Sequence[str] = PERCEPTION_CAMERAS,
        *,
        pretty: bool = False,
    ) -> None:
        """Choose image size [pixel], the cameras that `frames` renders, and `pretty` (shadows, smooth edges)."""
        for name in names:
            if name not in MOUNTS:
                raise HcvlaError(unknown("camera", name, tuple(MOUNTS), "cameras"))
        if not (0 < width <= MAX_IMAGE[0] and 0 < height <= MAX_IMAGE[1]):
            raise HcvlaError(f"image size is {width}x{height}, expected 1x1 to {MAX_IMAGE[0]}x{MAX_IMAGE[1]}")
        self._simulation = simulation
        self._width, self._height = width, height
        self._names = tuple(names)
        self._pretty = pretty
        self._renderer: Renderer | None = None

    def frames(self) -> dict[str, RgbdFrame]:
        """Render every chosen camera now."""
        return {name: self.frame(name) for name in self._names}

    def frame(self, name: str) -> RgbdFrame:
        """Render one camera now: "scene", "wrist" or "display"."""
        mount = MOUNTS[name]
        with self._simulation.lock:
            data = self._simulation.data
            rgb, depth = self._current_renderer().render(data, name)
            return RgbdFrame(
                camera=name,
                rgb=rgb,
                depth_m=depth,
                intrinsics=mount.intrinsics(self._width, self._height),
                T_base_optical=T_base_optical(data, mount),
                stamp_sec=self._simulation.time,
            )

    def image(self, name: str) -> np.ndarray:
        """Render one camera's colors now, Shape=(height, width, 3), uint8; cheaper than a whole frame."""
        with self._simulation.lock:
            return self._current_renderer().render_rgb(self._simulation.data, name)

    def close(self) -> None:
        """Free the OpenGL context."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Free the OpenGL context."""
        self.close()

    def _current_renderer(self) -> Renderer:
        # A new scene means a new model, and a context holds the textures and meshes of one model.
        if self._renderer is None or self._renderer.model is not self._simulation.model:
            self.close()
            self._renderer = Renderer(self._simulation.model, self._width, self._height, pretty=self._pretty)
        return self._renderer


def T_base_optical(data: mujoco.MjData, mount: CameraMount) -> np.ndarray:
    """Return the pose of a camera's optical frame in the base frame, Shape=(4, 4)."""
    if mount.body == WORLD:
        return mount.T_body_optical
    body = data.body(mount.body)
    T_base_body = np.eye(4)
    T_base_body[:3, :3], T_base_body[:3, 3] = body.xmat.reshape(3, 3), body.xpos
    return T_base_body @ mount.T_body_optical
