"""Checkpoints of before, with a tower for the whole image, load as if they had none; anything else unknown is told."""

import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.planner.checkpoint import take_weights
from helpers.tiny_planner import tiny_config

LATER = (
    "point_further.weight",
    "point_before_further.bias",
    "rank_query.weight",
    "prefix_encoder.grounding.place_words.2.weight",
    "prefix_encoder.grounding.place_words.2.bias",
    "prefix_encoder.grounding.far_words.weight",
    "prefix_encoder.grounding.far_words.bias",
    *(f"prefix_encoder.{name}.weight" for name in ("further_in", "spoken_in", "led_in")),
)
HEARING = "prefix_encoder.grounding.place_words.0"
"""Came later too, and need not be silent: what hears it is."""
FORMER = ("prefix_encoder.vision.layernorm.weight", "prefix_encoder.vision_in.bias", "where.0.weight")


@pytest.fixture
def former(tmp_path):
    """Return a network, and a folder with its weights and what a former one had besides."""
    torch.manual_seed(3)
    model = PlannerForCodeGeneration(tiny_config())
    model.save_pretrained(tmp_path)
    weights = load_file(tmp_path / "model.safetensors")
    save_file(weights | {name: torch.ones(4) for name in FORMER}, tmp_path / "model.safetensors", {"format": "pt"})
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config | {"vision_config": {"image_size": 96}}))
    return model, tmp_path


def test_they_load_with_all_other_weights_and_are_saved_without(former, tmp_path):
    model, folder = former
    loaded, found = PlannerForCodeGeneration.from_pretrained(folder, output_loading_info=True)
    assert not found["unexpected_keys"]
    assert not found["missing_keys"]
    for name, value in model.state_dict().items():
        torch.testing.assert_close(loaded.state_dict()[name], value)
    loaded.save_pretrained(tmp_path / "again")
    assert not set(FORMER) & load_file(tmp_path / "again" / "model.safetensors").keys()
    assert "vision_config" not in json.loads((tmp_path / "again" / "config.json").read_text())


def test_parts_that_came_later_begin_at_zero(former):
    _, folder = former
    weights = load_file(folder / "model.safetensors")
    kept = {name: value for name, value in weights.items() if name not in LATER and not name.startswith(HEARING)}
    save_file(kept, folder / "model.safetensors", {"format": "pt"})
    loaded, found = PlannerForCodeGeneration.from_pretrained(folder, output_loading_info=True)
    assert set(found["missing_keys"]) == {*LATER, f"{HEARING}.weight", f"{HEARING}.bias"}
    assert all(not loaded.state_dict()[name].any() for name in LATER)


def test_a_training_can_start_from_them(former):
    model, folder = former
    other = PlannerForCodeGeneration(tiny_config())
    assert take_weights(other, folder) == []
    torch.testing.assert_close(other.head.weight, model.head.weight)


def test_another_weight_that_it_does_not_know_is_reported(former):
    _, folder = former
    weights = load_file(folder / "model.safetensors")
    save_file(weights | {"elsewhere.weight": torch.ones(4)}, folder / "model.safetensors", {"format": "pt"})
    _, found = PlannerForCodeGeneration.from_pretrained(folder, output_loading_info=True)
    assert set(found["unexpected_keys"]) == {"elsewhere.weight"}
