"""Who answers a running program: queries from what perception knows, subtasks by carrying them out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.events import LineStarted, SubtaskEnded, SubtaskStarted, ignore_event
from hcvla.api.failures import FAILURE_BUILTINS
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind, Registry
from hcvla.api.types import Actor, Pose, Value
from hcvla.executor.config import ExecutorConfig, TaskBudgetError
from hcvla.executor.goal_keeper import GoalKeeper
from hcvla.executor.interrupted import verdict_before_interruption
from hcvla.executor.latch import StopLatch
from hcvla.executor.progress import TaskProgress
from hcvla.executor.publisher import TaskPublisher
from hcvla.executor.result import SubtaskTrace
from hcvla.executor.subtasks import SubtaskClient, SubtaskFailedError
from hcvla.memory.records import StepRecord
from hcvla.sandbox.session import ProgramSession
from hcvla.skills.tool import upright_from_tool
from hcvla.world.queries import Queries
from hcvla.world.world import World

_ASIDE, _BACK = "go_home", "move_to"
"""The function after which the scene camera sees the whole table."""
_CLOCK_ROUNDING_SEC = 1e-6


@dataclass(kw_only=True)
class TaskHost:
    """Answers the calls of one task's program; implements the sandbox's Host."""

    registry: Registry
    world: World
    queries: Queries
    subtasks: SubtaskClient
    progress: TaskProgress
    latch: StopLatch
    events: TaskPublisher
    robot_clock: Callable[[], float]
    wait: Callable[[float], None]
    """Lets a duration pass on that clock [s]."""
    config: ExecutorConfig
    keeper: GoalKeeper
    """Notes every subtask for the goal of the task."""
    deadline: float
    """End of the task's time, on time.monotonic [s]."""
    resumed: bool = False
    """Whether the task was interrupted and nothing was carried out since."""
    session: ProgramSession | None = None
    """The program that calls; set as soon as it exists."""

    def call(self, call: Call, line: int) -> Value | list[Actor]:
        """Carry out a call from a line of the session's program; raise HcvlaError."""
        self.latch.check()
        self.check_time()
        block_line = self._line_in_block(line)
        self.events.publish(LineStarted(line=self.progress.block.first_line + block_line))
        if self.registry[call.function].kind is not Kind.SUBTASK:
            return self.queries.answer(call, self.world.objects(), self._running_session().pose_dict())
        self._check_hand(call)
        if self.progress.subtask_calls >= self.config.subtasks:
            raise TaskBudgetError("subtasks", self.config.subtasks)
        session = self._running_session()
        poses = session.pose_dict()
        step = self.progress.begin_step(call, block_line, poses, session.dump())
        self.events.publish_poses(poses)
        self.carry_out_again(step) if self.resumed else self.carry_out(step)
        return None

    def sleep(self, seconds: float) -> None:
        """Let time pass on the robot's clock while the arm rests [s]; raise StoppedError, or TaskBudgetError."""
        end = self.robot_clock() + seconds - _CLOCK_ROUNDING_SEC
        while self.robot_clock() < end:
            self.latch.check()
            self.check_time()
            self.wait(CONTROL_PERIOD_SEC)
        self.latch.check()

    def clock(self) -> float:
        """Return the time on the robot's clock [s]."""
        return self.robot_clock()

    def carry_out_again(self, step: StepRecord) -> None:
        """Carry out the first step since an interruption, unless it had reached its goal before; raise as `carry_out`.

        Also one of which there is no record: it may have started, and have been cut off before that was written.
        """
        self.resumed = False
        earlier, held = self.progress.steps[: step.number - 1], self.progress.held_at_start
        reached = verdict_before_interruption(step, earlier, self.world.objects(), held)
        if reached is None:
            self.carry_out(step)
        else:
            self.conclude(step, reached, 0.0)

    def carry_out(self, step: StepRecord) -> None:
        """Carry out a step that was recorded as started; raise SubtaskFailedError unless it is done."""
        line = self.progress.line_of(step)
        self.events.publish(SubtaskStarted(number=step.number, line=line, call=step.the_call))
        started = self.robot_clock()
        verdict = self._execute(step, line)
        self.conclude(step, verdict, self.robot_clock() - started)

    def conclude(self, step: StepRecord, verdict: Verdict, seconds: float) -> None:
        """Record and publish how a step ended after `seconds` [s]; raise SubtaskFailedError unless it is done."""
        number, call, line = step.number, step.the_call, self.progress.line_of(step)
        self.progress.traces.append(SubtaskTrace(number=number, call=call, line=line, verdict=verdict, seconds=seconds))
        try:
            # First recorded, then published: what anyone has seen the end of is not carried out again.
            self.progress.end_step(step, verdict)
        finally:
            self.events.publish(SubtaskEnded(number=number, line=line, call=call, verdict=verdict, seconds=seconds))
        self.latch.check()
        self.keeper.end_call(step.the_call, verdict)
        if not verdict.done:
            raise SubtaskFailedError(step.the_call, verdict)

    def move_aside(self) -> bool:
        """Move the arm out of the camera's view, if there is a function for it; return whether it is there."""
        return self._move(_ASIDE)

    def come_back(self, tool: Pose) -> bool:
        """Move the tool back to a pose in the base frame, if there is a function for it; return whether it is there."""
        return self._move(_BACK, upright_from_tool(tool))

    def _move(self, function: str, *arguments: Pose) -> bool:
        """Carry out a motion that is none of the program's; return whether it was done."""
        if function not in self.registry:
            return False
        self.latch.check()
        with self.latch.subtask():
            done = self.subtasks.execute(self.registry[function].bind(*arguments), ignore_event).done
        self.latch.check()
        return done

    def check_time(self) -> None:
        """Raise TaskBudgetError if the task's time is up."""
        if time.monotonic() > self.deadline:
            raise TaskBudgetError("seconds", self.config.task_sec)

    def _check_hand(self, call: Call) -> None:
        """Raise BadProgramError if the first subtask of a task grasps though something is held from before."""
        held, grasps = self.progress.held_at_start, self.registry[call.function].grasps
        if held is None or not grasps or self.progress.subtask_calls:
            return
        if call.arguments[grasps] != Actor(held):
            raise BadProgramError(f"the gripper holds '{held}' from before this task; put it down before {call.label}")

    def _execute(self, step: StepRecord, line: int) -> Verdict:
        with self.latch.subtask(), self.events.skill_events(step.number, line) as publish:
            try:
                return self.subtasks.execute(step.the_call, publish)
            except HcvlaError as error:
                return Verdict(error.outcome, str(error))

    def _line_in_block(self, line: int) -> int:
        # The block is the newest feed, so its lines are the last ones of the session's program.
        lines_before = self._running_session().program.count("\n") - self.progress.block.code.count("\n")
        return line - lines_before

    def _running_session(self) -> ProgramSession:
        assert self.session is not None, "the session is set before it is fed"
        return self.session


def may_go_on(outcome: Outcome) -> bool:
    """Whether a program, or the planner, may try something else after this outcome."""
    return outcome in FAILURE_BUILTINS
