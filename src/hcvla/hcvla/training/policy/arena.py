"""A table, an arm and skills on simulated time, with nothing else: no perception, no sandbox, no memory."""

from __future__ import annotations

from typing import Self

import numpy as np

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose
from hcvla.lockstep.arm import LockstepArm
from hcvla.lockstep.ground_truth_world import TruthWorld
from hcvla.lockstep.images import images_for
from hcvla.robots.fr3.table import JOINT_NAMES
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation
from hcvla.skills.runner import SkillRunner
from hcvla.skills.skill import SkillLibrary
from hcvla.world.world import World

_BIAS_M, _JITTER_M, _BIAS_RAD = 0.0015, 0.0003, 0.012
"""How wrong a noisy world has an object, constantly and from look to look; perception's own errors are alike."""


class Arena:
    """One scene with the arm in it; carries out calls with a skill library. A context manager."""

    def __init__(
        self, scene: Scene, library: SkillLibrary, rng: np.random.Generator, *, noisy: bool, q: np.ndarray | None = None
    ) -> None:
        """Build everything; the arm starts at `q`, Shape=(7,), [rad], if given."""
        self.simulation = Simulation(scene)
        if q is not None:
            _put(self.simulation, q)
        self.arm = LockstepArm(self.simulation)
        self.world: World = TruthWorld(self.simulation)
        if noisy:
            self.world = NoisyWorld(self.world, rng)
        self._images = images_for(library.needs, self.simulation, self.arm)
        self.runner = SkillRunner(self.arm, self.world, self._images, library, ROBOT_API)

    def execute(self, call: Call) -> Verdict:
        """Carry out a call."""
        return self.runner.execute(call)

    def close(self) -> None:
        """Free the cameras' OpenGL context, if there are any."""
        if self._images is not None:
            self._images.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


class NoisyWorld:
    """Implements World: another one's objects, each a little wrong."""

    def __init__(self, world: World, rng: np.random.Generator) -> None:
        """Draw the errors from `rng`."""
        self._world, self._rng = world, rng
        self._bias: dict[str, np.ndarray] = {}

    def objects(self) -> list[NamedObject]:
        """Return every object as it is known now, in the base frame."""
        return [self._seen(item) for item in self._world.objects()]

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind them [s]."""
        return self._world.seen_sec()

    def _seen(self, item: NamedObject) -> NamedObject:
        if item.name not in self._bias:
            shift, turn = self._rng.normal(0.0, _BIAS_M, 3), self._rng.normal(0.0, _BIAS_RAD)
            self._bias[item.name] = np.array([shift[0], shift[1], shift[2] / 3.0, turn])
        bias, jitter = self._bias[item.name], self._rng.normal(0.0, _JITTER_M, 2)
        pose: Pose = item.pose.moved(float(bias[0] + jitter[0]), float(bias[1] + jitter[1]), float(bias[2]))
        return NamedObject(
            item.name,
            item.color,
            item.shape,
            pose.rotated_z(float(bias[3])),
            item.size,
            item.covariance,
            item.visible,
            item.held,
            item.last_seen_sec,
        )


def _put(simulation: Simulation, q: np.ndarray) -> None:
    """Put the arm at joint angles, Shape=(7,), [rad], at rest."""
    import mujoco

    data = simulation.data
    for name, angle in zip(JOINT_NAMES, q, strict=True):
        data.joint(name).qpos[0], data.joint(name).qvel[0] = angle, 0.0
        data.actuator(name).ctrl[0] = angle
    mujoco.mj_forward(simulation.model, data)
