"""A deeper decoder writes what it wrote before, and can learn otherwise."""

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.training.error import TrainingError
from hcvla.training.planner.checkpoint import take_weights
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.stream import training_steps
from helpers.tiny_planner import tiny_config


def config_of(layers: int) -> PlannerConfig:
    config = tiny_config()
    config.decoder_config.num_hidden_layers = layers
    return config


@pytest.fixture
def shallow(tmp_path):
    """Return a folder with untrained weights of two layers."""
    torch.manual_seed(0)
    PlannerForCodeGeneration(config_of(2)).save_pretrained(tmp_path)
    return tmp_path


def logits(model, batch):
    with torch.no_grad():
        return model.eval()(batch, model.texts(batch))["logits"]


def test_three_times_as_many_layers_write_the_same_at_first(shallow):
    drawing = PlannerTrainConfig(batch_size=4, micro_batch=4, pooled_steps=1)
    [(batch, _)] = next(training_steps(drawing, Tokenizer.for_api(ROBOT_API)))
    deep = PlannerForCodeGeneration(config_of(6))
    assert take_weights(deep, shallow) == []
    before = logits(PlannerForCodeGeneration.from_pretrained(shallow), batch)
    torch.testing.assert_close(logits(deep, batch), before, atol=1e-4, rtol=1e-4)
    with torch.no_grad():
        deep.decoder.layers[1].mlp.down_proj.weight.normal_()
    assert not torch.allclose(logits(deep, batch), before, atol=1e-2)


def test_layers_that_do_not_divide_are_refused(shallow):
    with pytest.raises(TrainingError, match="a decoder of 2 layers cannot begin one of 3; choose a multiple of 2"):
        take_weights(PlannerForCodeGeneration(config_of(3)), shallow)
