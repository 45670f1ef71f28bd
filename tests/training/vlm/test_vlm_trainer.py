"""Every family trains two steps, saves, goes on after a kill as if nothing had happened, is served and plans."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.model_folder import load_processor
from hcvla.planner.planner import PlannerError, PlanRequest
from hcvla.planner.vlm.adapter import load_model
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from hcvla.sandbox.check import check_program
from hcvla.training.planner.data import IGNORED
from hcvla.training.vlm import trainer
from hcvla.training.vlm.batches import collate
from hcvla.training.vlm.checkpoint import STATE, trained
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.dataset_lessons import DatasetLessons
from hcvla.training.vlm.pictures import Picture
from hcvla.training.vlm.trainer import train_vlm
from hcvla.training.vlm.tuning import adapter_wanted, open_model
from helpers.tiny_vlm import FAMILIES, tiny_idefics3, tiny_qwen2_5_vl

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


ALL = [(family, "lora") for family in FAMILIES] + [
    # What differs between families is how they are adapted; to train all of one is like the next.
    pytest.param(family, "full", marks=[] if family is tiny_idefics3 else pytest.mark.slow)
    for family in FAMILIES
]


@pytest.mark.parametrize(("family", "tuning"), ALL, ids=lambda value: getattr(value, "__name__", value))
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


def test_an_adapter_names_its_base_and_one_that_is_merged_needs_none(tmp_path):
    base = folder_of(tiny_idefics3, tmp_path / "base")
    config = VlmTrainConfig(model=str(base), tuning="lora", rank=2, **{**SMALL, "steps": 1})
    train_vlm(tmp_path / "adapter", config)
    written = json.loads((tmp_path / "adapter" / "model" / "adapter_config.json").read_text())
    assert written["base_model_name_or_path"] == str(base)
    assert "vision" not in written["target_modules"]
    train_vlm(tmp_path / "merged", replace(config, merged=True))
    whole = load_model(tmp_path / "merged" / "model").state_dict()
    for name, value in load_model(tmp_path / "adapter" / "model").state_dict().items():
        torch.testing.assert_close(whole[name].float(), value.float(), atol=0.02, rtol=0.02)  # bf16
    # The base is not needed any more.
    base.rename(tmp_path / "elsewhere")
    plans(tmp_path / "merged" / "model")


def test_what_the_base_says_of_itself_comes_along(tmp_path):
    base = folder_of(tiny_qwen2_5_vl, tmp_path / "base")
    # Servers want it; this machine cannot read it.
    (base / "video_preprocessor_config.json").write_text("{}")
    train_vlm(tmp_path, VlmTrainConfig(model=str(base), **{**SMALL, "steps": 1}))
    names = {path.name for path in (tmp_path / "model").iterdir()}
    assert {"video_preprocessor_config.json", "tokenizer.json", "planner.json", "config.json"} <= names


def test_frozen_is_what_is_not_trained(tmp_path):
    base = folder_of(tiny_idefics3, tmp_path)
    model = open_model(base, VlmTrainConfig(model=str(base), tuning="full"))
    assert not any("vision" in name or "connector" in name for name in trained(model))
    adapted = open_model(base, VlmTrainConfig(model=str(base), tuning="lora", vision=True))
    assert all("lora" in name or "modules_to_save" in name for name in trained(adapted))
    assert any("connector" in name for name in trained(adapted))
    assert adapter_wanted(model, VlmTrainConfig(model="any")) is False  # far below a billion


def test_one_line_for_what_cannot_be_trained_or_resumed(tmp_path):
    base = folder_of(tiny_idefics3, tmp_path / "base")
    config = VlmTrainConfig(model=str(base), tuning="lora", rank=2, **{**SMALL, "steps": 1})
    with pytest.raises(HcvlaError, match="nothing to resume"):
        train_vlm(tmp_path / "new", config, resume=True)
    train_vlm(tmp_path / "run", config)
    with pytest.raises(HcvlaError, match="resume with the same --model, --tuning, --rank and --vision"):
        train_vlm(tmp_path / "run", replace(config, rank=3), resume=True)
    with pytest.raises(PlannerError, match="model 'no/such model' is no folder"):
        train_vlm(tmp_path / "none", replace(config, model="no/such model"))
    with pytest.raises(HcvlaError, match=r"info\.json"):
        train_vlm(tmp_path / "none", replace(config, data=(str(tmp_path),)))
    (base / "tokenizer.json").unlink()
    with pytest.raises(PlannerError, match="it has no processor") as error:
        train_vlm(tmp_path / "none", replace(config, workers=2))
    assert "\n" not in str(error.value)


@pytest.mark.slow
def test_two_processes_train_one_model(tmp_path):
    base = folder_of(tiny_qwen2_5_vl, tmp_path / "base")
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    verb = ["-m", "hcvla.cli.main", "train", "planner", "--model", base, "--out", tmp_path / "run", "--tuning", "lora"]
    sizes = ["--images", "2", "--steps", "2", "--batch", "4", "--micro-batch", "2", "--vision"]
    subprocess.run([*map(str, launch + verb), *sizes], check=True, timeout=240)
    (row,) = (tmp_path / "run" / "log.jsonl").read_text().splitlines()
    assert json.loads(row)["step"] == 2
    plans(tmp_path / "run" / "model")


def test_a_loss_that_is_no_number_ends_the_run_and_leaves_the_last_state(tmp_path):
    base = folder_of(tiny_idefics3, tmp_path / "base")
    config = VlmTrainConfig(model=str(base), tuning="full", learning_rate=float("inf"), **{**SMALL, "steps": 3})
    with pytest.raises(HcvlaError, match="the loss of step 2 is nan") as error:
        train_vlm(tmp_path / "run", config)
    assert "\n" not in str(error.value)
    assert torch.load(tmp_path / "run" / STATE, weights_only=True)["step"] == 1


def test_what_is_learned_can_be_said(tmp_path):
    base = folder_of(tiny_idefics3, tmp_path / "base")
    sizes = {**SMALL, "steps": 60, "batch_size": 1, "warmup_steps": 5, "log_every": 60, "save_every": 60}
    config = VlmTrainConfig(model=str(base), tuning="full", learning_rate=2e-2, data=("any",), data_share=1.0, **sizes)
    told = ((Chat(("lift it", "done()")),),)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trainer, "read_lessons", lambda folder: DatasetLessons(told, 0))
        model = train_vlm(tmp_path / "run", config)
    assert json.loads((tmp_path / "run" / "log.jsonl").read_text())["loss"] < 0.1
    tokens = ChatTokens(load_processor(base), inputs_of(model))
    batch = collate([tokens.encode(told[0][0])], 0)
    with torch.inference_mode():
        said = model.eval()(**batch.inputs).logits.argmax(-1)
    wanted = batch.targets != IGNORED
    assert tokens.tokenizer.decode(said[wanted]) == "done()<end>"


@pytest.mark.parametrize("family", [tiny_idefics3, tiny_qwen2_5_vl], ids=lambda family: family.__name__)
def test_activations_that_are_computed_again_give_the_same_step(tmp_path, family):
    base = folder_of(family, tmp_path / "base")
    config = VlmTrainConfig(model=str(base), tuning="lora", rank=2, vision=True, pictured=0.5, **{**SMALL, "steps": 1})
    kept, again = (
        trained(train_vlm(tmp_path / str(way), replace(config, checkpointing=way), pictures=[PICTURE]))
        for way in (False, True)
    )
    for name, value in kept.items():
        torch.testing.assert_close(again[name], value, atol=1e-6, rtol=1e-4)
