"""A wider network writes what it wrote before, and all of it can learn."""

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.training.error import TrainingError
from hcvla.training.planner.checkpoint import take_weights
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.losses import losses_of
from hcvla.training.planner.stream import training_steps
from hcvla.training.planner.wider import widened
from helpers.tiny_planner import tiny_config


def config_of(width: int, heads: int, layers: int = 2) -> PlannerConfig:
    config = tiny_config()
    decoder = config.decoder_config
    decoder.hidden_size, decoder.intermediate_size, decoder.num_hidden_layers = width, 3 * width, layers
    decoder.num_attention_heads = decoder.num_key_value_heads = heads
    decoder.head_dim = width // heads
    return config


@pytest.fixture
def narrow(tmp_path):
    """Return a folder with weights 32 wide of which none is zero, as after a training."""
    torch.manual_seed(0)
    model = PlannerForCodeGeneration(config_of(32, 2))
    with torch.no_grad():
        for parameter in model.parameters():
            parameter += 0.05 * torch.randn_like(parameter)
    model.save_pretrained(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def drawn():
    drawing = PlannerTrainConfig(batch_size=4, micro_batch=4, pooled_steps=1)
    [passed] = next(training_steps(drawing, Tokenizer.for_api(ROBOT_API)))
    return passed


def outputs(model, batch):
    return model.eval()(batch, model.texts(batch))


@torch.no_grad()
def test_a_wider_and_deeper_network_writes_the_same_at_first(narrow, drawn):
    batch, _ = drawn
    before = outputs(PlannerForCodeGeneration.from_pretrained(narrow), batch)
    wide = PlannerForCodeGeneration(config_of(80, 5, layers=4))
    assert take_weights(wide, narrow) == []
    after = outputs(wide, batch)
    for name in ("logits", "grounding"):
        torch.testing.assert_close(after[name], before[name], atol=1e-3, rtol=1e-3)


def test_all_that_is_new_learns_within_three_steps(narrow, drawn):
    batch, targets = drawn
    wide = PlannerForCodeGeneration(config_of(80, 5))
    take_weights(wide, narrow)
    began = {name: value.clone() for name, value in wide.state_dict().items()}
    optimizer = torch.optim.Adam(wide.parameters(), 1e-3)
    for _ in range(3):
        optimizer.zero_grad()
        sum(losses_of(outputs(wide, batch), targets)).backward()
        optimizer.step()
    grown = {name for name, value in wide.state_dict().items() if value.shape[-1] == 80}
    assert "decoder.layers.0.self_attn.q_proj.weight" in grown
    for name in grown:
        moved = (wide.state_dict()[name] != began[name])[..., 32:]
        assert moved.any(), name
        if "proj" in name:
            assert moved[32:].any(), name


def test_heads_of_another_width_and_narrower_networks_are_refused(narrow):
    with pytest.raises(TrainingError, match="32 wide with heads of 16 cannot begin one 80 wide with heads of 20"):
        take_weights(PlannerForCodeGeneration(config_of(80, 4)), narrow)
    with pytest.raises(TrainingError, match="choose a wider one with heads as wide"):
        take_weights(PlannerForCodeGeneration(config_of(16, 1)), narrow)


def test_a_mean_square_over_more_places_is_made_good():
    before, after = (config_of(width, width // 16).decoder_config for width in (32, 128))
    old, fresh = torch.tensor([1.0, 3.0] * 16), torch.ones(128)
    [norm] = widened({"decoder.norm.weight": old}, before, after, {"decoder.norm.weight": fresh}).values()
    # A quarter of the places are not zero: the mean square is a quarter, its root a half.
    assert norm[:2].tolist() == [0.5, 1.5]
    assert norm[32:].unique().tolist() == [1.0]
