"""What the executor needs of memory, and the same as JSON records for a memory in another process.

A record is a JSON object; `kind` names the method of Journal, the other fields are its arguments:

    {"kind": "begin_task", "task": TASK}
    {"kind": "record_step", "step": STEP, "poses": {KEY: POSE} or null, "snapshot": base64 text or null}
    {"kind": "end_task", "task_id": text, "state": text, "outcome": number, "message": text, "ended_sec": number}
    {"kind": "resume_point", "task_id": text}
    {"kind": "resumable_tasks"}
    {"kind": "task", "task_id": text}

    TASK = task_id, text, program, state, started_sec, ended_sec, outcome (number or null), message, goal,
           start (list of {name, color, shape, pose, size, variance, held}), scene, about
    STEP = task_id, number, block, code, line, call (JSON text of hcvla.api.serialization.encode_call, or null),
           started_sec, ended_sec, verdict ({outcome, message, measures} or null)
    POSE = [x, y, z, qx, qy, qz, qw] in the base frame [m]; stamps on the system clock [s]

The answer is {"error": null or {"outcome": number, "message": text}, "result": null or, of resume_point,
{task, steps, snapshot, snapshot_step, poses}, of task TASK, of resumable_tasks a list of TASK}. Every record may be
sent twice: recording it again changes nothing, so that after an answer lost with a killed memory node the request is
simply repeated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.memory import serialization
from hcvla.memory.errors import BadRecordError, MemoryStoreError
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState


class Journal(Protocol):
    """The durable diary of a task: what is recorded survives a kill -9 of either side."""

    def begin_task(self, task: TaskRecord) -> None:
        """Record a new (or resumed) task; raise MemoryStoreError."""
        ...

    def record_step(
        self, step: StepRecord, poses: Mapping[str, Pose] | None = None, snapshot: bytes | None = None
    ) -> None:
        """Record a step as it stands with poses and interpreter, in one transaction; raise MemoryStoreError."""
        ...

    def end_task(self, task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> None:
        """Record how a task ended; raise MemoryStoreError."""
        ...

    def resume_point(self, task_id: str) -> ResumePoint:
        """Return where to continue a task ("last": the newest); raise UnknownTaskIdError or NotResumableError."""
        ...

    def resumable_tasks(self) -> list[TaskRecord]:
        """Return the newest tasks that were cut off and not replaced since, newest first; raise MemoryStoreError."""
        ...

    def task(self, task_id: str) -> TaskRecord:
        """Return a task as it stands ("last": the newest); raise UnknownTaskIdError."""
        ...


class RemoteMemoryError(MemoryStoreError):
    """What the memory in another process answered instead of recording."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        """Carry the other side's code and words."""
        super().__init__(message)
        self.outcome = outcome


def encode_begin_task(task: TaskRecord) -> str:
    """Return the record of Journal.begin_task."""
    return json.dumps({"kind": "begin_task", "task": serialization.encode_task(task)})


def encode_record_step(step: StepRecord, poses: Mapping[str, Pose] | None, snapshot: bytes | None) -> str:
    """Return the record of Journal.record_step."""
    return json.dumps(
        {
            "kind": "record_step",
            "step": serialization.encode_step(step),
            "poses": None if poses is None else serialization.encode_poses(poses),
            "snapshot": serialization.encode_snapshot(snapshot),
        }
    )


def encode_end_task(task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> str:
    """Return the record of Journal.end_task."""
    ended = {"state": state.value, "outcome": int(outcome), "message": message, "ended_sec": ended_sec}
    return json.dumps({"kind": "end_task", "task_id": task_id} | ended)


def encode_resume_query(task_id: str) -> str:
    """Return the record of Journal.resume_point."""
    return json.dumps({"kind": "resume_point", "task_id": task_id})


def encode_resumable_query() -> str:
    """Return the record of Journal.resumable_tasks."""
    return json.dumps({"kind": "resumable_tasks"})


def encode_task_query(task_id: str) -> str:
    """Return the record of Journal.task."""
    return json.dumps({"kind": "task", "task_id": task_id})


def answer_record(journal: Journal, record: str) -> str:
    """Carry out one record on `journal` and return the answer as JSON text; errors of memory are in the answer."""
    try:
        result = _apply(journal, _parse(record))
    except HcvlaError as error:
        return json.dumps({"error": {"outcome": int(error.outcome), "message": str(error)}, "result": None})
    return json.dumps({"error": None, "result": result})


def decode_answer(answer: str) -> Any:
    """Return the result of an answer; raise RemoteMemoryError with what the other side said."""
    data = json.loads(answer)
    if data["error"] is not None:
        raise RemoteMemoryError(Outcome(data["error"]["outcome"]), data["error"]["message"])
    return data["result"]


def _parse(record: str) -> dict[str, Any]:
    try:
        data = json.loads(record)
    except (ValueError, RecursionError) as error:
        raise BadRecordError(f"no JSON ({error})") from error
    if not isinstance(data, dict) or "kind" not in data:
        raise BadRecordError("expected a JSON object with the field 'kind'")
    return data


_KINDS = ("begin_task", "record_step", "end_task", "resume_point", "resumable_tasks", "task")


def _apply(journal: Journal, data: dict[str, Any]) -> dict[str, Any] | list[dict[str, Any]] | None:
    kind = data["kind"]
    try:
        if kind == "begin_task":
            journal.begin_task(serialization.decode_task(data["task"]))
        elif kind == "record_step":
            poses = None if data["poses"] is None else serialization.decode_poses(data["poses"])
            step, snapshot = data["step"], serialization.decode_snapshot(data["snapshot"])
            journal.record_step(serialization.decode_step(step), poses, snapshot)
        elif kind == "end_task":
            ended = (TaskState(data["state"]), Outcome(data["outcome"]), data["message"], data["ended_sec"])
            journal.end_task(data["task_id"], *ended)
        elif kind == "resume_point":
            return serialization.encode_resume_point(journal.resume_point(data["task_id"]))
        elif kind == "resumable_tasks":
            return [serialization.encode_task(task) for task in journal.resumable_tasks()]
        elif kind == "task":
            return serialization.encode_task(journal.task(data["task_id"]))
        else:
            raise BadRecordError(f"kind {kind!r}, expected one of {', '.join(_KINDS)}")
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise BadRecordError(f"{kind}: {type(error).__name__} {error}") from error
    return None
