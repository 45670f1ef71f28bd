"""Levels and words of what parts report, by hand-worked times."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.nodes.ros import part_status
from hcvla.nodes.ros.part_status import CallTally, Level, RateMeter


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that the test sets [s]."""
    now = [100.0]
    monkeypatch.setattr(part_status.time, "monotonic", lambda: now[0])
    return now


def meter_at(clock, rate_hz, duration_sec):
    meter = RateMeter()
    for number in range(round(rate_hz * duration_sec) + 1):
        clock[0] = 100.0 + number / rate_hz
        meter.add()
    return meter


def test_a_rate_is_that_of_the_last_five_seconds(clock):
    meter = meter_at(clock, 10.0, 3.0)
    assert meter.rate_hz == pytest.approx(10.0)
    for number in range(1, 13):
        clock[0] = 103.0 + 0.5 * number
        meter.add()
    assert meter.rate_hz == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("rate_hz", "waited_sec", "level", "words"),
    [
        (10.0, 0.0, Level.OK, "10.0 Hz"),
        (50.0, 0.0, Level.OK, "50.0 Hz"),
        (8.0, 0.0, Level.OK, "8.0 Hz"),
        (7.0, 0.0, Level.WARN, "7.0 Hz, expected 10"),
        # Five periods of 0.1 s are over, but no second.
        (10.0, 0.9, Level.OK, "10.0 Hz"),
        (10.0, 1.1, Level.STALE, "nothing for 1.1 s"),
    ],
)
def test_slow_is_a_warning_and_silence_is_stale(clock, rate_hz, waited_sec, level, words):
    meter = meter_at(clock, rate_hz, 4.0)
    clock[0] += waited_sec
    found = meter.status(10.0)
    assert (found.level, found.message) == (level, words)
    assert found.values["rate_hz"] == pytest.approx(rate_hz, abs=0.01)


def test_what_never_came_is_stale():
    assert RateMeter().status(10.0).level is Level.STALE


def test_calls_are_counted_by_outcome_and_the_newest_is_told():
    tally = CallTally("subtasks")
    assert (tally.status().level, tally.status().message) == (Level.OK, "no subtasks yet")
    for outcome in (Outcome.DONE, Outcome.DONE, Outcome.NOT_GRASPED):
        tally.add("pick(red cube)", Verdict(outcome, "shut on nothing" if outcome is Outcome.NOT_GRASPED else ""))
    tally.running = "place()"
    found = tally.status()
    assert (found.level, found.message) == (Level.OK, "2 of the last 3 subtasks done, 3 in all")
    assert found.values == {
        "running": "place()",
        "newest": "pick(red cube): not grasped: shut on nothing",
        "done": 2,
        "not grasped": 1,
    }


@pytest.mark.parametrize(("failed", "level"), [(4, Level.OK), (5, Level.OK), (6, Level.WARN), (10, Level.WARN)])
def test_most_of_the_last_ten_failing_is_a_warning(failed, level):
    tally = CallTally("tasks")
    for number in range(30):
        tally.add("t", Verdict(Outcome.DONE if number < 30 - failed else Outcome.DROPPED))
    assert tally.status().level is level


def test_one_failure_alone_is_none():
    tally = CallTally("tasks")
    tally.add("t", Verdict(Outcome.DROPPED))
    assert tally.status().level is Level.OK
