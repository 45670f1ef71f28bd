"""Joins whole datasets into a new one: the tables numbered again, the videos' files as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hcvla.datasets.check import check_format, is_ours
from hcvla.datasets.dataset import Dataset, EpisodeRow, episode_rows, floats
from hcvla.datasets.errors import DatasetError, full_disk_as_error
from hcvla.datasets.export import copy_or_link, new_folder
from hcvla.datasets.folder_lock import COMMANDS
from hcvla.datasets.layout import (
    CHUNK_FILES,
    COLLECTION,
    DATA_PATH,
    EPISODES_PATH,
    FAILURES,
    VIDEO_PATH,
    commit,
    place,
    read_json,
    write_json,
    write_text,
)
from hcvla.datasets.schema import ACTION, CAMERAS, FORMAT, SINCE_FORMAT_3, STATE, image_key
from hcvla.datasets.summaries import numbered, numbering_stats, write_parquet, write_summaries, write_tasks


class DatasetsDifferError(DatasetError):
    """Datasets that do not belong together."""


def concatenate(roots: Sequence[Path], out: Path) -> int:
    """Write the episodes of datasets, in their order, into a new folder and return how many; raise DatasetError.

    The new dataset cannot be collected or recorded into any more: its episodes were made in different ways.
    """
    sources = [_Source(root) for root in roots]
    for source in sources[1:]:
        sources[0].check_like(source)
    _check_twice(sources)
    new_folder(out)
    joined = _Joined(out)
    with full_disk_as_error(out):
        for source in sources:
            joined.add(source)
        joined.finish(sources)
    return len(joined.rows)


class _Source:
    """A dataset to be joined, with the statistics in its rows."""

    def __init__(self, root: Path) -> None:
        check_format(root)
        self.root, self.dataset = root, Dataset(root)
        with_stats = {row.index: row for row in episode_rows(root, with_stats=True)}
        self.rows = [EpisodeRow(with_stats[row.index].values | row.values) for row in self.dataset.episodes]
        self.features: dict[str, Any] = self.dataset.info["features"]

    def check_like(self, other: _Source) -> None:
        """Raise DatasetsDifferError if the other has other columns, but for how videos are encoded, or another rate."""
        if self.dataset.info["fps"] != other.dataset.info["fps"]:
            rates = f"{self.dataset.info['fps']} and {other.dataset.info['fps']} frames a second"
            raise DatasetsDifferError(f"{self.root} and {other.root} have {rates}; expected the same")
        for key in sorted(self.features.keys() | other.features.keys()):
            found = [{k: v for k, v in each.features.get(key, {}).items() if k != "info"} for each in (self, other)]
            if found[0] != found[1]:
                raise DatasetsDifferError(
                    f"{self.root} and {other.root} differ in '{key}': {found[0] or 'missing'}, {found[1] or 'missing'}"
                )


def _check_twice(sources: Sequence[_Source]) -> None:
    """Raise DatasetsDifferError if an episode is there twice: then some would count more than others."""
    seen: dict[str, str] = {}
    for source in sources:
        for row in source.rows:
            table = source.dataset.arrow(row)
            digest = hashlib.sha256(floats(table, STATE).tobytes() + floats(table, ACTION).tobytes()).hexdigest()
            name = f"episode {row.index} of {source.root}"
            if digest in seen:
                raise DatasetsDifferError(f"{name} is also {seen[digest]}; join datasets that share no episode")
            seen[digest] = name


class _Joined:
    """The new dataset while it grows."""

    def __init__(self, out: Path) -> None:
        self.rows: list[dict[str, Any]] = []
        self._out, self._frames, self._next_file = out, 0, 0
        self._tasks: dict[str, int] = {}

    def add(self, source: _Source) -> None:
        """Append all episodes of a dataset."""
        offset, last = self._next_file, 0
        for kind in ("data", *(f"videos/{image_key(camera)}" for camera in CAMERAS)):
            for row in source.rows:
                number = CHUNK_FILES * row.values[f"{kind}/chunk_index"] + row.values[f"{kind}/file_index"]
                last = max(last, number)
        self._next_file += last + 1
        for file in dict.fromkeys(row.data_file for row in source.rows):
            self._add_table(source, [row for row in source.rows if row.data_file == file], offset)
        for camera in CAMERAS:
            for row in source.rows:
                target = self._out / _moved_path(row, f"videos/{image_key(camera)}", offset)
                if not target.exists():
                    copy_or_link(source.root / row.video_file(camera), target)

    def _add_table(self, source: _Source, rows: list[EpisodeRow], offset: int) -> None:
        path = self._out / _moved_path(rows[0], "data", offset)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".tmp")
        writer: pq.ParquetWriter | None = None
        for row in rows:
            (sentence,) = row.values["tasks"]
            task = self._tasks.setdefault(sentence, len(self._tasks))
            episode, first = len(self.rows), self._frames
            table = numbered(source.dataset.arrow(row), episode, first, task)
            writer = writer or pq.ParquetWriter(temporary, table.schema)
            writer.write_table(table.cast(writer.schema), row_group_size=row.length)
            self.rows.append(_moved_row(row, episode, first, task, offset))
            self._frames += row.length
        assert writer is not None, "a file holds episodes"
        writer.close()
        commit(temporary, path)

    def finish(self, sources: Sequence[_Source]) -> None:
        """Write what is of all episodes together."""
        keys = dict.fromkeys(key for row in self.rows for key in row)
        table = pa.Table.from_pylist([{key: row.get(key) for key in keys} for row in self.rows])
        write_tasks(self._out, list(self._tasks))
        write_parquet(self._out / EPISODES_PATH.format(**place(0)), table)
        own = [read_json(source.root / COLLECTION) for source in sources if is_ours(source.root)]
        commands = list(dict.fromkeys(command for each in own for command in each.get(COMMANDS, [])))
        names = [str(source.root.absolute().name) for source in sources]
        newest = all(key in sources[0].features for key in SINCE_FORMAT_3)
        shared = {"joined": names, "format": FORMAT if newest else FORMAT - 1, COMMANDS: commands}
        write_json(self._out / COLLECTION, shared)
        failures = [source.root / FAILURES for source in sources if (source.root / FAILURES).exists()]
        if failures:
            write_text(self._out / FAILURES, "".join(path.read_text(encoding="utf-8") for path in failures))
        write_summaries(self._out, sources[0].features)


def _moved_row(row: EpisodeRow, episode: int, first: int, task: int, offset: int) -> dict[str, Any]:
    moved = {
        "episode_index": episode,
        "dataset_from_index": first,
        "dataset_to_index": first + row.length,
        **{f"meta/episodes/{key}": value for key, value in place(0).items()},
    }
    for kind in ("data", *(f"videos/{image_key(camera)}" for camera in CAMERAS)):
        moved |= {f"{kind}/{key}": value for key, value in _moved_place(row, kind, offset).items()}
    return row.values | moved | numbering_stats(episode, first, row.length, task)


def _moved_place(row: EpisodeRow, kind: str, offset: int) -> dict[str, int]:
    return place(CHUNK_FILES * row.values[f"{kind}/chunk_index"] + row.values[f"{kind}/file_index"] + offset)


def _moved_path(row: EpisodeRow, kind: str, offset: int) -> str:
    at = _moved_place(row, kind, offset)
    return DATA_PATH.format(**at) if kind == "data" else VIDEO_PATH.format(video_key=kind.removeprefix("videos/"), **at)
