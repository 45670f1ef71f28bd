"""A `Link` whose setpoints become trajectories of a JointTrajectoryController.

Covered: setpoints that do not come in time (the trajectory brakes by itself), states that cease, controllers that are
deactivated, e.g. by a reflex. Not covered: a controller that says it is active and does not follow; the guard's
`max_lead_rad` then holds the reference back.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

import numpy as np

from hcvla.robots.controller import REFERENCE_PERIOD_SEC
from hcvla.robots.franka.link import IDLE, MOVING, LinkError, LinkState
from hcvla.robots.franka.ros2_control.clock import ControllersClock
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig
from hcvla.robots.franka.ros2_control.controllers import Controllers
from hcvla.robots.franka.ros2_control.robot import ControlledRobot, JointSample, StampedTrajectory
from hcvla.robots.franka.ros2_control.stream import TrajectoryStream

_HELD_RAD = 0.05
"""A resting controller holds its last point, which a soft one misses by some mrad; further away the arm was moved."""
_POLL_SEC = 0.01


class Ros2ControlLink:
    """The way to a robot that ros2_control drives."""

    tick_sec = REFERENCE_PERIOD_SEC
    """Points are a control period apart: between them the controller interpolates with quintics."""

    def __init__(self, config: Ros2ControlConfig, robot: ControlledRobot, clock: Callable[[], float]) -> None:
        """Prepare; `clock` gives the arm's time [s]."""
        self._config, self._robot, self._clock = config, robot, clock
        self._stream = TrajectoryStream(config.stream, config.guard, self.tick_sec)
        self._robot_clock = ControllersClock()
        self._controllers = Controllers(config.names, robot)
        self._newest: JointSample | None = None
        self._moving = False
        self._held: np.ndarray | None = None
        self.wanted_lead_sec = config.stream.lead_sec - self.tick_sec

    def connect(self) -> None:
        """Wait for the first state and for the trajectory controller; raise LinkError."""
        end_sec, tick = self._clock() + self._config.timing.connect_sec, threading.Event()
        while self._robot.joints() is None or not self._controllers.look():
            if self._clock() > end_sec:
                raise LinkError(self._controllers.problem if self._robot.joints() else self._silence())
            tick.wait(_POLL_SEC)
        self._controllers.start(self._config.timing.poll_sec)

    def state(self) -> LinkState:
        """Return the newest state; its clock stands still when none comes."""
        sample, now_sec = self._robot.joints(), self._clock()
        if sample is None:
            raise LinkError("no joint state has come yet")
        if self._newest is None or sample.stamp_sec != self._newest.stamp_sec:
            self._robot_clock.seen(sample.stamp_sec, now_sec, moving=self._moving)
            self._newest = sample
        external, sent = self._robot.external_torques(), self._stream.sent
        return LinkState(
            time_sec=sample.stamp_sec,
            q=sample.q,
            dq=sample.dq,
            tau=sample.tau,
            tau_ext=np.zeros(7) if external is None else external,
            mode=MOVING if self._moving else IDLE,
            measured_sec=self._robot_clock.ours(sample.stamp_sec),
            problem=self._controllers.problem,
            q_sent=sample.q if sent is None else sent.at(now_sec)[0],
        )

    @property
    def lead_sec(self) -> float:
        """How far ahead of the arm the setpoints reach [s]; infinite while it brakes because they came too late."""
        now_sec = self._clock()
        return math.inf if self._stream.ran_dry(now_sec) else self._stream.lead_sec(now_sec)

    def restarted(self) -> np.ndarray | None:
        """Return, once, the joints at which the arm came to rest because setpoints did not come in time."""
        now_sec = self._clock()
        at = self._stream.came_to_rest(now_sec)
        if at is not None:
            self._stream.begin(at, now_sec)
        return at

    def begin(self) -> np.ndarray:
        """Begin a motion where the controller holds the arm; return its joints, Shape=(7,), [rad]."""
        measured = self.state().q
        held = self._held
        start = measured if held is None or np.abs(held - measured).max() > _HELD_RAD else held
        self._stream.begin(start, self._clock())
        self._moving = True
        return start.copy()

    def put(self, setpoints: np.ndarray, *, braking: bool = False) -> None:
        """Append one period's setpoints, Shape=(n, 3, 7), and send a trajectory if one is due."""
        now_sec = self._clock()
        self._stream.add(setpoints, now_sec)
        if self._stream.is_due(now_sec):
            sent = self._stream.trajectory(now_sec)
            start_sec = float(sent.due_sec[0])
            self._robot.publish(
                StampedTrajectory(self._robot_clock.of(start_sec), sent.due_sec - start_sec, sent.points)
            )

    def rewind(self) -> np.ndarray | None:
        """Take back setpoints that are not due yet; return the last that is left, Shape=(3, 7)."""
        now_sec = self._clock()
        return None if self._stream.ran_dry(now_sec) else self._stream.take_back(now_sec)

    def fault(self) -> str:
        """Return nothing: what ends a motion here is in the state."""
        return ""

    def end(self) -> None:
        """Send no more; the controller holds the last point."""
        sent = self._stream.sent
        self._held = None if sent is None else sent.points[-1, 0].copy()
        self._leave()

    def hard_stop(self) -> None:
        """Take the arm from its controller, so that the hardware stops it. Raise LinkError."""
        self._held = None
        self._leave()
        self._controllers.deactivate()

    def recover(self) -> None:
        """Clear errors, activate hardware and controllers. Raise LinkError."""
        self._held = None
        self._leave()
        self._controllers.recover()

    def close(self) -> None:
        """Look no more; the arm comes to rest at the end of the newest trajectory."""
        self._controllers.close()

    def _silence(self) -> str:
        names = self._config.names
        return (
            f"no states of {names.joints[0]} ... {names.joints[-1]} on {names.joint_states} within "
            f"{self._config.timing.connect_sec:g} s: is franka_ros2 running, in namespace '{names.namespace or '/'}'?"
        )

    def _leave(self) -> None:
        self._moving = False
        self._stream.forget()
