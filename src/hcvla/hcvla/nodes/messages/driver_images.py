"""Messages of a camera driver put together to captures: color, depth of nearly the same stamp, newest calibration."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from sensor_msgs.msg import CameraInfo, Image

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import LensError
from hcvla.cameras.lens import Lens
from hcvla.cameras.relay_config import RelayConfig
from hcvla.nodes.messages.checks import ImageFormatError
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.frames import check_registered
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, DEPTH, DEPTH_INFO, check_part, color_from_msg, depth_from_msg

_PENDING = 5
_OPENCV_MODELS = ("", "plumb_bob")
_LENGTH = 5


@dataclass(frozen=True)
class DriverImage:
    """A capture and the frame that the driver says it is in."""

    capture: Capture
    frame_id: str


class DriverImages:
    """Pairs what one camera's topics bring; not safe to share between threads."""

    def __init__(self, camera: str, config: RelayConfig) -> None:
        """Begin without any."""
        self._camera, self._config = camera, config
        self._newest: dict[str, CameraInfo] = {}
        self._pending: dict[str, deque[Image]] = {COLOR: deque(maxlen=_PENDING), DEPTH: deque(maxlen=_PENDING)}
        self._lens: Lens | None = None
        self._lens_key: tuple[object, ...] = ()

    def add(self, part: str, message: Image | CameraInfo) -> DriverImage | None:
        """Take one message of a part ("color/image_raw", ...); return the image that it completes.

        Raises ImageFormatError, UnregisteredDepthError or LensError.
        """
        check_part(part, message)
        if isinstance(message, CameraInfo):
            self._newest[part] = message
            return None
        self._pending[part].append(message)
        if not self._config.depth and part == COLOR:
            return self._image(self._pending[COLOR].popleft(), None)
        for color in self._pending[COLOR]:
            for depth in self._pending[DEPTH]:
                if abs(_stamp_sec(color) - _stamp_sec(depth)) <= self._config.apart_sec:
                    self._drop_until(_stamp_sec(color))
                    return self._image(color, depth)
        return None

    def _drop_until(self, stamp_sec: float) -> None:
        for part, images in self._pending.items():
            newer = [image for image in images if _stamp_sec(image) > stamp_sec + self._config.apart_sec]
            self._pending[part] = deque(newer, maxlen=_PENDING)

    def _image(self, color: Image, depth: Image | None) -> DriverImage | None:
        info, rgb = self._newest.get(COLOR_INFO), color_from_msg(color)
        if info is None or (depth is not None and DEPTH_INFO not in self._newest):
            return None
        if (info.width, info.height) != (color.width, color.height):
            raise ImageFormatError(
                f"camera_info of '{self._camera}' is for {info.width}x{info.height} pixels, the image has "
                f"{color.width}x{color.height}"
            )
        depth_m = np.zeros(rgb.shape[:2], np.float32)
        if depth is not None:
            parts = {COLOR: color, DEPTH: depth, COLOR_INFO: info, DEPTH_INFO: self._newest[DEPTH_INFO]}
            check_registered(self._camera, parts)
            depth_m = depth_from_msg(depth)
        lens = self._lens_for(info)
        rgb, depth_m = lens.straighten(rgb, depth_m)
        capture = Capture(
            serial=self._config.driver,
            rgb=rgb,
            depth_m=depth_m,
            intrinsics=lens.intrinsics,
            stamp_sec=_stamp_sec(color),
        )
        return DriverImage(capture, color.header.frame_id)

    def _lens_for(self, info: CameraInfo) -> Lens:
        key = (tuple(info.k), tuple(info.d), info.width, info.height)
        if self._lens is None or key != self._lens_key:
            distortion = np.array(info.d, dtype=float)
            if np.any(distortion) and (info.distortion_model not in _OPENCV_MODELS or len(distortion) != _LENGTH):
                raise LensError(f"camera '{self._camera}'", info.distortion_model)
            self._lens = Lens(np.array(info.k).reshape(3, 3), distortion, (info.width, info.height))
            self._lens_key = key
        return self._lens


def _stamp_sec(message: Image) -> float:
    return time_from_msg(message.header.stamp)
