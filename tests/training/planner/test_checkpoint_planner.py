"""Checkpoints of the planner's training: what a run begins with."""

import pytest
import torch

from hcvla.api.errors import HcvlaError
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.planner.checkpoint import resume, save, take_weights
from hcvla.training.planner.optimizer import PlannerOptimizer
from helpers.tiny_planner import tiny_config


def model(seed, **changed):
    torch.manual_seed(seed)
    config = tiny_config()
    for name, value in changed.items():
        setattr(config, name, value)
    return PlannerForCodeGeneration(config)


def test_tokens_are_taken_by_their_text_though_the_vocabulary_has_grown(tmp_path):
    words = list(tiny_config().vocabulary)
    small = model(0, vocabulary=words[:-2])
    small.save_pretrained(tmp_path)
    grown = model(1, vocabulary=["new piece", *words])
    before = grown.tokens.weight.clone()
    assert take_weights(grown, tmp_path) == []
    torch.testing.assert_close(grown.tokens.weight[1:-2], small.tokens.weight)
    # What the other did not know stays as it was.
    torch.testing.assert_close(grown.tokens.weight[[0, -2, -1]], before[[0, -2, -1]])
    torch.testing.assert_close(grown.head.weight, small.head.weight)


def test_weights_of_another_shape_are_named_and_left(tmp_path):
    other = model(0)
    other.point = torch.nn.Linear(33, 50)
    other.save_pretrained(tmp_path)
    assert set(take_weights(model(1), tmp_path)) >= {"point.weight", "point.bias"}


def test_a_weight_that_grew_along_one_side_begins_with_the_old_one_and_zeros(tmp_path):
    other = model(0)
    other.point = torch.nn.Linear(32, 3)
    other.save_pretrained(tmp_path)
    grown = model(1)
    assert take_weights(grown, tmp_path) == []
    torch.testing.assert_close(grown.point.weight[:3], other.point.weight)
    assert not grown.point.weight[3:].any()


def test_a_folder_that_is_no_planner_is_one_line(tmp_path):
    with pytest.raises(HcvlaError, match="cannot start from") as error:
        take_weights(model(0), tmp_path)
    assert "\n" not in str(error.value)


def test_a_resumed_run_has_the_weights_and_the_optimiser_of_the_saved_one(tmp_path):
    first, second = model(0), model(1)
    optimizers = [PlannerOptimizer(net, 0.05) for net in (first, second)]
    first.head.weight.sum().backward()
    optimizers[0].step(1e-3)
    save(tmp_path, first, optimizers[0], 7)
    assert resume(tmp_path, second, optimizers[1]) == 7
    torch.testing.assert_close(second.head.weight, first.head.weight)
    _, adam = optimizers[1].state_dict()
    assert any(values["exp_avg"].any() for values in adam["state"].values())
