"""Node `executor`: takes sentences as an action and has them done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.srv import MemoryRecord
from rclpy.action import CancelResponse
from rclpy.action.server import ServerGoalHandle
from std_srvs.srv import SetBool, Trigger

from hcvla.api.errors import BusyError, HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Registry
from hcvla.executor.executor import Collaborators, TaskExecutor
from hcvla.executor.request import TaskRequest
from hcvla.executor.result import TaskResult
from hcvla.executor.resumable import NOTHING_TO_RESUME, in_words
from hcvla.memory.client import RemoteJournal
from hcvla.nodes.bringup.configuration import ExecutorNodeConfig
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.planner import RemotePlanner
from hcvla.nodes.clients.scene import SimulatedScene
from hcvla.nodes.clients.skills import SKILL_SERVER, RemoteSkills
from hcvla.nodes.clients.world import PERCEPTION, RemoteWorld
from hcvla.nodes.executor_topics import GoalPublisher, TaskTopics, result_to_msg
from hcvla.nodes.ros.faults import describe
from hcvla.nodes.ros.futures import NodeLostError, call_service
from hcvla.nodes.ros.liveness import RESTART_SEC, Liveness
from hcvla.nodes.ros.node import HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import CallTally, Level, PartStatus
from hcvla.robots.kinematics import home_tool
from hcvla.world.queries import SceneQueries

_JOIN_SEC = 3.0
"""Heartbeats come twice a second; a node that has just been started, or restarted, needs a moment more [s]."""


class ExecutorNode(HcvlaNode):
    """One task at a time; a second goal while one runs ends as BUSY."""

    def __init__(self, registry: Registry) -> None:
        """Connect to the other nodes and offer the action."""
        super().__init__("executor")
        config = read_parameters(self, ExecutorNodeConfig(), self._apply, live=("budgets", "sandbox"))
        self._budgets = config.budgets
        self._arm = RemoteArm(self, self.base_frame)
        self._topics = TaskTopics(self, self.base_frame)
        self._liveness = Liveness(self)
        # Memory is not among them: the journal waits for a memory that is being restarted.
        self._needed = (config.bridge, config.camera, PERCEPTION, SKILL_SERVER)
        self._record = self.create_client(MemoryRecord, "memory/record")
        self._world = world = RemoteWorld(self, self._liveness, self._arm.clock, self.base_frame)
        self._planner = RemotePlanner(self, self._liveness, config.budgets.planner_sec)
        collaborators = Collaborators(
            planner=self._planner,
            subtasks=RemoteSkills(self, registry, self._arm, world, self._liveness, self._needed),
            world=world,
            registry=registry,
            journal=RemoteJournal(self._send_record),
            image=lambda: None,
            tool=lambda: self._arm.state().T_base_tool,
            home=home_tool(),
            robot_clock=self._arm.newest_stamp_sec,
            scene=SimulatedScene(self, self._liveness, self._arm, config.bridge).name,
            wait=self._arm.wait,
            config=config.budgets,
            limits=config.sandbox,
            queries=SceneQueries(config.placing),
        )
        self._executor = TaskExecutor(collaborators)
        self._one_task = threading.Lock()
        self._tally = CallTally("tasks")
        self.diagnostics.add("tasks", self._tally.status)
        self.diagnostics.add("needed nodes", self._needed_status)
        self._server = self.create_action(ExecuteTask, "execute_task", self._execute, self._cancel)
        self.create_service(Trigger, "cancel_task", self._cancel_task, callback_group=self.waiting)
        self.create_service(SetBool, "confirm_task", self._confirm_task)
        self.create_service(Trigger, "resumable_tasks", self._resumable_tasks, callback_group=self.waiting)
        self.set_ready()

    def _apply(self, config: ExecutorNodeConfig) -> None:
        self._budgets = config.budgets
        self._planner.timeout_sec = config.budgets.planner_sec
        self._executor.configure(config.budgets, config.sandbox)

    def finish(self) -> None:
        """Stop a task that still runs."""
        if self._executor.busy:
            self._executor.cancel()

    def close(self) -> None:
        """Take no more tasks."""
        self._server.destroy()

    def _execute(self, goal: ServerGoalHandle) -> ExecuteTask.Result:
        request, publisher = goal.request, GoalPublisher(self._topics, goal)

        given = {name: getattr(request, name) for name in request.get_fields_and_field_types()}

        def run() -> TaskResult:
            if not self._one_task.acquire(blocking=False):
                raise BusyError("another task runs; wait for its end or cancel it")
            self._tally.running = excerpt(request.task or request.resume)
            try:
                self._check(TaskRequest(**given))
                self._world.begin_task(RESTART_SEC if request.resume else _JOIN_SEC)
                return self._executor.run(**given, subscriber=publisher.on_event)
            finally:
                self._tally.running = ""
                self._one_task.release()

        result = result_of(run, request.task, self._fail)
        verdict = Verdict(result.outcome, result.message)
        if result.outcome is not Outcome.BUSY:
            self._tally.add(excerpt(result.task), verdict)
            if not publisher.ended:
                publisher.end(verdict, self._arm.newest_stamp_sec())
        _end(goal, result)
        return result_to_msg(result, self._arm.newest_stamp_sec(), self.base_frame)

    def _fail(self, error: Exception) -> None:
        """Report what must not happen; nothing may move on unattended."""
        self.faults.failed("execute_task", error)
        self._executor.cancel()

    def _needed_status(self) -> PartStatus:
        problems = {name: self._liveness.problem(name) for name in self._needed}
        lost = next(filter(None, problems.values()), "")
        values = {name: problem or "ready" for name, problem in problems.items()}
        return PartStatus(Level.ERROR if lost else Level.OK, lost or "all ready", values)

    def _check(self, request: TaskRequest) -> None:
        """Raise if the request is faulty, or a node is missing: a task must not begin that cannot move."""
        checked = request.checked(self._budgets.task_chars)
        plans = not checked.program and not checked.resume
        # A planner that still loads is waited for at the first request; the task is accepted meanwhile.
        asked = plans and not self._liveness.loading("planner")
        # Who resumes a task does so because a node died, which may just be starting again.
        limit_sec = RESTART_SEC if checked.resume else _JOIN_SEC
        self._liveness.wait_ready((*self._needed, "planner") if asked else self._needed, limit_sec)

    def _cancel(self, goal: ServerGoalHandle) -> CancelResponse:
        # A second goal's cancel must not stop the first: only the goal that runs is cancelled.
        if self._executor.busy and goal.is_active:
            self._executor.cancel()
        return CancelResponse.ACCEPT

    def _cancel_task(self, _: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
        report = self._executor.cancel()
        response.success, response.message = report.at_rest, report.message
        return response

    def _confirm_task(self, request: SetBool.Request, response: SetBool.Response) -> SetBool.Response:
        response.success = self._executor.answer(request.data)
        response.message = "" if response.success else "no task waits for a confirmation"
        return response

    def _resumable_tasks(self, _: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
        tasks = self._executor.resumable()
        response.message = "\n".join(in_words(task, time.time()) for task in tasks) or NOTHING_TO_RESUME
        response.success = True
        return response

    def _send_record(self, record: str, timeout_sec: float) -> str:
        try:
            answer = call_service(self._record, MemoryRecord.Request(record=record), timeout_sec)
        except NodeLostError as error:
            raise TimeoutError(str(error)) from error
        return answer.answer


def result_of(run: Callable[[], TaskResult], task: str, on_failure: Callable[[Exception], object]) -> TaskResult:
    """Return the result of a run; an exception becomes a result too: a client always gets one.

    `on_failure` gets what is no HcvlaError.
    """
    try:
        return run()
    except HcvlaError as error:
        return TaskResult(outcome=error.outcome, message=str(error), task=task)
    except Exception as error:  # noqa: BLE001 - the edge of the goal's thread
        on_failure(error)
        return TaskResult(outcome=Outcome.NODE_LOST, message=describe("the executor", error), task=task)


def _end(goal: ServerGoalHandle, result: TaskResult) -> None:
    if result.done:
        goal.succeed()
    elif result.outcome is Outcome.STOPPED and goal.is_cancel_requested:
        goal.canceled()
    else:
        goal.abort()


def main() -> None:
    """Run the node."""
    run_node(lambda: ExecutorNode(ROBOT_API))


if __name__ == "__main__":
    main()
