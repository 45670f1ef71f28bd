"""Disturbs the robot on purpose, once an episode, so that data shows how to recover.

object_moved: the object that is approached is shifted on the table. grasp_slipped: the pads lose their grip while the
object is lifted. arm_nudged: something pushes the hand aside on its way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import mujoco
import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.events import InnerEnded, InnerStarted, SubtaskEnded, SubtaskStarted, TaskEvent
from hcvla.api.registry import Call
from hcvla.goals.facts import TABLE
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import GRIPPER, ObjectTruth
from hcvla.skills.skill import Action, Observation
from hcvla.world.polygons import gap
from hcvla.world.workspace import WorkArea

KINDS = ("object_moved", "grasp_slipped", "arm_nudged")
_PADS = ("fr3_leftpad", "fr3_rightpad")
_HAND, _JOINTS = "fr3_hand", 7
_SHIFT_M, _NEAR_M, _ABOVE_M, _GAP_M = (0.02, 0.06), (0.04, 0.14), 0.03, 0.025
_SLIPPERY = 0.01
_SLIP_STEPS = 10
_NUDGE_N, _NUDGE_STEPS = (8.0, 18.0), (2, 5)
_SOFT, _STIFFENING = 0.05, 1.8
"""Pushed, the arm gives way as one under impedance control does; then it stiffens by this factor a step."""
_TRIES = 50


class RunningCall(Protocol):
    """A call that runs, as far as disturbances depend on it."""

    @property
    def function(self) -> str:
        """Name of the API function."""
        ...

    @property
    def label(self) -> str:
        """The call as program text."""
        ...


class KnowsCall(Protocol):
    """Knows which call runs now."""

    @property
    def running(self) -> RunningCall | None:
        """The innermost running call."""
        ...


class UnknownDisturbanceError(HcvlaError):
    """There is no such disturbance."""

    def __init__(self, kind: str, known: Sequence[str] = KINDS) -> None:
        """List those that there are."""
        super().__init__(f"there is no disturbance '{kind}'; there are {', '.join(known)}")


class Disturber:
    """Waits for its moment and disturbs once; give `on_step` to a runner, after the recorder."""

    def __init__(self, kind: str, simulation: Simulation, calls: KnowsCall, rng: np.random.Generator) -> None:
        """Prepare a disturbance; raise UnknownDisturbanceError."""
        if kind not in KINDS:
            raise UnknownDisturbanceError(kind)
        self.kind, self.happened, self.acting = kind, False, False
        """`happened`: it began; `acting`: it goes on now."""
        self._simulation, self._calls, self._rng = simulation, calls, rng
        self._near_m = float(rng.uniform(*_NEAR_M))
        self._wait = int(rng.integers(4, 16))
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
        elif self._drives is None or self._stiffness * _STIFFENING >= 1.0:
            self.end()
        else:
            # At once stiff again, the arm would be flung back.
            self._simulation.data.body(_HAND).xfrc_applied[:] = 0.0
            self._set_stiffness(self._stiffness * _STIFFENING)

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
        angle, force = self._rng.uniform(0.0, 2.0 * np.pi), self._rng.uniform(*_NUDGE_N)
        push = (force * np.cos(angle), force * np.sin(angle), 0.0)
        self._simulation.data.body(_HAND).xfrc_applied[:3] = push
        model = self._simulation.model
        self._drives = model.actuator_gainprm[:_JOINTS].copy(), model.actuator_biasprm[:_JOINTS].copy()
        self._set_stiffness(_SOFT)
        self._left = int(self._rng.integers(*_NUDGE_STEPS))
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
            model.geom(pad).friction[:] = _SLIPPERY * self._friction[0]
        self._left = _SLIP_STEPS
        return True

    def _move(self, observation: Observation) -> bool:
        truth = self._simulation.truth()
        name = self._picked(truth)
        if name is None:
            return False
        item, tool = truth[name], observation.state.T_base_tool
        near = np.hypot(tool.x - item.pose.x, tool.y - item.pose.y) < self._near_m
        if not near or tool.z < item.top_z + _ABOVE_M or item.touching != {TABLE}:
            return False
        others = [other for other in truth.values() if other.name != name]
        for _ in range(_TRIES):
            angle, shift = self._rng.uniform(0.0, 2.0 * np.pi), self._rng.uniform(*_SHIFT_M)
            moved = replace(item, pose=item.pose.moved(shift * np.cos(angle), shift * np.sin(angle)))
            free = all(gap(moved.footprint, other.footprint) > _GAP_M for other in others)
            if free and WorkArea().contains(moved.pose.x, moved.pose.y):
                joint = self._simulation.data.joint(name)
                joint.qpos[:2] = moved.pose.x, moved.pose.y
                joint.qvel[:] = 0.0
                mujoco.mj_forward(self._simulation.model, self._simulation.data)
                self._left = 1
                return True
        return False

    def _picked(self, truth: dict[str, ObjectTruth]) -> str | None:
        running = self._calls.running
        names = [name for name in truth if running is not None and f"'{name}'" in running.label]
        return names[0] if names else None


class RunningCalls:
    """Implements KnowsCall from the events of a task."""

    def __init__(self) -> None:
        """Start with no call."""
        self.running: Call | None = None
        """The innermost call that runs."""
        self._outer: Call | None = None

    def on_event(self, event: TaskEvent) -> None:
        """Note calls that begin and end."""
        if isinstance(event, SubtaskStarted):
            self.running = self._outer = event.call
        elif isinstance(event, InnerStarted):
            self.running = event.call
        elif isinstance(event, InnerEnded):
            self.running = self._outer
        elif isinstance(event, SubtaskEnded):
            self.running = self._outer = None
