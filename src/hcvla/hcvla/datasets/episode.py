"""One episode on its way to disk: written to a temporary folder, moved into place whole, or not at all.

A staged episode is a folder with `table.parquet` (all columns but those given when episodes are joined), a video per
camera and `episode.json`.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hcvla.api.types import NamedObject, Pose
from hcvla.datasets import stats
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.fingerprints import fingerprints
from hcvla.datasets.labels import Labels, LanguageRow, Question
from hcvla.datasets.layout import commit
from hcvla.datasets.object_table import kinds_json, names_json, observed_table, pose_table
from hcvla.datasets.schema import (
    ACTION,
    CALL_ID,
    CALL_OUTCOME,
    CAMERAS,
    COLUMNS,
    DISTURBANCE,
    DISTURBED_IN,
    EVENTS,
    FINGERPRINTS,
    FPS,
    LANGUAGE_TYPES,
    NO_CALL,
    NO_DISTURBANCE,
    OBJECT_NAMES,
    OBJECT_POSES,
    OBSERVED,
    OBSERVED_KINDS,
    PERSISTENT,
    REFERENCE,
    STATE,
    image_key,
)
from hcvla.datasets.video import FrameEncoder

TABLE, META = "table.parquet", "episode.json"
TEMPORARY = "tmp-"
GIVEN_WHEN_JOINED = ("episode_index", "index", "task_index")
_SAMPLED = 10
"""Image statistics are taken over every so many frames."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What one control step saw and did."""

    stamp_sec: float
    """On the robot's clock."""
    state: np.ndarray
    """Shape=(31,), as STATE_NAMES."""
    action: np.ndarray
    """Shape=(10,), as ACTION_NAMES."""
    reference: np.ndarray
    """Where the arm's own motion has the tool, Shape=(7,)."""
    images: Mapping[str, np.ndarray]
    """By camera, Shape=(pixels, pixels, 3), uint8, RGB."""
    observed: Sequence[NamedObject] = ()
    """What the skills knew of objects."""
    objects: Mapping[str, Pose] = field(default_factory=dict)
    """True poses of the objects' centres; privileged."""
    questions: Sequence[Question] = ()
    disturbance: str = ""


@dataclass(frozen=True, kw_only=True)
class EpisodeFacts:
    """What an episode is of; with the calls, the row of meta/episodes that is our own."""

    task: str
    """Name of the registered task."""
    sentence: str
    """What LeRobot calls the task."""
    seed: int
    program: str
    goal: str = ""
    disturbance: str = ""
    """How the robot was disturbed on purpose; empty: not at all."""
    success: bool = True
    perception: str = ""
    """Where the poses of its calls come from."""
    split: str = ""
    objects: Mapping[str, Any] = field(default_factory=dict)
    """Color, shape and true size [m] of the scene's objects by name; empty where no one knows them."""
    timing: Mapping[str, Any] = field(default_factory=dict)
    """How evenly the parts of its frames came, where they come over a network (hcvla.recording)."""

    @property
    def key(self) -> str:
        """Unique in a dataset, and fit for the name of a folder."""
        return f"{self.task}-{self.seed:08d}" + (f"-{self.disturbance}" if self.disturbance else "")


