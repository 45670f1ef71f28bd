"""Node `mujoco_camera`: the cameras of the simulation.

Renders in a process and thread of its own, so that a slow renderer never holds up physics.
"""

from __future__ import annotations

import threading

import mujoco
import numpy as np
from hcvla_interfaces.msg import SimulationScene, SimulationState

from hcvla.api.errors import HcvlaError
from hcvla.api.types import Pose
from hcvla.cameras.schedule import ImageSchedule
from hcvla.nodes.camera_node import CameraNode, Mount
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED, NEWEST, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.sim.camera_config import CameraConfig
from hcvla.sim.camera_mounts import MOUNTS, WORLD
from hcvla.sim.cameras import PERCEPTION_CAMERAS, SimCameras
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.simulation import Simulation

_SILENCE_LIMIT_SEC = 1.0


class MujocoCamera(CameraNode):
    """Renders what the simulated cameras see."""

    def __init__(self) -> None:
        """Wait for the scene; the first one starts the rendering."""
        super().__init__("mujoco_camera", PERCEPTION_CAMERAS)
        self._apply(read_parameters(self, CameraConfig(), self._apply, live=("rate_hz",)))
        self._news = threading.Condition()
        self._robot_clock = RobotClock()
        self._scene: SimulationScene | None = None
        self._state: SimulationState | None = None
        self._closing = False
        self._schedules = {camera: ImageSchedule() for camera in self.cameras}
        self.create_subscription(SimulationScene, "simulation/scene", self._on_scene, LATCHED)
        self.create_subscription(SimulationState, "simulation/state", self._on_state, NEWEST)
        self.publish_mounts({name: _mount(name) for name in self.cameras})
        self.not_ready_because = "waiting for the simulation's scene"
        self._thread = self.start_thread("render", self._render_all)
        self.begin()

    def close(self) -> None:
        """End the rendering thread, which frees its OpenGL context."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        self._thread.join(timeout=2.0)

    def _apply(self, config: CameraConfig) -> None:
        self._config, self.rates.idle_hz = config, config.rate_hz

    def _on_scene(self, message: SimulationScene) -> None:
        if message == self._scene:
            return
        parse_scene(message.scene)
        with self._news:
            self._scene = message
            self._news.notify_all()

    def _on_state(self, message: SimulationState) -> None:
        self._robot_clock.advance(time_from_msg(message.header.stamp))
        with self._news:
            self._state = message
            self._news.notify_all()

    def _render_all(self) -> None:
        drawing = Drawing()
        while (news := self._wait()) is not None:
            scene, state, due = news
            try:
                cameras = drawing.update(scene, state, self._config)
            except HcvlaError as error:
                self.faults.refused("simulation", str(error))
                self.not_ready_because = str(error)
                continue
            for name in filter(self.is_watched, due):
                self.publish_frame(cameras.frame(name))
            self.set_ready()
        drawing.close()

    def _wait(self) -> tuple[SimulationScene, SimulationState, list[str]] | None:
        """Return the newest scene and state once images of some cameras are due, and of which; None at the end."""
        with self._news:
            while not self._closing:
                scene, state = self._scene, self._state
                if (
                    scene is not None
                    and state is not None
                    and scene.scene_id == state.scene_id
                    and (due := self._take_due(time_from_msg(state.header.stamp)))
                ):
                    return scene, state, due
                if not self._news.wait(_SILENCE_LIMIT_SEC):
                    self.not_ready_because = "no state from the simulation; is mujoco_bridge running?"
        return None

    def _take_due(self, now_sec: float) -> list[str]:
        """Return the cameras whose images are due at a simulated time [s]; they count as taken."""
        rates = {camera: self.rates.rate_hz(camera) for camera in self.cameras}
        due = [camera for camera, rate_hz in rates.items() if self._schedules[camera].is_due(now_sec, rate_hz)]
        for camera in due:
            self._schedules[camera].take(now_sec, rates[camera])
        return due


def _mount(camera: str) -> Mount:
    mount = MOUNTS[camera]
    return Mount(BASE_FRAME if mount.body == WORLD else mount.body, Pose.from_matrix(mount.T_body_optical))


class BadStateError(HcvlaError):
    """A state of the simulation that does not fit its scene."""


class Drawing:
    """The camera node's own copy of the simulation, which takes the bridge's scene and state; for one thread."""

    def __init__(self) -> None:
        """Start without a scene."""
        self._simulation: Simulation | None = None
        self._cameras: SimCameras | None = None
        self._scene_id: int | None = None

    def update(self, scene: SimulationScene, state: SimulationState, config: CameraConfig) -> SimCameras:
        """Return the cameras with everything where the bridge has it; raise SceneError or BadStateError."""
        if self._simulation is None or self._cameras is None:
            self._simulation = Simulation(parse_scene(scene.scene))
            self._cameras = SimCameras(self._simulation, config.width, config.height)
        elif scene.scene_id != self._scene_id:
            self._simulation.reset(parse_scene(scene.scene))
        self._scene_id = scene.scene_id
        _pose(self._simulation, state)
        return self._cameras

    def close(self) -> None:
        """Free the OpenGL context."""
        if self._cameras is not None:
            self._cameras.close()


def _pose(simulation: Simulation, state: SimulationState) -> None:
    qpos = np.array(state.qpos)
    if qpos.shape != (simulation.model.nq,) or not np.isfinite(qpos).all():
        raise BadStateError(f"state has {qpos.size} positions, expected {simulation.model.nq} finite numbers")
    with simulation.lock:
        simulation.data.qpos[:] = qpos
        simulation.data.time = time_from_msg(state.header.stamp)
        mujoco.mj_kinematics(simulation.model, simulation.data)
        mujoco.mj_camlight(simulation.model, simulation.data)


def main() -> None:
    """Run the node."""
    run_node(MujocoCamera)


if __name__ == "__main__":
    main()
