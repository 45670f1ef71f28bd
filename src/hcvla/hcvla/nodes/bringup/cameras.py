"""Which camera node runs for an argument of bring-up, and with what. Imports no rclpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt

FILE = "file"
CAMERA_NODES: Mapping[str, str] = {
    "mujoco": "mujoco_camera",
    "realsense": "realsense_camera",
    "opencv": "opencv_camera",
    "ros": "ros_camera",
}
"""Kind of camera -> its node; a file is played by the node of the kind of camera that recorded it."""
CAMERAS = (*CAMERA_NODES, FILE)
_REALSENSE_SUFFIX = ".db3"


class CameraFileError(HcvlaError):
    """A camera and the file that it is to play do not fit together."""


@dataclass(frozen=True)
class CameraChoice:
    """The one camera node of a stack."""

    node: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    """What the choice says to it."""


def choose_camera(kind: str, file: str) -> CameraChoice:
    """Return the node for the arguments `camera` and `camera_file`; raise CameraFileError."""
    if (kind == FILE) != bool(file):
        raise CameraFileError(
            f"camera is '{kind}' and camera_file is '{excerpt(file)}', expected both or neither: "
            "camera:=file camera_file:=run.db3"
        )
    if kind != FILE:
        return CameraChoice(CAMERA_NODES[kind])
    if not Path(file).is_file():
        raise CameraFileError(f"camera_file is '{excerpt(file)}', which is no file; give a recording (.db3) or a video")
    if Path(file).suffix == _REALSENSE_SUFFIX:
        return CameraChoice(CAMERA_NODES["realsense"], {"scene.file": file})
    return CameraChoice(CAMERA_NODES["opencv"], {"scene.source": file})
