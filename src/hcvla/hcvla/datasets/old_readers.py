"""An edition of a dataset for LeRobot before release 0.6, which refuses to open a table with language columns.

It is a folder in the dataset with its own metadata and tables (the language columns left out) and a link to the same
videos. Everything else, the typed call columns and their texts among it, is the same.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from hcvla.datasets.layout import INFO, OLD_READERS, STATS, TASKS, commit, read_json, write_json
from hcvla.datasets.schema import features, table_schema
from hcvla.datasets.video import CODEC


def update_old_readers(root: Path, pixels: int) -> None:
    """Bring the edition without language up to date with the dataset."""
    edition = root / OLD_READERS
    edition.mkdir(exist_ok=True)
    videos = edition / "videos"
    if not videos.is_symlink():
        videos.symlink_to(Path("..") / "videos")
    _mirror(root, edition, "data/*/*.parquet", without_language=True)
    _mirror(root, edition, "meta/episodes/*/*.parquet", without_language=False)
    for name in (STATS, TASKS):
        _copy(root / name, edition / name)
    info = read_json(root / INFO)
    write_json(edition / INFO, info | {"features": features(pixels, CODEC, language=False)})


def _mirror(root: Path, edition: Path, pattern: str, *, without_language: bool) -> None:
    """Add the files that are missing in the edition and remove those that are gone from the dataset."""
    there = {path.relative_to(root) for path in root.glob(pattern)}
    for path in edition.glob(pattern):
        if path.relative_to(edition) not in there:
            path.unlink()
    for name in sorted(there):
        if (edition / name).exists():
            continue
        if without_language:
            _copy_without_language(root / name, edition / name)
        else:
            _copy(root / name, edition / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    shutil.copyfile(source, temporary)
    commit(temporary, target)


def _copy_without_language(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    schema = table_schema(language=False)
    file = pq.ParquetFile(source)
    with pq.ParquetWriter(temporary, schema) as writer:
        for group in range(file.num_row_groups):
            writer.write_table(file.read_row_group(group, columns=schema.names))
    commit(temporary, target)
