"""The planner behind its service."""

from __future__ import annotations

import time

from hcvla_interfaces.msg import MemoryEntry
from hcvla_interfaces.srv import PlanCode
from rclpy.node import Node

from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.nodes.messages.conversions import object_to_msg, outcome_to_msg, pose_to_msg, verdict_from_msg
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import RESTART_SEC, Liveness
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest

_NODE = "planner"
_POLL_SEC = 0.1
_ANSWER_POLL_SEC = 0.005
_REFUSALS = (OutcomeCode.NOT_UNDERSTOOD, OutcomeCode.OBJECT_NOT_FOUND, OutcomeCode.AMBIGUOUS)


class RemotePlanner:
    """Implements hcvla.planner.planner.Planner; the planner's node adds the image itself."""

    def __init__(self, node: Node, liveness: Liveness, timeout_sec: float) -> None:
        """Make the client on behalf of `node`; a plan takes at most `timeout_sec` [s, system clock]."""
        self._liveness = liveness
        self.timeout_sec = timeout_sec
        """May be changed; holds from the next plan on."""
        self._client = node.create_client(PlanCode, "plan_code")

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError or NodeLostError.

        A model that still loads is waited for; a planner that died gets the request again when it is back: planning
        changes nothing.
        """
        deadline = time.monotonic() + self.timeout_sec
        answer = self._ready_answer(_to_msg(request), deadline)
        verdict = verdict_from_msg(answer.outcome)
        if verdict.outcome in _REFUSALS:
            return PlanAnswer(refusal=verdict.message, refusal_outcome=verdict.outcome, seconds=answer.seconds)
        if not verdict.done:
            raise PlannerError(verdict.message)
        return PlanAnswer(
            answer.code,
            answer.done,
            seconds=answer.seconds,
            goal=answer.goal,
            ahead=answer.ahead,
            doubt=answer.doubt,
        )

    def _ready_answer(self, message: PlanCode.Request, deadline: float) -> PlanCode.Response:
        """Send the request until a planner that is ready answers; raise NodeLostError."""
        while True:
            self._wait_ready(deadline)
            answer = self._answer(message, deadline)
            if answer is not None and answer.outcome.code != OutcomeCode.NODE_LOST:
                return answer
            if answer is not None and time.monotonic() + _POLL_SEC > deadline:
                raise NodeLostError(answer.outcome.message)
            # One that loads may have been taken for the one before, whose last heartbeat said that it was ready.
            self._liveness.wait_change(_POLL_SEC)

    def _wait_ready(self, deadline: float) -> None:
        """Wait while the model loads, and for a planner that may be started again; raise NodeLostError."""
        back = time.monotonic() + RESTART_SEC
        while self._liveness.problem(_NODE) and time.monotonic() < deadline:
            if not self._liveness.loading(_NODE) and time.monotonic() > back:
                break
            self._liveness.wait_change(_POLL_SEC)
        self._liveness.require([_NODE])

    def _answer(self, message: PlanCode.Request, deadline: float) -> PlanCode.Response | None:
        """Send it once; return None if the planner died over it; raise NodeLostError if none answers by `deadline`."""
        asked = self._liveness.incarnation(_NODE)
        if not self._client.wait_for_service(RESTART_SEC):
            raise NodeLostError(f"service {self._client.srv_name} is not there; is the planner running?")
        future = self._client.call_async(message)
        while not future.done():
            alive = self._liveness.is_process(_NODE, asked)
            if not alive or time.monotonic() > deadline:
                self._client.remove_pending_request(future)
                if not alive:
                    return None
                raise NodeLostError(f"the planner did not answer within {self.timeout_sec:g} s")
            self._liveness.wait_change(_ANSWER_POLL_SEC)
        return future.result()


def _to_msg(request: PlanRequest) -> PlanCode.Request:
    return PlanCode.Request(
        task=request.task,
        past_code=[step.code for step in request.past],
        past_outcomes=[outcome_to_msg(step.verdict) for step in request.past],
        past_held=[step.held or "" for step in request.past],
        objects=[object_to_msg(named) for named in request.objects],
        memory=[MemoryEntry(key=key, pose=pose_to_msg(pose)) for key, pose in request.memory.items()],
        errors=list(request.errors),
        held=request.held or "",
        asks_goal=request.asks_goal,
        start=[object_to_msg(named) for named in request.start],
        confirmed=request.confirmed,
    )
