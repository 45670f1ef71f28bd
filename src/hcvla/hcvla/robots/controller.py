"""From streamed targets to setpoints: what every backend does with a MoveCommand that the guard has let through."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum

import numpy as np
from ruckig import Trajectory

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.robots.arm import MoveCommand
from hcvla.robots.cartesian_trajectory import CartesianTrajectoryGenerator, LineSegment, Pace
from hcvla.robots.guard import Guard
from hcvla.robots.kinematics import Kinematics
from hcvla.robots.trajectory import JointTrackingFilter

REFERENCE_PERIOD_SEC = 0.01
"""The reference is computed at this rate; setpoints between come from the smoothing filter."""
_SAMPLE_M = 0.08
"""A line is looked at every so often to find the pace at which the joints can travel it."""
_MOST_SAMPLES = 6
_EASE = 0.9
"""Share of the joints' limits a line is planned for; the rest is for what the samples miss."""
_SPEED_SAMPLES = 25
"""Along a joint motion, to find the tool's greatest speed."""
_LARGEST_LAG_RAD = 0.08
"""Joints further behind the reference slow the path down."""
_SLOWING = 0.04
"""Change of the path's pace in a control period."""
_MAX_LEAD_M = 0.02
"""The path does not run further ahead of what the joints can reach."""
_SETTLED_RAD = 1e-6
"""A reference that moves less in a period has arrived, elbow included."""


class Mode(Enum):
    """What the arm is doing."""

    HOLD = "hold"
    CARTESIAN = "cartesian"
    JOINT = "joint"
    BRAKE = "brake"


class RobotFaultError(HcvlaError):
    """The arm braked because of something it could not carry out, and waits for `clear_stop`."""

    outcome = Outcome.ROBOT_FAULT


