"""Eyes on disk: the same after saving, named by their weights, and refused where they do not fit."""

import json

import pytest
import torch

from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.eyes import CONFIG, WEIGHTS, Eyes, EyesError, freeze, load_eyes, save_eyes
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import ImageTower
from hcvla.weights import WeightsError


def made(seed: int) -> Eyes:
    torch.manual_seed(seed)
    eyes = Eyes(ImageTower(), Gaze(ObservationConfig(images=True)))
    freeze(eyes.tower)
    return eyes


@pytest.fixture
def folder(tmp_path):
    save_eyes(made(0), tmp_path / "eyes", "# a card\n")
    return tmp_path / "eyes"


def test_loaded_eyes_see_bit_for_bit_as_those_that_were_saved(folder):
    images = torch.randint(0, 255, (2, 2, 32, 32, 3), dtype=torch.uint8)
    assert torch.equal(load_eyes(folder).tower.maps(images), made(0).tower.maps(images))


def test_a_tower_is_named_by_its_weights_and_the_gaze_has_no_part_in_it(folder):
    eyes = made(0)
    assert load_eyes(folder).digest == eyes.digest
    assert made(1).digest != eyes.digest
    assert Eyes(eyes.tower, made(1).gaze).digest == eyes.digest


def test_a_frozen_tower_is_trained_no_more_and_a_gaze_is(folder):
    eyes = load_eyes(folder)
    assert not any(parameter.requires_grad for parameter in eyes.tower.parameters())
    assert all(parameter.requires_grad for parameter in eyes.gaze.parameters())


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EyesError, match=r"policy eyes .*nothing: cannot be read: No such file"):
        load_eyes(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"model_type": "bert"}, "is bert of format 2, expected hcvla_policy_eyes of format 2"),
        ({"format": 1}, "is hcvla_policy_eyes of format 1, expected hcvla_policy_eyes of format 2; train eyes again"),
        ({"tower": "0123456789ab"}, "the tower is [0-9a-f]{12}, config.json says 0123456789ab; copy the folder again"),
    ],
    ids=["another model", "another format", "weights of other eyes"],
)
def test_eyes_that_are_something_else_are_refused_with_what_was_found(folder, changed, said):
    config = json.loads((folder / CONFIG).read_text())
    (folder / CONFIG).write_text(json.dumps(config | changed))
    with pytest.raises(EyesError, match=said):
        load_eyes(folder)


def test_a_description_that_is_none_is_refused(folder):
    (folder / CONFIG).write_text("[]")
    with pytest.raises(EyesError, match=r"config\.json does not describe eyes"):
        load_eyes(folder)


def test_weights_that_are_cut_short_are_named(folder):
    whole = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WeightsError, match="no whole safetensors file"):
        load_eyes(folder)
