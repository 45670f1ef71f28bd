"""The mean of checkpoints, by hand."""

import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from hcvla.api.errors import HcvlaError
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.planner.mixing import mix_checkpoints
from helpers.tiny_planner import tiny_config


def checkpoint(folder, weights, vocabulary=("a", "b")):
    folder.mkdir()
    save_file({name: torch.tensor(value) for name, value in weights.items()}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"vocabulary": list(vocabulary), "refuse_below": 0.1}))
    return folder


def test_a_weight_is_the_mean_by_shares_and_one_that_came_later_that_of_who_has_it(tmp_path):
    old = checkpoint(tmp_path / "old", {"w": [1.0, 2.0], "silent": [0.0]})
    new = checkpoint(tmp_path / "new", {"w": [2.0, 4.0], "silent": [3.0], "later": [5.0]})
    mix_checkpoints({old: 0.25, new: 0.75}, tmp_path / "out", refuse_below=0.3)
    mixed = load_file(tmp_path / "out" / "model.safetensors")
    # 0.25 * 1 + 0.75 * 2, 0.25 * 2 + 0.75 * 4
    assert mixed["w"].tolist() == [1.75, 3.5]
    assert mixed["silent"].tolist() == [3.0]
    assert mixed["later"].tolist() == [5.0]
    assert mixed["w"].dtype == torch.float16
    assert json.loads((tmp_path / "out" / "config.json").read_text())["refuse_below"] == 0.3


def test_tokens_are_matched_by_their_text_and_one_that_came_later_is_that_of_who_has_it(tmp_path):
    old = checkpoint(tmp_path / "old", {"tokens.weight": [[1.0], [2.0], [9.0]]}, ("pick(", "place(", "gone("))
    new = checkpoint(tmp_path / "new", {"tokens.weight": [[3.0], [7.0], [4.0]]}, ("pick(", "between(", "place("))
    mix_checkpoints({old: 0.25, new: 0.75}, tmp_path / "out")
    mixed = load_file(tmp_path / "out" / "model.safetensors")["tokens.weight"]
    # 0.25 * 1 + 0.75 * 3, 7 alone, 0.25 * 2 + 0.75 * 4
    assert mixed.tolist() == [[2.5], [7.0], [3.5]]
    assert json.loads((tmp_path / "out" / "config.json").read_text())["vocabulary"] == ["pick(", "between(", "place("]


def test_tokens_of_another_width_are_refused_whatever_their_texts(tmp_path):
    old = checkpoint(tmp_path / "old", {"tokens.weight": [[1.0, 2.0]]}, ("pick(",))
    new = checkpoint(tmp_path / "new", {"tokens.weight": [[3.0], [7.0]]}, ("pick(", "between("))
    with pytest.raises(HcvlaError, match="mix checkpoints of one size"):
        mix_checkpoints({old: 0.25, new: 0.75}, tmp_path / "out")


def test_a_mean_of_networks_loads_as_one(tmp_path):
    for seed in (1, 2):
        torch.manual_seed(seed)
        PlannerForCodeGeneration(tiny_config()).save_pretrained(tmp_path / str(seed))
    mix_checkpoints({tmp_path / "1": 0.5, tmp_path / "2": 0.5}, tmp_path / "out")
    first, second, mixed = (PlannerForCodeGeneration.from_pretrained(tmp_path / name) for name in ("1", "2", "out"))
    wanted = (first.head.weight + second.head.weight) / 2.0
    torch.testing.assert_close(mixed.head.weight, wanted, atol=1e-3, rtol=1e-3)


def test_a_narrower_network_counts_as_a_wider_one_that_writes_the_same(tmp_path):
    narrow, wide = tiny_config(), tiny_config()
    decoder = wide.decoder_config
    decoder.head_dim = narrow.decoder_config.head_dim
    decoder.hidden_size, decoder.intermediate_size = 2 * decoder.hidden_size, 2 * decoder.intermediate_size
    decoder.num_attention_heads = decoder.num_key_value_heads = 2 * decoder.num_attention_heads
    for name, config in (("narrow", narrow), ("wide", wide)):
        PlannerForCodeGeneration(config).save_pretrained(tmp_path / name)
    mix_checkpoints({tmp_path / "narrow": 0.25, tmp_path / "wide": 0.75}, tmp_path / "out")
    before, after, mixed = (load_file(tmp_path / name / "model.safetensors") for name in ("narrow", "wide", "out"))
    width = before["head.bias"].shape[0]
    wanted = 0.75 * after["tokens.weight"]
    wanted[:, :width] += 0.25 * before["tokens.weight"]
    torch.testing.assert_close(mixed["tokens.weight"].float(), wanted, atol=1e-3, rtol=1e-3)
    assert PlannerForCodeGeneration.from_pretrained(tmp_path / "out").config.decoder_config.hidden_size == 2 * width


def test_shares_add_up_to_one_and_checkpoints_are_of_one_kind(tmp_path):
    old, new = (checkpoint(tmp_path / name, {"w": [1.0]}) for name in ("old", "new"))
    with pytest.raises(HcvlaError, match=r"add up to 1\.1; expected"):
        mix_checkpoints({old: 0.3, new: 0.8}, tmp_path / "out")
    larger = checkpoint(tmp_path / "larger", {"w": [1.0, 2.0]})
    with pytest.raises(HcvlaError, match="w has the shapes"):
        mix_checkpoints({old: 0.3, larger: 0.7}, tmp_path / "out")
    with pytest.raises(HcvlaError, match=r"config\.json"):
        mix_checkpoints({old: 0.3, tmp_path / "none": 0.7}, tmp_path / "out")
    (new / "model.safetensors").write_bytes(b"half")
    with pytest.raises(HcvlaError, match=r"no whole model\.safetensors"):
        mix_checkpoints({old: 0.3, new: 0.7}, tmp_path / "out")
