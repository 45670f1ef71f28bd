"""A run within a given time: trains, measures, and writes down the results."""

import json

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.model_folder import load_processor, load_whole
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.training.run_record import RESULTS
from hcvla.training.vlm.accuracy import exact
from hcvla.training.vlm.reproduction import VlmReproductionConfig, reproduce_vlm
from helpers.tiny_vlm import tiny_idefics3


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(0)
    tiny_idefics3(folder)
    return folder


def test_a_run_leaves_a_planner_and_figures_by_condition_and_request(base, tmp_path):
    config = VlmReproductionConfig(out=tmp_path, model=str(base), minutes=0.05, batch=2, samples=1)
    lines = []
    reproduce_vlm(config, lines.append)
    results = json.loads((tmp_path / RESULTS).read_text())
    assert results["samples"] == 2 * results["steps"] > 0
    seen = results["measured"].get("seen")
    assert seen is None or seen["samples"] == 1
    assert "finished after" in lines[-1]
    load_planner(ROBOT_API, PlannerSettings(str(tmp_path / "run" / "model")))


class Oracle(torch.nn.Module):
    """Says the next token of what it is shown, which is what it should say; of some rows, nothing."""

    device = torch.device("cpu")

    def __init__(self, silent):
        super().__init__()
        self.silent = silent

    def forward(self, input_ids, **_):
        following = torch.cat([input_ids[:, 1:], input_ids[:, :1]], dim=1)
        scores = torch.nn.functional.one_hot(following, 400).float()
        scores[self.silent] = 0.0
        return type("Output", (), {"logits": scores})


def test_programs_count_that_are_right_to_the_last_token_and_first_answers_that_refuse(base):
    tokens = ChatTokens(load_processor(base), inputs_of(load_whole(base)))
    source = SampleSource(0, SampleConfig(refused=0.5))
    samples = [source.draw() for _ in range(6)]
    refusals = sum((not sample.steps and sample.reason != "") or sample.kind.startswith("refuse") for sample in samples)
    assert 0 < refusals < 6
    assert exact(Oracle([]), tokens, samples, 6).as_json() == {"samples": 6, "programs": 6, "refused": refusals}
    assert exact(Oracle([0, 1, 2]), tokens, samples, 6).programs == 3
