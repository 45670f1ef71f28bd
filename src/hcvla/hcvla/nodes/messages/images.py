"""RGB-D frames to image messages and back: REP 103 optical frames, REP 118 depth (32FC1, metres)."""

from __future__ import annotations

from array import array

import numpy as np
from sensor_msgs.msg import CameraInfo, Image

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages.conversions import time_to_msg

COLOR, COLOR_INFO = "color/image_raw", "color/camera_info"
DEPTH, DEPTH_INFO = "aligned_depth_to_color/image_raw", "aligned_depth_to_color/camera_info"
"""The parts of a camera, named as RealSense's ROS driver names them; depth is registered to color."""


class ImageFormatError(HcvlaError):
    """An image message has an encoding or a size that hcvla does not take."""

    outcome = Outcome.CAMERA_LOST


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
    """Return the image, Shape=(height, width, 3), uint8, RGB; takes rgb8 and bgr8."""
    if message.encoding not in ("rgb8", "bgr8"):
        raise ImageFormatError(f"color image has encoding '{message.encoding}', expected rgb8 or bgr8")
    rows = np.frombuffer(message.data, np.uint8).reshape(message.height, message.step)
    image = rows[:, : message.width * 3].reshape(message.height, message.width, 3)
    return image if message.encoding == "rgb8" else image[..., ::-1]


def depth_from_msg(message: Image) -> np.ndarray:
    """Return the depth, Shape=(height, width), float32 [m], 0 where unknown; takes 32FC1 [m] and 16UC1 [mm]."""
    types: dict[str, np.dtype] = {"32FC1": np.dtype(np.float32), "16UC1": np.dtype(np.uint16)}
    if message.encoding not in types:
        raise ImageFormatError(f"depth image has encoding '{message.encoding}', expected 32FC1 or 16UC1")
    dtype = types[message.encoding].newbyteorder(">" if message.is_bigendian else "<")
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
