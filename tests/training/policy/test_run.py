"""A whole training run at toy size: settings first, interrupted and resumed, refused where it cannot go on."""

import json
import multiprocessing
import os
import signal
from dataclasses import replace

import pytest
import torch

from hcvla.skills.diffusion.checkpoint import load_network, load_policy
from hcvla.skills.diffusion.config import ObservationConfig, PolicyConfig
from hcvla.training.error import TrainingError
from hcvla.training.policy.run import LOG, MODEL, SETTINGS, STATE, RunConfig, _progress, train_policy
from hcvla.training.policy.shards import Shard, ShardError
from hcvla.training.policy.trainer import TrainingConfig
from helpers.policy_calls import TINY, straight_calls

LEARNED = replace(TINY, trained=("move_to",))
"""The straight calls are moves."""


@pytest.fixture
def config(tmp_path):
    Shard.of(straight_calls(20)).save(tmp_path / "data" / "a.npz")
    return made(tmp_path)


def made(root) -> RunConfig:
    """Return a run of four steps on the data in a folder."""
    return RunConfig(
        data=(root / "data",),
        out=root / "out",
        steps=4,
        save_steps=2,
        log_steps=1,
        policy=TINY,
        training=TrainingConfig(batch=16, precision="fp32"),
    )


def weights(folder):
    return list(load_network(folder).state_dict().values())


def test_a_run_leaves_a_policy_its_settings_and_a_log(config):
    folder = train_policy(config)
    assert load_policy(folder).config == LEARNED
    settings = json.loads((config.out / SETTINGS).read_text())
    assert settings["steps"] == 4
    assert settings["training"]["batch"] == 16
    assert settings["commit"]
    rows = [json.loads(line) for line in (config.out / LOG).read_text().splitlines()]
    assert [row["step"] for row in rows] == [1, 2, 3, 4]
    assert [row["step"] for row in rows if row.get("validation", 0.0) > 0.0] == [2, 4]


def test_where_steps_are_slow_the_state_is_written_between(config, monkeypatch):
    monkeypatch.setattr("hcvla.training.policy.run._SAVE_SEC", 0.0)

    def end(row: dict) -> None:
        if row.get("step") == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_policy(replace(config, save_steps=100), report=end)
    assert torch.load(config.out / STATE, weights_only=True)["steps"] == 1


def test_the_learning_rate_falls_with_the_minutes_only_if_the_run_is_to_be_annealed(config):
    # 100 of 1000 steps, 3 of 4 minutes.
    timed = replace(config, steps=1000, minutes=4.0)
    assert _progress(100, timed, 180.0) == pytest.approx(0.1)
    assert _progress(100, replace(timed, anneal=True), 180.0) == pytest.approx(0.75)
    assert _progress(900, replace(timed, anneal=True), 180.0) == pytest.approx(0.9)
    assert _progress(100, replace(timed, anneal=True, minutes=0.0), 180.0) == pytest.approx(0.1)


def train_and_die(config: RunConfig, step: int, threads: int) -> None:
    """Train until the log shows a step, and kill this process there; the body of a process of its own."""
    torch.set_num_threads(threads)

    def die(row: dict) -> None:
        if row.get("step") == step:
            os.kill(os.getpid(), signal.SIGKILL)

    train_policy(config, report=die)


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """Return a run that kill -9 has ended after three of its four steps; the state was written after two."""
    root = tmp_path_factory.mktemp("killed")
    Shard.of(straight_calls(20)).save(root / "data" / "a.npz")
    config = made(root)
    arguments = (config, 3, torch.get_num_threads())
    process = multiprocessing.get_context("spawn").Process(target=train_and_die, args=arguments)
    process.start()
    process.join(120.0)
    assert process.exitcode == -signal.SIGKILL
    return config


def test_a_run_that_was_killed_and_resumed_ends_bit_for_bit_like_one_that_was_not(killed, tmp_path):
    whole = replace(killed, out=tmp_path / "whole")
    train_policy(whole)
    assert load_policy(killed.out / MODEL).config == LEARNED, "what was learned before it was killed can be used"
    train_policy(killed, resume=True)
    assert all(torch.equal(a, b) for a, b in zip(weights(whole.out / MODEL), weights(killed.out / MODEL), strict=True))
    rows = [[json.loads(line) for line in (run.out / LOG).read_text().splitlines()] for run in (whole, killed)]
    for row in (row for log in rows for row in log):
        del row["seconds"]
    assert rows[0] == rows[1], "and so does its log"


