"""The losses of the planner's training and its learning rate."""

import math
from dataclasses import replace

import pytest
import torch

from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED, Targets
from hcvla.training.planner.losses import losses_of
from hcvla.training.planner.trainer import _rate

LOG2 = math.log(2.0)


def outputs(**changed):
    """Return what a network says that finds everything equally likely: two tokens, one object or none, ..."""
    even = {
        "logits": torch.zeros(1, 3, 2),
        "grounding": torch.zeros(1, 2, 2),
    }
    return even | changed


def targets():
    return Targets(
        code=torch.tensor([[0, 1, IGNORED]]),
        grounding=torch.tensor([[0, 1]]),
    )


def test_a_network_that_knows_nothing_loses_the_logarithm_of_the_choices():
    code, grounding = losses_of(outputs(), targets())
    assert code == pytest.approx(LOG2)
    assert grounding == pytest.approx(LOG2)


def test_a_token_that_nobody_asked_for_costs_nothing():
    wrong = torch.zeros(1, 3, 2)
    wrong[0, 2, 0] = 100.0
    assert losses_of(outputs(logits=wrong), targets())[0] == pytest.approx(LOG2)


def test_a_certain_mistake_costs_its_logit():
    wrong = torch.zeros(1, 3, 2)
    wrong[0, :2] = torch.tensor([[0.0, 10.0], [10.0, 0.0]])
    assert losses_of(outputs(logits=wrong), targets())[0] == pytest.approx(10.0, abs=1e-3)


def test_padding_pieces_ground_nothing():
    padded = replace(targets(), grounding=torch.tensor([[0, IGNORED]]))
    sure = torch.tensor([[[10.0, -10.0], [-10.0, 10.0]]])
    assert losses_of(outputs(grounding=sure), padded)[1] == pytest.approx(0.0, abs=1e-3)


CONFIG = PlannerTrainConfig(steps=1100, warmup_steps=100, learning_rate=2e-3)


@pytest.mark.parametrize(
    ("step", "spent", "share"),
    [
        (0, 0.0, 0.01),  # the first of a hundred steps of warm-up
        (49, 0.0, 0.5),
        (99, 0.0, 1.0),
        (100, 0.0, 1.0),
        (600, 0.0, 0.525),  # half way down a cosine from 1 to a twentieth
        (1100, 0.0, 0.05),
        (300, 1.0, 0.05),  # the time is over long before the steps are
        (600, 0.25, 0.525),  # the steps are further on than the time
    ],
)
def test_the_learning_rate_rises_and_falls_to_a_twentieth(step, spent, share):
    assert _rate(step, spent, CONFIG) == pytest.approx(share * 2e-3)
