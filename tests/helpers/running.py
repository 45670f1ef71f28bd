"""A real stack for tests: all nodes as processes, and what a test wants to know of it."""

import os
import threading
import time
from contextlib import contextmanager

import numpy as np
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import RobotState
from hcvla_interfaces.srv import Locate, ResetScene
from std_srvs.srv import Trigger

from hcvla.api.outcomes import Outcome
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.futures import call_service
from waiting import wait_until

NAMESPACE = "hcvla"
READY_SEC = 90.0
TASK_SEC = 120.0


class RunningStack:
    def __init__(self, processes, client, names):
        self.processes, self.client, self.names = processes, client, names
        self.state = None
        self.moved = threading.Event()
        self._moved_sec = 0.0
        client.node.create_subscription(RobotState, "robot_state", self._on_state, 1)

    def _on_state(self, message):
        self.state = message
        if np.abs(message.velocities).max() > 0.05:
            self._moved_sec = time.monotonic()
            self.moved.set()

    def clear_stop(self):
        client = self.client.node.create_client(Trigger, "clear_stop")
        assert call_service(client, Trigger.Request(), 10.0).success

    def reset_scene(self, scene=""):
        """Put a scene (YAML text) on the table; the one that the stack began with if empty."""
        client, answers = self.client.node.create_client(ResetScene, "reset_scene"), []

        def is_done():
            # Refused until nothing has been commanded for half a second.
            answers.append(call_service(client, ResetScene.Request(scene=scene), 10.0))
            return answers[-1].success or "is being commanded" not in answers[-1].message

        wait_until(is_done, 5.0, "an arm that is not commanded")
        assert answers[-1].success, answers[-1].message

    def locate(self, name):
        return call_service(self.client.node.create_client(Locate, "locate"), Locate.Request(name=name), 10.0)

    def speed(self):
        return float(np.abs(self.state.velocities).max())

    def resting_sec(self):
        return time.monotonic() - self._moved_sec

    def ready(self):
        self.client.liveness.wait_ready(self.names, READY_SEC)

    def restart(self, name):
        self.client.liveness.forget(name)
        self.processes.start(name)
        self.ready()

    def send(self, program="", task="test", resume="", about=""):
        goal = ExecuteTask.Goal(task="" if resume else task, program=program, resume=resume, about=about)
        self.moved.clear()
        return self.client.send(goal)

    def run(self, program="", task="test", resume="", about=""):
        result = self.send(program, task, resume, about).wait(TASK_SEC)
        assert result is not None, f"no result within {TASK_SEC} s"
        return result


RAN = Outcome.DONE_UNVERIFIED
"""How a program ends that was given without a goal: it ran to its end, and no one said what must then hold."""


def outcome(result):
    return Outcome(result.outcome.code)


@contextmanager
def running_stack(tmp_path, without=("planner",), namespace=NAMESPACE, **arguments):
    arguments = {"memory": str(tmp_path / "memory.sqlite"), "namespace": namespace} | arguments
    nodes = [node for node in describe(arguments) if node.name not in without]
    environment = {"ROS_DOMAIN_ID": os.environ["ROS_DOMAIN_ID"]}
    with (
        StackProcesses(nodes, namespace, tmp_path / "log", environment=environment) as processes,
        StackClient(namespace) as client,
    ):
        stack = RunningStack(processes, client, [node.name for node in nodes])
        stack.ready()
        wait_until(lambda: stack.state is not None, 10.0, "a robot state")
        yield stack


@contextmanager
def planning(stack, folder, planner="default"):
    """Add a planner to a running stack that has none; yield its process."""
    (node,) = describe({"planner": planner, "only": "planner"})
    with StackProcesses([node], NAMESPACE, folder) as processes:
        stack.client.liveness.wait_ready([node.name], READY_SEC)
        yield processes
    stack.client.liveness.forget(node.name)
