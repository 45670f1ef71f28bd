"""Images are due at a rate, by hand-worked times."""

import pytest

from hcvla.cameras.schedule import ImageSchedule


def taken(schedule, times, rate_hz):
    """Return the times at which an image is taken of a clock that comes in these steps."""
    found = []
    for now_sec in times:
        if schedule.is_due(now_sec, rate_hz):
            schedule.take(now_sec, rate_hz)
            found.append(now_sec)
    return found


def steps(step_ms, until_ms):
    return [0.001 * ms for ms in range(0, until_ms + 1, step_ms)]


@pytest.mark.parametrize(
    ("rate_hz", "expected"),
    # Due at 0.05, 0.15 and 0.25 between two states, of which the later is taken; the rate is kept on average.
    [(10.0, [0.0, 0.1, 0.2, 0.3]), (20.0, [0.0, 0.06, 0.1, 0.16, 0.2, 0.26, 0.3])],
)
def test_a_rate_is_kept_on_average_over_states_every_20_ms(rate_hz, expected):
    assert taken(ImageSchedule(), steps(20, 300), rate_hz) == pytest.approx(expected)


def test_states_as_far_apart_as_images_are_all_taken_though_one_is_a_rounding_error_early():
    times = [0.0, 0.1 - 1e-9, 0.2 - 2e-9, 0.3]
    assert taken(ImageSchedule(), times, 10.0) == times


def test_a_higher_rate_counts_at_once():
    schedule = ImageSchedule()
    assert taken(schedule, [0.0], 10.0) == [0.0]
    assert not schedule.is_due(0.06, 10.0)
    assert schedule.is_due(0.06, 20.0)


def test_images_that_were_missed_are_not_made_up_for():
    schedule = ImageSchedule()
    assert taken(schedule, [0.0, 1.0, 1.02, 1.04, 1.1], 10.0) == [0.0, 1.0, 1.1]


def test_a_clock_that_starts_again_begins_again():
    schedule = ImageSchedule()
    assert taken(schedule, [100.0], 10.0) == [100.0]
    assert not schedule.is_due(99.5, 10.0)
    assert taken(schedule, [0.0, 0.05, 0.1], 10.0) == [0.0, 0.1]
