"""Every family trains two steps, saves, goes on after a kill as if nothing had happened, is served and plans."""

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlanRequest
from hcvla.sandbox.check import check_program
from hcvla.training.vlm.checkpoint import trained
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.pictures import Picture
from hcvla.training.vlm.trainer import train_vlm
from hcvla.training.vlm.tuning import open_model
from helpers.tiny_vlm import FAMILIES

NAMES = ("black cube", "white cube", "gray tray", "black mat")
OBJECTS = tuple(
    NamedObject(name, *name.split(), Pose(0.4 + 0.05 * i, 0.1 * i - 0.1, 0.02), (0.04, 0.04, 0.04))
    for i, name in enumerate(NAMES)
)
PICTURE = Picture(np.full((24, 32, 3), 90, np.uint8), OBJECTS)
SMALL = {"steps": 2, "batch_size": 3, "micro_batch": 2, "warmup_steps": 1, "log_every": 1, "save_every": 1}


class KilledError(Exception):
    """Stands for the end of a process."""


def folder_of(family, path):
    torch.manual_seed(0)
    family(path)
    return path


def plans(folder):
    planner = load_planner(ROBOT_API, PlannerSettings(str(folder)))
    answer = planner.plan(PlanRequest("lift the black cube", PICTURE.image, OBJECTS))
    assert [answer.done, bool(answer.refusal), bool(answer.code)].count(True) == 1
    check_program(answer.code or "go_home()", ROBOT_API, NAMES)


def killed_after_the_first(row):
    if row["step"] == 1:
        raise KilledError


@pytest.mark.parametrize("tuning", ["full", "lora"])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_two_steps_a_kill_a_resumed_run_and_a_plan(tmp_path, family, tuning):
    base = folder_of(family, tmp_path / "base")
    config = VlmTrainConfig(model=str(base), tuning=tuning, rank=4, vision=True, pictured=0.5, **SMALL)
    before = {name: value.clone() for name, value in trained(open_model(base, config)).items()}
    whole = trained(train_vlm(tmp_path / "whole", config, pictures=[PICTURE]))
    with pytest.raises(KilledError):
        train_vlm(tmp_path / "killed", config, pictures=[PICTURE], report=killed_after_the_first)
    again = trained(train_vlm(tmp_path / "killed", config, pictures=[PICTURE], resume=True))
    for name, value in whole.items():
        assert torch.equal(value, again[name]), name
    assert any(not torch.equal(value, whole[name]) for name, value in before.items() if name in whole)
    plans(tmp_path / "killed" / "model")
