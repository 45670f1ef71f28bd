"""What the outside sees of a running task: action feedback, program state, subtask events, the program in RViz."""

from __future__ import annotations

import time

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import ProgramState, SubtaskEvent
from rclpy.action.server import ServerGoalHandle
from rclpy.node import Node
from visualization_msgs.msg import Marker

from hcvla.api import events
from hcvla.api.events import TaskEvent
from hcvla.api.outcomes import Verdict
from hcvla.executor.result import SubtaskTrace, TaskResult
from hcvla.monitor.state import TaskView, fold
from hcvla.nodes.messages.conversions import outcome_to_msg
from hcvla.nodes.messages.events import program_state_to_msg, subtask_event_to_msg, task_feedback_to_msg
from hcvla.nodes.messages.markers import program_marker
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED

_LINE_PERIOD_SEC = 0.05
"""Of a loop that only asks, no more lines than this are published; no one could follow them, and each is a message."""

_KEPT_IN_TRACE = (events.SubtaskStarted, events.SubtaskEnded)
_OF_SUBTASK = (*_KEPT_IN_TRACE, events.SubtaskPhase, events.InnerStarted, events.InnerEnded)


class TaskTopics:
    """The topics on which a node publishes its tasks."""

    def __init__(self, node: Node, base_frame: str = BASE_FRAME) -> None:
        """Advertise on behalf of `node`; poses are in `base_frame`."""
        self.base_frame = base_frame
        self.state = LatchedPublisher(node, ProgramState, "program_state")
        self.events = node.create_publisher(SubtaskEvent, "subtask_events", 50)
        self.marker = node.create_publisher(Marker, "markers/program", LATCHED)


class GoalPublisher:
    """Publishes the task of one goal of the action; subscribe `on_event` to it."""

    def __init__(self, topics: TaskTopics, goal: ServerGoalHandle) -> None:
        """Publish on `topics` and by the goal's feedback."""
        self._topics, self._goal = topics, goal
        self._started = time.monotonic()
        self._view = TaskView(task=goal.request.task)
        self._trace: dict[int, SubtaskEvent] = {}
        self._published = 0.0

    @property
    def ended(self) -> bool:
        """Whether the end of the task was published."""
        return self._view.verdict is not None

    def on_event(self, event: TaskEvent) -> None:
        """Publish what changes."""
        self._view = fold(self._view, event)
        if isinstance(event, _OF_SUBTASK):
            self._publish_subtask(event)
        if isinstance(event, events.LineStarted) and time.monotonic() - self._published < _LINE_PERIOD_SEC:
            return
        # What memory holds has a topic of its own, and a phase or an inner call changes nothing of the program.
        if not isinstance(event, events.PosesStored | events.SubtaskPhase | events.InnerStarted | events.InnerEnded):
            self._publish_state(event.stamp_sec)

    def end(self, verdict: Verdict, stamp_sec: float) -> None:
        """Publish the end of a task that its executor could not publish, at a time on the robot's clock [s]."""
        self.on_event(events.TaskEnded(task_id=self._view.task_id, stamp_sec=stamp_sec, verdict=verdict))

    def _publish_subtask(self, event: events.SubtaskEvent) -> None:
        newest = self._view.newest
        assert newest is not None, "its start or end has just been folded in"
        message = subtask_event_to_msg(event, newest.call, self._topics.base_frame)
        if isinstance(event, _KEPT_IN_TRACE):
            self._trace[event.number] = message
        self._topics.events.publish(message)

    def _publish_state(self, stamp_sec: float) -> None:
        self._published = time.monotonic()
        view = self._view
        self._topics.state.publish(program_state_to_msg(view, stamp_sec))
        if self._topics.marker.get_subscription_count():
            self._topics.marker.publish(program_marker(view, self._topics.base_frame))
        if self._goal.is_active:
            elapsed_sec = self._published - self._started
            self._goal.publish_feedback(task_feedback_to_msg(view, list(self._trace.values()), elapsed_sec))


def result_to_msg(result: TaskResult, stamp_sec: float, base_frame: str = BASE_FRAME) -> ExecuteTask.Result:
    """Return the action's result; its trace is stamped with the end, on the robot's clock [s]."""
    return ExecuteTask.Result(
        outcome=outcome_to_msg(Verdict(result.outcome, result.message)),
        task_id=result.task_id,
        program=result.program,
        goal=result.goal,
        trace=[_ended(step, result.task_id, stamp_sec, base_frame) for step in result.steps],
        wall_seconds=float(result.wall_seconds),
        robot_seconds=float(result.robot_seconds),
    )


def _ended(step: SubtaskTrace, task_id: str, stamp_sec: float, base_frame: str) -> SubtaskEvent:
    assert step.verdict is not None, "a result has only subtasks that ended"
    ended = events.SubtaskEnded(
        task_id=task_id,
        stamp_sec=stamp_sec,
        number=step.number,
        line=step.line,
        call=step.call,
        verdict=step.verdict,
        seconds=step.seconds,
    )
    return subtask_event_to_msg(ended, step.call, base_frame)
