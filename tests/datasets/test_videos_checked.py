"""A video that does not show what was recorded is found, whatever it shows instead."""

from pathlib import Path

import numpy as np
import pytest

from hcvla.datasets import video
from hcvla.datasets.check import check_dataset
from hcvla.datasets.check_video import Clip
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.fingerprints import fingerprint, fingerprints
from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import STAGING
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, Settings

SCENE, WRIST = (f"videos/observation.images.{camera}/chunk-000/file-000.mp4" for camera in ("scene", "wrist"))


def decoded(path: Path) -> list[np.ndarray]:
    return [image for _, image in video.images(path)]


def encode(path: Path, images: list[np.ndarray]) -> None:
    with video.FrameEncoder(path, images[0].shape[0]) as encoder:
        for image in images:
            encoder.write(image)


def replaced(name: str):
    """Make a function that writes what `change` makes of a video's images in their place."""

    def decorate(change):
        def spoil(root: Path) -> None:
            images = decoded(root / name)
            encode(root / name, change(images, Dataset(root).episodes[0].length))

        return spoil

    return decorate


@replaced(WRIST)
def black(images, first):
    return [np.zeros_like(image) for image in images]


@replaced(WRIST)
def frozen(images, first):
    return [images[0]] * first + images[first:]


@replaced(SCENE)
def frozen_for_a_second(images, first):
    return images[:15] + 20 * [images[15]] + images[35:]


@replaced(WRIST)
def a_frame_late(images, first):
    return [images[0], *images[: first - 1], *images[first:]]


@replaced(SCENE)
def two_frames_early(images, first):
    return [*images[2:first], images[first - 1], images[first - 1], *images[first:]]


@replaced(SCENE)
def other_episode_first(images, first):
    return images[first:] + images[:first]


def other_camera(root: Path) -> None:
    (root / SCENE).rename(root / "kept")
    (root / WRIST).rename(root / SCENE)
    (root / "kept").rename(root / WRIST)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (black, "episode 0: the wrist video does not show .* frame 0 on .*: it shows nothing but one brightness"),
        (frozen, "wrist video does not show what was recorded from frame .*: it is frozen"),
        (frozen_for_a_second, "scene video does not show what was recorded from frame .* on .brightness off by"),
        (a_frame_late, "wrist video does not show .*: it is shifted by 1 frames, too late"),
        (two_frames_early, "scene video does not show .*: it is shifted by 2 frames, too early"),
        (other_episode_first, "episode 0: the scene video does not show what was recorded from frame 0 on"),
        (other_camera, "scene video does not show .*: it is the wrist camera's"),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_a_video_that_shows_something_else_is_found(dataset, spoil, expected):
    spoil(dataset)
    with pytest.raises(DatasetDefectError, match=expected):
        check_dataset(dataset)


def test_a_video_that_was_encoded_again_passes(dataset):
    encode(dataset / SCENE, decoded(dataset / SCENE))
    assert check_dataset(dataset).episodes == 2


def test_a_fingerprint_is_the_mean_of_each_of_sixteen_cells():
    image = np.zeros((32, 32), np.uint8)
    image[:8, :8] = 200
    image[24:, 24:28] = 100  # half of the last cell
    assert fingerprint(image).tolist() == [200, *14 * [0], 50]


def test_the_fingerprints_of_a_frame_are_those_of_both_cameras_in_their_order():
    gray = {name: np.full((32, 32, 3), level, np.uint8) for name, level in (("wrist", 7), ("scene", 90))}
    assert fingerprints(gray).tolist() == 16 * [90] + 16 * [7]


@pytest.mark.parametrize(("pixels", "levels"), [(16, 8.0), (32, 4.0), (64, 2.0), (128, 2.0), (512, 2.0)])
def test_small_images_may_differ_more_for_compression_costs_them_more(pixels, levels):
    assert Clip(np.zeros(1), np.zeros((1, 16)), np.zeros(1), pixels).tolerance == levels


@pytest.mark.parametrize("pixels", [16, 32])
def test_collected_images_of_any_size_pass(tmp_path, pixels):
    claim_folder(tmp_path, {}, resume=False)
    assert collect_episode(CollectionJob("pick", 100_000), Settings(pixels=pixels), tmp_path / STAGING).kept
    join_staged(tmp_path, pixels)
    assert check_dataset(tmp_path).episodes == 1


def test_a_clip_of_an_episode_counts_from_its_own_start(dataset):
    first, second = Dataset(dataset).episodes
    whole = Clip.read(Dataset(dataset), SCENE)
    part = whole.between(*second.video_span("scene"))
    assert len(whole.times_sec) == first.length + second.length
    assert part.times_sec[[0, 1, -1]] == pytest.approx([0.0, 0.05, (second.length - 1) / 20])
