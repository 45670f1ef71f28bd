"""hcvla train planner and train mix from the command line."""

import torch
from typer.testing import CliRunner

from hcvla.cli.main import main
from hcvla.cli.train import app
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from helpers.tiny_planner import tiny_config


def mixed(*arguments):
    return CliRunner().invoke(app, ["mix", *map(str, arguments)])


def test_it_writes_a_folder_that_loads_and_refuses_as_said(tmp_path):
    for name in ("old", "new"):
        PlannerForCodeGeneration(tiny_config()).save_pretrained(tmp_path / name)
    parts = ("--part", f"0.3:{tmp_path / 'old'}", "--part", f"0.7:{tmp_path / 'new'}")
    result = mixed(*parts, "--refuse-below", "0.2", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    model = PlannerForCodeGeneration.from_pretrained(tmp_path / "out")
    assert model.config.refuse_below == 0.2
    assert all(torch.isfinite(value).all() for value in model.state_dict().values())


def test_a_part_without_a_share_is_named(tmp_path):
    result = mixed("--part", "models/planner", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "SHARE:FOLDER" in result.output


def test_data_without_a_pre_trained_model_is_refused_rather_than_left_unread(tmp_path, capfd):
    assert main(["train", "planner", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    error = capfd.readouterr().err
    assert "--data" in error
    assert "for --model" in error
    assert not (tmp_path / "out").exists()
