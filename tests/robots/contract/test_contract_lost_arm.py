"""Every real arm whose control loop has ended says so the same way, whichever process the loop was in."""

import os
import signal
import threading
import time

import numpy as np
import pytest

from controlled_robot import ScriptedControlledRobot
from hcvla.robots.arm import MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.hand import HandReading
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.ros2_control.arm import Ros2ControlArm
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig, Ros2ControlTiming
from hcvla.robots.franka.supervisor import Supervisor
from stand_in_drivers import driver
from waiting import wait_until

PATIENT = Ros2ControlTiming(link_lost_sec=1.0, brake_sec=2.0, stop_sec=3.0)


class OpenGripper:
    def read(self):
        threading.Event().wait(0.01)
        return HandReading(0.08, 0.08, False)


def of_a_driver(_):
    """Yield an arm whose loop is in a process of its own, and what ends that."""
    config = FrankaConfig(host="robot")
    arm = FrankaArm(config, Supervisor(config, time.time() - time.monotonic(), driver("serve(lambda request: None)")))
    return arm, lambda: os.kill(arm.driver_pid, signal.SIGKILL)


def behind_ros2_control(monkeypatch):
    """Yield an arm whose loop is a thread of this process, and what ends that."""
    arm = Ros2ControlArm(Ros2ControlConfig(timing=PATIENT), ScriptedControlledRobot(time.time), OpenGripper)
    return arm, lambda: monkeypatch.setattr(arm._motion, "turn", lambda _: 1 / 0)


# Of the thread that ends; it is reported during the next test.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("make", [of_a_driver, behind_ros2_control])
def test_when_the_control_loop_has_ended_the_last_state_has_the_fault_and_nothing_is_carried_out(make, monkeypatch):
    arm, lose = make(monkeypatch)
    try:
        assert arm.start().arm is not None or arm.connected
        before = arm.state()
        assert before.fault == ""
        lose()
        wait_until(lambda: arm.driver.phase is Phase.FAULT, 3.0, "the fault")
        state = arm.state()
        assert state.fault == arm.driver.fault
        assert "ended" in state.fault
        np.testing.assert_allclose(state.q, before.q, atol=1e-3)
        with pytest.raises(RobotFaultError, match="ended"):
            arm.move(MoveCommand(arm.now_sec, q=state.q))
        report = arm.stop()
        assert not report.at_rest
        assert "not known to be at rest" in report.message
    finally:
        arm.close()
