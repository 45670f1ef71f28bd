"""One camera of the running stack behind its topics, and the device that it is."""

from __future__ import annotations

import threading
import time
from functools import partial

from rclpy.node import Node
from sensor_msgs.msg import CameraInfo, Image
from std_msgs.msg import String

from hcvla.cameras.capture import Capture
from hcvla.cameras.relay_config import RelayConfig
from hcvla.nodes.messages.driver_images import DriverImages
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, DEPTH, DEPTH_INFO, camera_topic
from hcvla.nodes.real_camera import SERIAL
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.perception.errors import CameraLostError

_KINDS = {COLOR: Image, DEPTH: Image, COLOR_INFO: CameraInfo, DEPTH_INFO: CameraInfo}


class RemoteCaptures:
    """The newest image of one camera, with the stamp of the robot's clock."""

    def __init__(self, node: Node, camera: str) -> None:
        """Subscribe on behalf of `node`."""
        self._camera, self.serial = camera, ""
        self._images = DriverImages(camera, RelayConfig(driver=camera))
        self._news = threading.Condition()
        self._newest: Capture | None = None
        for part, kind in _KINDS.items():
            node.create_subscription(kind, camera_topic(camera, part), partial(self._on_part, part), NEWEST)
        node.create_subscription(String, camera_topic(camera, SERIAL), self._on_serial, LATCHED)

    def after(self, stamp_sec: float, limit_sec: float) -> Capture:
        """Return the first image newer than a time [s, robot's clock]; raise CameraLostError after a limit [s]."""
        start_sec = time.monotonic()
        with self._news:
            came = self._news.wait_for(
                lambda: self._newest is not None and self._newest.stamp_sec > stamp_sec, limit_sec
            )
            newest = self._newest
        if not came or newest is None:
            age_sec = None if newest is None else time.monotonic() - start_sec
            raise CameraLostError(self._camera, age_sec, limit_sec)
        return newest

    def _on_part(self, part: str, message: Image | CameraInfo) -> None:
        image = self._images.add(part, message)
        if image is not None:
            with self._news:
                self._newest = image.capture
                self._news.notify_all()

    def _on_serial(self, message: String) -> None:
        self.serial = message.data
