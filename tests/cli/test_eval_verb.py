import json
import os
import signal
import subprocess
import sys

import psutil
import pytest

from hcvla.cli.main import main
from waiting import wait_until

START = [sys.executable, "-m", "hcvla.cli.main", "eval", "--perception", "privileged", "--no-video"]


def hcvla_eval(out, *options):
    return main(["eval", "--perception", "privileged", "--no-video", "--out", str(out), *options])


def started(out, *options):
    return subprocess.Popen(
        [*START, "--out", str(out), *options], stdout=subprocess.PIPE, text=True, cwd=out, start_new_session=True
    )


def lines_in(out):
    file = out / "episodes.jsonl"
    return file.read_text().splitlines() if file.exists() else []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--suite", "pick,swop"], "there is no task or suite 'swop'; did you mean 'swap'?"),
        (["--split", "wording"], "there is no split 'wording'; did you mean 'wordings'?"),
        (["--seed", "-1"], "seed is -1, expected 0 or more"),
        (["--episodes", "0"], "episodes is 0, expected 1 or more"),
        (["--workers", "0"], "workers is 0, expected 1 or more"),
        (["--skills", "orakle"], "skills is 'orakle'; did you mean 'oracle'?"),
        (["--perception", "rgb"], "perception is 'rgb'; did you mean 'rgbd'?"),
        (["--config", "no/such.yaml"], "parameter file 'no/such.yaml' cannot be read: No such file"),
        (["--planner", "no/such/folder"], "planner 'no/such/folder' is no folder; expected 'default', a folder with"),
    ],
)
def test_a_bad_request_gets_one_line_and_status_2_and_nothing_starts(tmp_path, capfd, options, message):
    assert hcvla_eval(tmp_path / "out", *options) == 2
    output = capfd.readouterr()
    assert output.err.startswith(f"hcvla eval: {message}")
    assert (output.err.count("\n"), output.out) == (1, "")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path, capfd):
    (tmp_path / "file").touch()
    assert hcvla_eval(tmp_path / "file" / "out") == 2
    assert "cannot be written to: Not a directory\n" in capfd.readouterr().err


def test_an_evaluation_runs_and_shows_where_its_report_is(tmp_path, capfd):
    assert hcvla_eval(tmp_path, "--suite", "pick", "--episodes", "2") == 0
    shown = capfd.readouterr().out
    assert "2 episodes, 2 of them to run" in shown
    assert "2 of 2: 100.0 % succeeded" in shown
    assert str(tmp_path / "report.md") in shown
    assert json.loads((tmp_path / "results.json").read_text())["tasks"]["pick"]["successes"] == 2


def test_a_config_file_reaches_the_parts_and_an_evaluation_goes_on_only_with_the_same(tmp_path, capfd):
    config, out = tmp_path / "lab.yaml", tmp_path / "out"
    config.write_text("/**/executor:\n  ros__parameters: {budgets: {subtasks: 0}}\n")
    assert hcvla_eval(out, "--suite", "pick", "--episodes", "1", "--config", str(config)) == 0
    (episode,) = map(json.loads, lines_in(out))
    assert episode["outcome"] == "budget exceeded"
    assert "more than 0 subtask" in episode["message"]
    assert f"--config {config}" in (out / "report.md").read_text()
    assert json.loads((out / "settings.json").read_text())["config"] == {"budgets.subtasks": 0}
    assert hcvla_eval(out, "--suite", "pick", "--episodes", "1", "--resume") == 2
    assert "was started with config {'budgets.subtasks': 0}, requested is None" in capfd.readouterr().err


def test_a_killed_evaluation_loses_at_most_the_running_episode_and_goes_on(tmp_path, capfd):
    options = ("--suite", "pick", "--episodes", "6")
    with started(tmp_path, *options) as running:
        wait_until(lambda: len(lines_in(tmp_path)) >= 2, 120.0, "two finished episodes")
        workers = psutil.Process(running.pid).children(recursive=True)
        os.kill(running.pid, signal.SIGKILL)
    _, alive = psutil.wait_procs(workers, timeout=20.0)
    assert alive == []
    kept = lines_in(tmp_path)
    assert 2 <= len(kept) < 6
    assert hcvla_eval(tmp_path, *options, "--resume") == 0
    assert f"6 episodes, {6 - len(kept)} of them to run" in capfd.readouterr().out
    assert lines_in(tmp_path)[: len(kept)] == kept
    assert sorted(json.loads(line)["seed"] for line in lines_in(tmp_path)) == list(range(6))


def test_a_worker_that_dies_costs_its_episode_and_is_reported(tmp_path):
    with started(tmp_path, "--suite", "pick", "--episodes", "4") as running:
        wait_until(lambda: lines_in(tmp_path), 120.0, "a finished episode")
        (worker,) = [
            child
            for child in psutil.Process(running.pid).children()
            if any("--multiprocessing-fork" in word for word in child.cmdline())
        ]
        worker.kill()
        running.communicate(timeout=120.0)
    # Status 1: a crash is a defect of the code, not a result.
    assert running.returncode == 1
    task = json.loads((tmp_path / "results.json").read_text())["tasks"]["pick"]
    assert (task["episodes"], task["successes"], task["failures"]["crash"]) == (4, 3, 1)
    assert "| crash | its process ended with exit code -9 |" in (tmp_path / "report.md").read_text()


def test_an_interrupted_evaluation_reports_what_there_is(tmp_path):
    with started(tmp_path, "--suite", "pick", "--episodes", "50") as running:
        wait_until(lambda: lines_in(tmp_path), 120.0, "a finished episode")
        # As a terminal does: to the command and all that it started.
        os.killpg(running.pid, signal.SIGINT)
        shown, _ = running.communicate(timeout=60.0)
    assert running.returncode == 130
    assert "the same command with --resume goes on" in " ".join(shown.split())
    written = json.loads((tmp_path / "results.json").read_text())
    assert written["complete"] is False
    assert written["tasks"]["pick"]["episodes"] == len(lines_in(tmp_path)) < 50
