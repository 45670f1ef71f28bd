"""The compliant link: franka-rs tracks our joint targets with torques, in a thread of its own that needs no Python.

It bounds velocity, acceleration and jerk of any target by itself, and the robot goes on with the last torque when a
cycle is lost. It knows no watchdog and no stop on the way: those are the control loop's.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

import franka
import numpy as np

from hcvla.robots.fr3.table import Q_LOWER, Q_UPPER
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.explain import RECOVER, explain, of_joints, of_reflex
from hcvla.robots.franka.link import LinkError, LinkState
from hcvla.robots.franka.links.inertia import InertiaLead
from hcvla.robots.franka.realtime import drop_priority

_WHOLE_RANGE_RAD = 7.0
"""The library ends a motion that strays farther than this from where it began; the guard knows the ranges."""
_MARGIN_RAD = 0.05
"""The library ends the motion for a target nearer than this to the end of a joint's range; the guard keeps it too."""
_HANG_RAD = 0.02
"""An arm that hangs nearer to an end by so much is drawn back as a motion begins; one that is nearer still is not."""
_READ_SEC = 0.01
"""States of an idle robot are read so often; less than 20 times a second and they are old ones."""


class ImpedanceLink:
    """`Link` on franka-rs' joint targets."""

    tick_sec = 0.001
    wanted_lead_sec = 0.0
    lead_sec = 0.0

    def __init__(self, config: FrankaConfig) -> None:
        """Prepare; nothing is connected yet."""
        self._config = config
        gains = config.impedance
        self._inertia = InertiaLead(np.array(gains.stiffness), np.array(gains.damping), self.tick_sec)
        self._robot: Any = None
        self._targets: Any = None
        self._state: LinkState | None = None
        self._error = ""
        self._using = threading.Lock()
        """Held while the connection is used: the library reads states only between motions."""
        self._closed = threading.Event()

    def connect(self) -> None:
        """Connect and begin to read states."""
        try:
            self._connect()
        except franka.FrankaError as error:
            raise self._explained(error) from error
        threading.Thread(target=self._read, name="franka-states", daemon=True).start()

    def state(self) -> LinkState:
        """Return the newest state; between motions it is that of the reading thread."""
        targets = self._targets
        if targets is not None:
            try:
                self._state = _state(targets.state())
            except franka.FrankaError as error:
                self._error = self._error or explain(error, self._config.host, "impedance")
        if self._state is None:
            raise LinkError(self._error or "not connected")
        if self._error:
            raise LinkError(self._error)
        return self._state

    def begin(self) -> np.ndarray:
        """Begin to track joint targets."""
        gains = self._config.impedance
        if advice := of_joints(self.state().q, _MARGIN_RAD - _HANG_RAD):
            raise LinkError(f"franka-rs moves no joint so near its end: {advice}, {RECOVER}")
        with self._using:
            try:
                targets = self._robot.joint_targets(
                    fraction=gains.fraction,
                    max_deviation=_WHOLE_RANGE_RAD,
                    joint_stiffness=list(gains.stiffness),
                    joint_damping=list(gains.damping),
                    velocity_feedforward=gains.velocity_feedforward,
                    leash=gains.leash_rad,
                    realtime_priority=self._config.realtime_priority or None,
                )
                start = np.array(targets.target())
            except franka.FrankaError as error:
                raise self._explained(error) from error
            self._targets = targets
        self._inertia.restart()
        return start

    def put(self, setpoints: np.ndarray, *, braking: bool = False) -> None:
        """Give where the period's last setpoint will be in a moment, and what accelerates the arm with it.

        The library makes its own way there, trailing; its springs and dampers know nothing of the arm's inertia. A
        braking goes on as it has begun, so that its acceleration counts too: the arm then brakes 9 ms sooner. Of a
        stream no one knows; there it would make the arm's acceleration 1.46 times the reference's instead of 1.1.
        """
        position, velocity, acceleration = setpoints[-1]
        gains = self._config.impedance
        later_sec = gains.lookahead_sec
        ahead = position + later_sec * velocity
        if braking:
            ahead += 0.5 * later_sec**2 * acceleration
        if gains.velocity_feedforward:
            ahead += gains.inertia_share * self._inertia.advance(setpoints)
        try:
            self._targets.move_to(np.clip(ahead, Q_LOWER + _MARGIN_RAD, Q_UPPER - _MARGIN_RAD))
        except franka.FrankaError as error:
            # A motion that has ended refuses targets; `fault` says why it has.
            if self._targets.running:
                raise self._explained(error) from error

    def restarted(self) -> None:
        """Nothing: without new targets the arm goes on to the last one, as braking and holding are targets too."""

    def rewind(self) -> None:
        """Nothing: a new target replaces the one before."""

    def fault(self) -> str:
        """Return why the motion ended by itself."""
        targets = self._targets
        if targets is None or targets.running:
            return ""
        try:
            targets.stop()
            reason = of_reflex(())
        except franka.FrankaError as error:
            names = list(error.errors) if isinstance(error, franka.ControlException) else []
            reason = of_reflex(names) if names else explain(error, self._config.host, "impedance")
        self._targets = None
        return reason

    def end(self) -> None:
        """Settle on the last target and end the motion; only at rest, or the library first travels there."""
        targets, self._targets = self._targets, None
        if targets is not None:
            with self._using:
                try:
                    targets.stop()
                except franka.FrankaError as error:
                    raise self._explained(error) from error

    def hard_stop(self) -> None:
        """Preempt the motion: the robot brakes by itself."""
        try:
            self._robot.stop()
        except franka.FrankaError as error:
            raise self._explained(error) from error
        targets, self._targets = self._targets, None
        # It reports its own preemption as an error.
        with suppress(franka.FrankaError):
            targets.stop()

    def recover(self) -> None:
        """Clear the robot's errors; the same connection goes on unless it was lost."""
        with self._using:
            self._targets = None
            try:
                self._recover()
            except franka.FrankaError as error:
                raise self._explained(error) from error
            self._error = ""

    def close(self) -> None:
        """Stop reading; the connection ends with the process."""
        self._closed.set()

    def _connect(self) -> None:
        self._robot = franka.Robot(self._config.host, realtime="ignore")
        drop_priority()
        collision = self._config.collision
        self._robot.set_collision_behavior_simple(
            [collision.lower_torque_nm] * 7,
            [collision.upper_torque_nm] * 7,
            [collision.lower_force_n] * 6,
            [collision.upper_force_n] * 6,
        )
        self._state = _state(self._robot.read_once())

    def _recover(self) -> None:
        try:
            self._robot.automatic_error_recovery()
        except franka.FrankaError as error:
            if error.kind == "command":
                raise
            # A connection that was interrupted is of no more use.
            self._connect()
            self._robot.automatic_error_recovery()

    def _read(self) -> None:
        """Keep the newest state of an idle robot; a server that froze holds this thread up, not the control loop."""
        while not self._closed.wait(_READ_SEC):
            with self._using:
                if self._targets is not None or self._error:
                    continue
                try:
                    self._state = _state(self._robot.read_once())
                except franka.FrankaError as error:
                    self._error = explain(error, self._config.host, "impedance")

    def _explained(self, error: Exception) -> LinkError:
        return LinkError(explain(error, self._config.host, "impedance"))


def _state(state: Any) -> LinkState:
    return LinkState(
        time_sec=state.time,
        q=np.array(state.q),
        dq=np.array(state.dq),
        tau=np.array(state.tau_J),
        tau_ext=np.array(state.tau_ext_hat_filtered),
        contact=bool(np.any(state.joint_contact) or np.any(state.cartesian_contact)),
        success_rate=float(state.control_command_success_rate),
        mode=str(state.robot_mode),
        errors=tuple(map(str, state.current_errors)),
    )
