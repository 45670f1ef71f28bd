"""What two workers do compared with one: what is counted, and the bench itself at toy size."""

import pytest
from benchmarks.growth import GrowthBenchConfig, bench_growth, done_per_second, growth
from benchmarks.rounds import sample

from hcvla.jobs.pool import WorkerError


def doubling():
    return lambda number: 2 * number


def refusing():
    def work(number):
        raise ValueError(f"no {number}")

    return work


def test_only_what_is_done_while_all_work_counts():
    # Of six jobs by one worker the first starts it, so that the second is the first that counts, and the last is
    # left out as no one would be busy after it: 1, 2, 3 and 4 count.
    counted = []

    def worth(result):
        counted.append(result)
        return 1.0

    assert done_per_second(range(6), doubling, 1, worth) > 0.0
    assert counted == [2, 4, 6, 8]


def test_a_job_without_result_ends_the_measurement():
    with pytest.raises(WorkerError, match="no 0"):
        done_per_second([0, 1, 2], refusing, 1, lambda result: 1.0)


def test_growth_is_two_workers_over_one_and_says_how_far_it_spread():
    record = growth("x", {"1": sample([2.0, 4.0, 3.0]), "2": sample([5.1, 5.1, 6.0])}, "jobs/s")
    # 5.1 / 3 = 1.7, just enough
    assert record.ratio == pytest.approx(1.7)
    assert (record.value, record.baseline, str(record.target)) == (5.1, 3.0, "ratio >= 1.7")
    assert "median of 3, 5.1 to 6; one: median of 3, 2 to 4" in record.note


@pytest.mark.slow
def test_the_bench_evaluates_with_one_worker_and_with_two():
    (record,) = bench_growth(GrowthBenchConfig(task="pick", episodes=2, rounds=1))
    assert record.value > 0.0
    assert record.ratio > 0.0
