"""The planner behind its service."""

from __future__ import annotations

import time

from hcvla_interfaces.msg import MemoryEntry
from hcvla_interfaces.srv import PlanCode
from rclpy.node import Node

from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.nodes.messages.conversions import object_to_msg, outcome_to_msg, pose_to_msg, verdict_from_msg
from hcvla.nodes.ros.futures import call_service
from hcvla.nodes.ros.liveness import Liveness
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest

_POLL_SEC = 0.1
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
        """Return the next lines, waiting for a model that still loads; raise PlannerError or NodeLostError."""
        deadline = time.monotonic() + self.timeout_sec
        while self._liveness.loading("planner") and time.monotonic() < deadline:
            self._liveness.wait_change(_POLL_SEC)
        self._liveness.require(["planner"])
        message = PlanCode.Request(
            task=request.task,
            past_code=[step.code for step in request.past],
            past_outcomes=[outcome_to_msg(step.verdict) for step in request.past],
            past_held=[step.held or "" for step in request.past],
            objects=[object_to_msg(named) for named in request.objects],
            memory=[MemoryEntry(key=key, pose=pose_to_msg(pose)) for key, pose in request.memory.items()],
            errors=list(request.errors),
            held=request.held or "",
            asks_goal=request.asks_goal,
        )
        answer = call_service(self._client, message, self.timeout_sec)
        verdict = verdict_from_msg(answer.outcome)
        if verdict.outcome in _REFUSALS:
            return PlanAnswer(refusal=verdict.message, refusal_outcome=verdict.outcome, seconds=answer.seconds)
        if not verdict.done:
            raise PlannerError(verdict.message)
        return PlanAnswer(answer.code, answer.done, seconds=answer.seconds, goal=answer.goal)
