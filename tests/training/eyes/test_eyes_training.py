"""Eyes learn to find what a text names, are measured on what they were not shown, and are written with their card."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import torch

from hcvla.cli.main import main
from hcvla.datasets.concatenate import concatenate
from hcvla.datasets.schema import MAX_OBJECTS
from hcvla.skills.diffusion.conditioning import TOOL
from hcvla.skills.diffusion.eyes import load_eyes
from hcvla.training.eyes.trainer import EyesTrainConfig, train_eyes
from hcvla.training.eyes.views import EyesViews
from hcvla.training.policy.images import ImageTable

NAMES = ("blue cube", "red cube")
# A minute is more than a busy machine needs for so many steps.
CONFIG = EyesTrainConfig(minutes=1.0, steps=400, batch=32, warmup_steps=10, measured=256, log_steps=20)


def patches(rows: int = 400) -> EyesViews:
    """Return rows whose images of 32 pixels show a red and a blue patch of 8 pixels on a grid of 5 cm a patch."""
    rng = np.random.default_rng(0)
    cells = np.array([rng.permutation(16)[:2] for _ in range(rows)])
    images = np.full((rows, 2, 32, 32, 3), 120, np.uint8)
    for row, places in enumerate(cells):
        for color, cell in zip(((20, 20, 250), (250, 20, 20)), places, strict=True):
            y, x = 8 * (cell // 4), 8 * (cell % 4)
            images[row, :, y : y + 8, x : x + 8] = color
    points = torch.zeros(rows, MAX_OBJECTS, 3)
    points[:, :2, 0] = torch.from_numpy(cells % 4 - 1.5).float() * 0.05
    points[:, :2, 1] = torch.from_numpy(cells // 4 - 1.5).float() * 0.05
    named = torch.full((rows, MAX_OBJECTS), -1, dtype=torch.int64)
    named[:, :2] = torch.tensor([0, 1])
    table = ImageTable()
    table.add(images)
    tool = torch.zeros(rows, TOOL)
    # Above the middle of the table, where the scene camera's points are from.
    tool[:, :4] = torch.tensor([1.5, 0.0, 0.05 / 0.3, 1.0])
    return EyesViews(
        images=table,
        episodes=torch.arange(rows) // 10,
        tool=tool,
        names=NAMES,
        named=named,
        points=points,
        yaws=torch.zeros(rows, MAX_OBJECTS, 2),
        places=(points[..., :2] / 0.1)[:, :, None].expand(-1, -1, 2, -1),
    )


def backwards(root: Path, copy: Path) -> Path:
    """Return a copy of a dataset that differs from it: its actions are in reversed order."""
    shutil.copytree(root, copy)
    (file,) = copy.glob("data/*/*.parquet")
    table = pq.read_table(file)
    reversed_ = table.column("action").take(list(range(len(table)))[::-1])
    pq.write_table(table.set_column(table.column_names.index("action"), "action", reversed_), file)
    return copy


def test_what_a_text_names_is_found_in_images_that_were_not_shown():
    rows = []
    eyes, found = train_eyes(patches(), CONFIG, rows.append)
    # Without looking, the mean of the grid, half of all patches are more than 79 mm off.
    assert found["alone_mm"][0] < 25.0
    # And so they are for a gaze that takes one name for the other.
    assert found["first_mm"][0] < 25.0
    assert found["second_mm"][0] < 25.0
    assert found["frames"] == 360
    assert found["steps"] >= rows[-1]["step"] > 0
    assert rows[-1]["loss"] < rows[0]["loss"]
    assert not any(parameter.requires_grad for parameter in eyes.tower.parameters())


def test_eyes_that_were_trained_before_are_trained_on():
    views, more = patches(), replace(CONFIG, steps=40, warmup_steps=1)
    start, _ = train_eyes(views, CONFIG)
    digest = start.digest
    on, after = train_eyes(views, replace(more, learning_rate=1e-3), start=start)
    _, fresh = train_eyes(views, more)
    assert on.digest != digest
    assert after["second_mm"][0] < 5.0 < fresh["second_mm"][0]


def test_training_leaves_eyes_results_and_a_card_and_takes_no_folder_that_holds_something(
    recorded_twice, tmp_path, capsys
):
    out, cache = tmp_path / "eyes", tmp_path / "cache"
    words = ["train", "eyes", "--data", str(recorded_twice.root), "--out", str(out), "--minutes", "0.04"]
    # One episode only: it is measured on, and none is left to train on.
    assert main([*words, "--cache", str(cache)]) == 1
    assert "a dataset of 1 episode: one is measured on" in capsys.readouterr().err
    concatenate([recorded_twice.root, backwards(recorded_twice.root, tmp_path / "more")], tmp_path / "both")
    words[3] = str(tmp_path / "both")
    assert main(words) == 0
    results = json.loads((out / "results.json").read_text())
    assert load_eyes(out).digest == results["tower"]
    assert results["alone_mm"][0] < results["alone_mm"][1]
    assert f"`{results['tower']}`" in (out / "README.md").read_text()
    assert main(words) == 1
    assert "eyes: is not empty; choose another folder" in capsys.readouterr().err
    assert main([*words[:-3], str(tmp_path / "on"), *words[-2:], "--start", str(out)]) == 0
    assert json.loads((tmp_path / "on" / "results.json").read_text())["training"]["learning_rate"] == 0.001


@pytest.mark.parametrize("held_out", [0.1, 0.5])
def test_whole_episodes_are_held_out(held_out):
    config = replace(CONFIG, minutes=0.002, held_out=held_out)
    _, found = train_eyes(patches(200), config)
    assert found["frames"] == round(200 * (1.0 - held_out))


def test_a_card_says_how_far_off_things_are(tmp_path):
    from hcvla.training.eyes.card import eyes_card

    results = {
        "parameters": 251_234, "tower": "0123456789ab", "frames": 900, "steps": 7, "commit": "abc", "machine": "cpu",
        "cores": 2, "reproduction": {"data": "out/data"}, "training": {"batch": 64, "minutes": 5.0, "seed": 3},
        "alone_mm": [6.5, 30.25],
    }  # fmt: skip
    card = eyes_card(json.loads(json.dumps(results)))
    assert "0.25 M parameters, stored as float16; the tower's name is `0123456789ab`" in card
    assert "900 frames of `out/data`, 7 steps of 64" in card
    assert "| things that are named alone | 6.5 | 30.25 |" in card
    assert "within 10 cm" not in card
