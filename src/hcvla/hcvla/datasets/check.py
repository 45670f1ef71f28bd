"""The gate of datasets: every rule of the format, and of our labels, tested on every episode.

Covered: files and counts agree; time runs evenly; videos decode whole, with a frame for each row; statistics are those
of the tables; way points keep their lead; labels cover the episode and none lies outside it. Not covered: whether
labels are true.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from hcvla.datasets import stats, video
from hcvla.datasets.check_labels import check_labels
from hcvla.datasets.check_motion import check_motion
from hcvla.datasets.dataset import Dataset, EpisodeRow, floats, stray_files
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.layout import COLLECTION, INFO, OLD_READERS, STAGING, STATS, TASKS, read_json
from hcvla.datasets.schema import CAMERAS, CODEBASE_VERSION, COLUMNS, FORMAT, FPS, features, image_key, table_schema

_TIME_SEC = 1e-4
"""LeRobot's own tolerance between a row's time stamp and its frame's."""
_RELATIVE = 1e-4


@dataclass(frozen=True)
class CheckedDataset:
    """What a dataset without a defect holds."""

    episodes: int
    frames: int
    calls: int
    disturbed: int
    questions: int
    strays: tuple[str, ...] = ()
    """Files that no episode refers to; harmless, removed by the next --resume."""


OnEpisode = Callable[[int, int], None]
"""Hears how many episodes of how many are checked."""


def check_dataset(root: Path, on_episode: OnEpisode = lambda done, total: None) -> CheckedDataset:
    """Check everything; raise DatasetDefectError with the first defect, DatasetError if there is no dataset."""
    dataset = Dataset(root)
    _check_info(dataset)
    _check_spans(dataset)
    clocks: dict[str, np.ndarray] = {}
    whole = _Whole()
    for row in dataset.episodes:
        table = _table(dataset, row)
        _check_columns(row, table, len(dataset.tasks), dataset)
        _check_time(row, table)
        check_motion(row, table)
        _check_video(dataset, row, clocks)
        whole.questions += check_labels(row, table)
        whole.take(row, table)
        on_episode(row.index + 1, len(dataset.episodes))
    _check_stats(dataset, whole)
    _check_old_readers(dataset)
    strays = tuple(str(path.relative_to(root)) for path in stray_files(root, dataset.episodes))
    disturbed = sum(bool(row.values.get("hcvla/disturbance")) for row in dataset.episodes)
    calls = sum(len(row.calls) for row in dataset.episodes)
    return CheckedDataset(len(dataset.episodes), whole.frames, calls, disturbed, whole.questions, strays)


class _Whole:
    """Sums over all episodes, to compare the statistics with."""

    def __init__(self) -> None:
        self.frames, self.questions = 0, 0
        self.parts: dict[str, list[stats.Statistics]] = {}

    def take(self, row: EpisodeRow, table: pa.Table) -> None:
        self.frames += row.length
        for key, column in COLUMNS.items():
            if column.numeric:
                self.parts.setdefault(key, []).append(stats.of_column(floats(table, key)))


def _check_info(dataset: Dataset) -> None:
    info = dataset.info
    check_format(dataset.root)
    if info.get("codebase_version") != CODEBASE_VERSION:
        raise DatasetDefectError(f"{INFO}: version is {info.get('codebase_version')}, expected {CODEBASE_VERSION}")
    if info.get("fps") != FPS:
        raise DatasetDefectError(f"{INFO}: fps is {info.get('fps')}, expected {FPS}")
    declared = info.get("features", {})
    pixels = declared.get(image_key(CAMERAS[0]), {}).get("shape", [0])[0]
    for key, feature in features(pixels, video.CODEC).items():
        if declared.get(key) != feature:
            raise DatasetDefectError(f"{INFO}: feature '{key}' is {declared.get(key)}, expected {feature}")
    counts = {
        "total_episodes": len(dataset.episodes),
        "total_frames": sum(row.length for row in dataset.episodes),
        "total_tasks": len(dataset.tasks),
    }
    for key, count in counts.items():
        if info.get(key) != count:
            raise DatasetDefectError(f"{INFO}: {key} is {info.get(key)}, the files hold {count}")
    if len(set(dataset.tasks)) != len(dataset.tasks):
        raise DatasetDefectError(f"{TASKS}: a sentence stands there twice")


def check_format(root: Path) -> None:
    """Raise DatasetDefectError if our own columns are of another format than this version reads."""
    found = read_json(root / COLLECTION).get("format", 1)
    if found != FORMAT:
        raise DatasetDefectError(f"{COLLECTION}: format is {found}, expected {FORMAT}; collect the data again")


def _check_spans(dataset: Dataset) -> None:
    """Episodes are numbered through, and their frames follow one another."""
    start = 0
    for number, row in enumerate(dataset.episodes):
        span = (row.values["dataset_from_index"], row.values["dataset_to_index"])
        if row.index != number:
            raise DatasetDefectError(f"meta/episodes: row {number} is of episode {row.index}, expected {number}")
        if span != (start, start + row.length) or row.length < 1:
            expected = f"{start} to {start + max(1, row.length)}"
            raise DatasetDefectError(f"episode {number}: its frames are {span[0]} to {span[1]}, expected {expected}")
        start += row.length


def _table(dataset: Dataset, row: EpisodeRow) -> pa.Table:
    try:
        table = dataset.arrow(row)
    except (OSError, pa.ArrowException) as error:
        raise DatasetDefectError(f"episode {row.index}: {row.data_file} cannot be read: {error}") from None
    if table.num_rows != row.length:
        raise DatasetDefectError(f"episode {row.index}: {table.num_rows} rows in its table, expected {row.length}")
    schema = table_schema()
    for field in schema:
        found = table.schema.field(field.name).type if field.name in table.column_names else None
        if found != field.type:
            raise DatasetDefectError(f"episode {row.index}: column '{field.name}' is {found}, expected {field.type}")
    return table


