"""The skill server behind its action: what the executor calls for each subtask."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from hcvla_interfaces.action import ExecuteSubtask
from rclpy.node import Node

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.nodes.action_client import ActionClient, result_of
from hcvla.nodes.conversions import arguments_to_msg, call_from_msg, verdict_from_msg
from hcvla.nodes.liveness import Liveness
from hcvla.nodes.remote_arm import RemoteArm
from hcvla.nodes.remote_world import RemoteWorld
from hcvla.nodes.waiting import NodeLostError, wait_for
from hcvla.robots.arm import StopReport
from hcvla.skills.watch import SubtaskWatch

_ANSWER_SEC = 5.0
_TICK_SEC = 0.05
_SLOWEST_CLOCK = 20.0
"""A simulated robot's clock may run this much slower than ours before a subtask counts as hung."""


class RemoteSkills:
    """Implements hcvla.executor.subtasks.SubtaskClient."""

    def __init__(
        self, node: Node, arm: RemoteArm, world: RemoteWorld, liveness: Liveness, required: Sequence[str]
    ) -> None:
        """Make the client; while a subtask runs, every node in `required` must stay alive."""
        self._arm, self._world, self._liveness, self._required = arm, world, liveness, tuple(required)
        self._client = ActionClient(node, ExecuteSubtask, "execute_subtask")
        self._lock = threading.Lock()
        self._running: object | None = None

    def execute(self, call: Call, watch: SubtaskWatch) -> Verdict:
        """Carry out a call; raise NodeLostError (the arm is stopped) if a node or camera is lost."""
        self._liveness.require(self._required)
        goal = ExecuteSubtask.Goal(function=call.function, arguments=arguments_to_msg(call))
        sent = self._client.send_goal_async(goal, feedback_callback=lambda message: _tell(watch, message.feedback))
        handle = wait_for(sent, _ANSWER_SEC, "action execute_subtask")
        with self._lock:
            self._running = handle
        result = handle.get_result_async()
        ended = threading.Event()
        result.add_done_callback(lambda _: ended.set())
        try:
            self._wait(ended, ROBOT_API[call.function].timeout_sec * _SLOWEST_CLOCK)
        finally:
            with self._lock:
                self._running = None
        answer = result_of(result.result(), "the skill server")
        self._world.expect_newer(self._arm.state().stamp_sec)
        return verdict_from_msg(answer.outcome, answer.measures)

    def cancel(self) -> StopReport:
        """Stop the arm and end the running subtask; a stop that somebody else latched stays latched."""
        latched_before = self._stopped()
        report = self._arm.stop()
        with self._lock:
            handle = self._running
        if handle is not None:
            # Answered once the skill server has stopped too, so that its stop cannot come after the release below.
            wait_for(handle.cancel_goal_async(), _ANSWER_SEC, "cancel of execute_subtask")  # type: ignore[attr-defined]
        if report.at_rest and not latched_before:
            self._arm.clear_stop()
        return report

    def _wait(self, ended: threading.Event, limit_sec: float) -> None:
        deadline = time.monotonic() + limit_sec
        while not ended.wait(_TICK_SEC):
            lost = next(filter(None, map(self._liveness.problem, self._required)), "")
            if not lost and time.monotonic() < deadline:
                continue
            report = self._arm.stop()
            if report.at_rest:
                self._arm.clear_stop()
            reason = lost or f"the skill server gave no result within {limit_sec:g} s"
            raise self._liveness.error(f"{reason} (arm: {report.message})")

    def _stopped(self) -> bool:
        try:
            return self._arm.state().stopped
        except NodeLostError:
            return False


def _tell(watch: SubtaskWatch, feedback: ExecuteSubtask.Feedback) -> None:
    if feedback.kind == ExecuteSubtask.Feedback.PHASE:
        watch.on_phase(feedback.phase)
        return
    call = call_from_msg(ROBOT_API, feedback.function, feedback.arguments)
    if feedback.kind == ExecuteSubtask.Feedback.INNER_STARTED:
        watch.on_inner_started(call)
    else:
        watch.on_inner_ended(call, verdict_from_msg(feedback.outcome, feedback.measures))
