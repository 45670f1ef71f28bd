import pytest
from benchmarks.rounds import interleave, sample


def test_measurements_take_turns():
    order = []
    measured = interleave({"a": lambda: order.append("a") or 1.0, "b": lambda: order.append("b") or 2.0}, 3)
    assert order == ["a", "b"] * 3
    assert measured["a"].values == (1.0, 1.0, 1.0)
    assert measured["b"].values == (2.0, 2.0, 2.0)


def test_the_median_ignores_one_round_that_was_disturbed():
    assert sample([1.0, 100.0, 2.0]).median == 2.0


def test_percentiles_interpolate():
    # Of 0, 10, ..., 100 the 95th percentile lies half-way between 90 and 100.
    assert sample(range(0, 101, 10)).percentile(95.0) == pytest.approx(95.0)


def test_the_spread_says_rounds_lowest_and_highest():
    assert sample([0.003, 0.001, 0.002]).scaled(1000.0).spread == "median of 3, 1 to 3"
