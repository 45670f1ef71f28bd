"""A whole training run at toy size: settings first, interrupted and resumed, refused where it cannot go on."""

import json
from dataclasses import replace

import pytest
import torch

from hcvla.skills.diffusion.checkpoint import load_network, load_policy
from hcvla.training.policy.run import LOG, SETTINGS, STATE, RunConfig, train_policy
from hcvla.training.policy.shards import Shard, ShardError
from hcvla.training.policy.trainer import TrainingConfig, TrainingError
from helpers.policy_calls import TINY, straight_calls


@pytest.fixture
def config(tmp_path):
    Shard.of(straight_calls(20)).save(tmp_path / "data" / "a.npz")
    return RunConfig(
        data=(tmp_path / "data",),
        out=tmp_path / "out",
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
    assert load_policy(folder).config == TINY
    settings = json.loads((config.out / SETTINGS).read_text())
    assert settings["steps"] == 4
    assert settings["training"]["batch"] == 16
    assert settings["commit"]
    rows = [json.loads(line) for line in (config.out / LOG).read_text().splitlines()]
    assert [row["step"] for row in rows] == [1, 2, 3, 4]


def test_a_run_killed_after_two_steps_and_resumed_ends_bit_for_bit_like_one_that_was_not(config, tmp_path):
    whole = train_policy(config)
    broken = replace(config, out=tmp_path / "broken")

    class KilledError(Exception):
        """Stands for kill -9."""

    def kill(row):
        if row.get("step") == 3:
            raise KilledError

    with pytest.raises(KilledError):
        train_policy(broken, report=kill)
    resumed = train_policy(broken, resume=True)
    assert all(torch.equal(a, b) for a, b in zip(weights(whole), weights(resumed), strict=True))


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
    before, after = weights(first), weights(train_policy(second))
    names = list(load_network(first).state_dict())
    mean = names.index("action_mean")
    assert torch.equal(before[mean], after[mean]), "normalisation is kept"
    assert not all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_run_ends_after_its_minutes_with_a_policy(config):
    folder = train_policy(replace(config, steps=10**9, minutes=0.01))
    assert load_policy(folder).config == TINY
    assert (config.out / STATE).exists()


def test_a_folder_without_data_is_named(config, tmp_path):
    with pytest.raises(ShardError, match="nothing: no calls that the policy learns; expected a dataset"):
        train_policy(replace(config, data=(tmp_path / "nothing",)))


def test_a_run_on_a_dataset_trains_on_its_calls(config, recorded_twice, tmp_path):
    told = []
    run = replace(config, data=(recorded_twice.root,), cache=tmp_path / "cache", steps=2)
    assert load_policy(train_policy(run, report=told.append)).config == TINY
    assert told[0] == {"samples of": "data", "tables": "1 of 1"}
    assert (told[1]["calls"]["pick"], told[1]["calls"]["place"]) == (1, 1)


def test_a_run_is_not_gone_on_with_on_data_that_have_changed(config):
    train_policy(config)
    Shard.of(straight_calls(21)).save(config.data[0] / "a.npz")
    with pytest.raises(TrainingError, match="was started with other data, or they have changed"):
        train_policy(config, resume=True)
