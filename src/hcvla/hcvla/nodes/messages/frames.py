"""Image topics back to RGB-D frames: color, depth and calibration of one stamp, placed by tf."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from functools import partial

import numpy as np
from rclpy.node import Node
from rclpy.subscription import Subscription
from sensor_msgs.msg import CameraInfo, Image

from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    DEPTH_INFO,
    camera_topic,
    check_part,
    color_from_msg,
    depth_from_msg,
)
from hcvla.nodes.messages.transforms import TransformBuffer
from hcvla.nodes.ros.node import BASE_FRAME, NEWEST
from hcvla.perception.errors import CameraLostError, UnregisteredDepthError

_PENDING = 3
_PARTS = {COLOR: Image, DEPTH: Image, COLOR_INFO: CameraInfo, DEPTH_INFO: CameraInfo}
_SAME_INTRINSICS = 1e-4
"""Two calibrations are one if their numbers differ by no more than this share."""


class FrameListener:
    """The newest complete frame of each camera; implements perception's `Cameras`."""

    def __init__(
        self,
        node: Node,
        cameras: tuple[str, ...],
        on_frame: Callable[[str], None],
        limit_sec: float,
        base_frame: str = BASE_FRAME,
    ) -> None:
        """Subscribe on behalf of `node`; `on_frame` gets the camera of each new complete frame."""
        self._node, self._base_frame = node, base_frame
        self._transforms = TransformBuffer(node)
        self._on_frame = on_frame
        self.limit_sec = limit_sec
        """A camera without a new frame for longer counts as lost [s, system clock]."""
        self._lock = threading.Lock()
        self._parts: dict[str, deque[tuple[float, dict[str, Image | CameraInfo]]]] = {}
        self._complete: dict[str, dict[str, Image | CameraInfo]] = {}
        self._received: dict[str, float] = {}
        self._subscriptions: dict[str, list[Subscription]] = {}
        self.watch(cameras)

    def watch(self, cameras: Collection[str]) -> None:
        """Subscribe to these cameras and no others: images that no one needs are not even made."""
        with self._lock:
            given_up = [name for name in self._parts if name not in cameras]
            for name in given_up:
                self._complete.pop(name, None)
                del self._parts[name], self._received[name]
            new = [name for name in cameras if name not in self._parts]
            for name in new:
                self._parts[name], self._received[name] = deque(maxlen=_PENDING), time.monotonic()
        for name in given_up:
            for subscription in self._subscriptions.pop(name):
                self._node.destroy_subscription(subscription)
        for name in new:
            self._subscriptions[name] = [
                self._node.create_subscription(
                    kind, camera_topic(name, part), partial(self._on_part, name, part), NEWEST
                )
                for part, kind in _PARTS.items()
            ]

    def frame(self, name: str) -> RgbdFrame:
        """Return the newest frame of one camera.

        Raises CameraLostError naming one that stopped, UnregisteredDepthError or TransformError.
        """
        parts, age_sec = self._newest(name)
        if parts is None:
            # Of a camera that was only just subscribed to, the age is that of the subscription.
            raise CameraLostError(name, age_sec if name in self._complete else None, self.limit_sec)
        check_registered(name, parts)
        header = parts[COLOR].header
        stamp_sec = time_from_msg(header.stamp)
        return RgbdFrame(
            camera=name,
            rgb=color_from_msg(parts[COLOR]),
            depth_m=depth_from_msg(parts[DEPTH]),
            intrinsics=np.array(parts[COLOR_INFO].k, dtype=float).reshape(3, 3),
            T_base_optical=self._transforms.lookup(self._base_frame, header.frame_id, stamp_sec),
            stamp_sec=stamp_sec,
        )

    def has(self, name: str) -> bool:
        """Whether a camera is watched and has sent a frame lately."""
        return self._newest(name)[0] is not None

    def _newest(self, name: str) -> tuple[dict[str, Image | CameraInfo] | None, float | None]:
        """Return the newest complete frame, None if there is none or it is too old, and its age [s]."""
        with self._lock:
            if name not in self._parts:
                return None, None
            age_sec = time.monotonic() - self._received[name]
            return (None if age_sec > self.limit_sec else self._complete.get(name)), age_sec

    def _on_part(self, name: str, part: str, message: Image | CameraInfo) -> None:
        check_part(part, message)
        stamp = time_from_msg(message.header.stamp)
        with self._lock:
            pending = self._parts.get(name)
            if pending is None:
                return
            entry = next((parts for when, parts in pending if when == stamp), None)
            if entry is None:
                entry = {}
                pending.append((stamp, entry))
            entry[part] = message
            if len(entry) < len(_PARTS):
                return
            self._complete[name] = entry
            self._received[name] = time.monotonic()
        self._on_frame(name)


def check_registered(camera: str, parts: Mapping[str, Image | CameraInfo]) -> None:
    """Raise UnregisteredDepthError unless depth shows what color shows, pixel by pixel."""
    color, depth = parts[COLOR], parts[DEPTH]
    if (depth.width, depth.height) != (color.width, color.height):
        sizes = [f"{image.width}x{image.height}" for image in (depth, color)]
        raise UnregisteredDepthError(camera, "size", *sizes)
    if depth.header.frame_id != color.header.frame_id:
        raise UnregisteredDepthError(camera, "frame", depth.header.frame_id, color.header.frame_id)
    found, expected = (np.array(parts[part].k, dtype=float) for part in (DEPTH_INFO, COLOR_INFO))
    if not np.allclose(found, expected, rtol=_SAME_INTRINSICS):
        raise UnregisteredDepthError(camera, "focal length and centre", _numbers(found), _numbers(expected))


def _numbers(k: np.ndarray) -> str:
    return ", ".join(f"{k[index]:.1f}" for index in (0, 4, 2, 5))
