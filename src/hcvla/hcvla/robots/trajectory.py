"""Jerk-limited joint motion: following a streamed reference, going to a target, braking."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from ruckig import ControlInterface, InputParameter, Ruckig, RuckigError, Synchronization, Trajectory
from scipy.linalg import expm

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.robots.fr3.table import Q_LOWER, Q_UPPER
from hcvla.robots.limits import GuardLimits

_BANDWIDTH_RAD_S = 80.0
"""Of the smoothing filter; a steady reference is followed 3 / bandwidth = 37 ms behind."""
_SOFTER = (1.0, 0.7, 0.5, 0.35, 0.25)
"""Shares of the bandwidth tried in turn when the filter would break a limit."""

_NOISE = 1e-9
"""Ways and rates smaller than this are rounding errors."""


class TrajectoryError(HcvlaError):
    """No trajectory could be computed; the caller keeps the one it has."""

    outcome = Outcome.ROBOT_FAULT

    def __init__(self, result: object, what: str) -> None:
        """Name the generator's answer and what was requested."""
        super().__init__(f"the trajectory generator answered {result} when asked for {what}")


def plan_trajectory(generator: Ruckig, request: InputParameter, what: str) -> Trajectory:
    """Return the requested trajectory; raise TrajectoryError."""
    for name in ("current_velocity", "current_acceleration"):
        # Rounding errors of a motion at rest are more than the generator's own arithmetic can bring to rest again.
        rates = np.array(getattr(request, name))
        setattr(request, name, np.where(np.abs(rates) < _NOISE, 0.0, rates))
    way = np.array(request.target_position) - np.array(request.current_position)
    request.target_position = np.array(request.current_position) + np.where(np.abs(way) < _NOISE, 0.0, way)
    # Axis by axis the generator solves what it sometimes fails to solve on one clock.
    answer: str | int = ""
    for synchronization in (request.synchronization, Synchronization.No):
        request.synchronization = synchronization
        trajectory = Trajectory(request.degrees_of_freedom)
        try:
            answer = int(generator.calculate(request, trajectory))
        except RuckigError as error:
            answer = str(error).strip().partition("\n")[0]
            continue
        if answer >= 0:
            return trajectory
    raise TrajectoryError(answer, what)


