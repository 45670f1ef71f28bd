"""A stop is over when states have confirmed rest for some of the robot's time, seen often enough."""

import pytest

from hcvla.robots.franka.config import WatchConfig
from hcvla.robots.franka.stopping import Stopping

CONFIG = WatchConfig(rest_sec=0.05)


def stop(*states):
    """Feed states (our time, the robot's time, speed) and return the reports, None for each that did not end it."""
    stopping = Stopping(CONFIG, begun_sec=100.0)
    for now_sec, robot_sec, speed in states:
        stopping.ended(100.0 + now_sec, robot_sec, speed, measured=True, reference_at_rest=True)
        yield stopping.final


def test_six_states_at_rest_10_ms_apart_end_a_stop_which_took_until_the_first_of_them():
    *before, final = stop((0.1, 0.10, 0.3), *((0.12 + 0.01 * k, 0.12 + 0.01 * k, 0.01) for k in range(6)))
    assert before == [None] * 6
    assert final.at_rest
    assert final.braking_sec == pytest.approx(0.12)


def test_two_slow_states_50_ms_apart_are_no_rest_for_an_arm_may_swing_back_between_them():
    # Seen at both turning points only; then it is seen to move.
    states = (0.10, 0.10, 0.01), (0.15, 0.15, 0.01), (0.16, 0.16, 0.06), (0.17, 0.17, 0.01)
    assert list(stop(*states)) == [None] * 4


def test_on_a_machine_that_is_held_up_four_states_at_rest_are_enough():
    *before, final = stop(*((0.1 + 0.05 * k, 0.1 + 0.05 * k, 0.01) for k in range(4)))
    assert before == [None] * 3
    assert final.at_rest


def test_states_that_stand_still_confirm_no_rest():
    reports = list(stop(*((0.1 + 0.01 * k, 0.1, 0.0) for k in range(100))))
    assert reports == [None] * 100
