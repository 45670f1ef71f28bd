"""The bench that compares real time with lockstep: what it counts, what it keeps, and one whole episode."""

import json
from dataclasses import asdict, replace

import pytest
from benchmarks.real_time import RealTimeConfig, RealTimeEpisode, bench_real_time, measure, records
from benchmarks.record import missed

GOOD = RealTimeEpisode(
    task="pick", seed=50_000, real=True, lockstep=True, outcome="done: the goal is seen to hold", cores=1.1,
    periods_sec=(0.05, 0.052, 0.061), late=0.0,
)  # fmt: skip


def changed(**changes):
    return replace(GOOD, **changes)


def figures(*episodes):
    return {record.name: record for record in records(episodes, RealTimeConfig())}


def test_what_real_time_costs_is_the_difference_of_both_shares():
    # three of four in real time, four of four in lockstep: 25 points
    lost = changed(seed=50_003, real=False, outcome="timed out: not finished after 30 s")
    found = figures(GOOD, GOOD, GOOD, lost)
    assert found["real time, done and the goal holds"].value == pytest.approx(75.0)
    assert "pick 50003: timed out" in found["real time, done and the goal holds"].note
    assert found["lockstep, done and the goal holds"].value == pytest.approx(100.0)
    loss = found["real time, points below lockstep"]
    assert (loss.value, loss.holds) == (pytest.approx(25.0), False)


def test_real_time_may_also_be_luckier():
    found = figures(changed(lockstep=False), GOOD)
    assert found["real time, points below lockstep"].value == pytest.approx(-50.0)
    assert missed(list(found.values())) == []


def test_cores_and_lateness_are_of_the_middle_episode():
    found = figures(GOOD, changed(cores=1.2, late=0.02), changed(cores=1.9, late=0.04))
    used = found["real time, cores while a task runs"]
    assert (used.value, used.holds) == (pytest.approx(1.2), True)
    assert "1.10 to 1.90" in used.note
    assert found["real time, commands later than 75 ms"].value == pytest.approx(2.0)


def test_nothing_measured_is_said_so():
    assert all(record.value is None for record in records([], RealTimeConfig()))


def test_what_the_log_holds_is_not_run_again(tmp_path):
    log = tmp_path / "episodes.jsonl"
    log.write_text(json.dumps({"task": "pick", "seed": 50_000, "episodes": [asdict(GOOD)]}) + "\n")
    assert measure(RealTimeConfig(tasks=("pick",), episodes=1, log=log)) == [GOOD]


@pytest.mark.ros
@pytest.mark.stack
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_one_episode_runs_on_a_stack_and_in_lockstep(tmp_path):
    config = RealTimeConfig(skills="oracle", tasks=("pick",), episodes=1, log=tmp_path / "log.jsonl")
    found = {record.name: record for record in bench_real_time(config)}
    assert found["real time, done and the goal holds"].value == 100.0
    assert found["lockstep, done and the goal holds"].value == 100.0
    assert 0.1 < found["real time, cores while a task runs"].value < 16.0
