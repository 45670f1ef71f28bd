"""Checkpoints: what is saved is what is loaded, and what does not fit says so in one line."""

import json

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Registry
from hcvla.skills.diffusion.checkpoint import CARD, CONFIG, WEIGHTS, CheckpointError, load_policy, save_policy
from hcvla.skills.diffusion.config import ModelConfig, PolicyConfig
from hcvla.skills.diffusion.policy import blank_policy
from helpers.policy_frames import random_frames

TINY = PolicyConfig(model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1))


@pytest.fixture
def folder(tmp_path):
    policy = blank_policy(TINY)
    torch.nn.init.normal_(policy.network.out.weight, std=0.1)
    save_policy(policy.network, tmp_path / "policy", "# card\n")
    return tmp_path / "policy"


def test_a_loaded_policy_acts_as_the_saved_one(folder):
    policy = blank_policy(TINY)
    torch.nn.init.normal_(policy.network.out.weight, std=0.1)
    saved, loaded = policy, load_policy(folder, ROBOT_API)
    save_policy(saved.network, folder)
    loaded = load_policy(folder, ROBOT_API)
    frame = random_frames(1)[0].numpy()
    first, second = saved.chunk(frame, saved.noise(1)), loaded.chunk(frame, loaded.noise(1))
    # Weights are stored in half precision.
    assert abs(first.commands[:, :3] - second.commands[:, :3]).max() < 1e-3
    assert first.failed == pytest.approx(second.failed, abs=1e-2)


def test_a_checkpoint_is_a_folder_with_config_weights_and_card(folder):
    assert {path.name for path in folder.iterdir()} == {CONFIG, WEIGHTS, CARD}


def test_fewer_sampling_steps_can_be_requested(folder):
    assert load_policy(folder, sample_steps=2).config.model.sample_steps == 2


def test_a_policy_for_functions_that_the_api_lacks_is_refused(folder):
    with pytest.raises(CheckpointError, match="functions that the robot API lacks: pick, place"):
        load_policy(folder, Registry())


def test_another_format_is_refused(folder):
    data = json.loads((folder / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps(data | {"format": 0}))
    with pytest.raises(CheckpointError, match="has format 0, this version reads 1"):
        load_policy(folder)


def test_weights_of_another_network_are_refused(folder):
    data = json.loads((folder / CONFIG).read_text())
    data["model"]["width"] = 64
    (folder / CONFIG).write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match="the weights do not fit"):
        load_policy(folder)


def test_an_unknown_setting_is_refused(folder):
    data = json.loads((folder / CONFIG).read_text())
    data["action"]["horizont"] = 3
    (folder / CONFIG).write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match="unknown horizont"):
        load_policy(folder)


def test_a_policy_that_needs_cameras_is_refused(folder):
    data = json.loads((folder / CONFIG).read_text())
    data["observation"]["images"] = True
    (folder / CONFIG).write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match="was trained with camera images; the policies of this version see none"):
        load_policy(folder)


def test_a_folder_without_a_checkpoint_is_named(tmp_path):
    with pytest.raises(CheckpointError, match="No such file"):
        load_policy(tmp_path / "nothing")


def test_half_a_weights_file_is_refused(folder):
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:100])
    with pytest.raises(CheckpointError, match="do not fit"):
        load_policy(folder)
