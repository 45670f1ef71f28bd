"""What a training begins with: random weights from a seed, or a checkpoint's; and eyes that were trained before."""

from dataclasses import replace

import pytest
import torch

from hcvla.resources import EYES_CHECKPOINT, resource
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.eyes import Eyes, freeze, load_eyes, save_eyes
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import ImageTower
from hcvla.training.error import TrainingError
from hcvla.training.policy.network_to_train import network_to_train
from helpers.policy_calls import TINY

SEEING = replace(TINY, observation=ObservationConfig(text=False, images=True, image_pixels=16))


def eyes_in(folder, seed: int):
    torch.manual_seed(seed)
    eyes = Eyes(ImageTower(), Gaze(SEEING.observation))
    freeze(eyes.tower)
    save_eyes(eyes, folder)
    return folder


def test_weights_come_from_the_seed():
    one, same, other = (network_to_train(TINY, seed).input.weight for seed in (1, 1, 2))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_a_policy_with_images_sees_with_the_eyes_it_is_given_and_is_named_after_them(tmp_path):
    folder = eyes_in(tmp_path / "eyes", 3)
    network, eyes = network_to_train(SEEING, 0, eyes=folder), load_eyes(folder)
    assert network.config.observation.eyes == eyes.digest
    for own, given in ((network.tower, eyes.tower), (network.gaze, eyes.gaze)):
        assert all(torch.equal(a, b) for a, b in zip(own.parameters(), given.parameters(), strict=True))


def test_without_a_choice_it_sees_with_those_that_ship():
    assert network_to_train(SEEING, 0).eyes.digest == load_eyes(resource(EYES_CHECKPOINT)).digest


def test_a_policy_that_is_trained_on_keeps_its_eyes_unless_it_is_given_others(tmp_path):
    first, second = eyes_in(tmp_path / "first", 3), eyes_in(tmp_path / "second", 4)
    save_policy(network_to_train(SEEING, 0, eyes=first), tmp_path / "policy")
    kept = network_to_train(SEEING, 0, start=tmp_path / "policy")
    changed = network_to_train(SEEING, 0, start=tmp_path / "policy", eyes=second)
    assert kept.eyes.digest == load_eyes(first).digest
    assert changed.eyes.digest == changed.config.observation.eyes == load_eyes(second).digest


def test_eyes_for_a_policy_that_sees_no_images_are_refused(tmp_path):
    with pytest.raises(TrainingError, match="the policy sees no images, so it needs no eyes"):
        network_to_train(TINY, 0, eyes=eyes_in(tmp_path / "eyes", 3))
