"""The gate of datasets: every rule of the format, and of our labels, tested on every episode.

Covered: files and counts agree; time runs evenly; videos decode whole, with a frame for each row that shows what was
recorded; statistics are those of the tables; way points keep their lead; labels cover the episode and none lies outside
it. Not covered: whether labels are true. What another tool has edited (LeRobot's delete_episodes, ...) has lost what is
ours in meta/, and is checked without it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from hcvla.datasets import stats, video
from hcvla.datasets.check_labels import check_labels
from hcvla.datasets.check_motion import check_motion
from hcvla.datasets.check_video import VideoCheck
from hcvla.datasets.dataset import Dataset, EpisodeRow, floats, stray_files
from hcvla.datasets.episode import GIVEN_WHEN_JOINED
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.layout import COLLECTION, INFO, STAGING, STATS, TASKS, read_json
from hcvla.datasets.schema import (
    CAMERAS,
    CODEBASE_VERSION,
    COLUMNS,
    FPS,
    LANGUAGE,
    READABLE_FORMATS,
    SINCE_FORMAT_3,
    features,
    image_key,
    table_schema,
)

_TIME_SEC = 1e-4
"""LeRobot's own tolerance between a row's time stamp and its frame's."""
_VIDEO_INFO = "info"
"""In a video's feature of info.json, what an editor that encodes it again writes new."""
_RELATIVE = 1e-4


@dataclass(frozen=True, kw_only=True)
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
"""Called with the number of checked episodes and of all."""


def check_dataset(root: Path, on_episode: OnEpisode = lambda done, total: None) -> CheckedDataset:
    """Check everything; raise DatasetDefectError with the first defect, DatasetError if there is no dataset."""
    dataset = Dataset(root)
    _check_info(dataset)
    _check_spans(dataset)
    whole, videos = _Whole(), VideoCheck(dataset)
    for row in dataset.episodes:
        table = _table(dataset, row)
        _check_columns(row, table, len(dataset.tasks), dataset)
        _check_time(row, table)
        check_motion(row, table)
        videos.check(row, table)
        whole.questions += check_labels(row, table)
        whole.take(row, table)
        on_episode(row.index + 1, len(dataset.episodes))
    _check_stats(dataset, whole)
    strays = tuple(str(path.relative_to(root)) for path in stray_files(root, dataset.episodes))
    disturbed = sum(bool(row.values.get("hcvla/disturbance")) for row in dataset.episodes)
    calls = sum(len(row.calls) for row in dataset.episodes)
    return CheckedDataset(
        episodes=len(dataset.episodes),
        frames=whole.frames,
        calls=calls,
        disturbed=disturbed,
        questions=whole.questions,
        strays=strays,
    )


class _Whole:
    """Sums over all episodes, to compare the statistics with."""

    def __init__(self) -> None:
        self.frames, self.questions = 0, 0
        self.parts: dict[str, list[stats.Statistics]] = {}

    def take(self, row: EpisodeRow, table: pa.Table) -> None:
        self.frames += row.length
        for key, column in COLUMNS.items():
            if column.numeric and key in table.column_names:
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
    for key, feature in features(pixels, video.CODEC, language=_has_language(dataset)).items():
        found = declared.get(key)
        if (found is None and key in SINCE_FORMAT_3) or (found and not is_ours(dataset.root) and _same(found, feature)):
            continue
        if found != feature:
            raise DatasetDefectError(f"{INFO}: feature '{key}' is {found}, expected {feature}")
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


def _same(found: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    """Whether a feature is the expected one but for how its video is encoded."""
    return all(found.get(key) == value for key, value in expected.items() if key != _VIDEO_INFO)


def _has_language(dataset: Dataset) -> bool:
    """Whether there are texts in the language columns; a copy for old readers has none (hcvla.datasets.export)."""
    return any(key in dataset.info.get("features", {}) for key in LANGUAGE)


def is_ours(root: Path) -> bool:
    """Whether a dataset is as hcvla wrote it; else another tool has edited it."""
    return (root / COLLECTION).exists()


def check_format(root: Path) -> None:
    """Raise DatasetDefectError if our own columns are of another format than this version reads."""
    if not is_ours(root):
        return
    found = read_json(root / COLLECTION).get("format", 1)
    if found not in READABLE_FORMATS:
        expected = " or ".join(map(str, READABLE_FORMATS))
        raise DatasetDefectError(f"{COLLECTION}: format is {found}, expected {expected}; collect the data again")


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
    table = dataset.arrow(row)
    if table.num_rows != row.length:
        raise DatasetDefectError(f"episode {row.index}: {table.num_rows} rows in its table, expected {row.length}")
    for field in table_schema(language=_has_language(dataset)):
        if field.name in SINCE_FORMAT_3 and field.name not in table.column_names:
            continue
        if field.name in LANGUAGE and not is_ours(dataset.root):
            continue  # LeRobot 0.6 writes its texts with other nullability, and JSON as an extension type
        found = table.schema.field(field.name).type if field.name in table.column_names else None
        if found != field.type:
            raise DatasetDefectError(f"episode {row.index}: column '{field.name}' is {found}, expected {field.type}")
    return table


def _check_columns(row: EpisodeRow, table: pa.Table, tasks: int, dataset: Dataset) -> None:
    for key, column in COLUMNS.items():
        if key not in table.column_names:
            continue
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


def _check_stats(dataset: Dataset, whole: _Whole) -> None:
    stored: dict[str, Any] = read_json(dataset.root / STATS)
    numbering = () if is_ours(dataset.root) else GIVEN_WHEN_JOINED
    for key, (name, expected) in _expected_stats(whole):
        if key in numbering:
            continue  # LeRobot numbers the frames again and keeps these statistics as they were
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


def staged_names(root: Path) -> list[str]:
    """Return the names of finished episodes that were not joined yet: an interrupted collection."""
    staging = root / STAGING
    return [json.loads(path.read_text())["key"] for path in sorted(staging.glob("*/episode.json"))]
