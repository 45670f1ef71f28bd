"""The simulated table: one MuJoCo model with its state, stepped at 500 Hz."""

from __future__ import annotations

import threading
from collections.abc import Callable, Set
from dataclasses import dataclass

import mujoco
import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.types import Pose
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES, FINGER_TRAVEL, GRIPPER_ACTUATOR, MAX_WIDTH_M
from hcvla.sim.model import build_spec
from hcvla.sim.scene import Scene
from hcvla.sim.truth import TOOL_SITE, ObjectTruth, TruthReader

_SETTLE_STEPS = 25
_GRIP_STEPS = 150
_GRIP_GAP_M = 0.001
_STATE = mujoco.mjtState.mjSTATE_INTEGRATION


class NotSettledError(HcvlaError):
    """Objects did not come to rest in time."""

    def __init__(self, moving: list[str], limit_sec: float) -> None:
        """Name what still moves."""
        super().__init__(f"still moving after {limit_sec:g} s: {', '.join(moving)}; expected every object at rest")


@dataclass(frozen=True)
class SimulationState:
    """A copy of everything that decides how a simulation goes on; only for the scene it was taken from."""

    generation: int
    numbers: np.ndarray
    """MuJoCo's integration state, Shape=(n,)."""


class Simulation:
    """A scene with the arm in it. `lock` guards model and data where several threads use them.

    `reset` with another scene makes a new model: whoever keeps `model` or `data` must fetch them again, and is
    notified through `on_rebuild`.
    """

    def __init__(self, scene: Scene) -> None:
        """Build the scene, arm at home, objects at rest."""
        self.lock = threading.RLock()
        self.on_rebuild: list[Callable[[Simulation], None]] = []
        """Called with this simulation after `model` and `data` were replaced."""
        self.generation = 0
        """Counts the scenes since the start."""
        self._build(scene)

    @property
    def time(self) -> float:
        """Simulated time since the last reset [s]."""
        return float(self.data.time)

    @property
    def T_base_tool(self) -> Pose:
        """True pose of the tool centre point in the base frame."""
        site = self.data.site(TOOL_SITE)
        transform = np.eye(4)
        transform[:3, :3], transform[:3, 3] = site.xmat.reshape(3, 3), site.xpos
        return Pose.from_matrix(transform)

    def step(self, n: int = 1) -> None:
        """Advance physics by n steps of 2 ms."""
        with self.lock:
            mujoco.mj_step(self.model, self.data, n)

    def truth(self) -> dict[str, ObjectTruth]:
        """Return the true state of every object by name."""
        with self.lock:
            return self._reader.read(self.data)

    def pose_of(self, name: str) -> Pose:
        """Return the true pose of one object."""
        with self.lock:
            return self._reader.pose(self.data, name)

    def touching(self, name: str) -> Set[str]:
        """Return the names of all that one object is in contact with."""
        with self.lock:
            return self._reader.touching(self.data, name)

    def reset(self, scene: Scene | None = None) -> None:
        """Start over: the same scene, or another (then `model` and `data` are new objects)."""
        with self.lock:
            if scene is None:
                self._home()
                return
            self.generation += 1
            self._build(scene)
            for notify in self.on_rebuild:
                notify(self)

    def settle(self, limit_sec: float = 2.0) -> None:
        """Step until every object is at rest; raise NotSettledError after `limit_sec` of simulated time."""
        with self.lock:
            deadline = self.time + limit_sec
            self.step(_SETTLE_STEPS)
            while moving := self.moving():
                if self.time >= deadline:
                    raise NotSettledError(moving, limit_sec)
                self.step(_SETTLE_STEPS)

    def moving(self) -> list[str]:
        """Return the names of the objects that are not at rest."""
        return [name for name, item in self.truth().items() if not item.at_rest]

    def save_state(self) -> SimulationState:
        """Return a copy of the state; `load_state` goes on from it bit for bit."""
        with self.lock:
            numbers = np.empty(mujoco.mj_stateSize(self.model, _STATE))
            mujoco.mj_getState(self.model, self.data, numbers, _STATE)
            return SimulationState(self.generation, numbers)

    def load_state(self, state: SimulationState) -> None:
        """Return to a saved state of the same scene."""
        if state.generation != self.generation:
            raise HcvlaError(f"the state is of scene {state.generation}, the simulation is at scene {self.generation}")
        with self.lock:
            mujoco.mj_setState(self.model, self.data, state.numbers, _STATE)
            mujoco.mj_forward(self.model, self.data)

    def _build(self, scene: Scene) -> None:
        self.scene = scene
        self.model = build_spec(scene).compile()
        self.data = mujoco.MjData(self.model)
        self._reader = TruthReader(self.model, scene)
        self._home()

    def _home(self) -> None:
        mujoco.mj_resetData(self.model, self.data)
        for index, angle in enumerate(HOME_Q, start=1):
            self.data.joint(f"fr3_joint{index}").qpos[0] = angle
            self.data.actuator(f"fr3_joint{index}").ctrl[0] = angle
        for name in FINGER_JOINT_NAMES:
            self.data.joint(name).qpos[0] = FINGER_TRAVEL
        self.data.actuator(GRIPPER_ACTUATOR).ctrl[0] = MAX_WIDTH_M
        mujoco.mj_forward(self.model, self.data)
        if self.scene.held:
            self._grip(self.scene.held)
        self.settle()
        self.data.time = 0.0

    def _grip(self, name: str) -> None:
        """Put an object between the pads and close them on it."""
        tool, width = self.T_base_tool, self.scene[name].size[1]
        x_axis = tool.matrix[:2, 0]
        pose = Pose.from_yaw(tool.x, tool.y, tool.z, float(np.arctan2(x_axis[1], x_axis[0])))
        for finger in FINGER_JOINT_NAMES:
            self.data.joint(finger).qpos[0] = width / 2.0 + _GRIP_GAP_M
        self.data.actuator(GRIPPER_ACTUATOR).ctrl[0] = 0.0
        joint = self.data.joint(name)
        for _ in range(_GRIP_STEPS):
            # Held in place until the pads hold it.
            joint.qpos[:] = [*pose.position, pose.qw, pose.qx, pose.qy, pose.qz]
            joint.qvel[:] = 0.0
            mujoco.mj_step(self.model, self.data)
