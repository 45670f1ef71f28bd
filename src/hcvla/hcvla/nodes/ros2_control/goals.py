"""Goals of other nodes' actions: sent, waited for, and given up."""

from __future__ import annotations

import threading
from typing import Any

from action_msgs.msg import GoalStatus
from rclpy.node import Node

from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.futures import NodeLostError, wait_for

_TAKEN_SEC = 2.0
"""For a server to be found, and for it to take a goal."""


class GoalFailedError(NodeLostError):
    """A goal was refused, aborted or cancelled."""


class GoalClient:
    """One action of another node; a goal at a time. Never used in a spin thread."""

    def __init__(self, node: Node, kind: Any, name: str) -> None:
        """Make the client; `kind` is the action's type."""
        self._client, self._name = ActionClient(node, kind, name), name
        self._lock = threading.Lock()
        self._running: Any = None

    def carry_out(self, goal: Any, limit_sec: float) -> tuple[bool, Any]:
        """Return whether the goal succeeded, and its result; raise GoalFailedError or NodeLostError."""
        if not self._client.wait_for_server(_TAKEN_SEC):
            raise NodeLostError(f"action {self._name} is not there; is its node running?")
        handle = wait_for(self._client.send_goal_async(goal), _TAKEN_SEC, f"action {self._name}")
        if not handle.accepted:
            raise GoalFailedError(f"action {self._name} refused the goal")
        with self._lock:
            self._running = handle
        try:
            answer = wait_for(handle.get_result_async(), limit_sec, f"the result of {self._name}")
        finally:
            with self._lock:
                self._running = None
        if answer.status == GoalStatus.STATUS_CANCELED:
            raise GoalFailedError(f"{self._name} was aborted by a cancel")
        return answer.status == GoalStatus.STATUS_SUCCEEDED, answer.result

    def cancel(self) -> None:
        """Have what runs end; returns at once."""
        with self._lock:
            if self._running is not None:
                self._running.cancel_goal_async()
