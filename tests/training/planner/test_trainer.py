"""Training the planner: two steps, a checkpoint, on from it, a plan."""

import json

import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlanRequest
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.trainer import train_planner
from helpers.tiny_planner import tiny_config

SMALL = PlannerTrainConfig(
    steps=2, batch_size=4, micro_batch=2, warmup_steps=1, evaluate_every=2, evaluation_samples=2, save_every=1,
)  # fmt: skip
NAMES = ("black cube", "white cube", "gray tray", "black mat")


def test_two_steps_saved_resumed_and_used(tmp_path):
    train_planner(tmp_path, SMALL, model_config=tiny_config())
    on = PlannerTrainConfig(**{**vars(SMALL), "steps": 3})
    train_planner(tmp_path, on, resume=True, model_config=tiny_config())
    rows = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [row["step"] for row in rows] == [2, 3]
    assert all(np.isfinite(row["loss"]) and 0.0 <= row["exact_both"] <= 1.0 for row in rows)
    assert json.loads((tmp_path / "train_config.json").read_text())["first_step"] == 2

    planner = load_planner(ROBOT_API, PlannerSettings(str(tmp_path / "model")))
    objects = [NamedObject(name, *name.split(), Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04)) for name in NAMES]
    answer = planner.plan(PlanRequest("lift the black cube", None, objects))
    assert [answer.done, bool(answer.refusal), bool(answer.code)].count(True) == 1


def test_the_same_seed_gives_the_same_model(tmp_path):
    once = PlannerTrainConfig(**{**vars(SMALL), "steps": 1})
    first, second = (train_planner(tmp_path / name, once, model_config=tiny_config()) for name in "ab")
    for name, value in first.state_dict().items():
        assert (value == second.state_dict()[name]).all(), name


def test_resuming_nothing_says_so(tmp_path):
    with pytest.raises(HcvlaError, match="nothing to resume"):
        train_planner(tmp_path, SMALL, resume=True, model_config=tiny_config())
