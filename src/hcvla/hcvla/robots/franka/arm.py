"""The real arm as `Arm`: what the bridge commands and measures, while another process talks to the robot."""

from __future__ import annotations

import time

from hcvla.robots.arm import ArmState, GripperCommand, MoveCommand, StopReport
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.link import BY_PEOPLE
from hcvla.robots.franka.messages import (
    ClearStop,
    Disable,
    DriverState,
    Enable,
    HomeGripper,
    Phase,
    Recover,
    Stop,
)
from hcvla.robots.franka.recoveries import RecoveryCount
from hcvla.robots.franka.supervisor import DriverLostError, Supervisor

_COMMAND_SEC = 0.25
"""For an answer to a command: 1 to 10 ms measured; a busy computer gets some more."""
_SLACK_SEC = 0.3
_HOMING_SEC = 20.0
"""The hand closes and opens fully, slowly."""
_NOTED_SEC = 3.0
"""Until a state shows what an answer said: while a motion is begun or ended none may come."""
_CONNECTED = {Phase.READY, Phase.ARMED, Phase.FAULT}


class FrankaArm:
    """Implements `hcvla.robots.arm.Arm`; imports no client library. Safe to use from several threads."""

    def __init__(self, config: FrankaConfig, supervisor: Supervisor | None = None) -> None:
        """Prepare; nothing is started before `start`."""
        self._watch = config.watch
        # The arm's clock is the system's at this moment, and does not jump when that is set.
        self._offset_sec = time.time() - time.monotonic()
        self._supervisor = supervisor or Supervisor(config, self._offset_sec)
        self._last: ArmState | None = None
        self._recoveries = RecoveryCount(config.watch.recoveries_per_minute)

    @property
    def now_sec(self) -> float:
        """The arm's clock [s]."""
        return time.monotonic() + self._offset_sec

    @property
    def driver(self) -> DriverState:
        """What the driver said last."""
        return self._supervisor.newest

    @property
    def driver_pid(self) -> int:
        """Process id of the driver, which is that of its session; 0 if none runs."""
        return self._supervisor.pid

    @property
    def connected(self) -> bool:
        """Whether there is, or was, a robot whose state can be published."""
        return self.driver.arm is not None or self._last is not None

    def start(self) -> DriverState:
        """Start the driver and return its state once it is connected, or has failed to."""
        self._supervisor.start()
        limit_sec = self._watch.start_sec + self._watch.connect_sec + _SLACK_SEC
        return self._supervisor.wait_for(lambda driver: driver.phase in _CONNECTED, limit_sec)

    def close(self) -> None:
        """Bring the arm to rest and end the driver."""
        self._supervisor.close()

    def state(self) -> ArmState:
        """Return the newest measured state, with the fault if the driver is lost; raise RobotFaultError without any."""
        driver = self._supervisor.newest
        self._last = driver.arm or self._last
        if self._last is None:
            raise RobotFaultError(driver.fault or f"the driver is {driver.phase.value}: no state of the robot yet")
        return self._last.with_fault(driver.fault)

    def begin_stream(self) -> None:
        """Nothing: a refusal is raised by the very command that is refused."""

    def move(self, command: MoveCommand) -> None:
        """Stream one motion target; the guard in the driver may refuse it."""
        self._supervisor.request(command, _COMMAND_SEC)

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper; returns at once."""
        self._supervisor.request(command, _COMMAND_SEC)

    def stop(self) -> StopReport:
        """Latch a stop and return when the arm is measured at rest; a driver that does not answer is killed."""
        begun_sec = time.monotonic()
        try:
            report = self._supervisor.request(Stop(), self._watch.stop_sec + _SLACK_SEC)
        except DriverLostError as error:
            # Without its driver the robot stops by itself within 20 lost cycles.
            self._supervisor.kill()
            return StopReport(False, time.monotonic() - begun_sec, f"not known to be at rest: {error}")
        assert isinstance(report, StopReport)
        return report

    def clear_stop(self) -> None:
        """Release a latched stop; targets from before it stay refused."""
        self._supervisor.request(ClearStop(), _COMMAND_SEC)
        self._wait_for_newer_state()

    def wait(self, duration_sec: float) -> None:
        """Let real time pass [s]."""
        time.sleep(duration_sec)

    # -- what only a real arm has -----------------------------------------------------------------------------

    def enable(self) -> None:
        """Have commands carried out from now on; raise RobotFaultError if the robot cannot be moved."""
        self._supervisor.request(Enable(), 1.0 + _SLACK_SEC)
        self._wait_for_newer_state()

    def disable(self) -> None:
        """Come to rest and carry out no command until `enable`."""
        self._supervisor.request(Disable(), self._watch.stop_sec + self._watch.recover_sec)

    def recover(self) -> None:
        """Clear a fault, with a new driver if the old one is lost; raise RobotFaultError. The arm is not armed then."""
        if self._supervisor.pid and self.driver.robot_mode in BY_PEOPLE:
            raise RobotFaultError(self.driver.fault)
        self._recoveries.add(self.driver.fault)
        limit_sec = 2.0 * self._watch.recover_sec + _SLACK_SEC
        try:
            self._supervisor.request(Recover(), limit_sec)
        except DriverLostError:
            state = self.start()
            if state.arm is None:
                raise RobotFaultError(state.fault or "the driver did not start in time") from None
            self._supervisor.request(Recover(), limit_sec)

    def home_gripper(self) -> None:
        """Let the hand find its largest width, with nothing between its fingers; raise RobotFaultError."""
        self._supervisor.request(HomeGripper(), _HOMING_SEC)

    def _wait_for_newer_state(self) -> None:
        """Wait for a state from after an answer: the next command is stamped by it, and older stamps are refused."""
        since_sec = self.now_sec
        self._supervisor.wait_for(lambda driver: driver.arm is None or driver.arm.stamp_sec >= since_sec, _NOTED_SEC)
