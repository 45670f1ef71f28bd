"""`hcvla train policy` and `hcvla reproduce policy`: from the command line to a checkpoint, refused in one line."""

import json

import pytest

from hcvla.cli.main import main
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.training.policy.shards import Shard
from policy_calls import straight_calls


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    Shard.of(straight_calls(3)).save(folder / "a.npz")
    return folder


def train(data, out, *options):
    return main(["train", "policy", "--data", str(data), "--out", str(out), "--steps", "1", "--batch", "8", *options])


def test_a_run_prints_what_it_trains_on_and_where_the_checkpoint_is(data, tmp_path, capfd):
    out = tmp_path / "out"
    assert train(data, out, "--sampler", "flow", "--seed", "5", "--learning-rate", "0.002") == 0
    first, *_, last = capfd.readouterr().out.splitlines()
    # three calls of 30 frames each
    assert "frames 90" in first
    assert last == f"checkpoint: {out / 'policy'}"
    settings = json.loads((out / "settings.json").read_text())
    assert (settings["steps"], settings["training"]["seed"], settings["training"]["learning_rate"]) == (1, 5, 0.002)
    assert load_policy(out / "policy").config.model.sampler == "flow"
    assert train(data, out) == 1, "the folder holds a run"
    assert "--resume goes on with it" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--steps", "0"], "--steps"),
        (["--batch", "0"], "--batch"),
        (["--minutes", "-1"], "--minutes"),
        (["--sampler", "euler"], "--sampler"),
    ],
)
def test_options_out_of_range_are_refused_with_status_2_and_nothing_is_written(data, tmp_path, capfd, options, message):
    assert train(data, tmp_path / "out", *options) == 2
    assert message in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_data_nothing_is_written(tmp_path, capfd):
    assert train(tmp_path / "none", tmp_path / "out") == 1
    error = capfd.readouterr().err
    assert error.startswith(f"hcvla: {tmp_path / 'none'} is no folder; expected a dataset of hcvla")
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_broken_shard_is_named(tmp_path, capfd):
    (tmp_path / "a.npz").write_bytes(b"nothing")
    assert train(tmp_path, tmp_path / "out") == 1
    error = capfd.readouterr().err
    assert error.startswith(f"hcvla: {tmp_path / 'a.npz'} is no shard of collected calls")
    assert error.count("\n") == 1


def test_a_checkpoint_to_begin_with_that_is_none_is_refused(data, tmp_path, capfd):
    assert train(data, tmp_path / "out", "--start", str(tmp_path / "nowhere")) == 1
    error = capfd.readouterr().err
    assert str(tmp_path / "nowhere") in error
    assert error.count("\n") == 1


def test_a_run_that_goes_on_from_a_checkpoint_takes_small_steps(data, tmp_path, capfd):
    assert train(data, tmp_path / "first") == 0
    assert train(data, tmp_path / "second", "--start", str(tmp_path / "first" / "policy")) == 0
    rates = [
        json.loads((tmp_path / name / "settings.json").read_text())["training"]["learning_rate"]
        for name in ("first", "second")
    ]
    assert rates == [1e-3, 2e-4]


def test_a_task_to_stress_that_there_is_not_is_named_before_anything_is_written(tmp_path, capfd):
    assert main(["reproduce", "policy", "--out", str(tmp_path / "out"), "--focus", "juggle"]) == 1
    assert capfd.readouterr().err.startswith("hcvla: there is no task 'juggle'; there are ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--minutes", "0.1"],
        ["--workers", "0"],
        ["--evaluation", "0.95"],
        ["--precision", "fp16"],
        ["--episodes", "0"],
        ["--disturbed", "1.5"],
    ],
    ids=lambda options: options[0],
)
def test_a_reproduction_that_cannot_be_meant_is_refused_before_it_begins(tmp_path, capfd, options):
    assert main(["reproduce", "policy", "--out", str(tmp_path / "out"), *options]) == 2
    assert options[0] in capfd.readouterr().err
    assert not (tmp_path / "out").exists()
