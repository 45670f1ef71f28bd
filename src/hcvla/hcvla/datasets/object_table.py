"""Objects as the numbers of a row: true poses, and what perception reported to the skills."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from hcvla.api.serialization import POSE_FIELDS
from hcvla.api.types import NamedObject, Pose
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.schema import MAX_OBJECTS, OBJECT_FIELDS

_OLDEST_SEC = 60.0
"""An age is cut off here, so that an object that was never seen does not rule the column's statistics."""


def names_json(names: Iterable[str]) -> str:
    """Return the names of a table's rows as they are stored."""
    return json.dumps(list(names), ensure_ascii=False)


def kinds_json(objects: Sequence[NamedObject]) -> str:
    """Return name, color and shape of the rows of `observed_table` as they are stored."""
    return json.dumps([[item.name, item.color, item.shape] for item in objects], ensure_ascii=False)


def pose_table(poses: Mapping[str, Pose]) -> np.ndarray:
    """Return poses of objects' centres, Shape=(MAX_OBJECTS * 7,), base frame; unused rows are zero."""
    table = _empty(len(poses), len(POSE_FIELDS))
    for row, pose in enumerate(poses.values()):
        table[row] = _pose(pose)
    return table.reshape(-1)


def observed_table(objects: Sequence[NamedObject], stamp_sec: float) -> np.ndarray:
    """Return what was known of objects at a time [s, robot's clock], Shape=(MAX_OBJECTS * 13,), as OBJECT_FIELDS."""
    table = _empty(len(objects), len(OBJECT_FIELDS))
    for row, item in enumerate(objects):
        age_sec = min(max(stamp_sec - item.last_seen_sec, 0.0), _OLDEST_SEC)
        table[row] = [*_pose(item.pose), *item.size, float(item.held), float(item.visible), age_sec]
    return table.reshape(-1)


def observed_objects(kinds: str, table: np.ndarray, stamp_sec: float) -> list[NamedObject]:
    """Return what was known of objects at a time from a row: what `kinds_json` and `observed_table` made of it."""
    rows = np.asarray(table, dtype=float).reshape(MAX_OBJECTS, len(OBJECT_FIELDS))
    found = []
    for (name, color, shape), row in zip(json.loads(kinds), rows, strict=False):
        (width, depth, height), (held, visible, age_sec) = row[7:10].tolist(), row[10:].tolist()
        known = NamedObject(name, color, shape, Pose(*row[:7].tolist()), (width, depth, height))
        seen_sec = stamp_sec - age_sec
        found.append(replace(known, held=held > 0.5, visible=visible > 0.5, last_seen_sec=seen_sec))
    return found


def _pose(pose: Pose) -> list[float]:
    return [getattr(pose, name) for name in POSE_FIELDS]


def _empty(rows: int, columns: int) -> np.ndarray:
    if rows > MAX_OBJECTS:
        raise DatasetError(f"the scene has {rows} objects; the table of poses holds {MAX_OBJECTS}")
    return np.zeros((MAX_OBJECTS, columns), dtype=np.float32)
