"""What the outside sees of a running task."""

from types import SimpleNamespace

import pytest
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import ProgramState, SubtaskEvent

from hcvla.api import events
from hcvla.api.errors import BadProgramError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.nodes.executor import result_of
from hcvla.nodes.executor_topics import GoalPublisher, TaskTopics
from hcvla.nodes.ros.node import LATCHED
from published_task import PICK_PLACE, SENTENCE, WHOLE, of_task

pytestmark = pytest.mark.ros


class Goal(SimpleNamespace):
    """A goal of the action, as far as a publisher needs one."""

    def __init__(self):
        super().__init__(request=ExecuteTask.Goal(task=SENTENCE), is_active=True, feedback=[])

    def publish_feedback(self, feedback):
        self.feedback.append(feedback)


@pytest.fixture
def outside(ros):
    """Return who publishes, the goal, and what came on the topics: states and events of subtasks."""
    node = ros.node("outside")
    came = SimpleNamespace(states=[], events=[])
    topics, goal = TaskTopics(node), Goal()
    node.create_subscription(ProgramState, "program_state", came.states.append, LATCHED)
    node.create_subscription(SubtaskEvent, "subtask_events", came.events.append, 50)
    ros.spin_until(lambda: topics.events.get_subscription_count() and topics.state.get_subscription_count())
    return GoalPublisher(topics, goal), goal, came


def test_a_whole_task_is_on_the_topics_and_in_the_feedback_when_its_end_was_published(ros, outside):
    publisher, goal, came = outside
    for event in WHOLE:
        publisher.on_event(event)
    ros.spin_until(lambda: came.states and came.states[-1].state == "done" and len(came.events) == 5)
    assert [event.kind for event in came.events] == [
        SubtaskEvent.STARTED,
        SubtaskEvent.INNER_STARTED,
        SubtaskEvent.PHASE,
        SubtaskEvent.INNER_ENDED,
        SubtaskEvent.ENDED,
    ]
    assert {(event.call_id, event.line, event.task_id) for event in came.events} == {(1, 2, "t1")}
    running = next(feedback for feedback in goal.feedback if feedback.subtask)
    assert (running.subtask, [event.kind for event in running.trace]) == (PICK_PLACE.label, [SubtaskEvent.STARTED])
    last = goal.feedback[-1]
    assert (last.state, [event.kind for event in last.trace]) == ("done", [SubtaskEvent.ENDED])


def test_a_goal_that_is_over_gets_no_feedback(outside):
    publisher, goal, _ = outside
    goal.is_active = False
    publisher.on_event(WHOLE[0])
    assert goal.feedback == []


def test_of_a_fast_loop_that_only_asks_not_every_line_is_published_but_the_next_news_has_the_newest(outside):
    publisher, goal, _ = outside
    lines = [events.LineStarted(line=1 + number % 2) for number in range(500)]
    for event in of_task(events.TaskStarted(task="look around"), *lines, events.PlannerAsked()):
        publisher.on_event(event)
    assert len(goal.feedback) < 250
    for event in of_task(events.LineStarted(line=7), events.SubtaskStarted(number=1, line=7, call=PICK_PLACE)):
        publisher.on_event(event)
    assert goal.feedback[-1].line == 7


def test_an_end_that_its_executor_could_not_publish_is_published_of_the_same_task(outside):
    publisher, goal, _ = outside
    for event in WHOLE[:9]:
        publisher.on_event(event)
    assert not publisher.ended
    publisher.end(Verdict(Outcome.NODE_LOST, "the executor failed"), 15.0)
    assert publisher.ended
    assert (goal.feedback[-1].state, goal.feedback[-1].program) == ("node lost", goal.feedback[-2].program)


def test_whatever_a_run_raises_a_client_gets_a_result_and_nothing_moves_on():
    stops = []

    def fails():
        raise KeyError("red cube")

    result = result_of(fails, "lift it", stops.append)
    assert (result.outcome, result.task, len(stops)) == (Outcome.NODE_LOST, "lift it", 1)
    assert result.message.startswith("the executor failed with KeyError: 'red cube' (test_executor_topics.py:")


def test_a_run_that_is_refused_stops_nothing():
    def refuses():
        raise BadProgramError("line 1: no")

    stops = []
    result = result_of(refuses, "lift it", stops.append)
    assert (result.outcome, result.message, stops) == (Outcome.BAD_PROGRAM, "line 1: no", [])
