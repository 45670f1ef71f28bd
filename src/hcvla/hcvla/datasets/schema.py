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
"""LeRobot's format."""
FORMAT = 3
"""Of our own columns: 1 had an action of way point and width alone; 2 has all that a replay and a policy need; in 3
each row also says how its call ended and what its images looked like."""
READABLE_FORMATS = (2, 3)
"""Those that can be checked and trained from."""
ROBOT_TYPE = "franka_fr3"
CAMERAS = ("scene", "wrist")
IMAGE_PIXELS = 128
"""Default width and height of an image."""
MAX_OBJECTS = 16
"""Rows of the table of privileged object poses."""
NO_CALL = -1
"""`call.id`, `call.depth` and `call.parent` where there is none."""

_JOINTS = tuple(f"joint{number}" for number in range(1, 8))
_TOOL_NAMES = tuple(f"tool.{name}" for name in POSE_FIELDS)
STATE_NAMES = (
    *(f"{joint}.pos" for joint in _JOINTS),
    *_TOOL_NAMES,
    "gripper.width",
    "gripper.force",
    "gripper.grasped",
    *(f"{joint}.vel" for joint in _JOINTS),
    *(f"{joint}.external_torque" for joint in _JOINTS),
)
"""observation.state: joints [rad], measured pose of the tool centre point, gripper width [m], closing force [N],
whether something is grasped (0 or 1), joint speeds [rad/s], external torques [Nm]."""
ACTION_NAMES = (*_TOOL_NAMES, "gripper.width", "tool.max_speed", "gripper.force")
"""action, all that was commanded: way point of the tool centre point, gripper width [m], cap on the tool's speed on the
way [m/s] (0: the guard's own limit), closing force [N] (0: the gripper was not commanded yet)."""
OBJECT_FIELDS = (*POSE_FIELDS, "size.x", "size.y", "size.z", "held", "visible", "age")
"""A row of observation.objects: pose of the centre, extent along the object's own axes [m], whether it is in the
gripper and whether it is seen (0 or 1), time since the image that showed it last [s]."""

PERSISTENT, EVENTS = "language_persistent", "language_events"
LANGUAGE = (PERSISTENT, EVENTS)
"""LeRobot's language columns, which exist since its release 0.6."""
CALL_FUNCTION, CALL_ARGUMENTS, CALL_LABEL, CALL_PHASE = "call.function", "call.arguments", "call.label", "call.phase"
CALL_OUTER = "call.outer"
CALL_ID, CALL_PARENT, CALL_DEPTH = "call.id", "call.parent", "call.depth"
CALL_OUTCOME = "call.outcome"
STATE, ACTION, REFERENCE = "observation.state", "action", "observation.reference"
OBSERVED_KINDS, OBSERVED = "objects.kinds", "observation.objects"
"""The kinds are text: LeRobot takes every column below `observation.` for numbers that a policy may be given."""
OBJECT_NAMES, OBJECT_POSES, DISTURBANCE = "privileged.object_names", "privileged.object_poses", "privileged.disturbance"
DISTURBED_IN = "privileged.disturbed_in"
FINGERPRINTS = "cameras.fingerprints"
"""LeRobot 0.4 takes every column with "image" in its name for images."""
FINGERPRINT_CELLS = 4
"""An image's fingerprint is the brightness of so many times so many cells, 0 to 255, row by row."""
ARM_SENT_ASIDE = "arm_sent_aside"
"""`privileged.disturbance` where the command is no skill's: such frames are never imitated."""
NO_DISTURBANCE = -1
"""`privileged.disturbed_in` where no disturbance begins any more."""


_ARROW = {"float32": pa.float32(), "int64": pa.int64(), "uint8": pa.uint8(), "string": pa.string()}


@dataclass(frozen=True)
class Column:
    """One column: how info.json declares it and how parquet stores it."""

    dtype: str
    shape: tuple[int, ...] = (1,)
    names: tuple[str, ...] | None = None

    @property
    def arrow(self) -> pa.DataType:
        """The type in the parquet files."""
        kind = _ARROW[self.dtype]
        return kind if self.shape == (1,) else pa.list_(kind, self.shape[0])

    @property
    def numeric(self) -> bool:
        """Whether statistics are kept of it."""
        return self.dtype != "string"

    def declared(self) -> dict[str, Any]:
        """Return the entry of info.json."""
        return {"dtype": self.dtype, "shape": list(self.shape), "names": list(self.names) if self.names else None}


_POSE_NAMES = tuple(f"object{row}.{name}" for row in range(MAX_OBJECTS) for name in POSE_FIELDS)
_OBSERVED_NAMES = tuple(f"object{row}.{name}" for row in range(MAX_OBJECTS) for name in OBJECT_FIELDS)
_CELL_NAMES = tuple(f"{camera}.cell{cell}" for camera in CAMERAS for cell in range(FINGERPRINT_CELLS**2))

COLUMNS: Mapping[str, Column] = {
    STATE: Column("float32", (len(STATE_NAMES),), STATE_NAMES),
    ACTION: Column("float32", (len(ACTION_NAMES),), ACTION_NAMES),
    REFERENCE: Column("float32", (len(_TOOL_NAMES),), _TOOL_NAMES),  # where the arm's own motion has the tool now
    OBSERVED_KINDS: Column("string"),  # JSON list of [name, color, shape], one for each row of the objects in use
    OBSERVED: Column("float32", (MAX_OBJECTS * len(OBJECT_FIELDS),), _OBSERVED_NAMES),  # what skills knew; rest zero
    CALL_FUNCTION: Column("string"),  # of the innermost call that is open; empty outside any
    CALL_ARGUMENTS: Column("string"),  # JSON of hcvla.api.serialization: {name: {"type": ..., "value": ...}}
    CALL_LABEL: Column("string"),  # the call as program text
    CALL_OUTER: Column("string"),  # the open call that the program itself made, as program text
    CALL_PHASE: Column("string"),  # the word of the skill for what it does now
    CALL_ID: Column("int64"),  # counts up over an episode
    CALL_PARENT: Column("int64"),  # the call within which it was made
    CALL_DEPTH: Column("int64"),  # 0: called by the program itself
    CALL_OUTCOME: Column("string"),  # how the call ended: "done", "not placed", ...; empty: no one knows
    OBJECT_NAMES: Column("string"),  # JSON list of the objects' names, one for each row of the poses in use
    OBJECT_POSES: Column("float32", (MAX_OBJECTS * len(POSE_FIELDS),), _POSE_NAMES),  # of the centres; rest zero
    DISTURBANCE: Column("string"),  # what disturbs the robot now: "object_moved", "arm_sent_aside", ...
    DISTURBED_IN: Column("int64"),  # frames until the next one at which a disturbance begins; -1: none does any more
    FINGERPRINTS: Column("uint8", (len(_CELL_NAMES),), _CELL_NAMES),  # of the images before they were compressed
    "timestamp": Column("float32"),  # [s] since the episode's first frame
    "frame_index": Column("int64"),
    "episode_index": Column("int64"),
    "index": Column("int64"),
    "task_index": Column("int64"),
}
"""Every column but images and language, in the order in which they are stored."""
SINCE_FORMAT_3 = (CALL_OUTCOME, FINGERPRINTS)
"""Columns that older datasets lack."""


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