def _check_columns(row: EpisodeRow, table: pa.Table, tasks: int, dataset: Dataset) -> None:
    for key, column in COLUMNS.items():
        if table.column(key).null_count:
            raise DatasetDefectError(f"episode {row.index}: column '{key}' has empty places")
        if column.dtype == "float32" and not np.isfinite(floats(table, key)).all():
            raise DatasetDefectError(f"episode {row.index}: column '{key}' has a number that is not finite")
    first = row.values["dataset_from_index"]
    _expect(row, table, "frame_index", np.arange(row.length))
    _expect(row, table, "index", np.arange(first, first + row.length))
    numbers = set(floats(table, "task_index").tolist())
    sentences = {dataset.tasks[int(number)] for number in numbers if 0 <= number < tasks}
    if sentences != set(row.values["tasks"]):
        raise DatasetDefectError(
            f"episode {row.index}: its task is {sentences}, meta/episodes says {row.values['tasks']}"
        )


def _expect(row: EpisodeRow, table: pa.Table, key: str, expected: np.ndarray) -> None:
    found = floats(table, key)
    wrong = np.flatnonzero(found != expected)
    if len(wrong):
        at = int(wrong[0])
        raise DatasetDefectError(f"episode {row.index}: {key} of row {at} is {found[at]}, expected {expected[at]}")


def _check_time(row: EpisodeRow, table: pa.Table) -> None:
    stamps = floats(table, "timestamp").astype(np.float64)
    steps = np.diff(stamps)
    if len(steps) and steps.min() <= 0.0:
        at = int(np.flatnonzero(steps <= 0.0)[0]) + 1
        message = f"time stamp of row {at} is {stamps[at]:.4f} s after {stamps[at - 1]:.4f} s; expected it to grow"
        raise DatasetDefectError(f"episode {row.index}: {message}")
    off = np.abs(stamps - np.arange(row.length) / FPS)
    if off.max() > _TIME_SEC:
        at = int(np.argmax(off > _TIME_SEC))
        message = f"time stamp of row {at} is {stamps[at]:.4f} s, expected {at / FPS:.4f} s"
        raise DatasetDefectError(f"episode {row.index}: {message}")


def _check_video(dataset: Dataset, row: EpisodeRow, clocks: dict[str, np.ndarray]) -> None:
    for camera in CAMERAS:
        name = row.video_file(camera)
        if name not in clocks:
            if not (dataset.root / name).exists():
                raise DatasetDefectError(f"episode {row.index}: {name} is missing")
            # Episodes come in the order of their files: one file's clock of each camera is enough.
            clocks.clear() if len(clocks) >= len(CAMERAS) else None
            clocks[name] = video.times(dataset.root / name)
        start, end = row.video_span(camera)
        clock = clocks[name]
        inside = clock[(clock > start - 0.5 / FPS) & (clock < end - 0.5 / FPS)] - start
        if len(inside) != row.length:
            message = f"{len(inside)} frames in the {camera} video, {row.length} rows in the table"
            raise DatasetDefectError(f"episode {row.index}: {message}")
        if np.abs(inside - np.arange(row.length) / FPS).max() > _TIME_SEC:
            raise DatasetDefectError(f"episode {row.index}: frames of the {camera} video are not {1 / FPS:g} s apart")


def _check_stats(dataset: Dataset, whole: _Whole) -> None:
    stored: dict[str, Any] = read_json(dataset.root / STATS)
    for key, (name, expected) in _expected_stats(whole):
        found = stored.get(key, {}).get(name)
        if found is None or not np.allclose(found, expected, rtol=_RELATIVE, atol=1e-6):
            raise DatasetDefectError(f"{STATS}: {name} of '{key}' is {found}, the tables say {expected.tolist()}")
    for camera in CAMERAS:
        mean = stored.get(image_key(camera), {}).get("mean", [])
        values = np.asarray(mean, dtype=np.float64).reshape(-1)
        if values.shape != (3,) or not all(math.isfinite(v) and 0.0 <= v <= 1.0 for v in values):
            raise DatasetDefectError(f"{STATS}: mean of '{image_key(camera)}' is {mean}, expected three from 0 to 1")


def _expected_stats(whole: _Whole) -> Iterator[tuple[str, tuple[str, np.ndarray]]]:
    for key, parts in whole.parts.items():
        together = stats.pooled(parts)
        for name in ("min", "max", "mean", "std", "count"):
            yield key, (name, together[name])


def _check_old_readers(dataset: Dataset) -> None:
    edition = dataset.root / OLD_READERS
    info = read_json(edition / INFO)
    for key in ("total_episodes", "total_frames", "total_tasks"):
        if info.get(key) != dataset.info[key]:
            raise DatasetDefectError(f"{OLD_READERS}/{INFO}: {key} is {info.get(key)}, expected {dataset.info[key]}")
    for row in dataset.episodes:
        for name in (row.data_file, *(row.video_file(camera) for camera in CAMERAS)):
            if not (edition / name).exists():
                raise DatasetDefectError(f"{OLD_READERS}/{name} is missing")


def staged_names(root: Path) -> list[str]:
    """Return the names of finished episodes that were not joined yet: an interrupted collection."""
    staging = root / STAGING
    return [json.loads(path.read_text())["key"] for path in sorted(staging.glob("*/episode.json"))]
