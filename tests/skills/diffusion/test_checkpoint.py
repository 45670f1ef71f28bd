"""Checkpoints: what is saved is what is loaded, and what does not fit says so in one line."""

import json

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Registry
from hcvla.resources import resource
from hcvla.skills.diffusion.checkpoint import (
    CARD,
    CONFIG,
    WEIGHTS,
    CheckpointError,
    load_network,
    load_policy,
    save_policy,
)
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.eyes import Eyes, freeze
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import ImageTower
from hcvla.skills.diffusion.policy import DiffusionPolicy, Glimpse, blank_policy
from hcvla.skills.load import POLICY_CHECKPOINT
from helpers.policy_frames import random_frames

TINY = PolicyConfig(
    observation=ObservationConfig(text=False),
    model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1),
)


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
    seen = Glimpse(random_frames(1)[0].numpy())
    first, second = saved.chunk(seen, saved.noise(1)), loaded.chunk(seen, loaded.noise(1))
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


@pytest.fixture(scope="module")
def shipped():
    return resource(POLICY_CHECKPOINT)


@pytest.mark.parametrize("images", [False, True])
def test_the_shipped_policy_acts_bit_for_bit_alike_once_text_and_images_are_added(shipped, images):
    old = load_policy(shipped)
    new = DiffusionPolicy(load_network(shipped, ObservationConfig(text=True, images=images)))
    frame, noise = random_frames(1)[0].numpy(), old.noise(1)
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 255, (2, 96, 96, 3), np.uint8) if images else None
    before, after = old.chunk(Glimpse(frame), noise), new.chunk(Glimpse(frame, "pick red cube", pictures), noise)
    assert np.array_equal(before.commands, after.commands)
    assert np.array_equal(before.ended, after.ended)
    assert before.failed == after.failed


def test_a_policy_from_before_there_was_text_reads_none(shipped):
    assert not load_policy(shipped).config.observation.text


def test_what_is_added_is_kept_in_the_checkpoint_and_does_something_once_it_is_trained(folder, tmp_path):
    network = load_network(folder, ObservationConfig(images=True, image_pixels=32))
    torch.nn.init.normal_(network.text.weight, std=0.1)
    torch.nn.init.normal_(network.images.weight, std=0.1)
    save_policy(network, tmp_path / "more")
    loaded = load_policy(tmp_path / "more")
    assert (loaded.config.observation.images, loaded.config.observation.image_pixels) == (True, 32)
    frame, dark = random_frames(1)[0].numpy(), np.zeros((2, 32, 32, 3), np.uint8)
    glimpses = [
        Glimpse(frame, "pick red cube", dark),
        Glimpse(frame, "throw", dark),
        Glimpse(frame, "throw", dark + 200),
    ]
    found = [loaded.chunk(glimpse, loaded.noise(0)).ended for glimpse in glimpses]
    assert not np.array_equal(found[0], found[1])
    assert not np.array_equal(found[1], found[2])


def test_a_policy_that_is_told_otherwise_is_no_start(folder):
    with pytest.raises(CheckpointError, match="is told by 'call', not by 'flat'; train that one from nothing"):
        load_network(folder, ObservationConfig(conditioning="flat"))


@pytest.fixture
def seeing(folder, tmp_path):
    """Return a checkpoint that sees with eyes that were trained before."""
    network = load_network(folder, ObservationConfig(images=True, image_pixels=32))
    torch.manual_seed(7)
    eyes = Eyes(ImageTower(), Gaze(network.config.observation))
    freeze(eyes.tower)
    network.open_eyes(eyes)
    save_policy(network, tmp_path / "seeing")
    return tmp_path / "seeing", eyes


def test_a_policy_keeps_the_tower_it_was_trained_with_and_its_name(seeing):
    folder, eyes = seeing
    network = load_network(folder)
    assert network.config.observation.eyes == eyes.digest
    assert network.eyes.digest == eyes.digest
    images = torch.randint(0, 255, (1, 2, 32, 32, 3), dtype=torch.uint8)
    assert torch.equal(network.tower.maps(images), eyes.tower.maps(images))


def test_a_policy_with_the_tower_of_another_is_refused(seeing):
    folder, eyes = seeing
    data = json.loads((folder / CONFIG).read_text())
    data["observation"]["eyes"] = "0123456789ab"
    (folder / CONFIG).write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match=f"its tower is {eyes.digest}, config.json says 0123456789ab"):
        load_policy(folder)


def test_a_policy_whose_gaze_read_a_sentence_as_one_vector_is_refused_with_what_to_do(seeing):
    folder, _ = seeing
    weights = load_file(folder / WEIGHTS)
    save_file(weights | {"gaze.queries.0.weight": torch.zeros(128, 384)}, folder / WEIGHTS)
    with pytest.raises(CheckpointError, match=r"its gaze reads a sentence as one vector.* train it again"):
        load_policy(folder)


def test_missing_weights_of_a_part_that_the_checkpoint_says_it_has_are_refused(folder):
    data = json.loads((folder / CONFIG).read_text())
    data["observation"]["images"] = True
    (folder / CONFIG).write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match="the weights do not fit"):
        load_policy(folder)


def test_a_folder_without_a_checkpoint_is_named(tmp_path):
    with pytest.raises(CheckpointError, match="No such file"):
        load_policy(tmp_path / "nothing")


def test_half_a_weights_file_is_refused(folder):
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:100])
    with pytest.raises(CheckpointError, match="do not fit"):
        load_policy(folder)