def test_weights_that_are_no_numbers_are_never_saved(config):
    odd = replace(config, log_steps=100, training=replace(config.training, learning_rate=1e30, warmup_steps=1))
    with pytest.raises(TrainingError, match=r"the loss is \[nan.* after \d steps; begin again with a"):
        train_policy(odd)
    state = torch.load(odd.out / STATE, weights_only=True)
    assert all(torch.isfinite(tensor).all() for tensor in state["network"].values())


def test_data_that_are_no_numbers_are_named(config):
    call = straight_calls(1)[0]
    call.frames[7][3] = float("nan")
    Shard.of([call]).save(config.data[0] / "b.npz")
    with pytest.raises(ShardError, match="1 frames, the first at 7, hold what is no finite number"):
        train_policy(config)


def test_data_for_another_network_are_named(config):
    fewer = replace(TINY, observation=ObservationConfig(other_objects=4, text=False))
    with pytest.raises(ShardError, match=r"frames have 257 numbers, the network expects 185; collect the data again"):
        train_policy(replace(config, policy=fewer))


def test_a_folder_with_a_run_is_not_overwritten(config):
    train_policy(config)
    with pytest.raises(TrainingError, match="holds a run; --resume goes on with it"):
        train_policy(config)


def test_a_run_cannot_be_resumed_with_other_settings(config):
    train_policy(config)
    with pytest.raises(TrainingError, match="was started with other steps"):
        train_policy(replace(config, steps=9), resume=True)


def test_a_run_can_begin_with_the_weights_of_another(config, tmp_path):
    first = train_policy(config)
    second = replace(config, out=tmp_path / "second", start=first, steps=1)
    # The other's configuration holds: the run would else make a network of another size.
    before, after = (
        weights(first),
        weights(train_policy(replace(second, policy=PolicyConfig(observation=TINY.observation)))),
    )
    names = list(load_network(first).state_dict())
    mean = names.index("action_mean")
    assert torch.equal(before[mean], after[mean]), "normalisation is kept"
    assert not all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_run_ends_after_its_minutes_with_a_policy(config):
    folder = train_policy(replace(config, steps=10**9, minutes=0.01))
    assert load_policy(folder).config == LEARNED
    assert (config.out / STATE).exists()


def test_a_folder_without_data_is_named(config, tmp_path):
    with pytest.raises(ShardError, match="nothing is no folder; expected a dataset of hcvla"):
        train_policy(replace(config, data=(tmp_path / "nothing",)))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ShardError, match="empty: no calls that the policy learns; expected a dataset"):
        train_policy(replace(config, data=(tmp_path / "empty",)))


def test_a_run_on_a_dataset_trains_on_its_calls(config, recorded_twice, tmp_path):
    told = []
    run = replace(config, data=(recorded_twice.root,), cache=tmp_path / "cache", steps=2)
    assert load_policy(train_policy(run, report=told.append)).config.skills == ("pick", "place")
    assert told[0] == {"samples of": "data", "tables": "1 of 1"}
    assert (told[1]["calls"]["pick"], told[1]["calls"]["place"]) == (1, 1)


def test_a_run_is_not_gone_on_with_on_data_that_have_changed(config):
    train_policy(config)
    Shard.of(straight_calls(21)).save(config.data[0] / "a.npz")
    with pytest.raises(TrainingError, match="was started with other data, or they have changed"):
        train_policy(config, resume=True)


def test_a_policy_keeps_what_it_knew_when_it_is_trained_on(config, recorded_twice, tmp_path):
    first = train_policy(config)
    more = replace(config, data=(recorded_twice.root,), cache=tmp_path / "cache", out=tmp_path / "more", start=first)
    assert load_policy(train_policy(more)).config.skills == ("pick", "place", "move_to")


def test_where_no_call_succeeded_there_is_nothing_to_learn(config):
    calls = straight_calls(3)
    for call in calls:
        call.done = False
    Shard.of(calls).save(config.data[0] / "a.npz")
    with pytest.raises(TrainingError, match="no call in the data has succeeded: there is nothing to imitate"):
        train_policy(config)
