"""A dataset on disk as it stands: its episodes, tasks and files; and the repair of what an interruption left behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hcvla.datasets.calls import calls_in
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.layout import DATA_PATH, INFO, TASKS, VIDEO_PATH, place, read_json
from hcvla.datasets.schema import CAMERAS, COLUMNS, LANGUAGE, image_key


@dataclass(frozen=True)
class EpisodeRow:
    """One row of meta/episodes."""

    values: dict[str, Any]

    @property
    def index(self) -> int:
        """Number of the episode."""
        return int(self.values["episode_index"])

    @property
    def length(self) -> int:
        """Frames."""
        return int(self.values["length"])

    def own(self, name: str) -> Any:
        """Return what only hcvla writes of an episode (EpisodeFacts); None if another tool has left it out."""
        return self.values.get(f"hcvla/{name}")

    @property
    def key(self) -> str:
        """Our own name of the episode; empty if someone else wrote it."""
        return str(self.own("key") or "")

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The calls with the frames during which they were open (CallSpan)."""
        return json.loads(self.own("calls") or "[]")

    @property
    def objects(self) -> dict[str, dict[str, Any]]:
        """Color, shape and true size [m] of the scene's objects by name; empty where no one knew them."""
        return json.loads(self.own("objects") or "{}")

    @property
    def old_images(self) -> list[int]:
        """Frames of a recorded episode whose image is too old (hcvla.recording)."""
        return list(json.loads(self.own("timing") or "{}").get("old_images", []))

    @property
    def data_file(self) -> str:
        """Path of its table in the dataset."""
        return DATA_PATH.format(**{k: self.values[f"data/{k}"] for k in ("chunk_index", "file_index")})

    def video_file(self, camera: str) -> str:
        """Path of a camera's video in the dataset."""
        key = image_key(camera)
        at = {k: self.values[f"videos/{key}/{k}"] for k in ("chunk_index", "file_index")}
        return VIDEO_PATH.format(video_key=key, **at)

    def video_span(self, camera: str) -> tuple[float, float]:
        """Start and end in a camera's video [s]."""
        key = image_key(camera)
        return float(self.values[f"videos/{key}/from_timestamp"]), float(self.values[f"videos/{key}/to_timestamp"])


class Dataset:
    """The metadata of a dataset; tables and videos are read when asked for."""

    def __init__(self, root: Path) -> None:
        """Read the metadata; raise DatasetError if there is no dataset."""
        self.root = root
        self.info: dict[str, Any] = read_json(root / INFO)
        self.episodes = episode_rows(root)
        self.tasks = read_tasks(root)
        for row in self.episodes:
            if not row.calls:
                row.values["hcvla/calls"] = json.dumps(calls_in(self.arrow(row)))

    def episode(self, index: int) -> EpisodeRow:
        """Return an episode by number; raise DatasetError."""
        for row in self.episodes:
            if row.index == index:
                return row
        raise DatasetError(f"{self.root}: there is no episode {index}; it has 0 to {len(self.episodes) - 1}")

    def table(self, row: EpisodeRow) -> dict[str, list[Any]]:
        """Return an episode's columns as lists; those for language are empty where a dataset has none."""
        return {key: [[]] * row.length for key in LANGUAGE} | self.arrow(row).to_pydict()

    def arrow(self, row: EpisodeRow) -> pa.Table:
        """Return an episode's table, with our columns' own types where they can be; raise DatasetError."""
        try:
            return _typed(pq.read_table(self.root / row.data_file, filters=[("episode_index", "=", row.index)]))
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(f"{self.root}: {row.data_file} cannot be read: {error}") from None


def _typed(table: pa.Table) -> pa.Table:
    """Return a table with our types where a column holds the same: LeRobot merges into lists of any length."""
    for key, column in COLUMNS.items():
        at = table.schema.get_field_index(key)
        if at >= 0 and table.schema.field(at).type != column.arrow:
            with suppress(pa.ArrowException):  # what holds something else stays as it is
                table = table.set_column(at, key, table.column(at).cast(column.arrow))
    return table


def episode_files(root: Path) -> list[Path]:
    """Return the files of meta/episodes in order."""
    return sorted((root / "meta/episodes").glob("chunk-*/file-*.parquet"))


def episode_rows(root: Path, *, with_stats: bool = False) -> list[EpisodeRow]:
    """Return the rows of meta/episodes in order; statistics only if asked for."""
    rows = []
    for file in episode_files(root):
        names = pq.read_schema(file).names
        columns = names if with_stats else [name for name in names if not name.startswith("stats/")]
        rows += [EpisodeRow(values) for values in pq.read_table(file, columns=columns).to_pylist()]
    return rows


def read_tasks(root: Path) -> list[str]:
    """Return the sentences by task_index; empty if there are none yet. Raises DatasetError."""
    path = root / TASKS
    if not path.exists():
        return []
    columns = pq.read_table(path).to_pydict()
    numbers = columns.pop("task_index", [])
    # LeRobot keeps the sentences in pandas' index, with or without a name.
    sentences: list[str] = next(iter(columns.values()), [])
    if sorted(numbers) != list(range(len(sentences))):
        raise DatasetError(f"{path}: task_index is {numbers}, expected each number from 0 once")
    return [sentence for _, sentence in sorted(zip(numbers, sentences, strict=True))]


def files_in_use(rows: list[EpisodeRow]) -> set[str]:
    """Return the paths of all tables and videos that episodes refer to."""
    return {row.data_file for row in rows} | {row.video_file(camera) for row in rows for camera in CAMERAS}


def stray_files(root: Path, rows: list[EpisodeRow]) -> Iterator[Path]:
    """Yield tables and videos that no episode refers to: what an interruption left."""
    used = files_in_use(rows)
    for pattern in ("data/*/*", "videos/*/*/*"):
        for path in sorted(root.glob(pattern)):
            if str(path.relative_to(root)) not in used:
                yield path


def next_file(rows: list[EpisodeRow]) -> dict[str, int]:
    """Return chunk_index and file_index of the next file of tables, videos and episodes alike."""
    numbers = [row.values["data/chunk_index"] * 1000 + row.values["data/file_index"] for row in rows]
    return place(max(numbers, default=-1) + 1)


def floats(table: Any, key: str) -> np.ndarray:
    """Return a numeric column of an arrow table, Shape=(n,) or (n, d)."""
    column = table.column(key).combine_chunks()
    if hasattr(column, "flatten") and column.type.num_fields:
        return np.asarray(column.flatten()).reshape(len(column), -1)
    return np.asarray(column)
