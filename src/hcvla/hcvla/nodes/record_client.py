"""A user of the recorder: sends one recording and ends it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from hcvla_interfaces.action import Record

from hcvla.nodes.action_client import ActionClient, result_of
from hcvla.nodes.client import StackClient
from hcvla.nodes.waiting import NodeLostError, wait_for

_ANSWER_SEC = 10.0
_JOIN_SEC = 120.0
"""Up to 64 episodes are joined at the end."""


class PendingRecording:
    """A recording that was asked for."""

    def __init__(self, client: StackClient, goal: Record.Goal, on_feedback: Callable[[Record.Feedback], None]) -> None:
        """Send the goal; raise NodeLostError if no recorder takes it."""
        record = ActionClient(client.node, Record, "record")
        if not record.wait_for_server(_ANSWER_SEC):
            raise NodeLostError(f"action record is not there after {_ANSWER_SEC:g} s; is the recorder running?")
        sent = record.send_goal_async(goal, feedback_callback=lambda message: on_feedback(message.feedback))
        self._handle: Any = wait_for(sent, _ANSWER_SEC, "action record")
        self._ended = threading.Event()
        self._result = self._handle.get_result_async()
        self._result.add_done_callback(lambda _: self._ended.set())

    def wait(self, timeout_sec: float) -> Record.Result | None:
        """Return the result, or None if there is none within the limit [s]."""
        return result_of(self._result.result(), "the recorder") if self._ended.wait(timeout_sec) else None

    def end(self) -> Record.Result:
        """End the recording and return its result; raise NodeLostError."""
        self._handle.cancel_goal_async()
        result = self.wait(_JOIN_SEC)
        if result is None:
            raise NodeLostError(f"no result {_JOIN_SEC:g} s after the end was asked for; --resume goes on")
        return result
