"""Making a planner within a given time: the whole pipeline at toy size, and what is chosen on which machine."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.cli.main import main
from hcvla.planner.config import PlannerSettings
from hcvla.planner.embedded.model import PlannerConfig
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlanRequest
from hcvla.training.planner.card import CARD, model_card
from hcvla.training.planner.reproduction import PLANNER, PlannerReproductionConfig, reproduce_planner
from hcvla.training.run_record import LOG, RESULTS
from helpers.tiny_planner import tiny_config


def test_a_gpu_gets_the_large_decoder_and_large_batches():
    config = PlannerReproductionConfig(out=Path("out"), minutes=9.0, device="cuda", workers=15)
    training = config.training(8.0)
    assert (config.chosen_size, training.batch_size, training.micro_batch) == ("large", 512, 256)
    assert (training.workers, training.minutes, training.device) == (15, 8.0, "cuda")


def test_a_processor_gets_the_small_one_unless_another_is_chosen():
    config = PlannerReproductionConfig(out=Path("out"), minutes=60.0)
    assert (config.chosen_size, config.training(1.0).batch_size) == ("small", 64)
    assert PlannerReproductionConfig(out=Path("out"), minutes=60.0, size="large").chosen_size == "large"


@pytest.mark.slow
def test_a_minute_makes_a_planner_with_card_and_results_and_ends_in_time(tmp_path):
    started = time.monotonic()
    lines: list[str] = []
    config = PlannerReproductionConfig(out=tmp_path, minutes=0.8, batch=4, samples=1, evaluation_share=0.4)
    results = reproduce_planner(config, lines.append)
    assert time.monotonic() - started < 90.0
    assert results["sentences"] == 4 * results["steps"] > 0
    assert json.loads((tmp_path / RESULTS).read_text())["measured"].keys() >= {"seen"}
    assert json.loads((tmp_path / LOG).read_text().splitlines()[0])["reproduction"]["batch"] == 4
    assert "| seed | 0 |" in (tmp_path / PLANNER / CARD).read_text()
    answer = load_planner(ROBOT_API, PlannerSettings(str(tmp_path / PLANNER))).plan(PlanRequest("lift it", None, []))
    assert answer.refusal or answer.done or answer.code


def test_the_card_has_the_budget_and_what_was_measured():
    results = {
        "size": "large",
        "decoder": {"num_hidden_layers": 8, "hidden_size": 384},
        "parameters": 18_100_000,
        "commit": "abc123",
        "machine": "a GPU",
        "cores": 16,
        "learned_after_sec": 480.4,
        "sentences": 4_000_000,
        "steps": 3906,
        "reproduction": {"start": None, "seed": 5, "samples": 64},
        "measured": {"seen": 0.991, "throw": 0.5},
    }
    card = model_card(results)
    assert "8 layers, 384 wide" in card
    assert "18.1 M trained parameters" in card
    assert "| sentences, steps | 4000000, 3906 |" in card
    assert "| began with | nothing |" in card
    assert "| throw | 50.0 % |" in card
    assert "its upper half trained with the rest" in card
    assert "its upper half" not in model_card(results | {"size": "small"})
    assert "Measured in training" not in model_card(results | {"measured": {}})


@pytest.mark.skipif(torch.cuda.is_available(), reason="here a GPU is seen")
def test_a_gpu_that_is_not_there_is_one_line(tmp_path, capfd):
    assert main(["reproduce", "planner", "--out", str(tmp_path / "out"), "--device", "cuda"]) == 1
    assert "device 'cuda' is chosen, but PyTorch" in capfd.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    "options",
    [["--minutes", "0.1"], ["--workers", "-1"], ["--size", "huge"], ["--batch", "0"], ["--evaluation", "0.95"]],
    ids=lambda options: options[0],
)
def test_a_reproduction_that_cannot_be_meant_is_refused_before_it_begins(tmp_path, capfd, options):
    assert main(["reproduce", "planner", "--out", str(tmp_path / "out"), *options]) == 2
    assert options[0] in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_goes_on_from_a_checkpoint_is_as_large_as_that_unless_said_otherwise(tmp_path):
    PlannerConfig.of_size("medium", ["<pad>"]).save_pretrained(tmp_path)
    config = PlannerReproductionConfig(out=tmp_path / "out", minutes=1.0, start=tmp_path)
    assert config.chosen_size == "medium"
    assert replace(config, size="large").chosen_size == "large"
    assert replace(config, start=None).chosen_size == "small"
    tiny_config().save_pretrained(tmp_path)
    with pytest.raises(HcvlaError, match="has none of the sizes small, medium, large; name one with --size"):
        assert config.chosen_size
