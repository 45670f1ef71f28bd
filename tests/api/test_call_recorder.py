"""Calls as they start and end: numbered, nested, stamped, and with the outcome of what went wrong."""

import itertools
import threading

import pytest

from hcvla.api.call_recorder import CallRecorder, label_of
from hcvla.api.errors import ObjectNotFoundError
from hcvla.api.outcomes import Outcome, Verdict


@pytest.fixture
def events():
    return []


@pytest.fixture
def recorder(events):
    ticks = itertools.count()
    return CallRecorder(lambda: float(next(ticks)), events.append)


def test_a_call_starts_and_ends_with_one_number_and_counts_as_done(recorder, events):
    with recorder.record("pick", {"actor": "red cube"}):
        assert [event.event for event in events] == ["start"]
    start, end = events
    assert (start.call_id, start.outcome, start.time_sec) == (end.call_id, None, 0.0)
    assert (end.outcome, end.time_sec, end.message) == (Outcome.DONE, 1.0, "")
    assert end.label == start.label == "pick(actor='red cube')"


def test_calls_within_calls_name_their_parent(recorder, events):
    with recorder.record("pick_place", {}), recorder.record("pick", {}), recorder.record("move", {}):
        pass
    with recorder.record("place", {}):
        pass
    starts = [(e.function, e.call_id, e.parent_id, e.depth) for e in events if e.event == "start"]
    assert starts == [("pick_place", 0, None, 0), ("pick", 1, 0, 1), ("move", 2, 1, 2), ("place", 3, None, 0)]
    ends = [event.function for event in events if event.event == "end"]
    assert ends == ["move", "pick", "pick_place", "place"], "inner ones first"


def test_a_verdict_that_is_set_before_the_end_is_recorded(recorder, events):
    with recorder.record("place", {}) as call:
        call.verdict = Verdict(Outcome.NOT_PLACED, "it fell", {"error_m": 0.1})
    assert (events[-1].outcome, events[-1].message, events[-1].measures) == (
        Outcome.NOT_PLACED, "it fell", {"error_m": 0.1}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ObjectNotFoundError("pink cube", []), Outcome.OBJECT_NOT_FOUND),
        (TimeoutError("late"), Outcome.TIMED_OUT),
        (ValueError("no"), Outcome.BAD_ARGUMENT),
        (TypeError("no"), Outcome.BAD_ARGUMENT),
        (RuntimeError("joint 3"), Outcome.ROBOT_FAULT),
        (KeyboardInterrupt(), Outcome.ROBOT_FAULT),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_exception_ends_the_call_with_its_outcome_and_goes_on(recorder, events, error, outcome):
    def call():
        with recorder.record("pick", {}):
            raise error

    with pytest.raises(type(error)):
        call()
    assert events[-1].outcome is outcome
    assert events[-1].message.startswith(type(error).__name__)
    with recorder.record("next", {}):
        pass
    assert events[-1].depth == 0, "the nesting is as before"


def test_arguments_are_kept_as_they_were_at_the_start(recorder, events):
    arguments = {"width": 0.1}
    with recorder.record("grip", arguments):
        arguments["width"] = 0.2
    assert [event.arguments for event in events] == [{"width": 0.1}] * 2


def test_threads_do_not_nest_into_each_other(recorder, events):
    inside, done = threading.Event(), threading.Event()

    def other():
        inside.wait(5.0)
        with recorder.record("look", {}):
            pass
        done.set()

    thread = threading.Thread(target=other)
    thread.start()
    with recorder.record("pick", {}):
        inside.set()
        assert done.wait(5.0)
    thread.join()
    look = next(event for event in events if event.function == "look")
    assert (look.depth, look.parent_id) == (0, None)
    assert len({event.call_id for event in events}) == 2


@pytest.mark.parametrize(
    ("arguments", "label"),
    [
        ({}, "goto()"),
        ({"x": 0.1, "fast": True}, "goto(x=0.1, fast=True)"),
        ({"x": 1.0 / 3.0, "tool": None}, "goto(x=0.333333)"),  # six digits; what is not given is left out
        ({"text": "a" * 100}, "goto(text='" + "a" * 76 + "...)"),  # 80 characters, quote included
    ],
)
def test_a_label_is_the_call_as_program_text_with_long_values_cut(arguments, label):
    assert label_of("goto", arguments) == label
