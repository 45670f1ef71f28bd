"""Turns a policy server's answer into way points; what is no plan is refused before anything of it is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.skills.remote.layout import ActionLayout

_STROKE_M = 0.08


class BadAnswerError(HcvlaError):
    """An answer of a policy server is no plan."""

    outcome = Outcome.NODE_LOST


@dataclass(frozen=True)
class RemoteStep:
    """What an answer has of one control period."""

    T_base_tool: Pose
    width_m: float | None
    max_speed_m_s: float | None


def checked_array(answer: Mapping[str, Any], name: str, shape: tuple[int | None, ...]) -> np.ndarray:
    """Return an array of an answer as floats, its shape as expected where that is no None; raise BadAnswerError."""
    if name not in answer:
        raise BadAnswerError(f"the answer has no '{name}'; it has {', '.join(map(str, answer)) or 'nothing'}")
    try:
        array = np.asarray(answer[name], dtype=float)
    except (TypeError, ValueError):
        raise BadAnswerError(f"'{name}' of the answer is {type(answer[name]).__name__}, expected an array") from None
    fits = len(array.shape) == len(shape) and all(
        want in (None, have) for have, want in zip(array.shape, shape, strict=True)
    )
    if not fits or not array.size:
        wanted = ", ".join("any" if size is None else str(size) for size in shape)
        raise BadAnswerError(f"'{name}' of the answer has shape {array.shape}, expected ({wanted})")
    broken = np.argwhere(~np.isfinite(array))
    if len(broken):
        at = ", ".join(map(str, broken[0]))
        raise BadAnswerError(f"'{name}' of the answer holds {len(broken)} numbers that are not finite, one at [{at}]")
    return array


def steps_of(answer: Mapping[str, Any], seen: Pose, layout: ActionLayout) -> list[RemoteStep]:
    """Return an answer's steps; `seen` is the tool where it was observed, base frame. Raises BadAnswerError."""
    rows = checked_array(answer, layout.name, (None, layout.width))
    if len(rows) < layout.execute:
        raise BadAnswerError(f"the answer has {len(rows)} steps, and {layout.execute} are to be carried out")
    positions = layout.position_unit_m * rows[:, layout.position]
    turns = _turns(rows, layout)
    if layout.motion == "delta":
        positions, turns = np.cumsum(positions, axis=0), _accumulated(turns)
    if layout.motion != "absolute":
        positions = positions + seen.position
    if layout.motion != "absolute" or not layout.rotation:
        turns = turns * Rotation.from_quat(seen.quaternion)
    return [
        RemoteStep(
            Pose(*(float(value) for value in (*position, *quaternion))),
            _width(row, layout),
            float(row[layout.speed[0]]) if layout.speed else None,
        )
        for row, position, quaternion in zip(rows, positions, turns.as_quat(), strict=True)
    ]


def _turns(rows: np.ndarray, layout: ActionLayout) -> Rotation:
    if not layout.rotation:
        return Rotation.identity(len(rows))
    values = rows[:, layout.rotation]
    if layout.rotation_form == "rotation_vector":
        return Rotation.from_rotvec(layout.rotation_unit_rad * values)
    if float(np.linalg.norm(values, axis=1).min()) < 0.5:
        raise BadAnswerError("a quaternion of the answer is nearly zero")
    return Rotation.from_quat(values)


def _accumulated(turns: Rotation) -> Rotation:
    """Return each turn after those before it, all about the base's axes."""
    whole = [turns[0]]
    for turn in turns[1:]:
        whole.append(turn * whole[-1])
    return Rotation.concatenate(whole)


def _width(row: np.ndarray, layout: ActionLayout) -> float | None:
    if not layout.gripper:
        return None
    opening = (row[layout.gripper[0]] - layout.gripper_closed) / (layout.gripper_open - layout.gripper_closed)
    return float(np.clip(opening, 0.0, 1.0)) * _STROKE_M
