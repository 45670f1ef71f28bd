"""Records of memory as plain JSON-able data and back: for SQLite columns and for records sent between nodes."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.serialization import POSE_FIELDS, decode_value, encode_call
from hcvla.api.types import NamedObject, Pose
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState


def call_to_text(call: Call) -> str:
    """Return a call as JSON text."""
    return json.dumps(encode_call(call))


def call_from_text(text: str) -> Call:
    """Return the call of a JSON text; memory keeps calls of any registry, so only the values are checked."""
    data = json.loads(text)
    return Call(data["function"], {name: decode_value(value) for name, value in data["arguments"].items()})


def encode_verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    """Return {"outcome": number, "message": text, "measures": {name: number}}."""
    if verdict is None:
        return None
    return {"outcome": int(verdict.outcome), "message": verdict.message, "measures": dict(verdict.measures)}


def decode_verdict(data: Mapping[str, Any] | None) -> Verdict | None:
    """Return what encode_verdict was given."""
    return None if data is None else Verdict(Outcome(data["outcome"]), data["message"], dict(data["measures"]))


def encode_poses(poses: Mapping[str, Pose]) -> dict[str, list[float]]:
    """Return {key: [x, y, z, qx, qy, qz, qw]} [m, base frame]."""
    return {key: _numbers(pose) for key, pose in poses.items()}


def decode_poses(data: Mapping[str, Any]) -> dict[str, Pose]:
    """Return what encode_poses was given."""
    return {key: Pose(*numbers) for key, numbers in data.items()}


def encode_snapshot(snapshot: bytes | None) -> str | None:
    """Return bytes as base64 text."""
    return None if snapshot is None else base64.b64encode(snapshot).decode("ascii")


def decode_snapshot(text: str | None) -> bytes | None:
    """Return what encode_snapshot was given."""
    return None if text is None else base64.b64decode(text)


def encode_task(task: TaskRecord) -> dict[str, Any]:
    """Return the fields of a task, enumerations as their values."""
    outcome = None if task.outcome is None else int(task.outcome)
    return vars(task) | {"state": task.state.value, "outcome": outcome, "start": encode_objects(task.start)}


def decode_task(data: Mapping[str, Any]) -> TaskRecord:
    """Return what encode_task was given."""
    outcome = None if data["outcome"] is None else Outcome(data["outcome"])
    coded = {"state": TaskState(data["state"]), "outcome": outcome, "start": decode_objects(data.get("start", []))}
    return TaskRecord(**(dict(data) | coded))


def _numbers(pose: Pose) -> list[float]:
    """Return [x, y, z, qx, qy, qz, qw] [m, base frame]."""
    return [float(getattr(pose, name)) for name in POSE_FIELDS]


def encode_objects(objects: Sequence[NamedObject]) -> list[dict[str, Any]]:
    """Return of each object what it is, where it is, and how surely: the diagonal of its covariance."""
    return [
        {
            "name": item.name,
            "color": item.color,
            "shape": item.shape,
            "pose": _numbers(item.pose),
            "size": list(item.size),
            "variance": [float(number) for number in item.covariance.diagonal()],
            "held": item.held,
        }
        for item in objects
    ]


def decode_objects(data: Sequence[Mapping[str, Any]]) -> tuple[NamedObject, ...]:
    """Return what encode_objects was given, but for how and when it was seen."""
    return tuple(
        NamedObject(
            item["name"],
            item["color"],
            item["shape"],
            Pose(*item["pose"]),
            (item["size"][0], item["size"][1], item["size"][2]),
            np.diag(item["variance"]),
            held=item["held"],
        )
        for item in data
    )


def encode_step(step: StepRecord) -> dict[str, Any]:
    """Return the fields of a step, call and verdict as plain data."""
    call = None if step.call is None else call_to_text(step.call)
    return vars(step) | {"call": call, "verdict": encode_verdict(step.verdict)}


def decode_step(data: Mapping[str, Any]) -> StepRecord:
    """Return what encode_step was given."""
    call = None if data["call"] is None else call_from_text(data["call"])
    return StepRecord(**(dict(data) | {"call": call, "verdict": decode_verdict(data["verdict"])}))


def encode_resume_point(point: ResumePoint) -> dict[str, Any]:
    """Return the fields of a resume point as plain data."""
    return {
        "task": encode_task(point.task),
        "steps": [encode_step(step) for step in point.steps],
        "snapshot": encode_snapshot(point.snapshot),
        "snapshot_step": point.snapshot_step,
        "poses": encode_poses(point.poses),
    }


def decode_resume_point(data: Mapping[str, Any]) -> ResumePoint:
    """Return what encode_resume_point was given."""
    return ResumePoint(
        task=decode_task(data["task"]),
        steps=[decode_step(step) for step in data["steps"]],
        snapshot=decode_snapshot(data["snapshot"]),
        snapshot_step=data["snapshot_step"],
        poses=decode_poses(data["poses"]),
    )
