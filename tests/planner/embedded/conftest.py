"""A tiny network with random weights and what asks it."""

import pytest
import torch

from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.processor import PlannerProcessor
from helpers.tiny_planner import tiny_config


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(3)
    made = PlannerForCodeGeneration(tiny_config())
    # So that where objects are makes a difference before anything is learned.
    for layer in (made.object_query, made.point, made.point_before):
        torch.nn.init.normal_(layer.weight, std=0.5)
    return made.eval()


@pytest.fixture(scope="module")
def processor():
    return PlannerProcessor(tiny_config())
