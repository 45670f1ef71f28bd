"""Image topics back to RGB-D frames: color, depth and calibration of one stamp, placed by tf."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial

import numpy as np
from rclpy.node import Node
from sensor_msgs.msg import CameraInfo, Image

from hcvla.nodes.base import BASE_FRAME, NEWEST
from hcvla.nodes.conversions import time_from_msg
from hcvla.nodes.images import color_from_msg, depth_from_msg, optical_frame
from hcvla.nodes.transforms import TransformBuffer
from hcvla.perception.errors import CameraLostError
from hcvla.perception.frame import RgbdFrame

_PENDING = 3


class FrameListener:
    """The newest complete frame of each camera; implements perception's `Cameras`."""

    def __init__(self, node: Node, cameras: tuple[str, ...], on_frame: Callable[[str], None], limit_sec: float) -> None:
        """Subscribe on behalf of `node`; `on_frame` is told the camera of each new complete frame."""
        self._transforms = TransformBuffer(node)
        self._on_frame = on_frame
        self._limit_sec = limit_sec
        self._lock = threading.Lock()
        self._parts: dict[str, deque[tuple[float, dict[str, Image | CameraInfo]]]] = {
            name: deque(maxlen=_PENDING) for name in cameras
        }
        self._complete: dict[str, dict[str, Image | CameraInfo]] = {}
        self._received = dict.fromkeys(cameras, time.monotonic())
        for name in cameras:
            for part, kind, topic in (
                ("color", Image, "color/image_raw"),
                ("depth", Image, "depth/image_rect_raw"),
                ("info", CameraInfo, "color/camera_info"),
            ):
                node.create_subscription(kind, f"camera/{name}/{topic}", partial(self._on_part, name, part), NEWEST)

    def frames(self) -> dict[str, RgbdFrame]:
        """Return the newest frame of every camera; raise CameraLostError or TransformError."""
        return {name: self.frame(name) for name in self._parts}

    def frame(self, name: str) -> RgbdFrame:
        """Return the newest frame of one camera; raise CameraLostError naming a camera that stopped."""
        with self._lock:
            parts, age = self._complete.get(name), time.monotonic() - self._received[name]
        if parts is None or age > self._limit_sec:
            raise CameraLostError(name, age, self._limit_sec)
        stamp_sec = time_from_msg(parts["color"].header.stamp)
        return RgbdFrame(
            camera=name,
            rgb=color_from_msg(parts["color"]),
            depth_m=depth_from_msg(parts["depth"]),
            intrinsics=np.array(parts["info"].k, dtype=float).reshape(3, 3),
            T_base_optical=self._transforms.lookup(BASE_FRAME, optical_frame(name), stamp_sec),
            stamp_sec=stamp_sec,
        )

    def _on_part(self, name: str, part: str, message: Image | CameraInfo) -> None:
        stamp = time_from_msg(message.header.stamp)
        with self._lock:
            pending = self._parts[name]
            entry = next((parts for when, parts in pending if when == stamp), None)
            if entry is None:
                entry = {}
                pending.append((stamp, entry))
            entry[part] = message
            if len(entry) < 3:
                return
            self._complete[name] = entry
            self._received[name] = time.monotonic()
        self._on_frame(name)
