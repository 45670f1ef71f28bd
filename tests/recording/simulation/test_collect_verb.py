"""The command as people use it: interrupted in every way, resumed, refused, short of disk."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hcvla.cli.main import main
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.layout import STAGING
from hcvla.datasets.schema import FORMAT
from waiting import wait_until

LIMIT_SEC = 150.0


def command(out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "hcvla.cli.main", "collect", "--suite", "pick", "--out", str(out), *more]


def start(out: Path, *more: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        command(out, *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **options,
    )


def wait_for_episodes(process: subprocess.Popen, out: Path, count: int) -> None:
    def there() -> bool:
        assert process.poll() is None, process.stdout.read()
        return len(list((out / STAGING).glob("pick-*/episode.json"))) >= count

    wait_until(there, LIMIT_SEC, f"episode {count}")


def finish(out: Path, *more: str) -> None:
    assert main(["collect", "--suite", "pick", "--out", str(out), *more]) == 0


def test_kill_9_loses_at_most_the_running_episode_and_resume_goes_on(tmp_path):
    out = tmp_path / "data"
    process = start(out, "--episodes", "4")
    wait_for_episodes(process, out, 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = {path.parent.name for path in (out / STAGING).glob("pick-*/episode.json")}
    assert len(kept) >= 2
    stamps = {name: (out / STAGING / name / "episode.json").stat().st_mtime for name in kept}
    assert main(["dataset", "check", str(out)]) == 1
    finish(out, "--episodes", "4", "--resume")
    dataset = Dataset(out)
    assert kept <= {row.key for row in dataset.episodes}
    assert check_dataset(out).episodes == 4
    assert max(stamps.values()) < (out / "meta/info.json").stat().st_mtime
    assert list((out / STAGING).iterdir()) == []


def test_an_episode_whose_worker_is_killed_is_collected_again(tmp_path):
    out = tmp_path / "data"
    process = start(out, "--episodes", "3")
    wait_for_episodes(process, out, 1)
    # The worker keeps its temporary folder under its own process id.
    deadline = time.monotonic() + LIMIT_SEC
    while process.poll() is None and not (folders := list((out / STAGING).glob("tmp-*"))):
        assert time.monotonic() < deadline
    os.kill(int(folders[0].name.rpartition("-")[2]), signal.SIGKILL)
    text, _ = process.communicate(timeout=LIMIT_SEC)
    assert process.returncode == 0, text
    assert check_dataset(out).episodes == 3


def test_ctrl_c_joins_what_is_finished(tmp_path):
    out = tmp_path / "data"
    process = start(out, "--episodes", "30")
    wait_for_episodes(process, out, 1)
    os.kill(process.pid, signal.SIGINT)
    text, _ = process.communicate(timeout=LIMIT_SEC)
    assert process.returncode == 130
    assert "--resume goes on" in text
    assert 1 <= check_dataset(out).episodes < 30


def test_a_full_disk_is_said_and_loses_nothing_that_was_finished(tmp_path):
    out = tmp_path / "data"
    # No file may grow beyond 60 kB: a video of an episode does not fit, as on a full disk.
    small = start(
        out, "--episodes", "2", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    )
    text, _ = small.communicate(timeout=LIMIT_SEC)
    assert small.returncode == 1, text
    assert "free some room" in text
    assert [path.name for path in (out / STAGING).iterdir()] == []
    finish(out, "--episodes", "2", "--resume")
    assert check_dataset(out).episodes == 2


@pytest.mark.slow
def test_a_collection_has_its_share_of_disturbed_episodes_and_grows(tmp_path):
    out = tmp_path / "data"
    finish(out, "--episodes", "2", "--disturbed", "0.5")
    assert check_dataset(out).disturbed == 1
    finish(out, "--episodes", "4", "--disturbed", "0.5", "--resume")
    found = check_dataset(out)
    assert (found.episodes, found.disturbed) == (4, 2)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--suite", "pik"], "there is no task or suite 'pik'; did you mean 'pick'?"),
        (["--episodes", "0"], "episodes is 0, expected 1 or more"),
        (["--disturbed", "2"], "disturbed is 2, expected a share from 0 to 1"),
        (["--perception", "eyes"], "perception is 'eyes', expected rgbd or privileged"),
        (["--pixels", "33"], "pixels is 33, expected an even number from 16 to 512"),
        (["--split", "tran"], "there is no split 'tran'; did you mean 'train'?"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_starts(tmp_path, capsys, more, expected):
    assert main(["collect", "--suite", "pick", "--out", str(tmp_path / "data"), *more]) == 2
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_another_collection_in_the_same_folder_is_refused(tmp_path, capsys):
    out = tmp_path / "data"
    (out / "meta").mkdir(parents=True)
    plain = {
        "pixels": 64,
        "perception": "privileged",
        "keep_failed": False,
        "split": "train",
        "seed": 1,
        "disturbed": 0.25,
        "coarse": 0.5,
        "bursts": 0.0,
        "format": FORMAT,
    }
    (out / "meta/hcvla.json").write_text(json.dumps(plain))
    assert main(["collect", "--suite", "pick", "--out", str(out)]) == 2
    assert "--resume goes on with it" in capsys.readouterr().err
    assert main(["collect", "--suite", "pick", "--out", str(out), "--resume"]) == 2
    assert "was started with pixels 64, requested is 128" in capsys.readouterr().err
