import pytest

from hcvla.evaluation.statistics import wilson_interval


def test_the_wilson_interval_as_worked_by_hand():
    # 8 of 10, z^2 = 3.841459: center (0.8 + 0.192073) / 1.384146 = 0.716740,
    # half 1.959964 * sqrt(0.8 * 0.2 / 10 + 3.841459 / 400) / 1.384146 = 0.226578.
    low, high = wilson_interval(8, 10)
    assert low == pytest.approx(0.490162, abs=2e-6)
    assert high == pytest.approx(0.943318, abs=2e-6)


def test_all_or_nothing_is_not_certain():
    # z^2 / (n + z^2) = 3.841459 / 13.841459.
    assert wilson_interval(0, 10) == (0.0, pytest.approx(0.277533, abs=1e-6))
    assert wilson_interval(10, 10) == (pytest.approx(0.722467, abs=1e-6), 1.0)


def test_no_episodes_say_nothing():
    assert wilson_interval(0, 0) == (0.0, 1.0)


def test_the_interval_holds_the_rate_and_narrows_with_episodes():
    widths = []
    for n in (5, 50, 500):
        low, high = wilson_interval(n * 3 // 5, n)
        assert low < 0.6 < high
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize(("successes", "episodes"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(successes, episodes):
    with pytest.raises(ValueError, match=f"{successes} successes of {episodes}"):
        wilson_interval(successes, episodes)
