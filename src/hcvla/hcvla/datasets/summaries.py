"""What follows from the episodes of a dataset: numbers of rows, sentences, statistics, info.json and the card."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hcvla.datasets import stats
from hcvla.datasets.card import write_card
from hcvla.datasets.dataset import episode_rows, read_tasks
from hcvla.datasets.layout import CHUNK_FILES, DATA_PATH, INFO, STATS, TASKS, VIDEO_PATH, commit, write_json
from hcvla.datasets.schema import CAMERAS, CODEBASE_VERSION, COLUMNS, FPS, ROBOT_TYPE, image_key


def numbered(table: pa.Table, episode: int, first_frame: int, task: int) -> pa.Table:
    """Return an episode's table with its numbers in the dataset."""
    for name, values in _numbering(episode, first_frame, len(table), task).items():
        column = pa.array(values, type=pa.int64())
        at = table.schema.get_field_index(name)
        table = table.append_column(name, column) if at < 0 else table.set_column(at, name, column)
    return table


def stats_columns(statistics: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return plain statistics by column as the cells of a row of meta/episodes."""
    return {f"stats/{key}/{name}": value for key, each in statistics.items() for name, value in each.items()}


def numbering_stats(episode: int, first_frame: int, length: int, task: int) -> dict[str, Any]:
    """Return the cells with the statistics of an episode's numbers in the dataset."""
    columns = _numbering(episode, first_frame, length, task)
    return stats_columns({key: stats.plain(stats.of_column(values)) for key, values in columns.items()})


def _numbering(episode: int, first_frame: int, length: int, task: int) -> dict[str, np.ndarray]:
    return {
        "episode_index": np.full(length, episode),
        "index": np.arange(first_frame, first_frame + length),
        "task_index": np.full(length, task),
    }


def write_tasks(root: Path, tasks: Sequence[str]) -> None:
    """Write the sentences, numbered in their order."""
    table = pa.table(
        {"task_index": pa.array(range(len(tasks)), pa.int64()), "task": pa.array(list(tasks), pa.string())}
    )
    # LeRobot reads this file with pandas and finds the sentence in the index.
    kinds = {"task_index": ("int64", "int64"), "task": ("unicode", "object")}
    columns = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": numpy, "metadata": None}
        for name, (kind, numpy) in kinds.items()
    ]
    pandas = {"index_columns": ["task"], "column_indexes": [], "columns": columns}
    write_parquet(root / TASKS, table.replace_schema_metadata({"pandas": json.dumps(pandas)}))


def write_parquet(path: Path, table: pa.Table) -> None:
    """Replace a table in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    pq.write_table(table, temporary)
    commit(temporary, path)


def write_summaries(root: Path, features: Mapping[str, Any]) -> None:
    """Write what follows from meta/episodes: stats.json, info.json with its `features`, and the card."""
    rows = episode_rows(root, with_stats=True)
    keys = [image_key(camera) for camera in CAMERAS]
    keys += [key for key, column in COLUMNS.items() if column.numeric and key in features]
    names = ("min", "max", "mean", "std", "count", *stats.QUANTILES)
    summary = {
        key: stats.plain(stats.pooled([{name: row.values[f"stats/{key}/{name}"] for name in names} for row in rows]))
        for key in keys
    }
    write_json(root / STATS, summary)
    write_json(
        root / INFO,
        {
            "codebase_version": CODEBASE_VERSION,
            "robot_type": ROBOT_TYPE,
            "total_episodes": len(rows),
            "total_frames": sum(row.length for row in rows),
            "total_tasks": len(read_tasks(root)),
            "chunks_size": CHUNK_FILES,
            "data_files_size_in_mb": 100,
            "video_files_size_in_mb": 200,
            "fps": FPS,
            "splits": {"train": f"0:{len(rows)}"},
            "data_path": DATA_PATH,
            "video_path": VIDEO_PATH,
            "features": features,
        },
    )
    write_card(root, rows)
