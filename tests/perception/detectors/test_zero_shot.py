"""Real model classes and processors with random weights: what they find means nothing, how it comes back does."""

import numpy as np
import pytest
import torch

from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detectors.config import OpenVocabularyConfig
from hcvla.perception.detectors.errors import DetectorError
from hcvla.perception.detectors.load import load_detector
from hcvla.perception.detectors.open_vocabulary import OpenVocabularyDetector
from hcvla.perception.detectors.zero_shot import Box, ZeroShotFinder, name_of
from raycast import Block, render
from tiny_detectors import FAMILIES

NAMES = ("cup", "red bowl")


@pytest.fixture(scope="module", params=FAMILIES)
def folder(request, tmp_path_factory):
    path = tmp_path_factory.mktemp(request.param)
    torch.manual_seed(0)
    FAMILIES[request.param](path)
    return str(path)


def picture():
    return np.random.default_rng(0).integers(0, 255, (48, 64, 3)).astype(np.uint8)


def test_boxes_of_both_families_come_back_with_our_names_in_pixels_of_the_image(folder):
    finder = ZeroShotFinder(OpenVocabularyConfig(model=folder, names=NAMES, score=0.0))
    boxes = finder.find(picture())
    assert boxes
    assert {box.name for box in boxes} <= set(NAMES)
    assert all(0.0 <= box.score <= 1.0 for box in boxes)
    assert finder.find(picture()) == boxes
    # Sizes are those of the image: relative ones would all be below 1.
    assert max(max(np.abs(box.corners_px)) for box in boxes) > 10.0


def test_by_configuration_the_detector_runs_on_a_frame(folder):
    own = OpenVocabularyConfig(model=folder, names=NAMES, score=0.0)
    detector = load_detector(PerceptionConfig(detector="open_vocabulary", open_vocabulary=own))
    assert isinstance(detector, OpenVocabularyDetector)
    frame = render([Block("red", "cube", 0.45, 0.1)])
    assert {f"{item.color} {item.shape}".strip() for item in detector.detect(frame).detections} <= set(NAMES)


def test_a_threshold_above_every_score_finds_nothing(folder):
    assert ZeroShotFinder(OpenVocabularyConfig(model=folder, names=NAMES, score=1.0)).find(picture()) == []


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (OpenVocabularyConfig(), "open_vocabulary.model is '': detector is 'open_vocabulary'; expected a model, and"),
        (OpenVocabularyConfig(model="/none"), "open_vocabulary.model is '/none': .*; expected a folder or hub name"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_refused_in_one_line(own, words, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(DetectorError, match=words) as caught:
        load_detector(PerceptionConfig(detector="open_vocabulary", open_vocabulary=own))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (1, "red bowl"), ("red bowl", "red bowl"), ("bowl", "red bowl"), ("Cup", "cup"), ("cup cup", "cup"),
        ("a cup", "cup"), (7, ""), ("", ""), ("spoon", ""), ("e", ""),
    ],
)  # fmt: skip
def test_a_label_means_the_name_it_shares_words_with(label, name):
    assert name_of(label, NAMES) == name


def test_of_a_name_and_a_longer_one_the_shorter_is_meant_where_only_it_was_said():
    assert name_of("cup", ("red cup", "cup")) == "cup"
    assert name_of("red cup", ("cup", "red cup")) == "red cup"


def test_overlap_is_the_share_of_the_smaller_box():
    # 10x10 and 4x10, of which 2x10 lie in the first: half of the smaller one.
    first, second = Box("a", 1.0, (0.0, 0.0, 10.0, 10.0)), Box("a", 1.0, (8.0, 0.0, 12.0, 10.0))
    assert first.overlap(second) == second.overlap(first) == pytest.approx(0.5)
    assert first.overlap(Box("a", 1.0, (20.0, 0.0, 30.0, 10.0))) == 0.0
