"""Disturbs the robot on purpose, once an episode, so that data shows how to recover.

object_moved: the object that is approached is shifted on the table. grasp_slipped: the pads lose their grip while the
object is lifted. arm_nudged: something pushes the hand aside on its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.configuration.ranges import PositiveFloat, PositiveInt
from hcvla.goals.facts import TABLE
from hcvla.lockstep.moved_object import ShiftConfig, first_named, shift_object
from hcvla.lockstep.running_calls import KnowsCall
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import GRIPPER
from hcvla.skills.skill import Action, Observation

KINDS = ("object_moved", "grasp_slipped", "arm_nudged")
_PADS = ("fr3_leftpad", "fr3_rightpad")
_HAND, _JOINTS = "fr3_hand", 7


@dataclass(frozen=True, kw_only=True)
class PerturbationConfig:
    """When disturbances happen and how strong they are; ranges are drawn from uniformly.

    They are chosen so that scripted skills recover from every kind.
    """

    shift: ShiftConfig = ShiftConfig()
    """How far an object is moved over the table; where no place is free, the next step tries again."""
    near_m: tuple[float, float] = (0.04, 0.14)
    """It is moved once the tool is nearer to it than this over the table."""
    above_m: PositiveFloat = 0.03
    """And at least so high above it, before the fingers enclose it."""
    slippery: PositiveFloat = 0.01
    """Friction of the pads that lose their grip, as a share of their own."""
    slip_steps: PositiveInt = 10
    """Control steps for which they are slippery at most: half a second."""
    nudge_after_steps: tuple[int, int] = (4, 16)
    """Control steps of the episode before the arm is pushed."""
    nudge_n: tuple[float, float] = (8.0, 18.0)
    """Force of the push, in any direction over the table."""
    nudge_steps: tuple[int, int] = (2, 5)
    """Control steps that it lasts."""
    soft: PositiveFloat = 0.05
    """Stiffness of the pushed arm, as a share of its own: it gives way as one under impedance control does."""
    stiffening: PositiveFloat = 1.8
    """Factor by which it stiffens again at each step: stiff at once, the arm would be flung back."""


class UnknownDisturbanceError(HcvlaError):
    """There is no such disturbance."""

    def __init__(self, kind: str, known: Sequence[str] = KINDS) -> None:
        """List those that there are."""
        super().__init__(f"there is no disturbance '{kind}'; there are {', '.join(known)}")


class Disturber:
    """Waits for its moment and disturbs once; give `on_step` to a runner, after the recorder."""

    def __init__(
        self,
        kind: str,
        simulation: Simulation,
        calls: KnowsCall,
        rng: np.random.Generator,
        config: PerturbationConfig | None = None,
    ) -> None:
        """Prepare a disturbance; raise UnknownDisturbanceError."""
        if kind not in KINDS:
            raise UnknownDisturbanceError(kind)
        self.kind, self.happened, self.acting = kind, False, False
        """`happened`: it began; `acting`: it goes on now."""
        self._simulation, self._calls, self._rng = simulation, calls, rng
        self._config = config or PerturbationConfig()
        self._near_m = float(rng.uniform(*self._config.near_m))
        self._wait = int(rng.integers(*self._config.nudge_after_steps))
        self._left = 0
        self._friction: np.ndarray | None = None
        self._drives: tuple[np.ndarray, np.ndarray] | None = None
        self._stiffness = 1.0

    def on_step(self, observation: Observation, action: Action) -> None:
        """Disturb if this is the moment, and end what goes on."""
        if self.acting:
            self._left -= 1
            with self._simulation.lock:
                self._go_on(observation.state.gripper.grasped)
            return
        if not self.happened:
            with self._simulation.lock:
                self.happened = self.acting = self._try(observation)

    def end(self) -> None:
        """Put everything back that was changed; safe to call at any time."""
        model, data = self._simulation.model, self._simulation.data
        data.body(_HAND).xfrc_applied[:] = 0.0
        if self._drives is not None:
            self._set_stiffness(1.0)
            self._drives = None
        if self._friction is not None:
            for pad, friction in zip(_PADS, self._friction, strict=True):
                model.geom(pad).friction[:] = friction
            self._friction = None
        self.acting = False

    def _go_on(self, grasped: bool) -> None:
        if self._friction is not None and not grasped:
            self.end()
        elif self._left > 0:
            return
        elif self._drives is None or self._stiffness * self._config.stiffening >= 1.0:
            self.end()
        else:
            self._simulation.data.body(_HAND).xfrc_applied[:] = 0.0
            self._set_stiffness(self._stiffness * self._config.stiffening)

    def _try(self, observation: Observation) -> bool:
        if self.kind == "arm_nudged":
            return self._nudge()
        running = self._calls.running
        if running is None or running.function != "pick":
            return False
        # Not by phases: a learned skill has none.
        grasped = observation.state.gripper.grasped
        if self.kind == "grasp_slipped":
            return grasped and self._lifted() and self._slip()
        return not grasped and self._move(observation)

    def _nudge(self) -> bool:
        self._wait -= 1
        if self._wait > 0:
            return False
        angle, force = self._rng.uniform(0.0, 2.0 * np.pi), self._rng.uniform(*self._config.nudge_n)
        push = (force * np.cos(angle), force * np.sin(angle), 0.0)
        self._simulation.data.body(_HAND).xfrc_applied[:3] = push
        model = self._simulation.model
        self._drives = model.actuator_gainprm[:_JOINTS].copy(), model.actuator_biasprm[:_JOINTS].copy()
        self._set_stiffness(self._config.soft)
        self._left = int(self._rng.integers(*self._config.nudge_steps))
        return True

    def _set_stiffness(self, share: float) -> None:
        """Scale the joint drives' stiffness, and their damping with its root."""
        assert self._drives is not None, "the drives' own values are kept first"
        (gain, bias), model = self._drives, self._simulation.model
        model.actuator_gainprm[:_JOINTS, 0] = share * gain[:, 0]
        model.actuator_biasprm[:_JOINTS, 1] = share * bias[:, 1]
        model.actuator_biasprm[:_JOINTS, 2] = np.sqrt(share) * bias[:, 2]
        self._stiffness = share

    def _lifted(self) -> bool:
        """Whether the object that is picked touches nothing but the gripper."""
        truth = self._simulation.truth()
        name = self._picked(truth)
        return name is not None and truth[name].touching <= {GRIPPER}

    def _slip(self) -> bool:
        model = self._simulation.model
        self._friction = np.array([model.geom(pad).friction.copy() for pad in _PADS])
        for pad in _PADS:
            model.geom(pad).friction[:] = self._config.slippery * self._friction[0]
        self._left = self._config.slip_steps
        return True

    def _move(self, observation: Observation) -> bool:
        truth = self._simulation.truth()
        name = self._picked(truth)
        if name is None:
            return False
        item, tool = truth[name], observation.state.T_base_tool
        near = np.hypot(tool.x - item.pose.x, tool.y - item.pose.y) < self._near_m
        if not near or tool.z < item.top_z + self._config.above_m or item.touching != {TABLE}:
            return False
        others = [other for other in truth.values() if other.name != name]
        self._left = 1
        return shift_object(self._simulation, item, others, self._rng, self._config.shift)

    def _picked(self, names: Iterable[str]) -> str | None:
        return first_named(self._calls.running, names)
