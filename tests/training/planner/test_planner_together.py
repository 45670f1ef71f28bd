"""Two processes that train one planner: the same weights in both, and a batch that both can share."""

import json
from dataclasses import replace

import pytest

from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.training.error import TrainingError
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.together import train_planner_together
from helpers.tiny_planner import tiny_config

TWO = PlannerTrainConfig(
    steps=4, batch_size=4, micro_batch=2, warmup_steps=1, evaluate_every=0, save_every=2, pooled_steps=1, processes=2,
)  # fmt: skip


def test_a_batch_that_cannot_be_shared_is_refused_before_anything_starts(tmp_path):
    with pytest.raises(TrainingError, match="a batch of 5 cannot be shared by 2 processes; choose a multiple"):
        train_planner_together(tmp_path / "out", replace(TWO, batch_size=5))
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_two_processes_train_save_and_resume(tmp_path):
    told: list[dict] = []
    train_planner_together(tmp_path, TWO, model_config=tiny_config(), report=told.append)
    train_planner_together(tmp_path, replace(TWO, steps=6), resume=True, model_config=tiny_config(), report=told.append)
    assert [row["step"] for row in told] == [4, 6]
    assert json.loads((tmp_path / "train_config.json").read_text())["first_step"] == 4
    PlannerForCodeGeneration.from_pretrained(tmp_path / "model")