class ArmController:
    """Streamed targets in, jerk-limited joint setpoints out, one for every tick of physics (or of the wire).

    Cartesian: straight line -> inverse kinematics -> joint motion. Joints: joint motion. Without a new command for
    the watchdog's time, or when stopped, the arm brakes; it never moves on its own afterwards.
    """

    def __init__(self, q: np.ndarray, guard: Guard, tick_sec: float, kinematics: Kinematics | None = None) -> None:
        """Start holding `q`, Shape=(7,), [rad]; setpoints are `tick_sec` apart."""
        self.guard, self.limits = guard, guard.limits
        self.kinematics = kinematics or Kinematics(kept_rad=self.limits.joint_margin_rad)
        self.ticks = max(1, round(REFERENCE_PERIOD_SEC / tick_sec))
        self.period_sec = self.ticks * tick_sec
        self._tick_sec = tick_sec
        self._longest_step = np.array(self.limits.joint_velocity) * self.period_sec
        self._path = CartesianTrajectoryGenerator(self.limits)
        self.reset(q)

    def reset(self, q: np.ndarray) -> None:
        """Hold `q`, Shape=(7,), [rad], from now on; only for an arm that has been put there."""
        self.mode = Mode.HOLD
        self.fault = ""
        self._motion = JointTrackingFilter(q, self.limits, self._tick_sec, self.ticks)
        self._reference = np.array(q, dtype=float)
        self._command_at_sec = -np.inf
        self._pace = 1.0
        self._settled = self._lost_track = False
        self._joint_goal: tuple[np.ndarray, float | None] | None = None

    @property
    def state(self) -> np.ndarray:
        """The commanded joint state, Shape=(3, 7): position [rad], velocity, acceleration."""
        return self._motion.state

    @property
    def at_rest(self) -> bool:
        """Whether the commanded state no longer moves."""
        return self._motion.at_rest

    def clear_fault(self) -> None:
        """Let the arm be commanded again after a fault."""
        self.fault = ""

    def command(self, command: MoveCommand, now_sec: float) -> None:
        """Head for a new target, already passed by the guard.

        Raises UnreachableError, and goes on to the target before, if there is no posture for it; RobotFaultError
        after a fault.
        """
        if self.fault:
            raise RobotFaultError(self.fault)
        if command.T_base_tool is not None:
            lost_track = self._lost_track and not self._path.heads_for(command.T_base_tool)
            if self.mode is not Mode.CARTESIAN or lost_track:
                self._enter_cartesian()
            self._path.head_for(command.T_base_tool, command.max_speed_m_s, self._pace_of)
        else:
            assert command.q is not None
            self._head_for_joints(np.asarray(command.q, dtype=float), command.max_speed_m_s)
        self._command_at_sec = now_sec

    def brake(self, setpoint: np.ndarray | None = None) -> float:
        """Begin to brake, from the setpoint that was sent last if given, Shape=(3, 7); returns the duration [s]."""
        if setpoint is not None:
            self._motion.rewind(setpoint)
        self._joint_goal = None
        self._settled = False
        self.mode = Mode.BRAKE
        return self._motion.plan_brake()

    def watch(self, now_sec: float, take_back: Callable[[], np.ndarray | None] = lambda: None) -> None:
        """If no one commands any more, brake, or just stay if at rest.

        `take_back` is called before a braking: it returns the last setpoint that can not be taken back, Shape=(3, 7).
        """
        # What is sent now lasts for a period: it must not be a motion that the watchdog would forbid by then.
        late = now_sec + self.period_sec - self._command_at_sec > self.limits.watchdog_sec + 1e-9
        if not late or self.mode not in (Mode.CARTESIAN, Mode.JOINT):
            return
        arrived = self._path.finished if self.mode is Mode.CARTESIAN else self._motion.planned_rest_sec == 0.0
        if arrived and self._motion.at_rest:
            self.mode = Mode.HOLD
        else:
            self.brake(take_back())

    def advance(self, now_sec: float, q_measured: np.ndarray) -> np.ndarray:
        """Return the next period's setpoints, Shape=(ticks, 3, 7): [rad], [rad/s], [rad/s^2]."""
        self.watch(now_sec)
        lead = float(np.abs(self._motion.state[0] - q_measured).max())
        before = self._motion.state.copy()
        try:
            setpoints = self._next(held_up=lead > self.limits.max_lead_rad)
            self.guard.check_setpoints(np.concatenate((before[None], setpoints)), self._tick_sec)
        except HcvlaError as error:
            # Nothing that the guard refuses is ever sent: the arm brakes from the last good setpoint and says why.
            self.fault = f"{error}; clear_stop lets the arm go on"
            self.brake(before)
            setpoints = self._motion.advance()
        return setpoints

    def _next(self, held_up: bool) -> np.ndarray:
        if self.mode is Mode.CARTESIAN:
            return self._follow_path(held_up)
        if self.mode is Mode.JOINT and held_up:
            self.brake()
        setpoints = self._motion.advance()
        if self.mode is Mode.BRAKE and self._motion.planned_rest_sec == 0.0:
            self.mode = Mode.HOLD
        return setpoints

    def _follow_path(self, held_up: bool) -> np.ndarray:
        """Take one step along the line; the path waits for an arm that cannot keep up."""
        if self._path.finished and self._settled:
            return self._motion.hold()
        pace = 0.0 if held_up or self._lost_track else self._pace
        position, quaternion = self._path.advance(self.period_sec, pace)
        start = self._reference
        end = self.kinematics.step(start, position, quaternion)
        # A reference that runs faster than the joints may would leave the line: it is cut short, and the path slowed.
        excess = float((np.abs(end - start) / self._longest_step).max())
        if excess > 1.0:
            end = start + (end - start) / excess
        setpoints, kept_up = self._motion.follow(start, end)
        self._reference = end
        self._lost_track = float(np.linalg.norm(position - self.kinematics.forward_arrays(end)[0])) > _MAX_LEAD_M
        self._settled = self._motion.at_rest and float(np.abs(end - start).max()) < _SETTLED_RAD
        behind = float(np.abs(self._reference - self._motion.reference_ahead).max())
        slower = excess > 0.95 or not kept_up or behind > _LARGEST_LAG_RAD
        self._pace = max(0.1, self._pace - _SLOWING) if slower else min(1.0, self._pace + _SLOWING)
        return setpoints

    def _pace_of(self, line: LineSegment) -> Pace:
        """Return the pace at which the joints stay within their limits, from a few postures along the line.

        Raises UnreachableError if no posture is at the end of it.
        """
        steps = min(max(1, math.ceil(float(np.linalg.norm(line.way)) / _SAMPLE_M)), _MOST_SAMPLES)
        postures = [self._reference]
        for share in np.linspace(0.0, 1.0, steps + 1)[1:]:
            postures.append(self.kinematics.step(postures[-1], *line.at(float(share)), gently=False))
        end = line.position + line.way
        if np.linalg.norm(self.kinematics.forward_arrays(postures[-1])[0] - end) > _MAX_LEAD_M:
            self.kinematics.solve(_pose(*line.at(1.0)), postures[-1])
        slopes = np.diff(postures, axis=0) * steps
        slope = np.abs(slopes).max(axis=0) + 1e-9
        bend = np.abs(np.diff(slopes, axis=0)).max(initial=1e-9) * steps
        acceleration = float(self.limits.joint_acceleration)
        velocity = float((np.array(self.limits.joint_velocity) / slope).min())
        # Half of the acceleration may go into following the line's bends at full speed, the rest into speeding up.
        velocity = min(_EASE * velocity, math.sqrt(0.5 * acceleration / bend))
        return Pace(velocity, _EASE * 0.7 * acceleration / float(slope.max()))

    def _enter_cartesian(self) -> None:
        q = self._motion.reference_ahead
        q = np.clip(q, self.guard.q_lower, self.guard.q_upper)
        position, rotation = self.kinematics.forward_arrays(q)
        twist = self.kinematics.jacobian(q) @ self._motion.state[1]
        self._path.start(position, rotation, twist)
        self._reference, self._joint_goal, self._pace = q, None, 1.0
        self._settled = self._lost_track = False
        self.mode = Mode.CARTESIAN

    def _head_for_joints(self, q: np.ndarray, max_speed_m_s: float | None) -> None:
        if self.mode is Mode.JOINT and self._joint_goal is not None:
            goal, speed = self._joint_goal
            if speed == max_speed_m_s and np.array_equal(goal, q):
                return
        cap = min(self.limits.tool_speed_m_s, max_speed_m_s or np.inf)
        fastest = self._tool_speed(self._motion.plan_to(q))
        if fastest > cap:
            self._motion.plan_to(q, slow_down=0.98 * cap / fastest)
        self._joint_goal, self.mode = (q.copy(), max_speed_m_s), Mode.JOINT

    def _tool_speed(self, trajectory: Trajectory) -> float:
        """Return the greatest speed of the tool along a planned joint motion [m/s]."""
        duration = float(trajectory.duration)
        if duration <= 0.0:
            return 0.0
        times = np.linspace(0.0, duration, _SPEED_SAMPLES)
        states = [trajectory.at_time(time) for time in times]
        twists = [self.kinematics.jacobian(np.array(q))[:3] @ np.array(dq) for q, dq, _ in states]
        return float(np.linalg.norm(twists, axis=1).max())


def _pose(position: np.ndarray, quaternion_wxyz: np.ndarray) -> Pose:
    w, x, y, z = quaternion_wxyz.tolist()
    px, py, pz = position.tolist()
    return Pose(px, py, pz, x, y, z, w)
