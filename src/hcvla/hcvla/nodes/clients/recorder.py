"""A user of the recorder: sends one recording and ends it."""

from __future__ import annotations

from collections.abc import Callable

from hcvla_interfaces.action import Record

from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.futures import NodeLostError

_ANSWER_SEC = 10.0
_JOIN_SEC = 120.0
"""Up to 64 episodes are joined at the end."""


class PendingRecording:
    """A recording that was requested."""

    def __init__(self, client: StackClient, goal: Record.Goal, on_feedback: Callable[[Record.Feedback], None]) -> None:
        """Send the goal; raise NodeLostError if no recorder takes it."""
        self._goal = ActionClient(client.node, Record, "record").ask(goal, _ANSWER_SEC, "the recorder", on_feedback)

    def wait(self, timeout_sec: float) -> Record.Result | None:
        """Return the result, or None if there is none within the limit [s]."""
        return self._goal.wait(timeout_sec)

    def end(self) -> Record.Result:
        """End the recording and return its result; raise NodeLostError."""
        self._goal.cancel(_ANSWER_SEC)
        result = self.wait(_JOIN_SEC)
        if result is None:
            raise NodeLostError(f"no result {_JOIN_SEC:g} s after the end was requested; --resume goes on")
        return result
