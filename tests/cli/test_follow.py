"""A task is followed until it ends: why it waits, and what is known when someone leaves."""

import pytest

from hcvla.cli.follow import CancelCutShortError, _cancelled, title_of, waited_for

pytestmark = pytest.mark.ros


class Planner:
    """The heartbeats of a planner, as hcvla.nodes.ros.liveness tells them."""

    def __init__(self, *, seen=True, alive=True, loads=False):
        self._seen, self._alive, self._loads = seen, alive, loads

    def incarnation(self, _):
        return 7 if self._seen else None

    def is_alive(self, _):
        return self._alive

    def loading(self, _):
        return self._loads


@pytest.mark.parametrize(
    ("state", "planner", "words"),
    [
        ("planning", Planner(), ""),
        ("planning", Planner(loads=True), "the planner still loads its model"),
        ("repairing", Planner(alive=False), "the planner died; the task waits for it to be started again"),
        ("running", Planner(alive=False), ""),  # it is not asked
        ("planning", Planner(seen=False, alive=False), ""),  # a program that was given needs none
    ],
)
def test_a_task_that_waits_for_its_planner_says_why(state, planner, words):
    assert waited_for(state, planner) == words


class Impatient:
    """A task whose cancel is cut short by another Ctrl-C."""

    def cancel(self):
        raise KeyboardInterrupt


def test_who_does_not_wait_for_a_cancel_is_told_that_the_arm_may_move():
    with pytest.raises(CancelCutShortError, match="assume that the arm still moves"):
        _cancelled(Impatient())


@pytest.mark.parametrize(
    ("sentence", "resume", "title"),
    [("lift it", "", "lift it"), ("", "last", "resume last"), ("", "", "a given program")],
)
def test_a_task_without_a_sentence_is_called_what_it_is(sentence, resume, title):
    assert title_of(sentence, resume) == title
