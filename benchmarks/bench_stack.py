"""A running stack of its own for many episodes in real time, one scene after the other."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.srv import ResetScene

from benchmarks.seen_scene import SeenScene
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.clients.world import PERCEPTION
from hcvla.nodes.ros.futures import NodeLostError, call_service

_FIRST_DOMAIN, _DOMAINS = 1, 100
_READY_SEC = 180.0
_TASK_SEC = 180.0
_RESET_SEC = 15.0
_ATTEMPT_SEC = 1.0
_TICK_SEC = 0.05
_RESPAWNS = 1000
"""More than any bench kills."""


class BenchStack:
    """Starts the nodes, and again those that die, as `hcvla up` does; a context manager."""

    def __init__(self, namespace: str, nodes: Sequence[str], **arguments: str) -> None:
        """Prepare to run `nodes` with arguments of bring-up; nothing is started yet."""
        self._closing = ExitStack()
        self._namespace, self._names, self._arguments = namespace, tuple(nodes), arguments

    def __enter__(self) -> Self:
        """Start the stack and wait until it is ready."""
        folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix=f"hcvla-{self._namespace}-")))
        os.environ.setdefault("ROS_DOMAIN_ID", str(_FIRST_DOMAIN + os.getpid() % _DOMAINS))
        os.environ.setdefault("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST")
        given = {"memory": str(folder / "memory.sqlite"), "namespace": self._namespace, **self._arguments}
        nodes = [node for node in describe(given) if node.name in self._names]
        self._client = self._closing.enter_context(StackClient(self._namespace, "hcvla_bench"))
        log = Path(os.environ.get("HCVLA_BENCH_LOG", folder / "log"))
        self._processes = self._closing.enter_context(StackProcesses(nodes, self._namespace, log, respawns=_RESPAWNS))
        self._reset_client = self._client.node.create_client(ResetScene, "reset_scene")
        self._seen = SeenScene(self._client.node)
        self._begin()
        self._wait_ready()
        return self

    def __exit__(self, *error: Any) -> None:
        """End the stack."""
        self._closing.close()

    def _begin(self) -> None:
        """Subscribe to what a bench looks at."""

    def _result(
        self, goal: ExecuteTask.Goal, watch: Callable[[], None] = lambda: None
    ) -> ExecuteTask.Result | NodeLostError:
        """Return the result of a task, or the error if its executor was lost; nodes that died are started again."""
        try:
            pending = self._client.send(goal)
            executor = self._client.liveness.watch(["executor"])
            deadline = time.monotonic() + _TASK_SEC
            while (result := pending.wait(_TICK_SEC)) is None:
                watch()
                self._processes.check()
                executor.require()
                if time.monotonic() > deadline:
                    return pending.cancel()
        except NodeLostError as error:
            self._processes.check()
            return error
        return result

    def _reset(self, request: ResetScene.Request, exact: Sequence[str]) -> None:
        """Replace the scene and wait until it is seen as it is, `exact` to the centimetre; raise NodeLostError."""
        self._home()
        deadline = time.monotonic() + _RESET_SEC
        while refusal := self._ask_reset(request):
            if time.monotonic() > deadline:
                raise NodeLostError(f"the scene could not be reset: {refusal}")
            self._client.liveness.wait_change(_TICK_SEC)
        # No hand exchanges two cubes in no time: perception would go on to call each by the other's name.
        os.kill(self._processes.pid(PERCEPTION), signal.SIGKILL)
        self._seen.forget(exact)
        while not self._seen.is_true():
            if time.monotonic() > deadline + _RESET_SEC:
                raise NodeLostError(f"the new scene is not seen as it is: {self._seen.summary}")
            self._processes.check()
            self._client.liveness.wait_change(_TICK_SEC)

    def _ask_reset(self, request: ResetScene.Request) -> str:
        """Ask once for a scene; return why there is none, empty if it is there.

        It is refused for a moment after the last command; and while DDS still knows a simulator that was killed, a
        request may be lost.
        """
        try:
            answer = call_service(self._reset_client, request, _ATTEMPT_SEC)
        except NodeLostError as error:
            return str(error)
        return "" if answer.success else answer.message

    def _home(self) -> None:
        """Move the arm home with its hand open, whatever the run before left it at."""
        pending = self._client.send(ExecuteTask.Goal(task="home", program="open_gripper()\ngo_home()"))
        pending.wait(_TASK_SEC)

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + _READY_SEC
        names = list(self._names)
        while any(map(self._client.liveness.problem, names)) and time.monotonic() < deadline:
            self._processes.check()
            self._client.liveness.wait_change(_TICK_SEC)
        self._client.liveness.require(names)
