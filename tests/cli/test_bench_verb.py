import json

import pytest
from typer.testing import CliRunner

from hcvla.api.errors import HcvlaError
from hcvla.cli import bench as cli
from hcvla.cli.main import load
from hcvla.evaluation.bench.record import Record, Target


@pytest.fixture
def canned(monkeypatch):
    """Two benches of known outcome in place of those that take minutes."""

    def fails():
        raise HcvlaError("no such checkpoint")

    late = [Record("late", 200.0, "us", target=Target("value", "<=", 100.0), note="how it was measured")]
    monkeypatch.setattr(cli, "benchmarks", lambda *_: {"one": lambda: late, "two": fails})


def run(*arguments):
    return CliRunner().invoke(load("bench"), list(arguments))


def test_all_are_measured_and_one_that_fails_says_why(canned, tmp_path):
    file = tmp_path / "bench.json"
    result = run("all", "--json", str(file))
    assert result.exit_code == 0, result.output
    late, two = json.loads(file.read_text())
    assert (late["name"], late["holds"]) == ("late", False)
    assert (two["value"], two["note"]) == (None, "not measured: no such checkpoint")
    assert "missed" in result.output
    assert "late: how it was measured" in result.output


def test_strict_turns_a_missed_target_into_the_exit_status(canned):
    assert run("one").exit_code == 0
    assert run("one", "--strict").exit_code == 1


def test_an_unknown_bench_names_the_nearest():
    with pytest.raises(cli.UnknownBenchError, match="did you mean 'sandbox'"):
        cli.choose("sandbx", cli.benchmarks("", "default", 1))


def test_the_benches_are_those_of_the_help():
    assert list(cli.benchmarks("", "default", 1)) == ["sim", "sandbox", "ros", "perception", "planner", "collect"]
