"""What a person at the robot wants of its running bridge: recover, arm, go home."""

from __future__ import annotations

import threading

import numpy as np
from hcvla_interfaces.msg import ArmCommand
from rclpy.node import Node
from std_srvs.srv import Trigger

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.ros.futures import call_service
from hcvla.nodes.ros.node import NEWEST
from hcvla.robots.arm import MoveCommand
from hcvla.robots.fr3.table import HOME_Q

SERVICE_LIMIT_SEC = 30.0
"""A recovery that starts the driver again takes seconds."""
_THERE_SEC = 5.0
"""A bridge that runs is found within 1 s."""
_PERIOD_SEC = 0.05
_STEP_RAD = 0.25
"""Way points this far ahead lie within the guard's largest joint step, 0.3 rad."""
_HOME_RAD = 0.005
_LISTEN_SEC = 0.5
HOME_LIMIT_SEC = 30.0


class ArmIsBusyError(HcvlaError):
    """Something else commands the arm."""


class NoRealArmError(HcvlaError):
    """No bridge of a real arm runs."""

    outcome = Outcome.NODE_LOST

    def __init__(self, namespace: str) -> None:
        """Say where, and how one is started."""
        super().__init__(
            f"no bridge of a real arm runs in namespace '{namespace.strip('/')}'; start the stack (hcvla up "
            "robot:=franka robot_host:=ADDRESS), or give --namespace"
        )


def call(node: Node, name: str) -> None:
    """Call a service of the bridge; raise NoRealArmError, or HcvlaError with its answer if it refuses."""
    client = node.create_client(Trigger, name)
    if not client.wait_for_service(_THERE_SEC):
        raise NoRealArmError(node.get_namespace())
    answer = call_service(client, Trigger.Request(), SERVICE_LIMIT_SEC)
    if not answer.success:
        raise HcvlaError(answer.message)


def go_home(node: Node, limit_sec: float = HOME_LIMIT_SEC) -> float:
    """Move all joints to the home posture; return the seconds it took. Raise HcvlaError.

    The way is straight in joint space and looks out for nothing: the person at the robot does.
    """
    commanded = threading.Event()
    node.create_subscription(ArmCommand, "command/arm", lambda _: commanded.set(), NEWEST)
    if commanded.wait(_LISTEN_SEC):
        raise ArmIsBusyError("a task moves the arm: cancel it first (ros2 service call /hcvla/cancel_task)")
    arm = RemoteArm(node)
    start_sec = arm.state().stamp_sec
    while True:
        state = arm.state()
        way = HOME_Q - state.q
        if np.abs(way).max() < _HOME_RAD:
            return state.stamp_sec - start_sec
        if state.fault:
            raise HcvlaError(state.fault)
        if state.stamp_sec - start_sec > limit_sec:
            raise HcvlaError(f"not home after {limit_sec:g} s: {np.abs(way).max():.3f} rad are left")
        arm.move(MoveCommand(state.stamp_sec, q=state.q + way * min(1.0, _STEP_RAD / float(np.abs(way).max()))))
        arm.wait(_PERIOD_SEC)
