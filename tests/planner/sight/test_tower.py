"""The network of sight: what it says of crops, and how it is kept in a folder."""

import json

import pytest
import torch

from hcvla.planner.planner import PlannerError
from hcvla.planner.sight.crops import CHANNELS, FIGURES, SIDE
from hcvla.planner.sight.tower import CONFIG, WEIGHTS, SightTower, load_tower
from hcvla.weights import WeightsError

WORDS = {"kind": ("cube", "tray"), "color": ("red", "lime", "tan")}


@pytest.fixture(scope="module")
def tower():
    torch.manual_seed(0)
    return SightTower(WORDS).eval()


def crops(count=2):
    generator = torch.Generator().manual_seed(1)
    pixels = torch.rand(count, CHANNELS, SIDE, SIDE, generator=generator)
    return pixels, torch.rand(count, FIGURES, generator=generator)


def test_there_is_a_score_for_each_word_and_one_for_nothing(tower):
    scores = tower(*crops(3))
    assert {kind: tuple(values.shape) for kind, values in scores.items()} == {"kind": (3, 3), "color": (3, 4)}


def test_what_a_crop_is_said_to_show_does_not_depend_on_the_others(tower):
    pixels, figures = crops(2)
    together, alone = tower(pixels, figures)["color"][1], tower(pixels[1:], figures[1:])["color"][0]
    assert together.tolist() == pytest.approx(alone.tolist(), abs=1e-4)


def test_the_kind_is_read_without_colors_and_the_color_is_not(tower):
    pixels, figures = crops()
    swapped = tower(pixels[:, [2, 0, 1, 3]], figures)
    before = tower(pixels, figures)
    assert torch.allclose(swapped["kind"], before["kind"], atol=1e-3)
    assert not torch.allclose(swapped["color"], before["color"], atol=1e-3)


def test_the_kind_does_not_depend_on_the_light(tower):
    pixels, figures = crops()
    dim = torch.cat([0.5 * pixels[:, :3], pixels[:, 3:]], dim=1)
    # Not quite the same: what hardly varies is not made louder.
    assert torch.allclose(tower(dim, figures)["kind"], tower(pixels, figures)["kind"], atol=0.5)


def test_a_network_comes_back_from_its_folder_with_its_words(tower, tmp_path):
    tower.save(tmp_path)
    again = load_tower(tmp_path)
    assert again.words == WORDS
    before, after = tower(*crops())["color"], again(*crops())["color"]
    assert after == pytest.approx(before.detach(), abs=0.05)
    # What words mean is the text encoder's to say, and is not kept.
    assert sum(value.numel() for value in again.state_dict().values()) == sum(p.numel() for p in tower.parameters())


def test_a_folder_that_does_not_fit_is_refused_in_one_line(tower, tmp_path):
    with pytest.raises(PlannerError, match="does not describe a network of sight"):
        load_tower(tmp_path)
    tower.save(tmp_path)
    settings = json.loads((tmp_path / CONFIG).read_text())
    (tmp_path / CONFIG).write_text(json.dumps(settings | {"words": {"kind": ["cube", "tray"]}}))
    with pytest.raises(PlannerError, match=r"does not hold what .*config.json describes") as caught:
        load_tower(tmp_path)
    assert "\n" not in str(caught.value)


def test_weights_that_were_cut_short_are_named(tower, tmp_path):
    tower.save(tmp_path)
    whole = (tmp_path / WEIGHTS).read_bytes()
    (tmp_path / WEIGHTS).write_bytes(whole[:-100])
    with pytest.raises(WeightsError, match=WEIGHTS):
        load_tower(tmp_path)
