"""Joins staged episodes into the files of a LeRobot v3.0 dataset.

An episode belongs to the dataset from the moment the file of meta/episodes that names it is in place; everything that
is written before is harmless without it, everything after can be worked out from it. So an interruption at any point
leaves a dataset that `repair` makes whole, and the staged episodes are removed last.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hcvla.datasets import video
from hcvla.datasets.dataset import EpisodeRow, episode_rows, next_file, read_tasks, stray_files
from hcvla.datasets.episode import META, TABLE, TEMPORARY
from hcvla.datasets.layout import (
    DATA_PATH,
    EPISODES_PATH,
    STAGING,
    VIDEO_PATH,
    commit,
    read_json,
)
from hcvla.datasets.schema import CAMERAS, FPS, features, image_key, table_schema
from hcvla.datasets.summaries import (
    numbered,
    numbering_stats,
    stats_columns,
    write_parquet,
    write_summaries,
    write_tasks,
)

Staged = tuple[Path, dict[str, Any]]
"""Folder of a staged episode, and its episode.json."""


def staged_episodes(root: Path) -> list[Staged]:
    """Return the episodes that wait to be joined, in order of their names; removes what was left half written."""
    staging = root / STAGING
    found = []
    for folder in sorted(staging.iterdir()) if staging.exists() else []:
        if not folder.name.startswith(TEMPORARY):
            found.append((folder, read_json(folder / META)))
    return found


def clear_leftovers(root: Path) -> None:
    """Remove half-written episodes of processes that are gone; only while no one collects."""
    for folder in (root / STAGING).glob(f"{TEMPORARY}*"):
        shutil.rmtree(folder, ignore_errors=True)


def repair(root: Path, pixels: int) -> None:
    """Make whole what an interruption left: remove files that nothing refers to, bring the summaries up to date."""
    rows = episode_rows(root)
    for path in stray_files(root, rows):
        path.unlink()
    joined = {row.key for row in rows}
    for folder, meta in staged_episodes(root):
        if meta["key"] in joined:
            shutil.rmtree(folder)
    if rows:
        write_summaries(root, features(pixels, video.CODEC))


def join_staged(root: Path, pixels: int, only: Iterable[str] | None = None) -> int:
    """Move staged episodes, all or those named, into the files of a whole dataset (`repair`); return how many."""
    chosen = None if only is None else set(only)
    staged = [(folder, meta) for folder, meta in staged_episodes(root) if chosen is None or meta["key"] in chosen]
    if not staged:
        return 0
    rows = episode_rows(root)
    at = next_file(rows)
    tasks = _all_tasks(root, staged)
    added = _new_rows(staged, rows, tasks, at)
    _join_videos(root, staged, added, at)
    _join_tables(root, staged, added, at)
    write_tasks(root, tasks)
    write_parquet(root / EPISODES_PATH.format(**at), pa.Table.from_pylist(added))
    write_summaries(root, features(pixels, video.CODEC))
    for folder, _ in staged:
        shutil.rmtree(folder)
    return len(staged)


def _all_tasks(root: Path, staged: list[Staged]) -> list[str]:
    tasks = read_tasks(root)
    known = set(tasks)
    for _, meta in staged:
        if meta["sentence"] not in known:
            known.add(meta["sentence"])
            tasks.append(meta["sentence"])
    return tasks


def _new_rows(
    staged: list[Staged], rows: list[EpisodeRow], tasks: list[str], at: dict[str, int]
) -> list[dict[str, Any]]:
    numbers = {task: index for index, task in enumerate(tasks)}
    episode = len(rows)
    frame = sum(row.length for row in rows)
    added = []
    for _, meta in staged:
        length = meta["length"]
        row: dict[str, Any] = {
            "episode_index": episode,
            "tasks": [meta["sentence"]],
            "length": length,
            "dataset_from_index": frame,
            "dataset_to_index": frame + length,
            **{f"data/{key}": value for key, value in at.items()},
            **{f"meta/episodes/{key}": value for key, value in at.items()},
        }
        own = ("key", "task", "seed", "program", "goal", "disturbance", "success", "perception", "split")
        row |= {f"hcvla/{key}": meta[key] for key in own}
        if meta.get("timing"):
            row["hcvla/timing"] = json.dumps(meta["timing"])
        row["hcvla/objects"] = json.dumps(meta["objects"], ensure_ascii=False)
        row["hcvla/calls"] = json.dumps(meta["calls"], ensure_ascii=False)
        row |= stats_columns(meta["stats"])
        row |= numbering_stats(episode, frame, length, numbers[meta["sentence"]])
        added.append(row)
        episode, frame = episode + 1, frame + length
    return added


def _join_videos(root: Path, staged: list[Staged], added: list[dict[str, Any]], at: dict[str, int]) -> None:
    for camera in CAMERAS:
        key = image_key(camera)
        path = root / VIDEO_PATH.format(video_key=key, **at)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.stem}.tmp.mp4")
        counts = video.join([folder / f"{camera}.mp4" for folder, _ in staged], temporary)
        commit(temporary, path)
        before = 0
        for row, count in zip(added, counts, strict=True):
            row |= {f"videos/{key}/{name}": value for name, value in at.items()}
            row[f"videos/{key}/from_timestamp"] = before / FPS
            row[f"videos/{key}/to_timestamp"] = (before + count) / FPS
            before += count


def _join_tables(root: Path, staged: list[Staged], added: list[dict[str, Any]], at: dict[str, int]) -> None:
    schema = table_schema()
    path = root / DATA_PATH.format(**at)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    with pq.ParquetWriter(temporary, schema) as writer:
        for (folder, _), row in zip(staged, added, strict=True):
            table = pq.read_table(folder / TABLE)
            length = len(table)
            task = int(row["stats/task_index/min"][0])
            table = numbered(table, row["episode_index"], row["dataset_from_index"], task)
            # One row group an episode, so that one episode can be read alone.
            writer.write_table(table.select(schema.names).cast(schema), row_group_size=max(1, length))
    commit(temporary, path)
