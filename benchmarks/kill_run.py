"""One run of `hcvla bench kills`: a swap, a node killed in the middle of it, and the task resumed."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from hcvla_interfaces.srv import ResetScene

from benchmarks.seen_scene import SeenScene
from hcvla.api.outcomes import Outcome
from hcvla.monitor.state import PLANNING, TaskView
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import SIMULATOR, describe
from hcvla.nodes.clients.task_view import TaskViewer
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.clients.world import PERCEPTION
from hcvla.nodes.ros.futures import NodeLostError, call_service

NODES = (SIMULATOR, "mujoco_camera", "perception", "memory", "skill_server", "planner", "executor")
PHASES = ("planning", "approach", "grasp", "carry", "place")
SENTENCE = "swap the red cube and the blue cube"
GOAL = "swapped('red cube', 'blue cube')"

_SKILL_PHASES: Mapping[str, tuple[str, str]] = {
    "approach": ("pick", "approach"),
    "grasp": ("pick", "grasp"),
    "carry": ("place", "carry"),
    "place": ("place", "release"),
}
"""Function and its word for what it does, of each phase but planning."""
_NAMESPACE = "kills"
_FIRST_DOMAIN, _DOMAINS = 1, 100
_READY_SEC = 180.0
_TASK_SEC = 180.0
_RESET_SEC = 15.0
_ATTEMPT_SEC = 1.0
_TICK_SEC = 0.05
_CUBES = ("red cube", "blue cube")
_RESPAWNS = 1000
"""More than any bench kills."""


@dataclass(frozen=True)
class KillJob:
    """Which node is killed, when, and in which scene."""

    node: str
    phase: str
    seed: int

    @property
    def task(self) -> str:
        """Name of the cell of the matrix."""
        return f"{self.node}, {self.phase}"

    @property
    def finished(self) -> int:
        """After how many of the three picks and places it is killed."""
        return self.seed % 3

    def is_due(self, view: TaskView) -> bool:
        """Whether the task has come to the moment of the kill."""
        done = [step.call.function for step in view.subtasks if step.verdict is not None and step.verdict.done]
        if self.phase == "planning":
            return view.state == PLANNING and len(done) >= 2 * self.finished
        function, phase = _SKILL_PHASES[self.phase]
        running = view.running
        if running is None or running.call.function != function or running.phase != phase:
            return False
        return done.count(function) >= self.finished


@dataclass(frozen=True, kw_only=True)
class KillRun:
    """What became of it."""

    node: str
    phase: str
    seed: int
    killed: bool
    """Whether the task came to the moment of the kill."""
    first: str
    """Outcome of the task that was killed into, and its message."""
    resumed: str
    """The same of its resumption; empty if none was needed."""
    done: bool
    """Whether the last answer is DONE."""
    holds: bool
    """Whether the goal holds in the simulator's truth at the end."""
    repeated: tuple[str, ...]
    """Subtasks that were started again though they had ended as done."""
    seconds: float

    @property
    def false_done(self) -> bool:
        """Whether it was called done although the goal does not hold."""
        return self.done and not self.holds

    @property
    def good(self) -> bool:
        """Whether it ended as it should."""
        if self.node == SIMULATOR:
            return self.killed and not self.done and all("scene" in words for words in (self.first, self.resumed))
        return self.killed and self.done and self.holds and not self.repeated

    @property
    def told(self) -> str:
        """The run in one line."""
        again = f"; repeated {', '.join(self.repeated)}" if self.repeated else ""
        truth = "holds" if self.holds else "does not hold"
        resumed = f" -> {self.resumed}" if self.resumed else ""
        return f"{self.node}, {self.phase}, {self.seed}: {self.first}{resumed}; the goal {truth}{again}"

    def as_json(self) -> dict[str, Any]:
        """Return plain data."""
        return vars(self) | {"repeated": list(self.repeated)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> KillRun:
        """Return what `as_json` was given."""
        return cls(**(dict(data) | {"repeated": tuple(data["repeated"])}))


class Repeats:
    """Which finished subtasks of a task are started again."""

    def __init__(self) -> None:
        """Begin with none."""
        self._finished: set[tuple[str, int]] = set()
        self.found: list[str] = []

    def on_event(self, event: SubtaskEvent) -> None:
        """Take note of an event."""
        key = (event.task_id, event.call_id)
        if event.kind == SubtaskEvent.ENDED and event.outcome.code == Outcome.DONE:
            self._finished.add(key)
        elif event.kind == SubtaskEvent.STARTED and key in self._finished:
            self.found.append(event.label)


class KillStack:
    """A stack of its own for all runs, whose nodes are started again as `hcvla up` does; a context manager."""

    def __init__(self) -> None:
        """Prepare; nothing is started yet."""
        self._closing = ExitStack()
        self._dead = threading.Event()

    def __enter__(self) -> KillStack:
        """Start the stack and wait until it is ready."""
        folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix="hcvla-kills-")))
        os.environ.setdefault("ROS_DOMAIN_ID", str(_FIRST_DOMAIN + os.getpid() % _DOMAINS))
        os.environ.setdefault("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST")
        nodes = describe({"memory": str(folder / "memory.sqlite"), "namespace": _NAMESPACE})
        self._client = self._closing.enter_context(StackClient(_NAMESPACE, "hcvla_bench"))
        log = Path(os.environ.get("HCVLA_KILLS_LOG", folder / "log"))
        self._processes = self._closing.enter_context(StackProcesses(nodes, _NAMESPACE, log, respawns=_RESPAWNS))
        self._viewer = TaskViewer(self._client.node)
        self._reset_client = self._client.node.create_client(ResetScene, "reset_scene")
        self._seen = SeenScene(self._client.node, _CUBES)
        self._repeats = Repeats()
        self._client.node.create_subscription(SubtaskEvent, "subtask_events", lambda e: self._repeats.on_event(e), 200)
        self._wait_ready()
        return self

    def __exit__(self, *error: Any) -> None:
        """End the stack."""
        self._closing.close()

    def run(self, job: KillJob) -> KillRun:
        """Swap two cubes of the standard table of a seed, kill a node at its moment, resume, and look at the truth."""
        begun = time.monotonic()
        self._wait_ready()
        self._reset(job.seed)
        self._repeats = Repeats()
        self._client.check_goal(GOAL, begin=True)
        killed: list[bool] = []

        def kill_if_due() -> None:
            view = self._viewer.view
            if not killed and view.task == SENTENCE and view.task_id != before and job.is_due(view):
                killed.append(True)
                os.kill(self._processes.pid(job.node), signal.SIGKILL)

        before = self._viewer.view.task_id
        first = self._result(ExecuteTask.Goal(task=SENTENCE, goal=GOAL), kill_if_due)
        last, words = first, [_words(first)]
        if not _is_done(first):
            last = self._result(ExecuteTask.Goal(resume="last"), lambda: None)
            words.append(_words(last))
        holds = job.node != SIMULATOR and self._holds()
        return KillRun(
            node=job.node,
            phase=job.phase,
            seed=job.seed,
            killed=bool(killed),
            first=words[0],
            resumed="".join(words[1:]),
            done=_is_done(last),
            holds=holds,
            repeated=tuple(self._repeats.found),
            seconds=round(time.monotonic() - begun, 1),
        )

    def _result(self, goal: ExecuteTask.Goal, watch: Callable[[], None]) -> ExecuteTask.Result | NodeLostError:
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

    def _holds(self) -> bool:
        self._wait_ready()
        return self._client.goal_reached(GOAL)

    def _reset(self, seed: int) -> None:
        self._home()
        deadline = time.monotonic() + _RESET_SEC
        while refusal := self._ask_reset(seed):
            if time.monotonic() > deadline:
                raise NodeLostError(f"the scene could not be reset: {refusal}")
            self._client.liveness.wait_change(_TICK_SEC)
        # No hand exchanges two cubes in no time: perception would go on to call each by the other's name.
        os.kill(self._processes.pid(PERCEPTION), signal.SIGKILL)
        self._seen.forget()
        while not self._seen.is_true():
            if time.monotonic() > deadline + _RESET_SEC:
                raise NodeLostError(f"the new scene is not seen as it is: {self._seen.told}")
            self._processes.check()
            self._client.liveness.wait_change(_TICK_SEC)

    def _ask_reset(self, seed: int) -> str:
        """Ask once for the standard table of a seed; return why there is none, empty if it is there.

        It is refused for a moment after the last command; and while DDS still knows a simulator that was killed, a
        request may be lost.
        """
        try:
            answer = call_service(self._reset_client, ResetScene.Request(seed=seed), _ATTEMPT_SEC)
        except NodeLostError as error:
            return str(error)
        return "" if answer.success else answer.message

    def _home(self) -> None:
        """Move the arm home with its hand open, whatever the run before left it at."""
        pending = self._client.send(ExecuteTask.Goal(task="home", program="open_gripper()\ngo_home()"))
        pending.wait(_TASK_SEC)

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + _READY_SEC
        names = list(NODES)
        while any(map(self._client.liveness.problem, names)) and time.monotonic() < deadline:
            self._processes.check()
            self._client.liveness.wait_change(_TICK_SEC)
        self._client.liveness.require(names)


def _is_done(result: ExecuteTask.Result | NodeLostError) -> bool:
    return not isinstance(result, NodeLostError) and result.outcome.code == Outcome.DONE


def _words(result: ExecuteTask.Result | NodeLostError) -> str:
    if isinstance(result, NodeLostError):
        return f"executor lost: {result}"
    return f"{Outcome(result.outcome.code).label}: {result.outcome.message}"
