"""The rules of labels: calls and texts cover an episode, agree with each other, and none lies outside it."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from hcvla.datasets.dataset import EpisodeRow
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.schema import (
    CALL_ARGUMENTS,
    CALL_DEPTH,
    CALL_FUNCTION,
    CALL_ID,
    CALL_OUTCOME,
    CALL_OUTER,
    CALL_PARENT,
    CAMERAS,
    EVENTS,
    FPS,
    NO_CALL,
    PERSISTENT,
    image_key,
)

_FACTS = {
    CALL_FUNCTION: "function",
    CALL_ARGUMENTS: "arguments",
    CALL_OUTCOME: "outcome",
    CALL_PARENT: "parent_id",
    CALL_DEPTH: "depth",
}
"""What a frame says of its call, and how the call itself (CallSpan) says it."""
_PERSISTENT_STYLES, _EVENT_STYLES = ("subtask", "plan", "memory"), ("vqa",)
_CAMERA_KEYS = frozenset(image_key(camera) for camera in CAMERAS)


def check_labels(row: EpisodeRow, table: pa.Table) -> int:
    """Check the labels of an episode; return how many questions it has. Raises DatasetDefectError."""
    _check_calls(row)
    _check_frames(row, table)
    if EVENTS not in table.column_names:
        return 0
    _check_persistent(row, table)
    return _check_events(row, table)


def _check_calls(row: EpisodeRow) -> None:
    for call in row.calls:
        name = f"episode {row.index}: call {call['call_id']} ({call['function']})"
        if call["end"] is None:
            raise DatasetDefectError(f"{name} has no end")
        if not 0 <= call["first"] <= call["end"] <= row.length:
            span = f"frames {call['first']} to {call['end']}"
            raise DatasetDefectError(f"{name} is at {span}, outside its episode of {row.length} frames")


def _check_frames(row: EpisodeRow, table: pa.Table) -> None:
    """Each frame is of the innermost call that is open there, and of some call at all."""
    calls = {call["call_id"]: call for call in row.calls}
    owner = [NO_CALL] * row.length
    for call in sorted(row.calls, key=lambda call: call["depth"]):
        owner[call["first"] : call["end"]] = [call["call_id"]] * (call["end"] - call["first"])
    facts = {key: name for key, name in _FACTS.items() if key in table.column_names}
    columns = {key: table.column(key).to_pylist() for key in (CALL_ID, CALL_OUTER, *facts)}
    for frame in range(row.length):
        found = columns[CALL_ID][frame]
        if found == NO_CALL or found not in calls:
            raise DatasetDefectError(f"episode {row.index}: frame {frame} belongs to no call")
        call = calls[found]
        if found != owner[frame]:
            where = f"which is at frames {call['first']} to {call['end']}"
            raise DatasetDefectError(f"episode {row.index}: frame {frame} is labelled with call {found}, {where}")
        outer = _outer(call, calls)
        wrong = [key for key, name in facts.items() if columns[key][frame] != call[name]]
        if outer["depth"] == 0 and columns[CALL_OUTER][frame] != outer["label"]:
            wrong.append(CALL_OUTER)
        if wrong:
            told = {key: columns[key][frame] for key in wrong}
            raise DatasetDefectError(f"episode {row.index}: frame {frame} tells of call {found} what it is not: {told}")


def _outer(call: dict[str, Any], calls: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Return the outermost known call that a call is made in; itself, if its parents have no frames and are lost."""
    while call["parent_id"] in calls:
        call = calls[call["parent_id"]]
    return call


def _check_persistent(row: EpisodeRow, table: pa.Table) -> None:
    column = table.column(PERSISTENT).to_pylist()
    rows: list[dict[str, Any]] = column[0]
    if any(other != rows for other in column):
        raise DatasetDefectError(f"episode {row.index}: {PERSISTENT} is not the same in all frames")
    for text in rows:
        what = f"episode {row.index}: a {text['style']} text at {text['timestamp']:.3f} s"
        if text["style"] not in _PERSISTENT_STYLES or not text["content"] or text["camera"] is not None:
            raise DatasetDefectError(f"{what} is malformed: {text}")
        if not -1e-4 <= text["timestamp"] <= (row.length - 1) / FPS + 1e-4:
            raise DatasetDefectError(f"{what} lies outside its episode of {row.length / FPS:.2f} s")
    _check_subtasks(row, rows)


def _check_subtasks(row: EpisodeRow, rows: list[dict[str, Any]]) -> None:
    told = {round(text["timestamp"] * FPS) for text in rows if text["style"] == "subtask"}
    for call in row.calls:
        inner = [c for c in row.calls if c["parent_id"] == call["call_id"] and c["first"] == call["first"]]
        if call["end"] > call["first"] and not inner and call["first"] not in told:
            raise DatasetDefectError(
                f"episode {row.index}: no subtask text where call {call['call_id']} begins, at frame {call['first']}"
            )


def _check_events(row: EpisodeRow, table: pa.Table) -> int:
    count = 0
    for frame, events in enumerate(table.column(EVENTS).to_pylist()):
        asked = [event for event in events if event["role"] == "user"]
        answered = [event for event in events if event["role"] == "assistant"]
        what = f"episode {row.index}: frame {frame}"
        for event in events:
            if event["style"] not in _EVENT_STYLES or not event["content"] or event["camera"] not in _CAMERA_KEYS:
                raise DatasetDefectError(f"{what} has a malformed event: {json.dumps(event)}")
        if [event["camera"] for event in asked] != [event["camera"] for event in answered]:
            raise DatasetDefectError(f"{what} has a question without an answer, or an answer without a question")
        if len({event["camera"] for event in asked}) != len(asked):
            raise DatasetDefectError(f"{what} has two questions about one camera; readers could not tell them apart")
        count += len(asked)
    return count
