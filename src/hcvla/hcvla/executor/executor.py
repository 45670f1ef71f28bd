"""Runs one task at a time: ask the planner, run its lines, carry out their subtasks, ask again, until done.

What is promised: nothing moves before the lines have passed every check; a step is in the journal before it moves, and
its end before it is reported; a stop is latched outside the program; every ending has an outcome. A killed process
loses no finished step.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from hcvla.api.errors import HcvlaError
from hcvla.api.events import EventSubscriber, TaskEnded, TaskStopping, ignore_event
from hcvla.api.outcomes import OUTSIDE_THE_TASK, Outcome, Verdict
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.interrupted import CAN_BE_RESUMED, SCENE_GONE, is_gone_for_good, is_scene_gone
from hcvla.executor.latch import StopLatch
from hcvla.executor.publisher import TaskPublisher
from hcvla.executor.request import TaskRequest
from hcvla.executor.result import TaskResult
from hcvla.executor.resumable import resumable_here
from hcvla.executor.run import TaskRun
from hcvla.memory.records import TaskRecord
from hcvla.robots.arm import StopReport
from hcvla.sandbox.limits import SandboxLimits

_SCENE_SEC, _SCENE_POLL_SEC = 0.6, 0.05
"""So long, and so often, it is looked whether the simulation ended when something was lost [s]."""


class TaskExecutor:
    """Runs one task at a time; `run` belongs to one thread, `cancel` may come from any."""

    def __init__(self, collaborators: Collaborators) -> None:
        """Take all collaborators of a task; none of them is used yet."""
        self._with = collaborators
        self._one_task = threading.Lock()
        self._latch: StopLatch | None = None
        self._running: TaskRun | None = None

    def configure(self, config: ExecutorConfig, limits: SandboxLimits) -> None:
        """Use these budgets and limits from the next task on."""
        self._with = replace(self._with, config=config, limits=limits)

    @property
    def busy(self) -> bool:
        """Whether a task runs."""
        return self._one_task.locked()

    def run(
        self,
        task: str = "",
        program: str = "",
        resume: str = "",
        subscriber: EventSubscriber = ignore_event,
        goal: str = "",
        about: str = "",
        confirm: bool = False,
    ) -> TaskResult:
        """Do what a sentence asks (or run a given program, or continue a task) and return how it ended.

        With `about` the sentence corrects or completes that of an earlier task. With `confirm` nothing moves before
        `answer(True)`. Errors of hcvla are in the result. The second task at a time is refused as BUSY, and nothing is
        published of it.
        """
        if not self._one_task.acquire(blocking=False):
            return TaskResult(
                outcome=Outcome.BUSY, message="another task runs; wait for its end or cancel it", task=task
            )
        request = TaskRequest(task=task, program=program, resume=resume, goal=goal, about=about, confirm=confirm)
        try:
            return self._run(request, subscriber)
        finally:
            self._latch = self._running = None
            self._one_task.release()

    def resumable(self) -> list[TaskRecord]:
        """Return the tasks of this scene that were cut off and are still wanted, newest first.

        The first is what "last" resumes. Raises MemoryStoreError.
        """
        running = self._running
        tasks = resumable_here(self._with.journal, self._with.scene)
        return [task for task in tasks if running is None or task.task_id != running.progress.task.task_id]

    def answer(self, yes: bool) -> bool:
        """Confirm the task that waits for it, or end it; return whether one does."""
        running = self._running
        return running is not None and running.confirmation.answer(yes)

    def cancel(self) -> StopReport:
        """Stop the running task, and the arm in any case; return what was measured when it was at rest."""
        latch = self._latch
        if latch is None:
            return self._with.subtasks.cancel()
        latch.ask()
        if (running := self._running) is not None:
            running.stop_program()
        return latch.brake(self._with.subtasks.cancel, self._with.config.stop_sec)

    def _run(self, request: TaskRequest, subscriber: EventSubscriber) -> TaskResult:
        self._latch = StopLatch()
        events = TaskPublisher(subscriber, self._with.robot_clock)
        started, robot_started = time.monotonic(), self._with.robot_clock()
        try:
            running = TaskRun.begin(request, self._with, self._latch, events)
        except HcvlaError as error:
            message = _one_line(str(error))
            events.publish(TaskEnded(verdict=Verdict(error.outcome, message)))
            return TaskResult(outcome=error.outcome, message=message, task=str(request.task))
        self._running = running
        with running:
            outcome, message = self._finish(running)
        progress = running.progress
        events.publish(TaskEnded(verdict=Verdict(outcome, message)))
        return TaskResult(
            outcome=outcome,
            message=message,
            task=progress.task.text,
            task_id=progress.task.task_id,
            program=progress.program,
            steps=progress.traces,
            wall_seconds=time.monotonic() - started,
            robot_seconds=self._with.robot_clock() - robot_started,
            planner_calls=running.dialogue.calls,
            planner_seconds=running.dialogue.seconds,
            goal=progress.task.goal,
        )

    def _finish(self, running: TaskRun) -> tuple[Outcome, str]:
        try:
            ended = running.carry_out()
            outcome, message = ended.outcome, ended.message
        except HcvlaError as error:
            outcome, message = error.outcome, str(error)
        if running.latch.requested:
            running.events.publish(TaskStopping())
            outcome, message = Outcome.STOPPED, _stop_words(running.latch, self._with.config.stop_sec)
        elif outcome in OUTSIDE_THE_TASK:
            message = f"{message}; {SCENE_GONE if self._scene_ended(running.progress.task) else CAN_BE_RESUMED}"
        try:
            running.progress.end_task(outcome, _one_line(message))
        except HcvlaError as error:
            message = f"{message} (and how it ended is not recorded: {error})"
        return outcome, _one_line(message)

    def _scene_ended(self, task: TaskRecord) -> bool:
        """Whether a task was lost with its simulated scene; what is missed first may be what only needs the scene."""
        deadline = time.monotonic() + _SCENE_SEC
        while task.scene and time.monotonic() < deadline:
            if is_scene_gone(task, self._with.scene()):
                return is_gone_for_good(task, self._with.scene)
            time.sleep(_SCENE_POLL_SEC)
        return False


def _stop_words(latch: StopLatch, limit_sec: float) -> str:
    report = latch.report(limit_sec)
    if report is None:
        return "stopped on request; whether the arm is at rest is not known"
    if report.at_rest:
        return f"stopped on request; the arm was at rest after {report.braking_sec:.2f} s"
    return f"stopped on request, but the arm was not measured at rest: {report.message}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
