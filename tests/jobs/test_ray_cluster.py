"""The same collection on a Ray cluster of two local workers; skipped where Ray is not installed."""

import importlib.util
import os
import signal
import threading
from collections import deque
from functools import partial

import pytest

from hcvla.cli.main import main
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset
from hcvla.jobs import ray_cluster
from hcvla.jobs.pool import Unfinished
from hcvla.jobs.ray_cluster import RayError, connect, run_jobs_on_ray

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed (pip install hcvla[ray])"
)


def work(number: int, folder: str) -> int:
    """Square a number; 3 kills its process the first time, 5 is refused."""
    if number == 3 and not os.path.exists(f"{folder}/killed"):
        open(f"{folder}/killed", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 5:
        raise ValueError("five")
    return number * number


def setup(folder: str):
    return partial(work, folder=folder)


@pytest.fixture
def ray(monkeypatch):
    # The cluster's processes find our packages as this one does.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in __import__("sys").path if path))
    yield
    connect(ray_cluster.LOCAL, 2).shutdown()


@needs_ray
def test_every_job_has_its_result_or_the_reason_why_not(ray, tmp_path):
    jobs = deque(range(7))
    answers = dict(run_jobs_on_ray(jobs, partial(setup, str(tmp_path)), 2, 60.0, ray_cluster.LOCAL))
    assert {job: answer for job, answer in answers.items() if not isinstance(answer, Unfinished)} == {
        number: number * number for number in (0, 1, 2, 4, 6)
    }
    assert answers[3].reason.startswith("its process ended")
    assert answers[5].reason == "ValueError: five"


@needs_ray
def test_a_job_that_takes_too_long_is_ended(ray):
    (answer,) = dict(run_jobs_on_ray(deque([30.0]), sleeper, 1, 0.5, ray_cluster.LOCAL)).values()
    assert answer.timed_out


def sleeper():
    return threading.Event().wait


@needs_ray
@pytest.mark.slow
def test_two_ray_workers_collect_the_same_dataset_as_processes_do(ray, tmp_path):
    folders = [tmp_path / "ray", tmp_path / "processes"]
    for folder, more in zip(folders, (["--ray", "local"], []), strict=True):
        asked = ["collect", "--suite", "pick", "--episodes", "3", "--workers", "2", "--out", str(folder), *more]
        assert main(asked) == 0
    assert check_dataset(folders[0]).episodes == 3
    tables = []
    for folder in folders:
        dataset = Dataset(folder)
        tables.append({row.key: dataset.table(row)["action"] for row in dataset.episodes})
    assert tables[0] == tables[1]


def test_without_ray_the_option_says_what_to_do(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(RayError, match="Ray is not installed"):
        connect("auto", 1)
    assert main(["collect", "--suite", "pick", "--out", str(tmp_path / "data"), "--ray", "auto"]) == 2
    assert "Ray is not installed" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
