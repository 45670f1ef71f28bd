"""What the outside sees of a running task: action feedback, program state, subtask events, the program in RViz."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor

from builtin_interfaces.msg import Time
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import ProgramState, SubtaskEvent
from rclpy.action.server import ServerGoalHandle
from rclpy.node import Node
from visualization_msgs.msg import Marker

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.background import thread_beside
from hcvla.executor.result import SubtaskTrace, TaskResult
from hcvla.nodes.messages.conversions import arguments_to_msg, outcome_to_msg, time_to_msg
from hcvla.nodes.messages.markers import program_marker
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED

_GATHER_SEC = 0.01
"""Changes that follow one another this fast are told as one: three messages less between a goal and its motion."""


class _Teller:
    """Tells of changes in a thread beside, so that whoever changes something goes on at once."""

    def __init__(self, tell: Callable[[], None], beside: Executor) -> None:
        self._tell = tell
        self._changed, self._closed = threading.Event(), threading.Event()
        self._running = beside.submit(self._run)

    def change(self) -> None:
        """Have the newest state told soon."""
        self._changed.set()

    def close(self) -> None:
        """End; what was not told by now is the caller's to tell."""
        self._closed.set()
        self._changed.set()
        # That of a goal which was refused waits for that of the running one, and never begins.
        if not self._running.cancel():
            self._running.result()

    def _run(self) -> None:
        while True:
            self._changed.wait()
            # Cleared before asking whether it was closed: the other way round, what is cleared could be the close.
            self._changed.clear()
            if self._closed.wait(_GATHER_SEC):
                return
            self._tell()


class TaskTopics:
    """The topics on which a node tells of its tasks."""

    def __init__(self, node: Node, robot_clock: Callable[[], float]) -> None:
        """Advertise on behalf of `node`; what is told is stamped by the robot's clock [s]."""
        self._robot_clock = robot_clock
        self.state = node.create_publisher(ProgramState, "program_state", LATCHED)
        self.events = node.create_publisher(SubtaskEvent, "subtask_events", 50)
        self.marker = node.create_publisher(Marker, "markers/program", LATCHED)
        self.beside = thread_beside("teller")
        """Tells what changes."""

    def stamp(self) -> Time:
        """Return the present time on the robot's clock."""
        return time_to_msg(self._robot_clock())


class TaskEvents:
    """Implements hcvla.executor.listener.TaskListener for one goal of the action."""

    def __init__(self, topics: TaskTopics, goal: ServerGoalHandle) -> None:
        """Tell on `topics` and by the goal's feedback."""
        self._topics, self._goal = topics, goal
        self._begun = time.monotonic()
        self._task_id, self._task, self._state, self._program, self._line = "", goal.request.task, "", "", 0
        self._running = ""
        self._newest: SubtaskTrace | None = None
        self._trace: list[SubtaskEvent] = []
        self._teller = _Teller(self._publish, topics.beside)

    def on_task(self, task_id: str, task: str) -> None:
        """Remember which task it is."""
        self._task_id, self._task = task_id, task

    def on_state(self, state: str) -> None:
        """Publish a change of state."""
        self._state = state
        self._teller.change()

    def on_program(self, program: str) -> None:
        """Remember new lines; the state that follows tells of them."""
        self._program = program

    def on_line(self, line: int) -> None:
        """Publish the running line."""
        self._line = line
        self._teller.change()

    def on_subtask_started(self, trace: SubtaskTrace) -> None:
        """Publish that a subtask began."""
        self._running, self._newest = trace.label, trace
        self._add(self._event(trace, SubtaskEvent.STARTED))

    def on_phase(self, phase: str) -> None:
        """Publish what the running subtask does now."""
        if self._newest is not None:
            event = self._event(self._newest, SubtaskEvent.PHASE)
            event.phase = phase
            self._topics.events.publish(event)

    def on_inner_started(self, call: Call) -> None:
        """Publish that a call which the running one is made of began."""
        self._tell_inner(call, None, SubtaskEvent.INNER_STARTED)

    def on_inner_ended(self, call: Call, verdict: Verdict) -> None:
        """Publish how it ended."""
        self._tell_inner(call, verdict, SubtaskEvent.INNER_ENDED)

    def on_subtask_ended(self, trace: SubtaskTrace) -> None:
        """Publish how a subtask ended."""
        self._running = ""
        # A subtask that a resumed task finds done already ends without having begun here.
        if self._trace and self._trace[-1].kind == SubtaskEvent.STARTED:
            self._trace.pop()
        self._add(self._event(trace, SubtaskEvent.ENDED))

    def finish(self, result: TaskResult) -> None:
        """Publish how the task ended; nothing is told afterwards."""
        self.close()
        self._state, self._line = result.outcome.label, 0
        self._publish()

    def close(self) -> None:
        """Tell no more."""
        self._teller.close()

    def result(self, result: TaskResult) -> ExecuteTask.Result:
        """Return the action's result."""
        return ExecuteTask.Result(
            outcome=outcome_to_msg(Verdict(result.outcome, result.message)),
            task_id=result.task_id,
            program=result.program,
            trace=[self._event(trace, SubtaskEvent.ENDED) for trace in result.steps],
            wall_seconds=float(result.wall_seconds),
            robot_seconds=float(result.robot_seconds),
        )

    def _tell_inner(self, call: Call, verdict: Verdict | None, kind: int) -> None:
        # What is told by feedback may come after the result.
        if self._newest is not None and self._running:
            inner = SubtaskTrace(self._newest.number, call, self._newest.line, verdict, 0.0)
            self._topics.events.publish(self._event(inner, kind))

    def _event(self, trace: SubtaskTrace, kind: int) -> SubtaskEvent:
        event = SubtaskEvent(
            task_id=self._task_id,
            call_id=trace.number,
            kind=kind,
            label=trace.label,
            function=trace.call.function,
            arguments=arguments_to_msg(trace.call),
            line=trace.line,
            duration=float(trace.seconds),
        )
        event.header.stamp = self._topics.stamp()
        event.header.frame_id = BASE_FRAME
        if trace.verdict is not None:
            event.outcome = outcome_to_msg(trace.verdict)
        return event

    def _add(self, event: SubtaskEvent) -> None:
        self._trace.append(event)
        self._topics.events.publish(event)
        self._teller.change()

    def _publish(self) -> None:
        message = ProgramState(
            task_id=self._task_id, task=self._task, program=self._program, line=self._line, state=self._state
        )
        message.header.stamp = self._topics.stamp()
        self._topics.state.publish(message)
        if self._topics.marker.get_subscription_count():
            self._topics.marker.publish(program_marker(self._program, self._line, self._state))
        if self._goal.is_active:
            self._goal.publish_feedback(
                ExecuteTask.Feedback(
                    state=self._state,
                    program=self._program,
                    line=self._line,
                    subtask=self._running,
                    elapsed=time.monotonic() - self._begun,
                    trace=list(self._trace),
                )
            )
