"""The view of an episode shows every frame, and where its calls are."""

import av
import numpy as np
import pytest

from hcvla.cli.main import main
from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.timeline import timeline
from hcvla.datasets.view import active_text, film_frame, view_episode


def test_the_video_has_a_frame_for_each_row_and_the_picture_is_there(dataset, tmp_path):
    files = view_episode(dataset, 1, tmp_path / "view")
    with av.open(str(files.video)) as container:
        count = sum(1 for _ in container.decode(video=0))
    assert count == Dataset(dataset).episode(1).length
    assert files.timeline.stat().st_size > 1000


def test_what_is_written_underneath_changes_with_the_call(dataset):
    row = Dataset(dataset).episode(1)
    table = Dataset(dataset).table(row)
    first, second = row.calls[0], row.calls[1]
    images = [np.zeros((128, 128, 3), np.uint8)] * 2
    shown = [film_frame(row, table, index, images)[384 + 30 : 384 + 50] for index in (first["first"], second["first"])]
    assert (shown[0] != shown[1]).any()
    assert active_text(table["language_persistent"][0], "subtask", second["first"]).startswith("place")


def test_each_call_has_its_bar_in_the_timeline(dataset):
    row = Dataset(dataset).episode(1)
    picture = timeline(row, Dataset(dataset).table(row))
    bar = picture[58, 130:1180]  # a line through the calls, above their text
    edges = np.count_nonzero((bar[1:] != bar[:-1]).any(axis=1))
    assert edges >= 2 * len(row.calls) - 1  # a gap between each two


def test_frames_with_old_images_are_marked_in_the_timeline_and_in_the_film(dataset):
    row = Dataset(dataset).episode(1)
    table = Dataset(dataset).table(row)
    marked = EpisodeRow(row.values | {"hcvla/timing": '{"old_images": [10, 11]}'})
    assert timeline(marked, table).shape[0] == timeline(row, table).shape[0] + 34
    images = [np.zeros((128, 128, 3), np.uint8)] * 2
    plain, shown = (film_frame(each, table, 10, images) for each in (row, marked))
    assert (plain != shown).any()
    assert (film_frame(row, table, 12, images) == film_frame(marked, table, 12, images)).all()


def test_an_episode_that_is_not_there_is_named(dataset, tmp_path, capsys):
    with pytest.raises(DatasetError, match="there is no episode 7; it has 0 to 1"):
        view_episode(dataset, 7, tmp_path)
    assert main(["dataset", "view", str(dataset), "--episode", "7"]) == 1
    assert "there is no episode 7" in capsys.readouterr().err
