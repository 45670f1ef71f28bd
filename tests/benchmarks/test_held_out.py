"""The held-out bench carries tasks out, reports each, and counts by family."""

import json

import pytest
from benchmarks.held_out import HeldOutBenchConfig, bench_held_out

pytestmark = pytest.mark.slow  # minutes: two tasks carried out with perception


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Return the records and the logged lines of two held-out tasks with the shipped planner."""
    log = tmp_path_factory.mktemp("held_out") / "tasks.jsonl"
    records = bench_held_out(HeldOutBenchConfig(scenes=2, seed=3, log=log))
    return records, [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_the_share_is_that_of_the_logged_tasks(run):
    records, lines = run
    carried_out = [line for line in lines if not line["kind"].startswith("refuse")]
    assert len(carried_out) == 2
    assert records[0].value == pytest.approx(50.0 * sum(line["right"] for line in carried_out))
    assert str(records[0].target) == "value >= 90"


def test_refusals_are_counted_apart_and_the_slowest_answer_is_reported(run):
    records, lines = run
    refused = [line for line in lines if line["kind"].startswith("refuse")]
    assert len(refused) == 2
    assert records[1].value == pytest.approx(50.0 * sum(line["right"] for line in refused))
    assert records[2].value == max(line["answer_sec"] for line in lines)
