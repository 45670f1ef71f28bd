"""What the bridge does about drivers that are slow, hang, end or are killed: real processes, without a robot."""

import os
import signal
import subprocess
import time

import numpy as np
import pytest

from hcvla.robots.arm import CommandRefusedError, MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.channel import Channel
from hcvla.robots.franka.config import FrankaConfig, WatchConfig
from hcvla.robots.franka.messages import Phase, Setup
from hcvla.robots.franka.supervisor import DRIVER, DriverLostError, Supervisor
from stand_in_drivers import driver
from waiting import wait_until

CONFIG = FrankaConfig(host="robot", watch=WatchConfig(connect_sec=0.3, silent_driver_sec=0.4))
GOOD = """
def answer(request):
    return Answer(request.number, StopReport(True, 0.1, "at rest") if isinstance(request.order, Stop) else None)
serve(answer)
"""


@pytest.fixture
def arm_of():
    made = []

    def make(code):
        made.append(FrankaArm(CONFIG, Supervisor(CONFIG, time.time() - time.monotonic(), driver(code))))
        return made[-1]

    yield make
    for arm in made:
        arm.close()


def pid_of(arm):
    return arm._supervisor.pid


def fault_of(arm, words, limit_sec=5.0):
    wait_until(lambda: arm.driver.phase is Phase.FAULT, limit_sec, "a fault")
    assert words in arm.driver.fault
    wait_until(lambda: pid_of(arm) == 0, limit_sec, "the driver's end")


def test_a_driver_that_answers_is_driven(arm_of):
    arm = arm_of(GOOD)
    assert arm.start().phase is Phase.READY
    assert abs(arm.state().stamp_sec - time.time()) < 1.0
    arm.move(MoveCommand(arm.state().stamp_sec, q=np.zeros(7)))
    assert arm.stop().at_rest


def test_an_error_of_the_driver_is_raised_with_its_class_and_message(arm_of):
    arm = arm_of("""
        from hcvla.robots.arm import CommandRefusedError
        serve(lambda request: Answer(request.number, error=(CommandRefusedError, "tool target x is outside")))
    """)
    arm.start()
    with pytest.raises(CommandRefusedError, match="tool target x is outside"):
        arm.move(MoveCommand(0.0, q=np.zeros(7)))


def test_a_robot_that_stays_silent_is_given_up_3_s_after_the_imports(arm_of):
    arm = arm_of("""
        channel.send(DriverState(phase=Phase.CONNECTING))
        time.sleep(60.0)
    """)
    arm.start()
    fault_of(arm, "robot accepts the connection but stays silent for 0.3 s")
    with pytest.raises(RobotFaultError, match="stays silent"):
        arm.state()


def test_why_a_driver_could_not_connect_is_kept(arm_of):
    arm = arm_of("""channel.send(DriverState(phase=Phase.FAULT, fault="there is no host 'robot'"))""")
    assert arm.start().fault == "there is no host 'robot'"
    fault_of(arm, "there is no host 'robot'")


def test_a_driver_that_hangs_is_killed_and_the_last_state_stays_with_the_fault(arm_of):
    arm = arm_of("""
        serve(lambda request: Answer(request.number), turns=20)
        time.sleep(60.0)
    """)
    arm.start()
    fault_of(arm, "the driver hung for 0.")
    assert "hung" in arm.state().fault
    stamp_sec = arm.state().stamp_sec
    assert arm.state().stamp_sec == stamp_sec


def test_a_driver_that_is_stopped_like_one_that_hangs(arm_of):
    arm = arm_of(GOOD)
    arm.start()
    os.kill(pid_of(arm), signal.SIGSTOP)
    begun = time.monotonic()
    fault_of(arm, "was killed")
    assert time.monotonic() - begun < 2.0


def test_a_driver_that_is_killed_is_named_and_commands_fail_at_once(arm_of):
    arm = arm_of(GOOD)
    arm.start()
    os.kill(pid_of(arm), signal.SIGKILL)
    fault_of(arm, "the driver process ended, the robot stops by itself: look at the bridge's log")
    with pytest.raises(DriverLostError, match="driver process ended"):
        arm.move(MoveCommand(0.0, q=np.zeros(7)))
    report = arm.stop()
    assert not report.at_rest
    assert "not known to be at rest" in report.message


def test_who_waits_for_a_driver_that_ends_learns_it_at_once(arm_of):
    arm = arm_of("""
        serve(lambda request: os._exit(0))
    """)
    arm.start()
    begun = time.monotonic()
    # A homing may take 20 s.
    with pytest.raises(DriverLostError, match="ended"):
        arm.home_gripper()
    assert time.monotonic() - begun < 5.0


def test_a_stop_that_the_driver_does_not_answer_kills_it(arm_of):
    arm = arm_of("""
        while True:
            state(Phase.ARMED)
            channel.receive(0.01)
    """)
    arm.start()
    report = arm.stop()
    assert not report.at_rest
    wait_until(lambda: pid_of(arm) == 0, 5.0, "the driver's end")


def test_recover_starts_a_new_driver_and_at_most_three_times_a_minute(arm_of):
    arm = arm_of(GOOD)
    arm.start()
    for _ in range(3):
        before = pid_of(arm)
        os.kill(before, signal.SIGKILL)
        fault_of(arm, "ended")
        arm.recover()
        assert pid_of(arm) not in (0, before)
        assert arm.driver.phase is Phase.READY
    with pytest.raises(RobotFaultError, match="recovered 3 times within a minute: look for the cause"):
        arm.recover()


def test_a_user_stop_is_not_counted_as_a_recovery(arm_of):
    arm = arm_of("""
        while True:
            state(Phase.FAULT, fault="the user stop is pressed", robot_mode="user_stopped")
            request = channel.receive(0.01)
    """)
    arm.start()
    for _ in range(5):
        with pytest.raises(RobotFaultError, match="the user stop is pressed"):
            arm.recover()


def test_closing_lets_a_driver_come_to_rest_first(arm_of, tmp_path):
    arm = arm_of(f"""
        from hcvla.robots.franka.channel import ChannelClosedError
        try:
            serve(lambda request: Answer(request.number))
        except ChannelClosedError:
            open({str(tmp_path / "rested")!r}, "w").close()
    """)
    arm.start()
    arm.close()
    assert (tmp_path / "rested").exists()


def test_a_driver_whose_bridge_is_gone_before_it_connects_ends_without_a_traceback():
    pytest.importorskip("franka")
    ours, theirs = Channel.pair()
    process = subprocess.Popen(
        [*DRIVER, str(theirs.fileno())], pass_fds=[theirs.fileno()], stderr=subprocess.PIPE, text=True
    )
    theirs.close()
    ours.send(Setup(FrankaConfig(host="127.77.0.2"), 0.0))
    ours.shut()
    _, said = process.communicate(timeout=30.0)
    assert (process.returncode, said) == (0, "")
