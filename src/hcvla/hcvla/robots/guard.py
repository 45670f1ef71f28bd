"""The guard: what every command must satisfy before it is carried out, and every setpoint before it is sent.

Covered: finite numbers, workspace box, joint range, velocity, acceleration and jerk, distance from the measured pose,
command age, a latched stop, gripper range. Not covered: collisions of the arm with the scene or itself, forces, and
anything below this software; it replaces neither the robot's own monitoring nor an emergency stop.
"""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import StoppedError
from hcvla.api.types import Pose
from hcvla.robots.arm import ArmState, CommandRefusedError, GripperCommand, MoveCommand, StaleCommandError
from hcvla.robots.fr3.table import MAX_WIDTH_M, Q_LOWER, Q_UPPER
from hcvla.robots.limits import GuardLimits

_SLACK = 1.0 + 1e-3
"""For rounding in the last digits of a trajectory that runs exactly at its limit."""
_SWING_RAD = 0.005
"""A motion that comes to rest at the margin of a joint's range may swing past it by so much, not farther."""
_SETPOINT_ROWS = ("distance from the middle of the range [rad]", "speed [rad/s]", "acceleration [rad/s^2]")


class Guard:
    """Applies the rules, one method each, and holds the stop latch; a refusal moves nothing."""

    def __init__(self, limits: GuardLimits | None = None) -> None:
        """Start with no stop latched."""
        self.limits = limits or GuardLimits()
        self._stopped = False
        self._cleared_at_sec = -math.inf
        margin = self.limits.joint_margin_rad
        self.q_lower, self.q_upper = Q_LOWER + margin, Q_UPPER - margin
        self._setpoint_middle = np.zeros((3, 7))
        self._setpoint_middle[0] = 0.5 * (Q_LOWER + Q_UPPER)
        acceleration = max(self.limits.joint_acceleration, self.limits.brake_acceleration)
        self._setpoint_bound = np.array(
            [
                0.5 * (Q_UPPER - Q_LOWER) - max(0.0, margin - _SWING_RAD),
                _SLACK * np.array(self.limits.joint_velocity),
                np.full(7, _SLACK * acceleration),
            ]
        )
        self._jerk = _SLACK * max(self.limits.joint_jerk, self.limits.brake_jerk)

    @property
    def stopped(self) -> bool:
        """Whether a stop is latched."""
        return self._stopped

    def latch_stop(self) -> None:
        """Refuse every motion command from now on."""
        self._stopped = True

    def clear_stop(self, now_sec: float) -> None:
        """Accept commands made after `now_sec` again; nothing changes if no stop is latched."""
        if self._stopped:
            self._stopped, self._cleared_at_sec = False, now_sec

    def check_move(self, command: MoveCommand, state: ArmState) -> None:
        """Apply every rule for motion commands; raise CommandRefusedError or StoppedError."""
        self.check_stop(command.stamp_sec)
        self.check_finite(command)
        self.check_age(command.stamp_sec, state.stamp_sec, self.limits.max_command_age_sec)
        if command.T_base_tool is not None:
            self.check_box(command.T_base_tool)
            self.check_step(command.T_base_tool, state.T_base_tool)
        else:
            assert command.q is not None
            self.check_joints(command.q)
            self.check_joint_step(command.q, state.q)

    def check_stop(self, stamp_sec: float) -> None:
        """Refuse everything while a stop is latched, and afterwards what was commanded before it was cleared."""
        if self._stopped:
            raise StoppedError("a stop is latched: clear it before commanding the arm")
        if stamp_sec < self._cleared_at_sec:
            raise CommandRefusedError(
                f"the command is of {stamp_sec:.3f} s, from before the stop was cleared at {self._cleared_at_sec:.3f} s"
            )

    def check_finite(self, command: MoveCommand) -> None:
        """Refuse numbers that are not finite, no target or two, wrong shapes, and speeds of zero or less."""
        if (command.T_base_tool is None) == (command.q is None):
            raise CommandRefusedError("a move needs exactly one target, T_base_tool or q")
        if command.q is not None and np.shape(command.q) != (7,):
            raise CommandRefusedError(f"q has shape {np.shape(command.q)}, expected (7,)")
        target = command.q
        if command.T_base_tool is not None:
            target = np.concatenate((command.T_base_tool.position, command.T_base_tool.quaternion))
        if not np.isfinite(np.asarray(target, dtype=float)).all() or not math.isfinite(command.stamp_sec):
            numbers = ", ".join(f"{number:.4g}" for number in np.asarray(target, dtype=float))
            raise CommandRefusedError(f"the target ({numbers}) of {command.stamp_sec:g} s is not finite")
        if command.T_base_tool is not None and abs(math.hypot(*command.T_base_tool.quaternion) - 1.0) > 1e-3:
            raise CommandRefusedError(f"quaternion {command.T_base_tool.quaternion.tolist()} is not of length 1")
        speed = command.max_speed_m_s
        if speed is not None and not 0.0 < speed < math.inf:
            raise CommandRefusedError(f"max_speed_m_s is {speed}, expected a positive finite number")

    def check_age(self, stamp_sec: float, now_sec: float, oldest_sec: float) -> None:
        """Refuse commands that are older than `oldest_sec`, or from the future."""
        age = now_sec - stamp_sec
        if age > oldest_sec:
            raise StaleCommandError(f"the command is {1000 * age:.0f} ms old, expected at most {1000 * oldest_sec:.0f}")
        if age < -self.limits.max_clock_skew_sec:
            raise CommandRefusedError(f"the command is stamped {-1000 * age:.0f} ms in the future; compare the clocks")

    def check_box(self, T_base_tool: Pose) -> None:
        """Refuse tool positions outside the workspace box."""
        limits = self.limits
        for axis, value, low, high in zip(
            "xyz", T_base_tool.position, limits.box_low_m, limits.box_high_m, strict=True
        ):
            if not low <= value <= high:
                raise CommandRefusedError(
                    f"tool target {axis} = {value:.4f} m is outside the workspace, expected {low:g} to {high:g}"
                )

    def check_step(self, target: Pose, measured: Pose) -> None:
        """Refuse Cartesian targets too far from where the tool is."""
        distance = target.distance(measured)
        if distance > self.limits.max_step_m:
            raise CommandRefusedError(
                f"the target is {distance:.3f} m from the tool, expected at most {self.limits.max_step_m:g}"
            )
        cosine = min(1.0, abs(float(target.quaternion @ measured.quaternion)))
        turn = 2.0 * math.acos(cosine)
        if turn > self.limits.max_step_rad:
            raise CommandRefusedError(
                f"the target is turned {turn:.3f} rad from the tool, expected at most {self.limits.max_step_rad:g}"
            )

    def check_joints(self, q: np.ndarray) -> None:
        """Refuse joint targets outside the joints' ranges less the margin."""
        for index, (value, low, high) in enumerate(zip(q, self.q_lower, self.q_upper, strict=True), start=1):
            if not low <= value <= high:
                raise CommandRefusedError(
                    f"joint {index} target {value:.4f} rad is out of range, expected {low:.4f} to {high:.4f}"
                )

    def check_joint_step(self, q: np.ndarray, measured: np.ndarray) -> None:
        """Refuse joint targets too far from where the joints are."""
        way = np.abs(np.asarray(q) - measured)
        worst = int(way.argmax())
        most = self.limits.max_joint_step_rad
        if way[worst] > most:
            raise CommandRefusedError(f"joint {worst + 1} would move {way[worst]:.3f} rad, expected at most {most:g}")

    def check_gripper(self, command: GripperCommand, now_sec: float) -> None:
        """Refuse gripper commands that are not finite, out of the hand's range, too old or from the future."""
        limits = self.limits
        stamp_sec = now_sec if command.stamp_sec is None else command.stamp_sec
        self.check_stop(stamp_sec)
        self.check_age(stamp_sec, now_sec, limits.max_grip_age_sec)
        ranges = (
            ("width_m", command.width_m, 0.0, MAX_WIDTH_M),
            ("speed_m_s", command.speed_m_s, 1e-4, limits.max_grip_speed_m_s),
            ("force_n", command.force_n, 0.1, limits.max_grip_force_n),
        )
        for name, value, low, high in ranges:
            if not low <= value <= high:
                raise CommandRefusedError(f"gripper {name} is {value}, expected {low:g} to {high:g}")

    def check_setpoints(self, setpoints: np.ndarray, period_sec: float) -> None:
        """Refuse a stream of setpoints that leaves the joints' range, velocity, acceleration or jerk limits.

        `setpoints`: Shape=(n, 3, 7), positions [rad], velocities [rad/s], accelerations [rad/s^2], one a period; the
        first is the one before: a joint that was brought near its end by hand may come back, not go farther.
        """
        # One comparison for the good case, NaN included; words only for the bad one.
        peak = np.abs(setpoints - self._setpoint_middle).max(axis=0)
        jerk = float(np.abs(setpoints[1:, 2] - setpoints[:-1, 2]).max(initial=0.0)) / period_sec
        bound = self._setpoint_bound.copy()
        bound[0] = np.maximum(bound[0], np.abs(setpoints[0, 0] - self._setpoint_middle[0]))
        if (peak <= bound).all() and jerk <= self._jerk:
            return
        for name, values, bounds in zip(_SETPOINT_ROWS, peak, bound, strict=True):
            for joint, (value, bound) in enumerate(zip(values, bounds, strict=True), start=1):
                if not value <= bound:
                    raise CommandRefusedError(f"setpoint of joint {joint}: {name} {value:.4g}, expected <= {bound:.4g}")
        raise CommandRefusedError(f"a setpoint jerks at {jerk:.0f} rad/s^3, expected at most {self._jerk:g}")
