"""The bench of collection measures whole episodes and two numbers of workers, and says what it could not compare."""

import pytest
from benchmarks.collect import CollectBenchConfig, bench_collect


@pytest.mark.slow
def test_the_bench_measures_and_says_why_there_is_no_comparison(monkeypatch):
    monkeypatch.delenv("HCVLA_ROBOSUITE_PYTHON", raising=False)
    speed, scaling = bench_collect(CollectBenchConfig(task="pick", rounds=2, scaling_episodes=2, scaling_rounds=1))
    assert speed.value > 0.0
    assert speed.baseline is None
    assert "not compared: no Python with robosuite" in speed.note
    assert scaling.value > 0.0
    assert scaling.ratio > 0.0
