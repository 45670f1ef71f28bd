"""Datasets as other tools leave them: what is ours in meta/ is gone, and whatever can be done without it is done."""

import json
import shutil

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hcvla.cli.main import main
from hcvla.datasets import video
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset, read_tasks
from hcvla.datasets.errors import DatasetDefectError, DatasetError
from hcvla.datasets.export import export_without_language

DATA, EPISODES = "data/chunk-000/file-000.parquet", "meta/episodes/chunk-000/file-000.parquet"
WRIST = "videos/observation.images.wrist/chunk-000/file-000.mp4"


@pytest.fixture
def edited(dataset, tmp_path):
    """Return a dataset as LeRobot's delete_episodes leaves it: no file and no column of meta/ that is only ours."""
    root = tmp_path / "edited"
    export_without_language(dataset, root)
    (root / "meta/hcvla.json").unlink()
    (root / "README.md").unlink()
    rows = pq.read_table(root / EPISODES)
    pq.write_table(rows.select([n for n in rows.column_names if not n.startswith("hcvla/")]), root / EPISODES)
    sentences = read_tasks(root)
    tasks = {"task_index": range(len(sentences)), "__index_level_0__": sentences}
    pq.write_table(pa.table({key: list(values) for key, values in tasks.items()}), root / "meta/tasks.parquet")
    return root


def test_an_edited_dataset_has_no_defect(edited):
    found = check_dataset(edited)
    assert (found.episodes, found.calls, found.questions) == (2, 7, 0)


def test_its_calls_are_found_in_its_tables(edited, dataset):
    for row, whole in zip(Dataset(edited).episodes, Dataset(dataset).episodes, strict=True):
        names = ("function", "arguments", "label", "first", "end", "outcome", "depth")
        assert [[call[n] for n in names] for call in row.calls] == [[call[n] for n in names] for call in whole.calls]


def test_lists_of_any_length_are_read_as_those_of_ours(edited):
    """LeRobot's merge_datasets writes such."""
    table = pq.read_table(edited / DATA)
    action = pa.array(table.column("action").to_pylist(), pa.list_(pa.float32()))
    pq.write_table(table.set_column(table.schema.get_field_index("action"), "action", action), edited / DATA)
    assert check_dataset(edited).episodes == 2
    shorter = pa.array([[0.0] * 9] * len(table), pa.list_(pa.float32()))
    pq.write_table(table.set_column(table.schema.get_field_index("action"), "action", shorter), edited / DATA)
    with pytest.raises(DatasetDefectError, match=r"column 'action' is list<.*>, expected fixed_size_list<.*>.10."):
        check_dataset(edited)


def test_a_defect_of_an_edited_dataset_is_found(edited):
    shutil.copy(edited / DATA, edited / "kept")
    table = pq.read_table(edited / DATA)
    numbers = table.column("call.id").to_pylist()
    at = table.schema.get_field_index("call.id")
    pq.write_table(
        table.set_column(at, "call.id", pa.array([*numbers[:5], -1, *numbers[6:]], pa.int64())), edited / DATA
    )
    with pytest.raises(DatasetDefectError, match="episode 0: frame 5 belongs to no call"):
        check_dataset(edited)


def test_it_can_be_looked_at_and_says_why_it_cannot_be_replayed(edited, tmp_path, capsys):
    assert main(["dataset", "view", str(edited), "--episode", "0", "--out", str(tmp_path / "view")]) == 0
    assert main(["dataset", "replay", str(edited)]) == 2
    assert "no episode can be replayed; expected collected ones" in capsys.readouterr().out


def test_sentences_that_are_numbered_wrongly_are_named(edited):
    tasks = pa.table({"task_index": [0, 2], "task": ["a", "b"]})
    pq.write_table(tasks, edited / "meta/tasks.parquet")
    with pytest.raises(DatasetError, match=r"task_index is \[0, 2\], expected each number from 0 once"):
        Dataset(edited)


def test_an_older_dataset_is_checked_without_fingerprints(dataset):
    """Format 2 had no fingerprints and no outcomes."""
    missing = ["cameras.fingerprints", "call.outcome"]
    pq.write_table(pq.read_table(dataset / DATA).drop_columns(missing), dataset / DATA)
    for name, change in (
        ("info", lambda info: [info["features"].pop(key) for key in missing]),
        ("hcvla", lambda own: own.update(format=2)),
    ):
        data = json.loads((dataset / f"meta/{name}.json").read_text())
        change(data)
        (dataset / f"meta/{name}.json").write_text(json.dumps(data))
    assert check_dataset(dataset).episodes == 2
    for change, expected in (
        (lambda images: [images[0]] * len(images), "wrist video is frozen while the arm moves"),
        (lambda images: [np.zeros_like(image) for image in images], "wrist video shows nothing but one brightness"),
        (lambda images: [image // 2 for image in images], r"mean brightness of the wrist video is 0\.\d\d, expected"),
    ):
        images = [image for _, image in video.images(dataset / WRIST)]
        (dataset / WRIST).rename(dataset / "kept")
        with video.FrameEncoder(dataset / WRIST, 128) as encoder:
            for image in change(images):
                encoder.write(image)
        with pytest.raises(DatasetDefectError, match=expected):
            check_dataset(dataset)
        (dataset / "kept").rename(dataset / WRIST)
