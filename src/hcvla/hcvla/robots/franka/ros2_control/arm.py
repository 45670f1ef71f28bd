"""An arm behind ros2_control as `Arm`: the motion turns in a thread of this process, for its client needs no other.

What a stall of this process does is bounded by the controller's side: the newest trajectory ends at rest.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hcvla.robots.arm import ArmState, GripperCommand, MoveCommand, StopReport
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.hand import DrivenHand, Gripper
from hcvla.robots.franka.link import LinkError
from hcvla.robots.franka.messages import DriverState, Phase
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.polls import PENDING, Poll
from hcvla.robots.franka.recoveries import RecoveryCount
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig
from hcvla.robots.franka.ros2_control.link import Ros2ControlLink
from hcvla.robots.franka.ros2_control.robot import ControlledRobot

_SLACK_SEC = 0.3
_ARMED_SEC = 1.3
"""For two new states after the order to arm."""
_NEWER_SEC = 3.0
_HOMING_SEC = 20.0


class Ros2ControlArm:
    """Implements `hcvla.robots.franka.real_arm.RealArm`. Safe to use from several threads."""

    def __init__(
        self, config: Ros2ControlConfig, robot: ControlledRobot, connect_gripper: Callable[[], Gripper]
    ) -> None:
        """Prepare; nothing is connected before `start`, but the gripper may be."""
        self._config, self._watch = config, config.watch
        # The arm's clock is the system's at this moment, and does not jump when that is set.
        self._offset_sec = time.time() - time.monotonic()
        self._link = Ros2ControlLink(config, robot, lambda: self.now_sec)
        self._hand = DrivenHand(connect_gripper)
        self._recoveries = RecoveryCount(config.timing.recoveries_per_minute)
        self._turned = threading.Condition()
        self._closing = threading.Event()
        self._motion: Motion | None = None
        self._state: ArmState | None = None
        self._failure = ""
        self._late_sec = 0.0

    @property
    def now_sec(self) -> float:
        """The arm's clock [s]."""
        return time.monotonic() + self._offset_sec

    @property
    def connected(self) -> bool:
        """Whether there is a robot whose state can be published."""
        return self._state is not None

    @property
    def driver(self) -> DriverState:
        """How the connection is, and what was measured last."""
        motion, hand = self._motion, self._hand
        if motion is None or self._failure:
            phase = Phase.FAULT if self._failure else Phase.CONNECTING
            return DriverState(phase=phase, arm=self._state, fault=self._failure, gripper_problem=hand.problem)
        return DriverState(
            phase=motion.phase,
            arm=self._state,
            fault=motion.fault,
            warning=motion.warning,
            robot_mode=motion.link_state.mode,
            robot_time_sec=motion.link_state.time_sec,
            values={
                "largest_tracking_error_rad": motion.tracking.largest_rad,
                "rms_tracking_error_rad": motion.tracking.rms_rad,
                "latest_turn_sec": self._late_sec,
            },
            gripper_outcome=f"{hand.outcome.value} {hand.detail}".strip(),
            gripper_problem=hand.problem,
        )

    def start(self) -> DriverState:
        """Connect; return the state once that is done or has failed."""
        try:
            self._link.connect()
        except LinkError as error:
            self._failure = str(error)
            return self.driver
        self._failure = ""
        self._motion = Motion(self._config, self._link, self.now_sec)
        threading.Thread(target=self._run, args=(self._motion,), name="control", daemon=True).start()
        with self._turned:
            self._turned.wait_for(lambda: self.connected, _NEWER_SEC)
        return self.driver

    def close(self) -> None:
        """Bring the arm to rest and leave it."""
        if self._motion is not None and not self._failure:
            self.disable()
        self._closing.set()
        self._hand.close()
        self._link.close()

    def state(self) -> ArmState:
        """Return the newest measured state, with the fault if the loop has ended; raise RobotFaultError without any."""
        if self._state is None:
            raise RobotFaultError(self._failure or "not connected to the controllers yet: no state of the robot")
        return self._state.with_fault(self._failure)

    def begin_stream(self) -> None:
        """Nothing: a refusal is raised by the very command that is refused."""

    def move(self, command: MoveCommand) -> None:
        """Stream one motion target through the guard; raise an HcvlaError if refused."""
        with self._turned:
            self._running_motion().move(command, self._hand.state, self.now_sec)

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper through the guard; returns at once."""
        with self._turned:
            self._running_motion().guard.check_gripper(command, self.now_sec)
        self._hand.command(command)

    def stop(self) -> StopReport:
        """Latch a stop and return when the arm is measured at rest."""
        started_sec = self.now_sec
        self._hand.stop()
        try:
            report = self._carry_out(lambda motion, now_sec: motion.stop(now_sec), self._watch.stop_sec + _SLACK_SEC)
        except RobotFaultError as error:
            # The newest trajectory ends at rest whatever happened to this process.
            return StopReport(False, self.now_sec - started_sec, f"not known to be at rest: {error}")
        assert isinstance(report, StopReport)
        return report

    def clear_stop(self) -> None:
        """Release a latched stop; targets from before it stay refused."""
        with self._turned:
            self._running_motion().clear_stop(self.now_sec)
        self._wait_for_newer_state()

    def wait(self, duration_sec: float) -> None:
        """Let real time pass [s]."""
        time.sleep(duration_sec)

    # -- what only a real arm has -----------------------------------------------------------------------------

    def enable(self) -> None:
        """Have commands carried out from now on; raise RobotFaultError if the robot cannot be moved."""
        self._carry_out(lambda motion, now_sec: motion.enable(now_sec), _ARMED_SEC)
        self._wait_for_newer_state()

    def disable(self) -> None:
        """Come to rest and carry out no command until `enable`."""
        self._carry_out(lambda motion, now_sec: motion.disable(now_sec), self._watch.stop_sec + _SLACK_SEC)

    def recover(self) -> None:
        """Clear the robot's errors, activate hardware and controllers; raise RobotFaultError. Arms nothing."""
        self._recoveries.add(self.driver.fault)
        if self._motion is None and self.start().arm is None:
            raise RobotFaultError(self._failure)
        limit_sec = 2.0 * self._watch.recover_sec + _SLACK_SEC
        self._carry_out(lambda motion, now_sec: motion.recover(now_sec), limit_sec)

    def home_gripper(self) -> None:
        """Let the hand find its largest width, with nothing between its fingers; raise RobotFaultError."""
        if problem := self._hand.home().result(_HOMING_SEC):
            raise RobotFaultError(problem)

    # -- the loop ---------------------------------------------------------------------------------------------

    def _run(self, motion: Motion) -> None:
        """Turn at 100 Hz; a late turn is not made up for."""
        due_sec = self.now_sec
        try:
            while not self._closing.wait(max(0.0, due_sec - self.now_sec)):
                with self._turned:
                    now_sec = self.now_sec
                    self._late_sec = max(self._late_sec, now_sec - due_sec)
                    motion.turn(now_sec)
                    self._state = motion.arm_state(self._hand.state)
                    due_sec = max(due_sec + motion.turn_sec, now_sec)
                    self._turned.notify_all()
        finally:
            if not self._closing.is_set():
                self._failure = "the control loop ended, its error is in the log: start the bridge again"

    def _running_motion(self) -> Motion:
        if self._failure or self._motion is None:
            raise RobotFaultError(self._failure or "not connected to the controllers yet")
        return self._motion

    def _carry_out(self, begin: Callable[[Motion, float], Poll], limit_sec: float) -> object:
        """Return the result of what takes several turns; raise what it raises, or RobotFaultError after the limit."""
        end_sec = time.monotonic() + limit_sec
        with self._turned:
            poll = begin(self._running_motion(), self.now_sec)
            while (result := poll(self.now_sec)) is PENDING:
                if not self._turned.wait(max(0.0, end_sec - time.monotonic())):
                    raise RobotFaultError(self._failure or f"no end within {limit_sec:g} s")
        return result

    def _wait_for_newer_state(self) -> None:
        """Wait for a state from after an order: the next command is stamped by it, and older stamps are refused."""
        since_sec = self.now_sec
        with self._turned:
            self._turned.wait_for(lambda: self.state().stamp_sec >= since_sec, _NEWER_SEC)
