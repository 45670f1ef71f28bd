"""A goal that an action server has taken: its result to come, and its end if no one wants it any more."""

from __future__ import annotations

import math
import threading
import time
from typing import Any

from action_msgs.msg import GoalStatus
from rclpy.action.client import ClientGoalHandle

from hcvla.api.outcomes import Outcome
from hcvla.nodes.ros.futures import NodeLostError, wait_for

REPEAT_SEC = 1.0
"""What no one answers is requested again after so long [s, system clock].

DDS keeps a killed server in the graph for seconds. Meanwhile rclpy finds a server there, and what is sent before its
successor has been found as well is lost.
"""
_REPEATS = 8
"""A result is requested so often, while DDS may still hold a killed server for alive (config/fastdds.xml)."""


class PendingGoal:
    """Waits from any thread but a spinning one."""

    def __init__(self, handle: ClientGoalHandle, who: str) -> None:
        """Request the result; `who` names the server in messages."""
        self._handle, self._who = handle, who
        self._ended = threading.Event()
        self._requests = 0
        self._ask()

    def wait(self, timeout_sec: float) -> Any:
        """Return the result, None if there is none within the limit [s]; raise NodeLostError if there will be none."""
        deadline = time.monotonic() + timeout_sec
        while not self._ended.wait(max(0.0, min(deadline, self._ask_again_sec) - time.monotonic())):
            now = time.monotonic()
            if now >= self._ask_again_sec:
                self._ask()
            if now >= deadline:
                return None
        answer = self._answer
        if answer.status == GoalStatus.STATUS_UNKNOWN:
            raise NodeLostError(f"{self._who} knows nothing of the goal it took: it died and was restarted")
        # A server that fails without a result sends an empty one.
        if answer.result.outcome.code == Outcome.NONE:
            raise NodeLostError(f"{self._who} ended without a result (status {answer.status}); its log says why")
        return answer.result

    def cancel(self, limit_sec: float) -> None:
        """Cancel the goal and wait for the server's answer; raise NodeLostError."""
        deadline = time.monotonic() + limit_sec
        while True:
            left_sec = deadline - time.monotonic()
            try:
                wait_for(self._handle.cancel_goal_async(), min(left_sec, REPEAT_SEC), f"cancel of {self._who}")
            except NodeLostError:
                if left_sec <= REPEAT_SEC:
                    raise
            else:
                return

    def _ask(self) -> None:
        self._requests += 1
        self._ask_again_sec = time.monotonic() + REPEAT_SEC if self._requests < _REPEATS else math.inf
        self._handle.get_result_async().add_done_callback(self._take)

    def _take(self, future: Any) -> None:
        self._answer = future.result()
        self._ended.set()
