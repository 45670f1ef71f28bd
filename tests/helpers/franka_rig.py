"""The real arm's backend on the fake robot: real client library, real wire, in processes of their own."""

import math
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from arm_contract import PERIOD_SEC, send
from fake_robot import FakeRobotProcess
from hcvla.robots.arm import GripperCommand
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FRANKA_LIMITS, FrankaConfig, WatchConfig
from waiting import wait_until

PATIENT = WatchConfig(link_lost_sec=0.5, silent_driver_sec=2.0, success_stop=0.0, brake_sec=1.5, stop_sec=3.0)
"""For a busy machine that runs the fake robot too: a real one never holds up its clock."""
LIMITS = replace(FRANKA_LIMITS, max_joint_step_rad=math.pi + 1e-6)
"""Those of hardware; joint targets may lie far away, as in simulation."""


def config_for(host, control, watch=PATIENT):
    return FrankaConfig(host=host, control=control, watch=watch, guard=LIMITS)


@contextmanager
def connected(fake, control, watch=PATIENT):
    """Yield an arm that is connected to a fake robot and armed."""
    arm = FrankaArm(config_for(fake.host, control, watch))
    try:
        state = arm.start()
        assert not state.fault, state.fault
        arm.enable()
        wait_until(lambda: not arm.driver.gripper_problem, 5.0, "the hand's first state")
        yield arm
    finally:
        arm.close()


@contextmanager
def fake_arm(control, *arguments, clock="paced", watch=PATIENT):
    """Yield a fake robot and an arm that is connected to it and armed."""
    with FakeRobotProcess(*arguments, clock=clock) as fake, connected(fake, control, watch) as arm:
        yield fake, arm


def bring_home(arm, limit_sec=20.0):
    """Release a stop, open the gripper and move to HOME_Q."""
    arm.clear_stop()
    arm.grip(GripperCommand(width_m=0.08))
    start = arm.state().stamp_sec
    while (state := arm.state()).stamp_sec - start < limit_sec:
        home = np.abs(state.q - HOME_Q).max() < 2e-3 and np.abs(state.dq).max() < 0.01
        if home and state.gripper.width_m > 0.078 and not state.gripper.moving:
            return
        send(arm, q=HOME_Q)
        arm.wait(PERIOD_SEC)
    raise AssertionError(f"not home after {limit_sec} s: {arm.state()}")
