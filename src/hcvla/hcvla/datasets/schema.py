"""The columns of our datasets, written once: keys, types, shapes, units, frames.

Everything metric is in the robot's base frame (x forward, y left, z up), [m], [rad], quaternions (x, y, z, w).
Columns under `privileged.` hold what only a simulator knows; no policy may take them as input.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from hcvla.api.control_period import CONTROL_RATE_HZ
from hcvla.api.serialization import POSE_FIELDS

FPS = CONTROL_RATE_HZ
"""Frames a second: the control rate."""
CODEBASE_VERSION = "v3.0"
ROBOT_TYPE = "franka_fr3"
CAMERAS = ("scene", "wrist")
IMAGE_PIXELS = 128
"""Default width and height of an image."""
MAX_OBJECTS = 16
"""Rows of the table of privileged object poses."""
NO_CALL = -1
"""`call.id`, `call.depth` and `call.parent` where there is none."""

STATE_NAMES = (
    *(f"joint{number}.pos" for number in range(1, 8)),
    *(f"tool.{name}" for name in POSE_FIELDS),
    "gripper.width",
    "gripper.force",
)
"""observation.state: joints [rad], measured pose of the tool centre point, jaw width [m], closing force [N]."""
ACTION_NAMES = (*(f"tool.{name}" for name in POSE_FIELDS), "gripper.width")
"""action: pose that the tool centre point is sent to for the next period, width the jaw is sent to [m]."""

PERSISTENT, EVENTS = "language_persistent", "language_events"
LANGUAGE = (PERSISTENT, EVENTS)
"""LeRobot's language columns, which exist since its release 0.6."""
CALL_FUNCTION, CALL_ARGUMENTS, CALL_LABEL, CALL_PHASE = "call.function", "call.arguments", "call.label", "call.phase"
CALL_OUTER = "call.outer"
CALL_ID, CALL_PARENT, CALL_DEPTH = "call.id", "call.parent", "call.depth"
OBJECT_NAMES, OBJECT_POSES, DISTURBANCE = "privileged.object_names", "privileged.object_poses", "privileged.disturbance"
INDEX_COLUMNS = ("timestamp", "frame_index", "episode_index", "index", "task_index")
"""LeRobot's own columns; the last three are given when episodes are joined into a dataset."""


@dataclass(frozen=True)
class Column:
    """One column: how info.json declares it and how parquet stores it."""

    dtype: str
    shape: tuple[int, ...] = (1,)
    names: tuple[str, ...] | None = None

    @property
    def arrow(self) -> pa.DataType:
        """The type in the parquet files."""
        kind = {"float32": pa.float32(), "int64": pa.int64(), "string": pa.string()}[self.dtype]
        return kind if self.shape == (1,) else pa.list_(kind, self.shape[0])

    @property
    def numeric(self) -> bool:
        """Whether statistics are kept of it."""
        return self.dtype != "string"

    def declared(self) -> dict[str, Any]:
        """Return the entry of info.json."""
        return {"dtype": self.dtype, "shape": list(self.shape), "names": list(self.names) if self.names else None}


_POSE_NAMES = tuple(f"object{row}.{name}" for row in range(MAX_OBJECTS) for name in POSE_FIELDS)

COLUMNS: Mapping[str, Column] = {
    "observation.state": Column("float32", (len(STATE_NAMES),), STATE_NAMES),
    "action": Column("float32", (len(ACTION_NAMES),), ACTION_NAMES),
    CALL_FUNCTION: Column("string"),  # of the innermost call that is open; empty outside any
    CALL_ARGUMENTS: Column("string"),  # JSON of hcvla.api.serialization: {name: {"type": ..., "value": ...}}
    CALL_LABEL: Column("string"),  # the call as program text
    CALL_OUTER: Column("string"),  # the open call that the program itself made, as program text
    CALL_PHASE: Column("string"),  # the word of the skill for what it does now
    CALL_ID: Column("int64"),  # counts up over an episode
    CALL_PARENT: Column("int64"),  # the call within which it was made
    CALL_DEPTH: Column("int64"),  # 0: called by the program itself
    OBJECT_NAMES: Column("string"),  # JSON list of the objects' names, one for each row of the poses in use
    OBJECT_POSES: Column("float32", (MAX_OBJECTS * len(POSE_FIELDS),), _POSE_NAMES),  # of the centres; rest zero
    DISTURBANCE: Column("string"),  # what disturbs the robot now: "object_moved", "grasp_slipped", "arm_nudged"
    "timestamp": Column("float32"),  # [s] since the episode's first frame
    "frame_index": Column("int64"),
    "episode_index": Column("int64"),
    "index": Column("int64"),
    "task_index": Column("int64"),
}
"""Every column but images and language, in the order in which they are stored."""


def image_key(camera: str) -> str:
    """Return the feature that holds a camera's images."""
    return f"observation.images.{camera}"


def _language_type(*, timestamp: bool) -> pa.DataType:
    fields = [
        pa.field("role", pa.string(), nullable=False),
        pa.field("content", pa.string()),
        pa.field("style", pa.string()),
        pa.field("camera", pa.string()),
        pa.field("tool_calls", pa.list_(pa.string())),  # each JSON; upstream reads text where it wants JSON
    ]
    if timestamp:
        fields.insert(3, pa.field("timestamp", pa.float32(), nullable=False))
    return pa.list_(pa.struct(fields))


LANGUAGE_TYPES: Mapping[str, pa.DataType] = {
    PERSISTENT: _language_type(timestamp=True),
    EVENTS: _language_type(timestamp=False),
}
"""Lists of rows as LeRobot 0.6 declares them: every frame holds all persistent rows of its episode; a frame holds
the events of its own time stamp."""


def table_schema(*, language: bool = True) -> pa.Schema:
    """Return the schema of the parquet files below data/."""
    fields = [pa.field(key, column.arrow) for key, column in COLUMNS.items()]
    if language:
        fields += [pa.field(key, kind) for key, kind in LANGUAGE_TYPES.items()]
    return pa.schema(fields)


def features(pixels: int, codec: str, *, language: bool = True) -> dict[str, Any]:
    """Return the `features` of info.json for square images of that size [pixel]."""
    found: dict[str, Any] = {}
    for camera in CAMERAS:
        found[image_key(camera)] = {
            "dtype": "video",
            "shape": [pixels, pixels, 3],
            "names": ["height", "width", "channels"],
            "info": {
                "video.height": pixels,
                "video.width": pixels,
                "video.codec": codec,
                "video.pix_fmt": "yuv420p",
                "video.is_depth_map": False,
                "video.fps": FPS,
                "video.channels": 3,
                "has_audio": False,
            },
        }
    found |= {key: column.declared() for key, column in COLUMNS.items()}
    if language:
        found |= {key: {"dtype": "language", "shape": [1], "names": None} for key in LANGUAGE}
    return found
