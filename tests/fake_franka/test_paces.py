"""When the fake robot's periods begin: in real time, paced by the client's answers, or in lockstep with them."""

from __future__ import annotations

import time

import pytest

from hcvla.fake_franka.clock import PACES, Clock, ClockConfig
from hcvla.fake_franka.reactor import Reactor


def clock(pace: str, **config: float) -> Clock:
    return Clock(ClockConfig(pace=pace, **config), Reactor())


def seconds(act) -> float:
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


@pytest.mark.parametrize("pace", PACES)
def test_without_a_motion_a_hundred_periods_take_a_tenth_of_a_second_at_least(pace):
    one = clock(pace)
    # Up to 5 of them may catch up with the time before.
    assert seconds(lambda: [one.wait(False, False, lambda: False) for _ in range(100)]) > 0.094


def test_paced_never_runs_faster_than_real_time_though_the_client_answers_at_once():
    one = clock("paced")
    assert seconds(lambda: [one.wait(True, True, lambda: True) for _ in range(100)]) > 0.094


def test_in_lockstep_a_thousand_answered_periods_take_less_than_a_second():
    one = clock("lockstep")
    assert seconds(lambda: [one.wait(True, True, lambda: True) for _ in range(1000)]) < 0.8


@pytest.mark.parametrize("pace", ["paced", "lockstep"])
def test_who_does_not_answer_is_waited_for_once_and_then_loses_periods_in_real_time(pace):
    one = clock(pace, answer_limit_sec=0.2)
    assert seconds(lambda: one.wait(True, True, lambda: False)) > 0.19
    assert seconds(lambda: [one.wait(True, True, lambda: False) for _ in range(10)]) < 0.19


def test_the_wall_clock_waits_for_nobody():
    one = clock("wall", answer_limit_sec=1.0)
    assert seconds(lambda: one.wait(True, True, lambda: False)) < 0.9


@pytest.mark.parametrize("pace", ["paced", "lockstep"])
def test_until_a_motion_has_its_first_answer_periods_are_longer(pace):
    one = clock(pace, start_period_sec=0.05)
    assert seconds(lambda: one.wait(True, False, lambda: False)) > 0.045
    assert seconds(lambda: one.wait(True, False, lambda: True)) < 0.045


def test_a_fake_that_was_held_up_catches_up_with_5_ms_and_lets_the_rest_go():
    one = clock("wall")
    for _ in range(3):
        one.wait(False, False, lambda: False)
    one._next -= 0.1
    before = one.late
    # 100 ms late, of which 5 ms are made up for: about five periods begin at once, the sixth in time again.
    for _ in range(20):
        one.wait(False, False, lambda: False)
    assert one.late - before >= 1
    assert one._next <= time.monotonic() + 0.002
