"""An episode is kept whole or not at all, and refuses what is not as declared."""

import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.datasets.episode import EpisodeFacts, EpisodeWriter, Frame
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.join import clear_leftovers, staged_episodes
from hcvla.datasets.layout import STAGING

FACTS = EpisodeFacts(task="pick", sentence="pick up the cube", seed=3, program="pick(get_actor('cube'))\n")
IMAGES = {name: np.zeros((32, 32, 3), np.uint8) for name in ("scene", "wrist")}


def frame(**other) -> Frame:
    numbers = {"state": np.zeros(31), "action": np.zeros(10), "reference": np.zeros(7)}
    return Frame(**{"stamp_sec": 0.0, "images": IMAGES, **numbers} | other)


def test_an_episode_that_is_not_finished_leaves_nothing(tmp_path):
    with EpisodeWriter(tmp_path / STAGING, 32) as writer:
        writer.write(frame())
    assert list((tmp_path / STAGING).iterdir()) == []


def test_a_finished_episode_is_there_whole(tmp_path):
    with EpisodeWriter(tmp_path / STAGING, 32) as writer:
        writer.write(frame())
        folder = writer.finish(FACTS)
    assert {path.name for path in folder.iterdir()} == {"scene.mp4", "wrist.mp4", "table.parquet", "episode.json"}
    ((_, meta),) = staged_episodes(tmp_path)
    assert (meta["key"], meta["length"]) == ("pick-00000003", 1)


def test_what_a_killed_process_left_is_no_episode_and_is_cleared(tmp_path):
    writer = EpisodeWriter(tmp_path / STAGING, 32)
    writer.write(frame())
    assert staged_episodes(tmp_path) == []
    clear_leftovers(tmp_path)
    assert list((tmp_path / STAGING).iterdir()) == []
    writer.discard()


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"action": np.zeros(8)}, r"action has shape \(8,\), expected \(10,\)"),
        ({"state": np.full(31, np.nan)}, "observation.state holds nan, expected finite"),
        ({"objects": {str(n): Pose(0.0, 0.0, 0.0) for n in range(17)}}, "17 objects; the table of poses holds 16"),
    ],
)
def test_a_frame_that_is_not_as_declared_is_refused(tmp_path, wrong, expected):
    with EpisodeWriter(tmp_path / STAGING, 32) as writer, pytest.raises(DatasetError, match=expected):
        writer.write(frame(**wrong))


def test_an_episode_without_frames_is_refused(tmp_path):
    with EpisodeWriter(tmp_path / STAGING, 32) as writer, pytest.raises(DatasetError, match="no frames"):
        writer.finish(FACTS)
