"""RGB-D frames to image messages and back: REP 103 optical frames, REP 118 depth (32FC1, metres)."""

from __future__ import annotations

from array import array

import numpy as np
from sensor_msgs.msg import CameraInfo, Image

from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages.checks import check_calibration, check_image
from hcvla.nodes.messages.conversions import time_to_msg

COLOR, COLOR_INFO = "color/image_raw", "color/camera_info"
DEPTH, DEPTH_INFO = "aligned_depth_to_color/image_raw", "aligned_depth_to_color/camera_info"
"""The parts of a camera, named as RealSense's ROS driver names them; depth is registered to color."""

_COLOR_BYTES = {"rgb8": 3, "bgr8": 3}
_DEPTH_TYPES = {"32FC1": np.float32, "16UC1": np.uint16}
_DEPTH_BYTES = {encoding: np.dtype(kind).itemsize for encoding, kind in _DEPTH_TYPES.items()}


def check_part(part: str, message: Image | CameraInfo) -> None:
    """Raise ImageFormatError unless a message of a camera's topic can be used; `part` is one of the names above."""
    if isinstance(message, CameraInfo):
        check_calibration(message)
    else:
        check_image(message, _COLOR_BYTES if part == COLOR else _DEPTH_BYTES)


def camera_topic(camera: str, part: str) -> str:
    """Name of a camera's topic, e.g. "camera/scene/color/image_raw"."""
    return f"camera/{camera}/{part}"


def optical_frame(camera: str, prefix: str = "") -> str:
    """Name of a camera's optical frame, e.g. "scene_camera_optical_frame", behind a prefix."""
    return f"{prefix}{camera}_camera_optical_frame"


def color_to_msg(frame: RgbdFrame, prefix: str = "") -> Image:
    """Color image as rgb8."""
    return _to_msg(frame, frame.rgb, "rgb8", prefix)


def depth_to_msg(frame: RgbdFrame, prefix: str = "") -> Image:
    """Depth image as 32FC1 [m]; unknown is NaN on the wire (REP 118)."""
    depth = np.where(frame.depth_m > 0.0, frame.depth_m, np.nan).astype(np.float32)
    return _to_msg(frame, depth, "32FC1", prefix)


def info_to_msg(frame: RgbdFrame, prefix: str = "") -> CameraInfo:
    """Pinhole calibration without distortion."""
    height, width = frame.depth_m.shape
    message = CameraInfo(height=height, width=width, distortion_model="plumb_bob", d=[0.0] * 5)
    message.header.stamp = time_to_msg(frame.stamp_sec)
    message.header.frame_id = optical_frame(frame.camera, prefix)
    message.k = np.asarray(frame.intrinsics, dtype=float).ravel()
    message.r = np.eye(3).ravel()
    message.p = np.hstack([frame.intrinsics, np.zeros((3, 1))]).astype(float).ravel()
    return message


def color_from_msg(message: Image) -> np.ndarray:
    """Return the image, Shape=(height, width, 3), uint8, RGB; takes rgb8 and bgr8; raise ImageFormatError."""
    check_image(message, _COLOR_BYTES)
    rows = np.frombuffer(message.data, np.uint8).reshape(message.height, message.step)
    image = rows[:, : message.width * 3].reshape(message.height, message.width, 3)
    return image if message.encoding == "rgb8" else image[..., ::-1]


def depth_from_msg(message: Image) -> np.ndarray:
    """Return the depth, Shape=(height, width), float32 [m], 0 where unknown; takes 32FC1 [m] and 16UC1 [mm].

    Raises ImageFormatError.
    """
    check_image(message, _DEPTH_BYTES)
    dtype = np.dtype(_DEPTH_TYPES[message.encoding]).newbyteorder(">" if message.is_bigendian else "<")
    rows = np.frombuffer(message.data, np.uint8).reshape(message.height, message.step)
    depth = np.ascontiguousarray(rows[:, : message.width * dtype.itemsize]).view(dtype).astype(np.float32)
    if message.encoding == "16UC1":
        depth *= 1e-3
    return np.nan_to_num(depth, nan=0.0, posinf=0.0, neginf=0.0)


def _to_msg(frame: RgbdFrame, pixels: np.ndarray, encoding: str, prefix: str) -> Image:
    message = Image(height=pixels.shape[0], width=pixels.shape[1], encoding=encoding)
    message.header.stamp = time_to_msg(frame.stamp_sec)
    message.header.frame_id = optical_frame(frame.camera, prefix)
    message.step = pixels.strides[0]
    message.data = array("B", np.ascontiguousarray(pixels).tobytes())
    return message
