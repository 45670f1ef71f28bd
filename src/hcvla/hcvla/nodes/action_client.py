"""An action client whose calls may come from any thread."""

from __future__ import annotations

import threading
from typing import Any

import rclpy.action
from action_msgs.msg import GoalStatus

from hcvla.api.outcomes import Outcome
from hcvla.nodes.waiting import NodeLostError

_WITH_RESULT = (GoalStatus.STATUS_SUCCEEDED, GoalStatus.STATUS_CANCELED)


def result_of(answer: Any, who: str) -> Any:
    """Return the result in the answer to `get_result_async`; raise NodeLostError if the server made none.

    A server that fails without a result sends an empty one, whose outcome would read as done.
    """
    if answer.result.outcome.code == Outcome.DONE and answer.status not in _WITH_RESULT:
        raise NodeLostError(f"{who} ended without a result (status {answer.status}); its log says why")
    return answer.result


class ActionClient(rclpy.action.ActionClient):
    """rclpy's client, but an answer is never taken before the call it belongs to has been noted.

    rclpy sends a request and notes it afterwards; an answer that the spinning thread takes in between is dropped with
    "Ignoring unexpected goal response", and the caller waits in vain.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what rclpy's client takes."""
        self._calls = threading.RLock()
        super().__init__(*args, **kwargs)

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
