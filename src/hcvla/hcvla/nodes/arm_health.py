"""What a bridge reports of its arm on /diagnostics: states, refusals, commands carried out, stop and fault."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

import numpy as np

from hcvla.nodes.ros.part_status import Level, PartStatus, RateMeter
from hcvla.robots.arm import ArmState

_STATES_HZ = 10.0
"""States come at least as often; five times as often while the arm is commanded."""
_RECENT_SEC = 10.0
"""A refusal is a warning for so long [s, system clock]."""
_COMMANDS = 200
"""Success is that of the newest commands: ten seconds of a stream."""
_SUCCESS = 0.95
"""Fewer of them carried out are a warning: libfranka's control_command_success_rate is judged alike."""


class ArmHealth:
    """Counts what a bridge does; the loop's thread counts, the node's thread reports."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._states = RateMeter()
        self._state: ArmState | None = None
        self._carried_out: deque[bool] = deque(maxlen=_COMMANDS)
        self._refusals = self._drops = 0
        self._refusal, self._refused_sec = "", -math.inf

    def stated(self, state: ArmState) -> None:
        """Note a state that was published."""
        self._state = state
        self._states.add()

    def accepted(self) -> None:
        """Note a command that the guard let pass."""
        self._carried_out.append(True)

    def dropped(self) -> None:
        """Note one that came too late."""
        self._drops += 1
        self._carried_out.append(False)

    def refused(self, reason: str) -> None:
        """Note one that the guard refused."""
        self._refusals += 1
        self._refusal, self._refused_sec = reason, time.monotonic()
        self._carried_out.append(False)

    @property
    def parts(self) -> dict[str, Callable[[], PartStatus]]:
        """What is reported, by name."""
        return {"states": self.states, "arm": self.arm, "guard": self.guard, "control": self.control}

    def states(self) -> PartStatus:
        """Return how often states are published."""
        return self._states.status(_STATES_HZ)

    def arm(self) -> PartStatus:
        """Return whether the arm can move, and how it is."""
        state = self._state
        if state is None:
            return PartStatus(Level.STALE, "no state yet")
        speed_rad_s = float(np.abs(state.dq).max())
        values = {
            "largest_joint_speed_rad_s": speed_rad_s,
            "largest_external_torque_nm": float(np.abs(state.tau_ext).max()),
            "gripper_width_m": state.gripper.width_m,
            "gripper_force_n": state.gripper.force_n,
            "grasped": state.gripper.grasped,
        }
        if state.fault:
            return PartStatus(Level.ERROR, f"fault: {state.fault}", values)
        if state.stopped:
            return PartStatus(Level.WARN, "a stop is latched; clear_stop releases it", values)
        return PartStatus(Level.OK, "free to move", values)

    def guard(self) -> PartStatus:
        """Return what the guard refused."""
        values = {"refused": self._refusals, "newest": self._refusal}
        if time.monotonic() - self._refused_sec < _RECENT_SEC:
            return PartStatus(Level.WARN, f"refused: {self._refusal}", values)
        return PartStatus(Level.OK, f"{self._refusals} commands refused so far", values)

    def control(self) -> PartStatus:
        """Return which share of the newest commands was carried out."""
        newest = list(self._carried_out)
        if not newest:
            return PartStatus(Level.OK, "no command yet")
        share = sum(newest) / len(newest)
        values = {"success_percent": round(100.0 * share, 1), "commands": len(newest), "too_late": self._drops}
        words = f"{100.0 * share:.1f} % of the newest {len(newest)} commands carried out"
        return PartStatus(Level.OK if share >= _SUCCESS else Level.WARN, words, values)
