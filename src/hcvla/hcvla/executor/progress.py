"""What one task has done so far: kept here and, each change in one transaction, in the journal."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hcvla.api.errors import HcvlaError
from hcvla.api.failures import FAILURE_BUILTINS
from hcvla.api.holding import held_after
from hcvla.api.outcomes import OUTSIDE_THE_TASK, Outcome, Verdict
from hcvla.api.registry import Call, Registry
from hcvla.api.types import NamedObject, Pose
from hcvla.executor.result import SubtaskTrace
from hcvla.executor.subtasks import SubtaskFailedError
from hcvla.memory.errors import MemoryStoreError
from hcvla.memory.journal import Journal
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState
from hcvla.planner.planner import PastStep


class NotRecordedError(HcvlaError):
    """Memory refused or lost a record; no program may go on as if it were written."""

    outcome = Outcome.NODE_LOST


@dataclass
class Block:
    """Lines that are run as one: an answer of the planner, or a whole given program."""

    number: int
    code: str
    """Ends with a newline."""
    first_line: int
    """Line of the task's program before this block's first."""
    verdict: Verdict | None = None
    """None as long as it runs."""


class TaskProgress:
    """The blocks and steps of a task."""

    def __init__(self, task: TaskRecord, journal: Journal, clock: Callable[[], float] = time.time) -> None:
        """Take a task that begins; `clock` is the system's [s]."""
        self.task = task
        self.blocks: list[Block] = []
        self.steps: list[StepRecord] = []
        self.traces: list[SubtaskTrace] = []
        self.held_at_start = next((item.name for item in task.start if item.held), None)
        """What the gripper held before the first subtask; None: nothing, or it is not known."""
        self._journal = journal
        self._clock = clock

    @classmethod
    def restore(cls, point: ResumePoint, journal: Journal, clock: Callable[[], float] = time.time) -> TaskProgress:
        """Return the progress as it was when the newest snapshot was taken."""
        task = replace(point.task, state=TaskState.RUNNING, ended_sec=None, outcome=None, message="")
        progress = cls(task, journal, clock)
        for step in point.steps[: point.snapshot_step]:
            if not progress.blocks or progress.blocks[-1].number != step.block:
                progress._append_block(step.code)
            progress.blocks[-1].verdict = _verdict_of_block(step)
            progress.steps.append(step)
            if step.call is not None and step.verdict is not None:
                seconds = (step.ended_sec or step.started_sec) - step.started_sec
                progress.traces.append(
                    SubtaskTrace(
                        number=step.number,
                        call=step.call,
                        line=progress.line_of(step),
                        verdict=step.verdict,
                        seconds=seconds,
                    )
                )
        return progress

    @property
    def program(self) -> str:
        """All lines run so far."""
        return "".join(block.code for block in self.blocks)

    @property
    def block(self) -> Block:
        """The newest block."""
        return self.blocks[-1]

    @property
    def last_verdict(self) -> Verdict | None:
        """How the newest block that ended did; None before the first."""
        return next((block.verdict for block in reversed(self.blocks) if block.verdict is not None), None)

    def past(self, registry: Registry) -> list[PastStep]:
        """Return the blocks that ended, as the planner is shown them."""
        ended: list[PastStep] = []
        held = self.held_at_start
        for block in self.blocks:
            if block.verdict is not None:
                ended.append(PastStep(block.code, block.verdict, held))
            for step in self.steps:
                if step.block == block.number and step.call is not None and step.verdict is not None:
                    held = held_after(held, step.call, step.verdict, registry)
        return ended

    @property
    def subtask_calls(self) -> int:
        """Subtasks started so far."""
        return sum(step.call is not None for step in self.steps)

    def line_of(self, step: StepRecord) -> int:
        """Return the line of the whole program that makes a step's call."""
        return self.blocks[step.block - 1].first_line + step.line

    def moved_in_block(self) -> bool:
        """Whether the newest block has started a subtask."""
        return any(step.block == self.block.number and step.call is not None for step in self.steps)

    def begin_task(self) -> None:
        """Record that the task runs."""
        self._journal.begin_task(self.task)

    def note_start(self, start: Sequence[NamedObject], goal: str) -> None:
        """Record what was seen before anything moved, and the goal of the task, if one was stated."""
        self.task = replace(self.task, goal=goal, start=tuple(start))
        self._journal.begin_task(self.task)

    def begin_block(self, code: str) -> Block:
        """Start new lines; nothing is recorded before they do something."""
        return self._append_block(code)

    def drop_block(self) -> None:
        """Forget the newest block, which did nothing and is to be written again."""
        self.blocks.pop()

    def begin_step(self, call: Call, line: int, poses: Mapping[str, Pose], snapshot: bytes) -> StepRecord:
        """Record that a subtask begins, called from `line` of the block."""
        step = self._new_step(call, line)
        self._record(step, poses, snapshot)
        self.steps.append(step)
        return step

    def end_step(self, step: StepRecord, verdict: Verdict) -> None:
        """Record a subtask's verdict; one that something outside the task cut off stays open, to be run again."""
        if verdict.outcome is not Outcome.DONE and verdict.outcome not in FAILURE_BUILTINS:
            return
        ended = replace(step, verdict=verdict, ended_sec=self._clock())
        self._record(ended, None, None)
        self.steps[step.number - 1] = ended

    def end_block(self, verdict: Verdict, poses: Mapping[str, Pose], snapshot: bytes | None) -> None:
        """Record how the newest block ended, unless its last step says it already."""
        self.block.verdict = verdict
        last = self.steps[-1] if self.steps and self.steps[-1].block == self.block.number else None
        if last is not None and last.verdict is not None and last.verdict.outcome is verdict.outcome:
            return
        step = replace(self._new_step(None, 0), verdict=verdict, ended_sec=self._clock())
        self._record(step, poses, snapshot)
        self.steps.append(step)

    def end_task(self, outcome: Outcome, message: str) -> None:
        """Record how the task ended."""
        self._journal.end_task(self.task.task_id, state_after(outcome), outcome, message, self._clock())

    def _record(self, step: StepRecord, poses: Mapping[str, Pose] | None, snapshot: bytes | None) -> None:
        try:
            self._journal.record_step(step, poses, snapshot)
        except MemoryStoreError as error:
            raise NotRecordedError(str(error)) from error

    def _append_block(self, code: str) -> Block:
        lines = code.replace("\r\n", "\n").replace("\r", "\n")
        first_line = self.program.count("\n")
        self.blocks.append(Block(len(self.blocks) + 1, lines.rstrip("\n") + "\n", first_line))
        return self.blocks[-1]

    def _new_step(self, call: Call | None, line: int) -> StepRecord:
        number = len(self.steps) + 1
        block = self.block
        return StepRecord(
            task_id=self.task.task_id,
            number=number,
            block=block.number,
            code=block.code,
            line=line,
            call=call,
            started_sec=self._clock(),
        )


def _verdict_of_block(last: StepRecord) -> Verdict | None:
    """Return how lines ended of which this is the newest step, in the words that the planner was told."""
    if last.call is None or last.verdict is None:
        return last.verdict
    if last.verdict.done:
        return Verdict(Outcome.DONE)
    return Verdict(last.verdict.outcome, str(SubtaskFailedError(last.call, last.verdict)))


def state_after(outcome: Outcome) -> TaskState:
    """Return how a task stands that ended with an outcome: what the task did not cause can be resumed."""
    if outcome.ran_to_end:
        return TaskState.DONE
    if outcome is Outcome.STOPPED:
        return TaskState.STOPPED
    return TaskState.RESUMABLE if outcome in OUTSIDE_THE_TASK else TaskState.FAILED
