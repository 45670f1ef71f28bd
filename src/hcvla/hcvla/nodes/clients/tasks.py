"""A client of the stack: sends tasks, follows them, checks goals; the command line is built on it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

import rclpy
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.srv import CheckGoal
from std_srvs.srv import SetBool, Trigger

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.environment import check_environment
from hcvla.nodes.bringup.namespace import check_namespace
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.executor import StackExecutor
from hcvla.nodes.ros.futures import NodeLostError, call_service
from hcvla.nodes.ros.liveness import Liveness
from hcvla.nodes.ros.middleware import prepare_middleware
from hcvla.nodes.ros.node import RobustNode
from hcvla.nodes.ros.pending_goal import PendingGoal

_ANSWER_SEC = 10.0
_CANCEL_SEC = 5.0
_SETTLE_SEC = 3.0
_POLL_SEC = 0.1


class GoalCheckError(HcvlaError):
    """A goal does not parse or names what is not there."""


class NotListedError(HcvlaError):
    """What can be resumed cannot be looked up."""


class StackClient:
    """One rclpy context with a node in the stack's namespace, spinning in the background; a context manager."""

    def __init__(self, namespace: str, name: str = "hcvla_client") -> None:
        """Join the ROS graph; raise EnvironmentFaultError or NamespaceError if that cannot be."""
        check_environment()
        namespace = check_namespace(namespace)
        prepare_middleware()
        self._context = rclpy.Context()
        # The command line is hcvla's own: rcl would take "clock:=fast" for the new name of a topic.
        rclpy.init(args=[], context=self._context)
        self.node = RobustNode(name, namespace=f"/{namespace}", context=self._context)
        self.liveness = Liveness(self.node)
        self._execute = ActionClient(self.node, ExecuteTask, "execute_task")
        self._confirm = self.node.create_client(SetBool, "confirm_task")
        self._resumable = self.node.create_client(Trigger, "resumable_tasks")
        self._check = self.node.create_client(CheckGoal, "check_goal")
        self._executor = StackExecutor(self._context)
        self._executor.add_node(self.node)
        self._thread = threading.Thread(target=self._executor.spin, name="client", daemon=True)

    def __enter__(self) -> StackClient:
        """Begin to spin."""
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the graph."""
        self._executor.shutdown(timeout_sec=2.0)
        self._thread.join(timeout=2.0)
        self.node.destroy_node()
        self._context.try_shutdown()

    def send(
        self, goal: ExecuteTask.Goal, on_feedback: Callable[[ExecuteTask.Feedback], None] = lambda _: None
    ) -> PendingTask:
        """Send a task; raise NodeLostError if the executor does not take it."""
        return PendingTask(self._execute.ask(goal, _ANSWER_SEC, "the executor", on_feedback))

    def confirm(self, yes: bool) -> bool:
        """Say yes or no to the task that waits for it; return whether one does. Raises NodeLostError."""
        return call_service(self._confirm, SetBool.Request(data=yes), _ANSWER_SEC).success

    def resumable(self) -> str:
        """Return a line for each task that can be resumed, newest first, or that there is none.

        Raises NodeLostError or NotListedError.
        """
        answer = call_service(self._resumable, Trigger.Request(), _ANSWER_SEC)
        if not answer.success:
            raise NotListedError(answer.message)
        return answer.message

    def check_goal(self, goal: str, begin: bool = False) -> bool:
        """Return whether a goal holds in the simulator's truth; `begin` starts watching. Raise GoalCheckError."""
        answer = call_service(self._check, CheckGoal.Request(goal=goal, begin=begin), _ANSWER_SEC)
        if not answer.valid:
            raise GoalCheckError(answer.message)
        return answer.holds

    def goal_reached(self, goal: str, limit_sec: float = _SETTLE_SEC) -> bool:
        """Return whether a goal holds once everything has come to rest, waiting for that at most `limit_sec` [s]."""
        deadline = time.monotonic() + limit_sec
        while not self.check_goal(goal):
            if time.monotonic() > deadline:
                return False
            self.liveness.wait_change(_POLL_SEC)
        return True


class PendingTask:
    """A task that was accepted."""

    def __init__(self, goal: PendingGoal) -> None:
        """Wait for the result of `goal`."""
        self._goal = goal

    def wait(self, timeout_sec: float) -> ExecuteTask.Result | None:
        """Return the result, or None if there is none within the limit [s]."""
        return self._goal.wait(timeout_sec)

    def cancel(self) -> ExecuteTask.Result:
        """Cancel; return the result, which says whether the arm is at rest; raise NodeLostError."""
        self._goal.cancel(_CANCEL_SEC)
        result = self.wait(_CANCEL_SEC)
        if result is None:
            raise NodeLostError(f"no result {_CANCEL_SEC:g} s after the cancel; assume the arm still moves")
        return result
