"""One run of `hcvla bench kills`: a swap, a node killed in the middle of it, and the task resumed."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from hcvla_interfaces.srv import ResetScene

from benchmarks.bench_stack import BenchStack
from hcvla.api.outcomes import Outcome
from hcvla.monitor.state import PLANNING, TaskView
from hcvla.nodes.bringup.stack import SIMULATOR
from hcvla.nodes.clients.task_view import TaskViewer
from hcvla.nodes.ros.futures import NodeLostError

NODES = (SIMULATOR, "mujoco_camera", "perception", "memory", "skill_server", "planner", "executor")
PHASES = ("planning", "approach", "grasp", "carry", "place")
SENTENCE = "swap the red cube and the blue cube"
GOAL = "swapped('red cube', 'blue cube')"

_SKILL_PHASES: dict[str, tuple[str, str]] = {
    "approach": ("pick", "approach"),
    "grasp": ("pick", "grasp"),
    "carry": ("place", "carry"),
    "place": ("place", "release"),
}
"""Function and its word for what it does, of each phase but planning."""
_CUBES = ("red cube", "blue cube")


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
    def summary(self) -> str:
        """The run in one line."""
        again = f"; repeated {', '.join(self.repeated)}" if self.repeated else ""
        truth = "holds" if self.holds else "does not hold"
        resumed = f" -> {self.resumed}" if self.resumed else ""
        return f"{self.node}, {self.phase}, {self.seed}: {self.first}{resumed}; the goal {truth}{again}"


class Repeats:
    """Which finished subtasks of a task are started again."""

    def __init__(self) -> None:
        """Start with none."""
        self._finished: set[tuple[str, int]] = set()
        self.found: list[str] = []

    def on_event(self, event: SubtaskEvent) -> None:
        """Note an event."""
        key = (event.task_id, event.call_id)
        if event.kind == SubtaskEvent.ENDED and event.outcome.code == Outcome.DONE:
            self._finished.add(key)
        elif event.kind == SubtaskEvent.STARTED and key in self._finished:
            self.found.append(event.label)


class KillStack(BenchStack):
    """A stack of its own for all runs."""

    def __init__(self) -> None:
        """Prepare; nothing is started yet."""
        super().__init__("kills", NODES)

    def _begin(self) -> None:
        self._viewer = TaskViewer(self._client.node)
        self._repeats = Repeats()
        self._client.node.create_subscription(SubtaskEvent, "subtask_events", lambda e: self._repeats.on_event(e), 200)

    def run(self, job: KillJob) -> KillRun:
        """Swap two cubes of the standard table of a seed, kill a node at its moment, resume, and look at the truth."""
        started = time.monotonic()
        self._wait_ready()
        self._reset(ResetScene.Request(seed=job.seed), _CUBES)
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
            last = self._result(ExecuteTask.Goal(resume="last"))
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
            seconds=round(time.monotonic() - started, 1),
        )

    def _holds(self) -> bool:
        self._wait_ready()
        return self._client.goal_reached(GOAL)


def _is_done(result: ExecuteTask.Result | NodeLostError) -> bool:
    return not isinstance(result, NodeLostError) and result.outcome.code == Outcome.DONE


def _words(result: ExecuteTask.Result | NodeLostError) -> str:
    if isinstance(result, NodeLostError):
        return f"executor lost: {result}"
    return f"{Outcome(result.outcome.code).label}: {result.outcome.message}"
