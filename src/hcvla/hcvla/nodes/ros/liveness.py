"""Who is alive: heartbeats watched, so that a dead node is named instead of waited for."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence

from hcvla_interfaces.msg import Heartbeat
from rclpy.clock import Clock, ClockType
from rclpy.node import Node

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import MOST_CHARS, excerpt
from hcvla.api.outcomes import Outcome
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.ros.futures import NodeLostError

SILENCE_LIMIT_SEC = 2.5
"""Five heartbeats missed: the node counts as dead [s, system clock]."""

_TURN_SEC = 0.25
"""So often a node notes that it listens [s, system clock]: by twice that a silence is noticed later."""

RESTART_SEC = 15.0
"""A node that died and is started again is back within this, also on a busy machine [s]."""

_QUEUE = 50
"""Heartbeats that may wait to be taken in: 3 s of a stack's."""

_OVERDUE_SEC = 0.65
"""A heartbeat is overdue [s, system clock]; no node is back sooner after it was killed."""

LOADING = "loading the model"
"""What a heartbeat says while its node will be ready by itself."""


class CameraSilentError(HcvlaError):
    """A camera stopped delivering images, or its node died."""

    outcome = Outcome.CAMERA_LOST


class Liveness:
    """The newest heartbeat of every node of this stack.

    A node that is held up receives nothing from anyone: only silence while it listened counts.
    """

    def __init__(self, node: Node) -> None:
        """Subscribe on behalf of `node`."""
        self._changed = threading.Condition()
        self._beats: dict[str, tuple[float, Heartbeat]] = {}
        self._turn_sec = self._listened_sec = time.monotonic()
        node.create_timer(_TURN_SEC, self._on_turn, clock=Clock(clock_type=ClockType.STEADY_TIME))
        with self._changed:
            self._incoming = node.create_subscription(Heartbeat, "heartbeat", self._on_beat, _QUEUE)

    def require(self, names: Sequence[str]) -> None:
        """Raise NodeLostError naming the first node that is silent or not ready."""
        for name in names:
            problem = self.problem(name)
            if problem:
                raise self.error(problem)

    @staticmethod
    def error(problem: str) -> HcvlaError:
        """Return the error for a problem; a camera that stopped has an outcome of its own."""
        return CameraSilentError(problem) if "camera '" in problem or "camera'" in problem else NodeLostError(problem)

    def problem(self, name: str) -> str:
        """Return what is wrong with a node, empty if it is alive and ready."""
        silent_sec, beat = self._newest(name)
        if beat is None:
            return f"node '{name}' has not been seen; start it or the whole stack (hcvla up)"
        if not self.is_alive(name):
            return f"node '{name}' died: silent for {silent_sec:.1f} s"
        if not beat.ready:
            return f"node '{name}' is not ready: {beat.message}"
        return ""

    def incarnation(self, name: str) -> int | None:
        """Return which process of a node was seen last, None if it was never seen."""
        _, beat = self._newest(name)
        return beat.incarnation if beat is not None else None

    def is_alive(self, name: str) -> bool:
        """Whether a node sends heartbeats, ready or not."""
        with self._changed:
            received_sec, _ = self._beats.get(name, (-math.inf, None))
            return self._listened_sec - received_sec <= SILENCE_LIMIT_SEC

    def is_process(self, name: str, incarnation: int | None) -> bool:
        """Whether a node is alive and still the process of an incarnation, ready or not."""
        return self.is_alive(name) and self.incarnation(name) == incarnation

    def watch(self, names: Sequence[str]) -> Watch:
        """Begin to watch nodes that must stay the processes they are, waiting for a heartbeat that is overdue.

        Otherwise one that was killed and is back, but was not seen yet, would be watched for what it was.
        """
        while any(self._newest(name)[0] > _OVERDUE_SEC and self.is_alive(name) for name in names):
            self.wait_change(_OVERDUE_SEC)
        return Watch(self, names)

    def loading(self, name: str) -> bool:
        """Whether a node is alive and still loads what it needs."""
        _, beat = self._newest(name)
        return beat is not None and beat.message == LOADING and self.is_alive(name)

    def forget(self, name: str) -> None:
        """Count a node as not seen, e.g. because its process was just replaced."""
        with self._changed:
            self._beats.pop(name, None)

    def wait_ready(self, names: Sequence[str], timeout_sec: float) -> None:
        """Wait until all are alive and ready; raise NodeLostError naming the first that is not."""
        deadline = time.monotonic() + timeout_sec
        while any(map(self.problem, names)) and time.monotonic() < deadline:
            self.wait_change(0.1)
        self.require(names)

    def wait_change(self, timeout_sec: float) -> None:
        """Wait for the next heartbeat, for at most `timeout_sec` [s]."""
        with self._changed:
            self._changed.wait(timeout_sec)

    def _newest(self, name: str) -> tuple[float, Heartbeat | None]:
        """Return a node's last heartbeat and the time since [s, system clock]; infinite if it was never seen."""
        with self._changed:
            received_sec, beat = self._beats.get(name, (-math.inf, None))
        return time.monotonic() - received_sec, beat

    def _on_turn(self) -> None:
        """Note that everything that had arrived by the last turn has been processed since."""
        with self._changed:
            self._listened_sec, self._turn_sec = self._turn_sec, time.monotonic()

    def _on_beat(self, message: Heartbeat) -> None:
        """Process this heartbeat and all queued behind it: rclpy delivers one a turn, too few for a busy node."""
        self._take_in(message)
        with self._changed:
            incoming = self._incoming
        with incoming.handle:
            for _ in range(_QUEUE):
                taken = incoming.handle.take_message(Heartbeat, False)
                if taken is None:
                    return
                self._take_in(taken[0])

    def _take_in(self, message: Heartbeat) -> None:
        if not 0 < len(message.node) <= MOST_CHARS:
            raise BadMessageError("heartbeat: node", f"'{excerpt(message.node)}'", f"1 to {MOST_CHARS} characters")
        with self._changed:
            self._beats[message.node] = (time.monotonic(), message)
            self._changed.notify_all()


class Watch:
    """Nodes that something depends on: from when it is first alive, each must stay so, and the same process.

    A node that is killed and back before its silence is noticed knows nothing of its earlier requests.
    """

    def __init__(self, liveness: Liveness, names: Sequence[str]) -> None:
        """Begin with the nodes as they are; one that is not alive yet is watched once it is."""
        self._liveness = liveness
        self._first: dict[str, int | None] = dict.fromkeys(names)
        self.problem()

    def problem(self) -> str:
        """Return what became of the first node that is lost, empty if none is."""
        return next(filter(None, [self._problem(name) for name in self._first]), "")

    def require(self) -> None:
        """Raise NodeLostError (CameraSilentError) if a node is lost."""
        problem = self.problem()
        if problem:
            raise self._liveness.error(problem)

    def _problem(self, name: str) -> str:
        problem, now, first = self._liveness.problem(name), self._liveness.incarnation(name), self._first[name]
        if first is None:
            self._first[name] = None if problem else now
            return ""
        return problem if now in (None, first) else f"node '{name}' died and was restarted"