class JointTrackingFilter:
    """The commanded state of the seven joints, advanced a period at a time, always within the limits.

    `state`: Shape=(3, 7), position [rad], velocity [rad/s], acceleration [rad/s^2]. Each advance returns setpoints,
    Shape=(n, 3, 7), one for each of the n physics (or wire) ticks in a control period.
    """

    def __init__(self, q: np.ndarray, limits: GuardLimits, tick_sec: float, ticks: int) -> None:
        """Start at rest at `q`, Shape=(7,), [rad]; a control period is `ticks` ticks of `tick_sec`."""
        self.state = np.zeros((3, 7))
        self.state[0] = q
        self.tick_sec, self.ticks = tick_sec, ticks
        self._times = tick_sec * np.arange(1, ticks + 1)
        self._limits = limits
        self._velocity = np.array(limits.joint_velocity)
        self._rate_bounds = np.vstack((self._velocity, np.full(7, limits.joint_acceleration)))
        self._generator = Ruckig(7)
        self._trajectory: Trajectory | None = None
        self._elapsed = 0.0
        self._filters = [_filter_response(tuple(self._times), share * _BANDWIDTH_RAD_S) for share in _SOFTER]

    @property
    def at_rest(self) -> bool:
        """Whether the commanded state no longer moves."""
        return bool(np.abs(self.state[1]).max() < 1e-4 and np.abs(self.state[2]).max() < 1e-2)

    @property
    def reference_ahead(self) -> np.ndarray:
        """The reference that the present motion would be following in steady state, Shape=(7,), [rad]."""
        return self.state[0] + (3.0 / _BANDWIDTH_RAD_S) * self.state[1]

    def hold(self) -> np.ndarray:
        """Stay where the commanded state is; only when at rest."""
        self.state[1:] = 0.0
        return np.repeat(self.state[None], self.ticks, axis=0)

    def follow(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, bool]:
        """Follow a reference that moves evenly from `start` to `end`, Shape=(7,), [rad], in this period.

        Returns the setpoints and whether a filter, softer or not, could follow. The filter is smooth but knows no
        limits: where it would break one a softer filter is tried, and at last the time-optimal motion to the reference.
        """
        # A planned motion that was cut short, such as a braking, must never be taken up again from here.
        self._trajectory = None
        inputs = np.vstack((self.state, start, (end - start) / self._times[-1]))
        for response in self._filters:
            setpoints = response @ inputs
            if self._within_limits(setpoints):
                self.state = setpoints[-1].copy()
                return setpoints, True
        return self._chase(end, (end - start) / self._times[-1]), False

    def _chase(self, q: np.ndarray, dq: np.ndarray) -> np.ndarray:
        """Take one period of the time-optimal motion to `q` [rad] at speed `dq` [rad/s], Shape=(7,) each."""
        request = self._request()
        request.target_position = q
        # Arriving there it must still be able to halt before the joint's end.
        room = np.maximum(np.where(dq > 0.0, Q_UPPER - q, q - Q_LOWER), 0.0)
        fastest = np.minimum(0.9 * self._velocity, np.sqrt(self._limits.joint_acceleration * room))
        request.target_velocity = np.clip(dq, -fastest, fastest)
        request.max_velocity = self._velocity
        request.max_acceleration = np.full(7, self._limits.joint_acceleration)
        request.max_jerk = np.full(7, self._limits.joint_jerk)
        trajectory = self._plan(request, "catching up with a reference")
        setpoints = np.array([trajectory.at_time(time) for time in self._times])
        self._trajectory = None
        self.state = setpoints[-1].copy()
        return setpoints

    def plan_to(self, q: np.ndarray, slow_down: float = 1.0) -> Trajectory:
        """Plan the motion to rest at `q`, Shape=(7,), [rad], at a fraction of the limits; `advance` carries it out."""
        request = self._request()
        request.control_interface = ControlInterface.Position
        request.target_position = q
        request.max_velocity = slow_down * self._velocity
        request.max_acceleration = np.full(7, slow_down**2 * self._limits.joint_acceleration)
        request.max_jerk = np.full(7, slow_down**3 * self._limits.joint_jerk)
        return self._plan(request, "a motion to a joint target")

    def plan_brake(self) -> float:
        """Plan the shortest braking to rest; returns its duration [s]."""
        request = self._request()
        request.control_interface = ControlInterface.Velocity
        request.synchronization = Synchronization.No
        request.max_acceleration = np.full(7, self._limits.brake_acceleration)
        request.max_jerk = np.full(7, self._limits.brake_jerk)
        return float(self._plan(request, "braking").duration)

    @property
    def planned_rest_sec(self) -> float:
        """Time until the planned motion ends [s], 0 if there is none."""
        return 0.0 if self._trajectory is None else max(0.0, self._trajectory.duration - self._elapsed)

    def advance(self) -> np.ndarray:
        """Carry on with the planned motion for one period."""
        if self._trajectory is None:
            return self.hold()
        samples = [self._trajectory.at_time(self._elapsed + time) for time in self._times]
        setpoints = np.array(samples)
        self._elapsed += float(self._times[-1])
        if self._elapsed >= self._trajectory.duration:
            # Beyond its end the generator extrapolates rounding errors; the end is at rest.
            setpoints[-1, 1:] = 0.0
            self._trajectory = None
        self.state = setpoints[-1].copy()
        return setpoints

    def rewind(self, setpoint: np.ndarray) -> None:
        """Make an earlier setpoint, Shape=(3, 7), the commanded state: what came after it was never sent."""
        self.state = setpoint.copy()
        self._trajectory = None

    def _request(self) -> InputParameter:
        request = InputParameter(7)
        request.current_position, request.current_velocity, request.current_acceleration = self.state
        return request

    def _plan(self, request: InputParameter, what: str) -> Trajectory:
        trajectory = plan_trajectory(self._generator, request, what)
        self._trajectory, self._elapsed = trajectory, 0.0
        return trajectory

    def _within_limits(self, setpoints: np.ndarray) -> bool:
        _, velocity, acceleration = setpoints[-1]
        # The speed that is unavoidable once the acceleration has been taken back at the jerk limit.
        coming = np.abs(velocity + acceleration * np.abs(acceleration) / (2.0 * self._limits.joint_jerk))
        rates = np.abs(setpoints[:, 1:]).max(axis=0)
        accelerations = np.vstack((self.state[2], setpoints[:, 2]))
        jerk = np.abs(accelerations[1:] - accelerations[:-1]).max() / self.tick_sec
        return bool(
            jerk <= self._limits.joint_jerk and (coming <= self._velocity).all() and (rates <= self._rate_bounds).all()
        )


# Always the same for one arm, and it takes longer than everything else of starting a simulation.
@lru_cache(maxsize=32)
def _filter_response(times: tuple[float, ...], bandwidth_rad_s: float) -> np.ndarray:
    """Return the exact response of the filter q''' = w^3 (r - q) - 3 w^2 q' - 3 w q'' at `times` [s].

    Shape=(n, 3, 5), read-only: from (q, q', q'', r, r') at the start, with r moving evenly, to (q, q', q'').
    """
    w = bandwidth_rad_s
    system = np.zeros((5, 5))
    system[0, 1] = system[1, 2] = system[3, 4] = 1.0
    system[2] = (-(w**3), -3.0 * w**2, -3.0 * w, w**3, 0.0)
    response = np.array([expm(system * time)[:3] for time in times])
    response.setflags(write=False)
    return response
