"""Control steps a second of the simulation with two small cameras, compared with robosuite and the bare loop."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import mujoco
import numpy as np

from benchmarks.record import Record, Target
from benchmarks.robosuite import compare_with_robosuite
from benchmarks.rounds import Timings
from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.robots.arm import MoveCommand
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.robots.waypoint import toward
from hcvla.sim.cameras import PERCEPTION_CAMERAS, SimCameras
from hcvla.sim.gl import new_context
from hcvla.sim.simulation import Simulation
from hcvla.tasks.registry import TASKS

_CORNER_SEC = 1.0
"""The tool heads for the next corner of a rectangle so often, as skills go from waypoint to waypoint."""
_MAX_GEOMS = 1000
_AHEAD_M, _DOWN_M, _ASIDE_M, _UP_M = 0.2, 0.1, 0.1, 0.05
"""The rectangle: its centre ahead of and below the tool's home, and half its sides."""
_CORNERS = ((1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0))


@dataclass(frozen=True, kw_only=True)
class SimBenchConfig:
    """How long the loops run."""

    steps: int = 100
    """Control steps of ours and of the bare loop in a round."""
    robosuite_steps: int = 10
    """Of robosuite, which is slower."""
    rounds: int = 9
    image_pixels: int = 128
    robosuite_python: str = ""
    """Python with robosuite 1.5.2; empty: what HCVLA_ROBOSUITE_PYTHON says."""


class ControlLoop:
    """Our own loop at 20 Hz: a guarded, jerk-limited Cartesian target, 25 steps of physics, two RGB-D images."""

    def __init__(self, simulation: Simulation, cameras: SimCameras) -> None:
        """Take over the arm of a simulation."""
        self._simulation, self._cameras = simulation, cameras
        self._arm = MujocoArm(simulation.model, simulation.data)
        self._centre = self._arm.state().T_base_tool.moved(_AHEAD_M, 0.0, -_DOWN_M)

    def run(self, steps: int) -> float:
        """Do so many control steps; return how many a second that was."""
        started = time.perf_counter()
        for _ in range(steps):
            self.step()
        return steps / (time.perf_counter() - started)

    def step(self) -> None:
        """Command the arm, let 50 ms pass, look."""
        aside, up = _CORNERS[int(self._simulation.time / _CORNER_SEC) % len(_CORNERS)]
        target = self._centre.moved(0.0, aside * _ASIDE_M, up * _UP_M)
        point = toward(target, self._arm.state().T_base_tool)
        self._arm.move(MoveCommand(self._simulation.time, T_base_tool=point))
        self._arm.wait(CONTROL_PERIOD_SEC)
        self._cameras.frames()


class BareLoop:
    """The same model in bare mj_step, mjr_render and mjr_readPixels, color only; the arm is commanded what ours was."""

    def __init__(self, simulation: Simulation, controls: np.ndarray, pixels: int) -> None:
        """Take over a simulation; `controls`: Shape=(n, nu), one for each control step, played in a circle."""
        self._model, self._data = simulation.model, simulation.data
        self._controls, self._next = controls, 0
        self._physics_steps = round(CONTROL_PERIOD_SEC / self._model.opt.timestep)
        self._model.vis.global_.offwidth = self._model.vis.global_.offheight = pixels
        self._gl: Any = new_context(pixels, pixels)
        self._context = mujoco.MjrContext(self._model, mujoco.mjtFontScale.mjFONTSCALE_100)
        mujoco.mjr_setBuffer(mujoco.mjtFramebuffer.mjFB_OFFSCREEN, self._context)
        self._scene, self._option = mujoco.MjvScene(self._model, _MAX_GEOMS), mujoco.MjvOption()
        self._rect, self._rgb = mujoco.MjrRect(0, 0, pixels, pixels), np.empty((pixels, pixels, 3), np.uint8)
        self._cameras = [mujoco.MjvCamera() for _ in PERCEPTION_CAMERAS]
        for camera, name in zip(self._cameras, PERCEPTION_CAMERAS, strict=True):
            camera.type, camera.fixedcamid = mujoco.mjtCamera.mjCAMERA_FIXED, self._model.camera(name).id

    def run(self, steps: int) -> float:
        """Do so many control steps; return how many a second that was."""
        started = time.perf_counter()
        self._gl.make_current()
        for _ in range(steps):
            self._data.ctrl[:] = self._controls[self._next]
            self._next = (self._next + 1) % len(self._controls)
            mujoco.mj_step(self._model, self._data, self._physics_steps)
            for camera in self._cameras:
                everything = mujoco.mjtCatBit.mjCAT_ALL
                mujoco.mjv_updateScene(self._model, self._data, self._option, None, camera, everything, self._scene)
                mujoco.mjr_render(self._rect, self._scene, self._context)
                mujoco.mjr_readPixels(self._rgb, None, self._rect, self._context)
        return steps / (time.perf_counter() - started)

    def close(self) -> None:
        """Free the OpenGL context."""
        self._gl.make_current()
        self._context.free()
        self._gl.free()


def bench_sim(config: SimBenchConfig | None = None) -> list[Record]:
    """Return our control steps a second compared with robosuite's and with the bare loop's."""
    config = config or SimBenchConfig()
    with ExitStack() as stack:
        # What robosuite's task has too: something to grasp and somewhere to put it.
        scene = TASKS["place"].scene(0, "all")
        ours, other = Simulation(scene), Simulation(scene)
        cameras = stack.enter_context(SimCameras(ours, config.image_pixels, config.image_pixels))
        loop = ControlLoop(ours, cameras)
        bare = BareLoop(other, _controls(loop, ours), config.image_pixels)
        stack.callback(bare.close)
        samples, reason = compare_with_robosuite(
            {"ours": lambda: loop.run(config.steps), "bare": lambda: bare.run(config.steps)},
            config.rounds,
            python=config.robosuite_python,
            steps=config.robosuite_steps,
        )
    return _records(samples, reason)


def _controls(loop: ControlLoop, simulation: Simulation) -> np.ndarray:
    """Return what the drives are commanded on one round of the rectangle, Shape=(n, nu)."""
    controls = []
    for _ in range(round(len(_CORNERS) * _CORNER_SEC / CONTROL_PERIOD_SEC)):
        loop.step()
        controls.append(simulation.data.ctrl.copy())
    return np.array(controls)


def _records(samples: dict[str, Timings], reason: str) -> list[Record]:
    ours, bare, robosuite = samples["ours"], samples["bare"], samples.get("robosuite")
    unit = "control steps/s"
    note = f"two 128 px cameras, 20 Hz control; {ours.spread}; "
    return [
        Record(
            "simulation, beside robosuite 1.5.2",
            ours.median,
            unit,
            robosuite.median if robosuite else None,
            Target("ratio", ">=", 30.0),
            note + (f"robosuite {robosuite.spread}" if robosuite else f"not compared: {reason}"),
        ),
        Record(
            "simulation, beside bare mj_step and render",
            ours.median,
            unit,
            bare.median,
            Target("ratio", ">=", 0.6),
            note + f"bare {bare.spread}",
        ),
    ]
