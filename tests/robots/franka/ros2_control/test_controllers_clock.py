"""What time it is for a controller on another computer."""

import pytest

from hcvla.robots.franka.ros2_control.clock import ControllersClock


def test_the_state_that_came_soonest_says_how_far_the_clocks_are_apart():
    clock = ControllersClock()
    clock.seen(500.000, 10.030)
    clock.seen(500.010, 10.012)
    clock.seen(500.020, 10.050)
    assert clock.of(10.1) == pytest.approx(10.1 + 489.998, abs=1e-4)
    assert clock.ours(500.0) == pytest.approx(10.002, abs=1e-4)


def test_a_clock_that_runs_slower_than_ours_is_followed():
    clock = ControllersClock()
    for second in range(100):
        clock.seen(500.0 + second * (1.0 - 5e-5), 10.0 + second)
    assert clock.of(109.0) == pytest.approx(500.0 + 99.0 * (1.0 - 5e-5), abs=2e-3)


@pytest.mark.parametrize("step_sec", [3.0, -3.0])
def test_a_clock_that_is_set_is_followed_at_once(step_sec):
    clock = ControllersClock()
    clock.seen(500.0, 10.0)
    clock.seen(501.0 + step_sec, 11.0)
    assert clock.of(11.0) == pytest.approx(501.0 + step_sec)


def test_while_a_motion_runs_a_better_comparison_counts_by_1_ms_a_second():
    clock = ControllersClock()
    clock.seen(500.000, 10.010)
    clock.seen(500.100, 10.100, moving=True)
    # It came 10 ms sooner than the first; 90 us of that count.
    assert clock.of(0.0) == pytest.approx(489.990 + 90e-6, abs=1e-9)
    clock.seen(500.200, 10.200)
    assert clock.of(0.0) == pytest.approx(490.0)
