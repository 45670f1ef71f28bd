"""In which order the executor's words are taken."""

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.recording.live.events import MarkQueue, Over, Phase, Started, TaskEnd, Told


def order(*marks):
    queue = MarkQueue()
    for mark in marks:
        queue.add(mark, 0.0)
    found = []
    while queue.first() is not None:
        found.append(queue.pop())
    return found


def test_what_was_overtaken_on_the_way_is_put_back_in_order_of_time():
    first, second = Phase(1.0, "a", 1, "approach"), Phase(2.0, "a", 1, "grasp")
    assert order(second, first) == [first, second]


def test_a_task_ends_after_all_else_of_that_time():
    over, ended = Over(3.0, "a", Outcome.DONE), TaskEnd(3.0, "a", 1, Verdict(Outcome.DONE))
    assert order(over, ended) == [ended, over]


def test_while_the_clock_stands_a_task_ends_before_the_next_begins():
    told = Told(3.0, "a", "one", "")
    over, started = Over(3.0, "a", Outcome.DONE), Started(3.0, "b", 1, "go_home", {}, "go_home()")
    assert order(told, started, over) == [told, over, started]


def test_marks_of_one_time_stay_as_they_came():
    ended, started = TaskEnd(1.0, "a", 1, Verdict(Outcome.DONE)), Started(1.0, "a", 2, "go_home", {}, "go_home()")
    assert order(ended, started) == [ended, started]
