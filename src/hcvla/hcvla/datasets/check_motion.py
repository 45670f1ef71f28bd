"""The rules of what is measured and commanded: poses are poses, way points keep their lead, marks agree."""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa

from hcvla.datasets.dataset import EpisodeRow, floats
from hcvla.datasets.episode import disturbed_in
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.schema import (
    ACTION,
    DISTURBANCE,
    DISTURBED_IN,
    MAX_OBJECTS,
    OBJECT_FIELDS,
    OBSERVED,
    OBSERVED_KINDS,
    REFERENCE,
    STATE,
)
from hcvla.datasets.vectors import ACTION_FORCE, ACTION_SPEED, ACTION_TOOL, TOOL
from hcvla.robots.limits import GuardLimits

_UNIT = 1e-3
"""A quaternion's length may be off by this: rounding to 32 bits costs 1e-7."""
_SINCE_M, _SINCE_RAD = 0.05, 0.15
"""Recorded states are up to a period older than the command that the guard let through: the tool moves 0.035 m and
0.1 rad in it at the simulated arm's greatest speeds."""
_SIZE = slice(OBJECT_FIELDS.index("size.x"), OBJECT_FIELDS.index("size.z") + 1)


def check_motion(row: EpisodeRow, table: pa.Table) -> None:
    """Check states, actions, references and objects of an episode; raise DatasetDefectError."""
    state, action = floats(table, STATE), floats(table, ACTION)
    for key, poses in (
        (STATE, state[:, TOOL]),
        (ACTION, action[:, ACTION_TOOL]),
        (REFERENCE, floats(table, REFERENCE)),
    ):
        _check_poses(row, key, poses)
    for name, index in (("tool.max_speed", ACTION_SPEED), ("gripper.force", ACTION_FORCE)):
        if (negative := np.flatnonzero(action[:, index] < 0.0)).size:
            at = int(negative[0])
            raise DatasetDefectError(
                f"episode {row.index}: {name} of row {at} is {action[at, index]:g}, expected 0 or more"
            )
    _check_lead(row, state[:, TOOL], action[:, ACTION_TOOL])
    _check_disturbed_in(row, table)
    _check_objects(row, table)


def _check_poses(row: EpisodeRow, key: str, poses: np.ndarray) -> None:
    lengths = np.linalg.norm(poses[:, 3:], axis=1)
    if (wrong := np.flatnonzero(np.abs(lengths - 1.0) > _UNIT)).size:
        at = int(wrong[0])
        raise DatasetDefectError(
            f"episode {row.index}: the quaternion of {key} in row {at} has length {lengths[at]:.4f}, expected 1"
        )


def _check_lead(row: EpisodeRow, measured: np.ndarray, sent: np.ndarray) -> None:
    """Refuse way points farther from the measured tool than the guard lets through; poses of Shape=(n, 7)."""
    limits = GuardLimits()
    cosines = np.abs((measured[:, 3:] * sent[:, 3:]).sum(axis=1)).clip(0.0, 1.0)
    leads = np.linalg.norm(sent[:, :3] - measured[:, :3], axis=1), 2.0 * np.arccos(cosines)
    bounds = (limits.max_step_m + _SINCE_M, "m"), (limits.max_step_rad + _SINCE_RAD, "rad")
    for lead, (most, unit) in zip(leads, bounds, strict=True):
        if (wrong := np.flatnonzero(lead > most)).size:
            at = int(wrong[0])
            raise DatasetDefectError(
                f"episode {row.index}: the way point of row {at} is {lead[at]:.3f} {unit} from the measured tool, "
                f"expected at most {most:.3g}"
            )


def _check_disturbed_in(row: EpisodeRow, table: pa.Table) -> None:
    expected = np.array(disturbed_in(table.column(DISTURBANCE).to_pylist()))
    found = floats(table, DISTURBED_IN)
    if (wrong := np.flatnonzero(found != expected)).size:
        at = int(wrong[0])
        raise DatasetDefectError(
            f"episode {row.index}: {DISTURBED_IN} of row {at} is {found[at]}, expected {expected[at]}"
        )


def _check_objects(row: EpisodeRow, table: pa.Table) -> None:
    """Refuse a table of objects of which not as many rows are in use as are named, each with a size."""
    tables = floats(table, OBSERVED).reshape(row.length, MAX_OBJECTS, len(OBJECT_FIELDS))
    used = (tables[:, :, _SIZE] > 0.0).all(axis=2).sum(axis=1)
    for at, kinds in enumerate(table.column(OBSERVED_KINDS).to_pylist()):
        if len(json.loads(kinds)) != used[at]:
            raise DatasetDefectError(
                f"episode {row.index}: row {at} names {len(json.loads(kinds))} objects and has sizes of {used[at]}"
            )
