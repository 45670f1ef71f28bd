"""Stamps of another clock are refused while the robot's own goes on, and one that starts again is followed."""

import math

import pytest

from hcvla.nodes.messages import robot_clock as module
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.messages.robot_clock import RobotClock

pytestmark = pytest.mark.ros


class SystemClock:
    def __init__(self):
        self.now_sec = 100.0

    def monotonic(self):
        return self.now_sec


@pytest.fixture
def system(monkeypatch):
    system = SystemClock()
    monkeypatch.setattr(module, "time", system)
    return system


@pytest.fixture
def clock(system):
    clock = RobotClock()
    clock.advance(20.0)
    return clock


@pytest.mark.parametrize("stamp_sec", [0.0, 19.999, 33.0, 2.0**31, -(2.0**31), math.nan])
def test_a_state_of_the_past_or_the_future_is_refused_however_often_it_comes(clock, system, stamp_sec):
    for tick in range(1, 100):
        system.now_sec += 0.01
        with pytest.raises(BadMessageError, match=r"robot state: header\.stamp is .* s, expected at most 12 s after"):
            clock.advance(stamp_sec)
        if tick % 10 == 0:
            # Ten true states a second come in between: an arm that idles.
            clock.advance(20.0 + 0.01 * tick)
    assert clock.newest_sec == pytest.approx(20.9)


@pytest.mark.parametrize("stamp_sec", [20.0, 20.02, 30.0])
def test_the_clock_may_stand_still_tick_or_go_on_by_a_step_of_ten_seconds(clock, stamp_sec):
    clock.advance(stamp_sec)
    assert clock.newest_sec == stamp_sec


@pytest.mark.parametrize("stamp_sec", [0.1, 1.7e9])
def test_after_half_a_second_of_silence_another_clock_counts(clock, system, stamp_sec):
    system.now_sec += 0.51
    clock.advance(stamp_sec)
    clock.advance(stamp_sec + 0.1)
    assert clock.newest_sec == stamp_sec + 0.1


def test_a_clock_that_began_with_nonsense_is_right_half_a_second_after_the_last_of_it(system):
    clock = RobotClock()
    clock.advance(2.0**31)
    with pytest.raises(BadMessageError):
        clock.advance(20.0)
    system.now_sec += 0.51
    clock.advance(20.1)
    assert clock.newest_sec == 20.1


def test_what_is_stamped_more_than_two_seconds_ahead_of_the_newest_state_is_refused(clock):
    clock.check("image", 22.0)
    clock.check("image", 0.0)
    with pytest.raises(BadMessageError, match=r"image: header\.stamp is 22\.100 s, expected at most 2 s after"):
        clock.check("image", 22.1)


def test_before_the_first_state_anything_may_be_of_the_present():
    RobotClock().check("image", 2.0**31)
