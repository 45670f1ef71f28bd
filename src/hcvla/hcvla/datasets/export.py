"""A copy of a dataset for LeRobot before release 0.6, which refuses to open a table with language columns.

Everything else, the typed call columns and their texts among it, is the same. Videos are hard links where the file
system has them, so that the copy costs little; no symbolic links, which do not survive an upload.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq

from hcvla.datasets.dataset import episode_files, episode_rows, files_in_use
from hcvla.datasets.errors import DatasetError, full_disk_as_error
from hcvla.datasets.layout import CARD, COLLECTION, INFO, STATS, TASKS, commit, read_json, write_json
from hcvla.datasets.schema import LANGUAGE


def export_without_language(root: Path, out: Path) -> int:
    """Write the copy into a new folder and return its episodes; raise DatasetError, also if there is no dataset."""
    info = read_json(root / INFO)
    new_folder(out)
    rows = episode_rows(root)
    with full_disk_as_error(out):
        for name in sorted(files_in_use(rows)):
            copy = _copy_without_language if name.endswith(".parquet") else copy_or_link
            copy(root / name, out / name)
        for path in [*episode_files(root), *(root / name for name in (STATS, TASKS, COLLECTION, CARD))]:
            if path.exists():
                _copy(path, out / path.relative_to(root))
        features = {key: value for key, value in info["features"].items() if key not in LANGUAGE}
        # Last, so that a copy that was cut off is no dataset.
        write_json(out / INFO, info | {"features": features})
    return len(rows)


def new_folder(out: Path) -> None:
    """Raise DatasetError if a dataset cannot be written into a folder, which must be empty or not there yet."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise DatasetError(f"{out} is not an empty folder; choose another one")


def copy_or_link(source: Path, target: Path) -> None:
    """Give a file that is never changed in place a second name, or copy it where the file system cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    shutil.copyfile(source, temporary)
    commit(temporary, target)


def _copy_without_language(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    file = pq.ParquetFile(source)
    names = [name for name in file.schema_arrow.names if name not in LANGUAGE]
    first = file.schema_arrow.empty_table().select(names)
    with pq.ParquetWriter(temporary, first.schema) as writer:
        for group in range(file.num_row_groups):
            writer.write_table(file.read_row_group(group).select(names))
    commit(temporary, target)
