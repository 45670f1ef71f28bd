"""The network of sight is trained, measured and kept at toy size; what is held out is never drawn."""

from contextlib import closing
from itertools import islice

import numpy as np
import pytest
import torch

from hcvla.planner.sight.crops import CHANNELS, SIDE
from hcvla.planner.sight.folder import FOLDER
from hcvla.planner.sight.tower import load_tower
from hcvla.planner.sight.words import COLOR, KIND, MARKING, WORDS
from hcvla.training.sight.card import CARD
from hcvla.training.sight.crops import NOTHING, CropSet, render_crops, words_of
from hcvla.training.sight.reproduction import SightReproductionConfig, reproduce_sight
from hcvla.training.sight.scenes import HELD_OUT_SIGHTS, SightSceneConfig, drawn_scenes
from hcvla.training.sight.trainer import SightTrainConfig, disturbed, share_right, train_sight


@pytest.fixture(scope="module")
def crops():
    return render_crops(12, seed=1)


def paint(names):
    """Return what names say of color on shape, with and without the marking."""
    return {" ".join(name.split()[-2:]) for name in names} | set(names)


def test_training_never_draws_what_is_held_out_and_measuring_does():
    def drawn(config):
        with closing(drawn_scenes(3, config)) as scenes:
            return paint(item.name for scene in islice(scenes, 12) for item in scene.objects)

    assert not drawn(SightSceneConfig()) & HELD_OUT_SIGHTS
    assert len(drawn(SightSceneConfig(held_out=True)) & HELD_OUT_SIGHTS) > 5


def test_two_images_of_a_table_differ_in_paint_and_light_and_camera():
    with closing(drawn_scenes(4)) as scenes:
        first, second = islice(scenes, 2)
    assert [item.shape for item in first.objects] == [item.shape for item in second.objects]
    assert [item.name for item in first.objects] != [item.name for item in second.objects]
    assert not np.allclose(first.view.T_base_optical, second.view.T_base_optical, atol=1e-3)
    assert abs(first.rgb[-40:].mean() - second.rgb[-40:].mean()) > 0.5


def test_every_crop_has_a_word_of_each_kind_or_shows_nothing(crops):
    assert crops.pixels.shape[1:] == (SIDE, SIDE, CHANNELS)
    labels = crops.labels()
    for row, name in enumerate(crops.names):
        said = words_of(name)
        for kind, choices in WORDS.items():
            assert labels[kind][row] == (choices.index(said[kind]) if said else len(choices))
    assert crops.names.count(NOTHING) > 1


def test_full_names_are_taken_apart():
    assert words_of("striped red cube") == {MARKING: "striped", COLOR: "red", KIND: "cube"}
    assert words_of("lime tray") == {MARKING: "plain", COLOR: "lime", KIND: "tray"}


def test_blank_crops_are_one_color_and_the_others_stay_what_they_are(crops):
    torch.manual_seed(0)
    pixels = torch.from_numpy(crops.pixels[:40])
    shown, blank = disturbed(pixels, SightTrainConfig(blank=0.5, gain=0.0, noise=0.0, shift=0))
    assert 5 < int(blank.sum()) < 35
    assert float(shown[blank, :3].std(dim=(2, 3)).max()) < 1e-3
    assert torch.allclose(shown[~blank], pixels.permute(0, 3, 1, 2)[~blank] / 255.0)


def test_a_few_crops_are_learnt_by_heart(crops):
    losses = []
    config = SightTrainConfig(steps=120, batch_size=32, warmup_steps=5, blank=0.0, gain=0.0, report_every=20)
    tower = train_sight(crops, config, report=lambda row: losses.append(row["loss"]))
    assert losses[-1] < 0.85 * losses[0]
    assert share_right(tower, crops)["kind"] > 0.4


def test_crops_come_back_from_their_file(crops, tmp_path):
    crops.save(tmp_path / "crops.npz")
    again = CropSet.load(tmp_path / "crops.npz")
    assert again.names == crops.names
    assert np.array_equal(again.pixels, crops.pixels)
    assert np.array_equal(again.figures, crops.figures)


def test_a_reproduction_leaves_a_network_its_card_and_its_results(tmp_path):
    config = SightReproductionConfig(out=tmp_path, minutes=0.06, images=8, measured=4)
    results = reproduce_sight(config, lambda _: None)
    assert load_tower(tmp_path / FOLDER).words == WORDS
    assert set(results["measured"]) == {"other tables", "paint never trained on"}
    assert "| paint never trained on |" in (tmp_path / FOLDER / CARD).read_text()
    assert (tmp_path / "results.json").exists()
