"""In which order the executor's events are taken."""

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.recording.live.event_queue import EventQueue

HOME, DONE = ROBOT_API["go_home"].bind(), Verdict(Outcome.DONE)


def at(stamp, task, kind, **facts):
    return kind(stamp_sec=stamp, task_id=task, **facts)


def ended(stamp):
    return at(stamp, "a", events.SubtaskEnded, number=1, call=HOME, verdict=DONE, seconds=1.0)


def over(stamp):
    return at(stamp, "a", events.TaskEnded, verdict=DONE)


def order(*happened):
    queue = EventQueue()
    for event in happened:
        queue.add(event, 0.0)
    found = []
    while queue.first() is not None:
        found.append(queue.pop())
    return found


def test_what_was_overtaken_on_the_way_is_put_back_in_order_of_time():
    first = at(1.0, "a", events.SubtaskPhase, number=1, phase="approach")
    second = at(2.0, "a", events.SubtaskPhase, number=1, phase="grasp")
    assert order(second, first) == [first, second]


def test_a_task_ends_after_all_else_of_that_time():
    assert order(over(3.0), ended(3.0)) == [ended(3.0), over(3.0)]


def test_while_the_clock_stands_a_task_ends_before_the_next_begins():
    one, next_one = (events.TaskStarted(stamp_sec=3.0, task_id=task, task="do it") for task in "ab")
    assert order(one, next_one, over(3.0)) == [one, over(3.0), next_one]


def test_events_of_one_time_stay_as_they_came():
    started = at(1.0, "a", events.SubtaskStarted, number=2, call=HOME)
    assert order(ended(1.0), started) == [ended(1.0), started]


def test_the_next_end_of_a_call_is_known_before_its_time():
    queue = EventQueue()
    assert queue.next_end_sec() == float("inf")
    for event in (over(5.0), ended(4.0), ended(3.0)):
        queue.add(event, 0.0)
    assert queue.next_end_sec() == 3.0
    assert queue.task_ends
