"""An action client whose calls may come from any thread, and which repeats what is lost on the way."""

from __future__ import annotations

import queue
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

import rclpy.action
from rclpy.action.client import ClientGoalHandle
from rclpy.qos import QoSProfile, ReliabilityPolicy
from unique_identifier_msgs.msg import UUID

from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.pending_goal import REPEAT_SEC, PendingGoal

BURST = QoSProfile(depth=1000, reliability=ReliabilityPolicy.RELIABLE)
"""So many goals may come at once; of more than the default's ten, some would never be answered."""


class ActionClient(rclpy.action.ActionClient):
    """rclpy's client, but an answer is never taken before the call it belongs to has been noted.

    rclpy sends a request and notes it afterwards; an answer that the spinning thread takes in between is dropped with
    "Ignoring unexpected goal response", and the caller waits forever.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what rclpy's client takes."""
        self._calls = threading.RLock()
        kinds = ("goal_service_qos_profile", "result_service_qos_profile", "cancel_service_qos_profile")
        super().__init__(*args, **(dict.fromkeys(kinds, BURST) | kwargs))

    def ask(
        self, goal: Any, limit_sec: float, who: str, on_feedback: Callable[[Any], None] = lambda _: None
    ) -> PendingGoal:
        """Send a goal and return it once `who` has taken it, within a limit [s]; raise NodeLostError.

        Never call it in a spin thread.
        """
        deadline = time.monotonic() + limit_sec
        if not self.wait_for_server(limit_sec):
            raise NodeLostError(f"{who} is not there after {limit_sec:g} s; is its node running?")
        answers: queue.SimpleQueue[ClientGoalHandle] = queue.SimpleQueue()
        goal_id, repeated = _new_id(), False
        while True:
            sent = self.send_goal_async(goal, lambda message: on_feedback(message.feedback), goal_id)
            sent.add_done_callback(lambda future: answers.put(future.result()))
            handle = _next_answer(answers, goal_id, min(REPEAT_SEC, deadline - time.monotonic()))
            if handle is None:
                # The same id again: if the first did arrive, the server takes no second one.
                repeated = True
            elif handle.accepted:
                return PendingGoal(handle, who)
            elif repeated:
                # It did arrive, but the answer could not be sent, and such a goal rclpy never carries out.
                goal_id, repeated = _new_id(), False
            else:
                raise NodeLostError(f"{who} refused the goal")
            if time.monotonic() >= deadline:
                raise NodeLostError(f"{who} did not answer within {limit_sec:g} s; is its node running?")

    def send_goal_async(self, *args: Any, **kwargs: Any) -> Any:
        """Send a goal; the future is that of the goal's handle."""
        with self._calls:
            return super().send_goal_async(*args, **kwargs)

    def _cancel_goal_async(self, *args: Any, **kwargs: Any) -> Any:
        with self._calls:
            return super()._cancel_goal_async(*args, **kwargs)

    def _get_result_async(self, *args: Any, **kwargs: Any) -> Any:
        with self._calls:
            return super()._get_result_async(*args, **kwargs)

    async def execute(self, taken_data: Any) -> None:
        """Hand out the answers that were taken."""
        with self._calls:
            await super().execute(taken_data)


def _new_id() -> UUID:
    return UUID(uuid=list(uuid.uuid4().bytes))


def _next_answer(
    answers: queue.SimpleQueue[ClientGoalHandle], goal_id: UUID, timeout_sec: float
) -> ClientGoalHandle | None:
    """Return the next answer about a goal, None if there is none within the limit [s]; others are too late."""
    deadline = time.monotonic() + timeout_sec
    while True:
        try:
            handle = answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None
        if handle.goal_id == goal_id:
            return handle
