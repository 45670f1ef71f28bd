"""The planner's two optimisers as one."""

import pytest
import torch

from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.planner.optimizer import PlannerOptimizer
from helpers.tiny_planner import tiny_config

RATE = 1e-2


@pytest.fixture
def model():
    torch.manual_seed(0)
    return PlannerForCodeGeneration(tiny_config())


def moved(model, optimizer, gradients):
    """Return by how much every weight is moved by one step along these gradients."""
    before = {name: value.detach().clone() for name, value in model.named_parameters()}
    for value in model.parameters():
        value.grad = gradients(value)
    optimizer.step(RATE)
    return {name: value.detach() - before[name] for name, value in model.named_parameters()}


def test_a_step_moves_every_weight_and_forgets_the_gradients(model):
    steps = moved(model, PlannerOptimizer(model, 0.0), torch.randn_like)
    assert all(step.any() for step in steps.values())
    assert all(value.grad is None for value in model.parameters())


def test_only_matrices_decay(model):
    with torch.no_grad():
        for value in model.parameters():
            value.fill_(1.0)
    steps = moved(model, PlannerOptimizer(model, 0.05), torch.zeros_like)
    for name, step in steps.items():
        expected = -RATE * 0.05 if dict(model.named_parameters())[name].ndim >= 2 else 0.0
        torch.testing.assert_close(step, torch.full_like(step, expected), atol=1e-6, rtol=1e-3)


def test_a_matrix_of_the_decoder_moves_alike_in_every_direction_whatever_the_gradient_is(model):
    name = "decoder.layers.0.mlp.up_proj.weight"  # 32 x 32
    uneven = torch.diag(torch.logspace(0, -3, 32))
    steps = moved(
        model,
        PlannerOptimizer(model, 0.0),
        lambda value: uneven.clone() if value.shape == (32, 32) else torch.zeros_like(value),
    )
    strengths = torch.linalg.svdvals(steps[name])
    # AdamW would step by the sign of each number; plain descent would keep the ratio of a thousand.
    assert strengths.max() / strengths.min() < 5.0
    assert steps[name].square().mean().sqrt() == pytest.approx(0.2 * RATE, rel=0.3)


def test_state_goes_from_one_to_another(model):
    first, second = PlannerOptimizer(model, 0.0), PlannerOptimizer(model, 0.0)
    moved(model, first, torch.randn_like)
    second.load_state_dict(first.state_dict())
    muon, adam = second.state_dict()
    assert muon["state"]
    assert adam["state"]


def test_the_reader_learns_at_its_share_of_the_rate():
    config = tiny_config()
    config.reads_itself = True
    model = PlannerForCodeGeneration(config)
    steps = moved(model, PlannerOptimizer(model, 0.0, reader_rate=0.1), torch.ones_like)
    # AdamW's first step is as long as its rate.
    assert steps["reader.layers.0.output.dense.weight"].abs().max().item() == pytest.approx(0.1 * RATE, rel=1e-3)
    assert steps["tokens.weight"].abs().max().item() == pytest.approx(RATE, rel=1e-3)
