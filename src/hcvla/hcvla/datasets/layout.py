"""Where the files of a dataset are: LeRobot's layout v3.0, and our own next to it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from hcvla.datasets.errors import DatasetError

CHUNK_FILES = 1000
"""Files in a chunk's folder."""
DATA_PATH = "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet"
VIDEO_PATH = "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4"
EPISODES_PATH = "meta/episodes/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet"
INFO, STATS, TASKS = "meta/info.json", "meta/stats.json", "meta/tasks.parquet"
COLLECTION = "meta/hcvla.json"
"""How the dataset was collected: what --resume has to match."""
FAILURES = "meta/hcvla_failures.jsonl"
"""One line for each episode that did not succeed, kept or not."""
STAGING = ".staging"
"""Episodes that are finished but not yet joined into the dataset's files."""
CARD = "README.md"
"""What people and the hub read first."""


def place(number: int) -> dict[str, int]:
    """Return chunk_index and file_index of the file with a running number."""
    return {"chunk_index": number // CHUNK_FILES, "file_index": number % CHUNK_FILES}


def read_json(path: Path) -> Any:
    """Return what a JSON file holds; raise DatasetError."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DatasetError(f"{path} cannot be read ({error.strerror}); expected a dataset there") from None
    except ValueError as error:
        raise DatasetError(f"{path} is not JSON: {error}") from None


def write_json(path: Path, data: object) -> None:
    """Replace a JSON file in one step: readers see the old or the new one."""
    write_text(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def write_text(path: Path, text: str) -> None:
    """Replace a text file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, encoding="utf-8")
    commit(temporary, path)


def commit(temporary: Path, final: Path) -> None:
    """Bring a written file or folder to disk and give it its name, replacing what was there."""
    for item in [temporary] if temporary.is_file() else sorted(temporary.iterdir()):
        with item.open("rb") as file:
            os.fsync(file.fileno())
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary.replace(final)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