class EpisodeWriter:
    """Takes the frames of one episode; `finish` keeps it, leaving the with block otherwise throws it away."""

    def __init__(self, staging: Path, pixels: int) -> None:
        """Make a temporary folder below `staging` for square images of that size [pixel]."""
        staging.mkdir(parents=True, exist_ok=True)
        self.labels = Labels()
        self._staging = staging
        # Workers of several machines may share the folder.
        self._folder = staging / f"{TEMPORARY}{socket.gethostname()}-{os.getpid()}"
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        self._encoders = {camera: FrameEncoder(self._folder / f"{camera}.mp4", pixels) for camera in CAMERAS}
        self._rows: dict[str, list[Any]] = {key: [] for key in COLUMNS if key not in GIVEN_WHEN_JOINED}
        self._events: list[list[dict[str, Any]]] = []
        self._sampled: dict[str, list[np.ndarray]] = {camera: [] for camera in CAMERAS}

    @property
    def frames(self) -> int:
        """Frames written so far."""
        return self.labels.frame

    def write(self, frame: Frame) -> None:
        """Append a frame; it is labelled with the call that is open now. Raises DatasetError or OSError."""
        index = self.frames
        for camera, encoder in self._encoders.items():
            encoder.write(frame.images[camera])
            if index % _SAMPLED == 0:
                self._sampled[camera].append(frame.images[camera])
        span = self.labels.next_frame()
        vectors = {STATE: frame.state, ACTION: frame.action, REFERENCE: frame.reference}
        row = {
            **{key: _vector(key, values) for key, values in vectors.items()},
            OBSERVED_KINDS: kinds_json(frame.observed),
            OBSERVED: observed_table(frame.observed, frame.stamp_sec),
            "call.function": span.function if span else "",
            "call.arguments": span.arguments if span else "{}",
            "call.label": span.label if span else "",
            "call.outer": self.labels.outer.label if self.labels.outer else "",
            "call.phase": self.labels.phase,
            "call.id": span.call_id if span else NO_CALL,
            "call.parent": span.parent_id if span else NO_CALL,
            "call.depth": span.depth if span else NO_CALL,
            OBJECT_NAMES: names_json(frame.objects),
            OBJECT_POSES: pose_table(frame.objects),
            DISTURBANCE: frame.disturbance,
            FINGERPRINTS: fingerprints(frame.images),
            "timestamp": np.float32(index / FPS),
            "frame_index": index,
        }
        for key, value in row.items():
            self._rows[key].append(value)
        self._events.append([event for question in frame.questions for event in _event_rows(question)])

    def finish(self, facts: EpisodeFacts) -> Path:
        """Write everything, bring it to disk and move it into place; return the staged episode's folder."""
        if not self.frames:
            raise DatasetError(f"episode {facts.key} has no frames; nothing was commanded in it")
        for encoder in self._encoders.values():
            encoder.close()
        self._rows[DISTURBED_IN] = disturbed_in(self._rows[DISTURBANCE])
        outcomes = {span.call_id: span.outcome for span in self.labels.spans}
        self._rows[CALL_OUTCOME] = [outcomes.get(number, "") for number in self._rows[CALL_ID]]
        pq.write_table(self._table(), self._folder / TABLE)
        meta = {
            **asdict(facts),
            "key": facts.key,
            "length": self.frames,
            "calls": [span.as_json() for span in self.labels.spans],
            "stats": {key: stats.plain(value) for key, value in self._statistics().items()},
        }
        (self._folder / META).write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        final = self._staging / facts.key
        shutil.rmtree(final, ignore_errors=True)
        commit(self._folder, final)
        return final

    def discard(self) -> None:
        """Throw away what was written; does nothing after `finish`."""
        for encoder in self._encoders.values():
            # On a full disk closing fails as well; the file is thrown away in any case.
            with suppress(OSError, av.FFmpegError):
                encoder.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Throw away an episode that was not finished."""
        self.discard()

    def _table(self) -> pa.Table:
        arrays = {key: _array(key, values) for key, values in self._rows.items()}
        rows = [_persistent_row(row) for row in self.labels.rows if row.frame < self.frames]
        one = pa.array([rows], type=LANGUAGE_TYPES[PERSISTENT])
        arrays[PERSISTENT] = one.take(pa.array(np.zeros(self.frames, dtype=np.int64)))
        arrays[EVENTS] = pa.array(self._events, type=LANGUAGE_TYPES[EVENTS])
        return pa.table(arrays)

    def _statistics(self) -> dict[str, stats.Statistics]:
        found = {
            key: stats.of_column(np.asarray(self._rows[key]))
            for key, column in COLUMNS.items()
            if column.numeric and key not in GIVEN_WHEN_JOINED
        }
        return found | {image_key(camera): stats.of_images(self._sampled[camera]) for camera in CAMERAS}


def _array(key: str, values: list[Any]) -> pa.Array:
    kind = COLUMNS[key].arrow
    if pa.types.is_fixed_size_list(kind):
        flat = pa.array(np.concatenate(values)).cast(kind.value_type)
        return pa.FixedSizeListArray.from_arrays(flat, kind.list_size)
    return pa.array(values, type=kind)


def disturbed_in(disturbances: Sequence[str]) -> list[int]:
    """Return for each frame in how many frames the next disturbance begins; NO_DISTURBANCE if none does any more.

    A disturbance begins at the first frame that shows it: what happens from there on was unpredictable before.
    """
    found, ahead = [], NO_DISTURBANCE
    for index in range(len(disturbances) - 1, -1, -1):
        found.append(ahead)
        begins = bool(disturbances[index]) and (index == 0 or disturbances[index - 1] != disturbances[index])
        ahead = 1 if begins else ahead + (ahead != NO_DISTURBANCE)
    return found[::-1]


def _vector(key: str, values: np.ndarray) -> np.ndarray:
    vector, shape = np.asarray(values, dtype=np.float32), COLUMNS[key].shape
    if vector.shape != shape:
        raise DatasetError(f"{key} has shape {vector.shape}, expected {shape}")
    if not np.isfinite(vector).all():
        raise DatasetError(f"{key} holds {vector[~np.isfinite(vector)][0]}, expected finite numbers")
    return vector


def _persistent_row(row: LanguageRow) -> dict[str, Any]:
    return {
        "role": row.role,
        "content": row.content,
        "style": row.style,
        "timestamp": np.float32(row.frame / FPS),
        "camera": None,
        "tool_calls": list(row.tool_calls) or None,
    }


def _event_rows(question: Question) -> list[dict[str, Any]]:
    common = {"style": "vqa", "camera": image_key(question.camera), "tool_calls": None}
    return [
        {"role": "user", "content": question.question, **common},
        {"role": "assistant", "content": question.answer, **common},
    ]
