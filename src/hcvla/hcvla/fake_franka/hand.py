"""The Franka Hand: what its fingers do in the simulated scene for each request, one period at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import mujoco
import numpy as np

from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.wire import TICK_SEC
from hcvla.robots.fr3.table import FINGER_FORCE, FINGER_JOINT_NAMES, GRIPPER_ACTUATOR, MAX_WIDTH_M

_HOMING_M_S = 0.05
_MOVE_FORCE_N = FINGER_FORCE
"""A move presses as hard as the hand can before it gives up [N]."""
_REACHED_M = 1e-3
"""A move has succeeded when the fingers are this close to its width [m]."""
_STILL_M_S = 1e-3
"""Fingers slower than this stand still [m/s]."""
_STILL_SEC = 0.1
"""What stands still for so long has arrived, or is blocked [s]."""
_LEAD_M = 0.02
"""The drive's set point runs so far ahead of blocked fingers, enough for the hand's largest force [m]."""
_BLOCKED_M = 0.9 * _LEAD_M
"""Fingers so far behind are held up by something [m]."""


class HandStatus(IntEnum):
    """Answers of the hand."""

    SUCCESS = 0
    FAIL = 1
    UNSUCCESSFUL = 2
    ABORTED = 3


@dataclass(frozen=True, kw_only=True)
class HandMotion:
    """One motion of the fingers."""

    width_m: float
    """Where the fingers go [m]; a grasp goes on to 0."""
    speed_m_s: float
    force_n: float
    accepted_m: tuple[float, float]
    """Widths at which the fingers may stand still for the motion to have succeeded [m]."""
    grasps: bool = False
    homes: bool = False


def move(width_m: float, speed_m_s: float) -> HandMotion:
    """Return the motion to a width."""
    accepted = (width_m - _REACHED_M, width_m + _REACHED_M)
    return HandMotion(width_m=width_m, speed_m_s=speed_m_s, force_n=_MOVE_FORCE_N, accepted_m=accepted)


def grasp(width_m: float, inner_m: float, outer_m: float, speed_m_s: float, force_n: float) -> HandMotion:
    """Return the motion that closes until something of about this width is held."""
    accepted = (width_m - inner_m, width_m + outer_m)
    return HandMotion(width_m=0.0, speed_m_s=speed_m_s, force_n=force_n, accepted_m=accepted, grasps=True)


def homing() -> HandMotion:
    """Return the motion that finds the largest width."""
    accepted = (MAX_WIDTH_M - _REACHED_M, MAX_WIDTH_M + _REACHED_M)
    return HandMotion(
        width_m=MAX_WIDTH_M, speed_m_s=_HOMING_M_S, force_n=_MOVE_FORCE_N, accepted_m=accepted, homes=True
    )


class FakeHand:
    """The fingers of a plant; a motion that has ended says how in `ended`."""

    def __init__(self, plant: Plant) -> None:
        """Stand where the fingers are, homed."""
        self._model, self._data = plant.model, plant.data
        self._drive = self._model.actuator(GRIPPER_ACTUATOR).id
        self._qpos = np.array([self._model.joint(name).qposadr[0] for name in FINGER_JOINT_NAMES])
        self._dofs = np.array([self._model.joint(name).dofadr[0] for name in FINGER_JOINT_NAMES])
        self._finger_geoms = _geoms_of(self._model, ("fr3_leftfinger", "fr3_rightfinger"))
        self._collision_bits = self._model.geom_contype.copy(), self._model.geom_conaffinity.copy()
        self.max_width_m = MAX_WIDTH_M
        self.ended: HandStatus | None = None
        self._motion: HandMotion | None = None
        self._held: HandMotion | None = None
        self._still_sec = 0.0
        self._setpoint = float(self._data.ctrl[self._drive])

    @property
    def width_m(self) -> float:
        """Distance between the pads [m]."""
        return min(max(float(self._data.qpos[self._qpos].sum()), 0.0), MAX_WIDTH_M)

    @property
    def grasped(self) -> bool:
        """Whether what was grasped is still between the pads."""
        return self._held is not None and _within(self.width_m, self._held.accepted_m)

    @property
    def busy(self) -> bool:
        """Whether a motion runs."""
        return self._motion is not None

    def begin(self, motion: HandMotion, *, slips: bool = False) -> None:
        """Begin a motion; one that runs is aborted. A grasp that `slips` closes on nothing, whatever is there."""
        self.stop()
        self._motion, self._held, self._still_sec, self.ended = motion, None, 0.0, None
        if motion.width_m > self.width_m:
            # Opening starts from where the pads are, not from deep inside what they squeeze.
            self._setpoint = max(self._setpoint, self.width_m)
        for bits, own in zip(
            self._collision_bits, (self._model.geom_contype, self._model.geom_conaffinity), strict=True
        ):
            own[self._finger_geoms] = 0 if slips else bits[self._finger_geoms]
        self._model.actuator_forcerange[self._drive] = (-motion.force_n, motion.force_n)

    def stop(self) -> None:
        """Abort a running motion: the fingers stay where they are."""
        if self._motion is not None:
            self._finish(HandStatus.ABORTED)
            self._setpoint = self.width_m
            self._data.ctrl[self._drive] = self._setpoint

    def tick(self) -> None:
        """Let one period pass; before the plant's own step."""
        if self._motion is None:
            return
        width, reach = self.width_m, self._motion.speed_m_s * TICK_SEC
        way = min(max(self._motion.width_m - self._setpoint, -reach), reach)
        self._setpoint = min(max(self._setpoint + way, width - _LEAD_M), width + _LEAD_M)
        self._data.ctrl[self._drive] = self._setpoint
        moves = abs(float(self._data.qvel[self._dofs].sum())) > _STILL_M_S
        self._still_sec = 0.0 if moves else self._still_sec + TICK_SEC
        if self._still_sec >= _STILL_SEC and (way == 0.0 or abs(self._setpoint - width) >= _BLOCKED_M):
            self._arrive()

    def _arrive(self) -> None:
        assert self._motion is not None
        success = _within(self.width_m, self._motion.accepted_m)
        if self._motion.homes and success:
            self.max_width_m = MAX_WIDTH_M
        if self._motion.grasps:
            # The drive goes on pressing with the force of the grasp.
            self._held = self._motion if success else None
        self._finish(HandStatus.SUCCESS if success else HandStatus.UNSUCCESSFUL)

    def _finish(self, status: HandStatus) -> None:
        self._motion, self.ended = None, status


def _within(width_m: float, accepted_m: tuple[float, float]) -> bool:
    return accepted_m[0] < width_m < accepted_m[1]


def _geoms_of(model: mujoco.MjModel, bodies: tuple[str, ...]) -> np.ndarray:
    """Return the indices of all geoms of some bodies."""
    return np.flatnonzero(np.isin(model.geom_bodyid, [model.body(name).id for name in bodies]))
