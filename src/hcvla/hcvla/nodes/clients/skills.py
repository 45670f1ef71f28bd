"""The skill server behind its action: what the executor calls for each subtask."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from hcvla_interfaces.action import ExecuteSubtask
from rclpy.node import Node

from hcvla.api.events import EventSubscriber
from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call, Registry
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.world import RemoteWorld
from hcvla.nodes.messages.conversions import arguments_to_msg, verdict_from_msg
from hcvla.nodes.messages.events import skill_event_from_msg
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import Liveness, Watch
from hcvla.nodes.ros.pending_goal import PendingGoal
from hcvla.robots.arm import StopReport

SKILL_SERVER = "skill_server"
_WHO = "the skill server"
_ANSWER_SEC = 5.0
_TICK_SEC = 0.05
_ORPHAN_SEC, _BUSY_SEC = 6.0, 0.2
"""A subtask whose executor died has ended after so long; so often it is tried whether it has [s, system clock]."""
_SLOWEST_CLOCK = 20.0
"""A simulated robot's clock may run this much slower than ours before a subtask counts as hung."""


class RemoteSkills:
    """Implements hcvla.executor.subtasks.SubtaskClient."""

    def __init__(
        self,
        node: Node,
        registry: Registry,
        arm: RemoteArm,
        world: RemoteWorld,
        liveness: Liveness,
        required: Sequence[str],
    ) -> None:
        """Make the client; while a subtask runs, every node in `required` must stay alive."""
        self._registry = registry
        self._arm, self._world, self._liveness, self._required = arm, world, liveness, tuple(required)
        self._client = ActionClient(node, ExecuteSubtask, "execute_subtask")
        self._lock = threading.Lock()
        self._running: PendingGoal | None = None

    def execute(self, call: Call, publish: EventSubscriber) -> Verdict:
        """Carry out a call; raise NodeLostError (the arm is stopped) if a node or camera is lost.

        A skill server that is busy is waited for: it ends what an executor that died has left running.
        """
        deadline = time.monotonic() + _ORPHAN_SEC
        verdict = self._execute_once(call, publish)
        while verdict.outcome is OutcomeCode.BUSY and time.monotonic() < deadline:
            self._liveness.wait_change(_BUSY_SEC)
            verdict = self._execute_once(call, publish)
        return verdict

    def _execute_once(self, call: Call, publish: EventSubscriber) -> Verdict:
        alive = self._liveness.watch(self._required)
        # Only now: one whose heartbeat was overdue has been waited for, and is not watched if it did not come.
        self._liveness.require(self._required)
        goal = ExecuteSubtask.Goal(function=call.function, arguments=arguments_to_msg(call))
        pending = self._ask(goal, publish)
        with self._lock:
            self._running = pending
        try:
            result = self._wait(pending, alive, self._registry[call.function].timeout_sec * _SLOWEST_CLOCK)
        finally:
            with self._lock:
                self._running = None
        self._world.expect_newer(self._arm.state().stamp_sec)
        return verdict_from_msg(result.outcome, result.measures)

    def cancel(self) -> StopReport:
        """Stop the arm and end the running subtask; a stop that someone else latched stays latched."""
        with self._lock:
            pending = self._running
        return self._end(pending)

    def _ask(self, goal: ExecuteSubtask.Goal, publish: EventSubscriber) -> PendingGoal:
        try:
            return self._client.ask(goal, _ANSWER_SEC, _WHO, lambda feedback: publish(skill_event_from_msg(feedback)))
        except NodeLostError as error:
            # It may have been taken all the same, and no one could end it: this stop stays latched.
            report = self._arm.stop()
            raise NodeLostError(f"{error} (arm: {report.message}; clear the stop)") from error

    def _wait(self, pending: PendingGoal, alive: Watch, limit_sec: float) -> ExecuteSubtask.Result:
        deadline = time.monotonic() + limit_sec
        lost = ""
        while not lost:
            try:
                if (result := pending.wait(_TICK_SEC)) is not None:
                    return result
                lost = alive.problem()
            except NodeLostError as error:
                lost = str(error)
            if time.monotonic() > deadline:
                lost = lost or f"{_WHO} gave no result within {limit_sec:g} s"
        report = self._end(pending)
        raise self._liveness.error(f"{lost} (arm: {report.message})")

    def _end(self, pending: PendingGoal | None) -> StopReport:
        latched_before = self._stopped()
        report = self._arm.stop()
        ended = pending is None or self._ended(pending)
        if report.at_rest and ended and not latched_before:
            self._arm.clear_stop()
        return report

    def _ended(self, pending: PendingGoal) -> bool:
        """Whether the skill server is done with it, or gone: its stop must not come after ours is released."""
        if self._liveness.problem(SKILL_SERVER):
            return True
        try:
            pending.cancel(_ANSWER_SEC)
        except NodeLostError:
            return bool(self._liveness.problem(SKILL_SERVER))
        try:
            return pending.wait(_ANSWER_SEC) is not None
        except NodeLostError:
            # It ended without a result, or another process took the server's place.
            return True

    def _stopped(self) -> bool:
        try:
            return self._arm.state().stopped
        except NodeLostError:
            return False
