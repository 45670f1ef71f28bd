import json

import pytest
from benchmarks.record import Record, Target
from typer.testing import CliRunner

from benchmarks import command
from hcvla.api.errors import HcvlaError
from hcvla.cli.bench import NoBenchmarksError, make_importable
from hcvla.cli.main import load, main


@pytest.fixture
def canned(monkeypatch):
    """Two benches of known outcome in place of those that take minutes."""

    def fails():
        raise HcvlaError("no such checkpoint")

    late = [Record("late", 200.0, "us", target=Target("value", "<=", 100.0), note="how it was measured")]
    fine = [Record("fine", 40.0, "us", target=Target("value", "<=", 100.0))]
    alone = [Record("alone", 40.0, "1/s", target=Target("ratio", ">=", 30.0), note="nothing to compare with")]
    canned = {"one": lambda: late, "two": fails, "fine": lambda: fine, "alone": lambda: alone}
    monkeypatch.setattr(command, "benchmarks", lambda *_: canned)


def run(*arguments):
    return CliRunner().invoke(load("bench"), list(arguments))


def test_all_are_measured_and_one_that_fails_says_why(canned, tmp_path):
    file = tmp_path / "bench.json"
    result = run("all", "--json", str(file))
    assert result.exit_code == 1, result.output
    late, two, *_ = json.loads(file.read_text())
    assert (late["name"], late["holds"]) == ("late", False)
    assert (two["value"], two["note"]) == (None, "not measured: no such checkpoint")
    assert "missed: late is 200, expected value <= 100\n" in result.output
    assert "missed: two: not measured: no such checkpoint\n" in result.output
    assert "late: how it was measured" in result.output


@pytest.mark.parametrize(("bench", "status"), [("one", 1), ("two", 1), ("fine", 0), ("alone", 0)])
def test_a_target_that_is_missed_or_cannot_be_measured_is_the_exit_status(canned, bench, status):
    assert run(bench).exit_code == status


def test_the_file_says_what_measures_it_again_with_the_options_that_matter(canned, tmp_path):
    file = tmp_path / "bench.json"
    assert (
        run("fine", "--json", str(file), "--episodes", "2", "--strict", "--log", str(tmp_path / "log")).exit_code == 0
    )
    (fine,) = json.loads(file.read_text())
    assert fine["command"] == "hcvla bench fine --episodes 2 --strict"
    assert len(fine["commit"].split("+")[0].split(" ")[0]) in (40, len("unknown"))


def test_a_missing_baseline_fails_only_if_strict(canned):
    result = run("alone", "--strict")
    assert result.exit_code == 1
    assert "missed: alone is -, expected ratio >= 30\n" in result.output


def test_an_unknown_bench_names_the_nearest():
    with pytest.raises(command.UnknownBenchError, match="did you mean 'sandbox'"):
        command.choose("sandbx", command.benchmarks("", "default", 1))


def test_the_benches_are_those_of_the_help():
    assert list(command.benchmarks("", "default", 1)) == [
        "sim",
        "sandbox",
        "ros",
        "perception",
        "planner",
        "policy",
        "collect",
    ]


def test_an_installation_without_benchmarks_says_where_they_are(tmp_path):
    with pytest.raises(NoBenchmarksError, match=f"no folder {tmp_path}/benchmarks: run hcvla bench from a checkout"):
        make_importable(tmp_path)


def test_a_command_without_benchmarks_is_one_line(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr("hcvla.cli.bench.roots", lambda: [tmp_path])
    assert main(["bench", "sandbox"]) == 1
    assert capfd.readouterr().err.count("\n") == 1


def test_how_often_the_franka_is_stopped_and_recovered_can_be_chosen(canned, monkeypatch):
    from benchmarks import franka

    configs = []
    monkeypatch.setattr(franka, "bench_franka", lambda config: configs.append(config) or [])
    assert run("franka", "--stops", "1000", "--reflexes", "100").exit_code == 0
    assert run("franka", "--link", "position").exit_code == 0
    assert [(config.link, config.stops, config.reflexes) for config in configs] == [
        (None, 1000, 100),
        ("position", 40, 20),
    ]


def test_goals_are_tested_on_the_seeds_that_are_asked_for(canned, monkeypatch):
    from benchmarks import goals

    configs = []
    monkeypatch.setattr(goals, "bench_goals", lambda config: configs.append(config) or [])
    assert run("goals", "--episodes", "2", "--seed", "41000", "--workers", "1").exit_code == 0
    assert run("goals").exit_code == 0
    assert [(config.seed, config.episodes, config.workers) for config in configs] == [(41_000, 2, 1), (40_000, 11, 2)]
