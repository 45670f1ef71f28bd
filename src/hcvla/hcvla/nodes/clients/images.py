"""The cameras behind their topics: what a skill library sees when they are another process."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping
from functools import partial

from rclpy.node import Node
from sensor_msgs.msg import Image
from std_msgs.msg import Float32

from hcvla.cameras.center_crop import square
from hcvla.cameras.image_stream import CameraImage
from hcvla.nodes.camera_rates import RATE_REQUEST, REQUEST_SEC
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.images import COLOR, camera_topic, check_part, color_from_msg
from hcvla.nodes.ros.node import NEWEST
from hcvla.perception.errors import CameraLostError
from hcvla.skills.needs import CameraNeed

LOST_SEC = 1.0
"""A camera without a new image for so long is lost [s, system clock]."""
_ASK_SEC = REQUEST_SEC / 4.0
"""A request is repeated well before it ends [s, system clock]."""


class RemoteImages:
    """Implements hcvla.cameras.image_stream.Images on the cameras' color topics."""

    def __init__(self, node: Node, needs: Mapping[str, CameraNeed]) -> None:
        """Subscribe on behalf of `node` to the cameras that are needed, and to no others: these are not even drawn."""
        self._needs = needs
        self._news = threading.Condition()
        self._messages: dict[str, Image] = {}
        self._received: dict[str, float] = {}
        self._scaled: dict[str, tuple[Image, CameraImage]] = {}
        self._requested_sec = -math.inf
        self._requests = {
            camera: node.create_publisher(Float32, camera_topic(camera, RATE_REQUEST), NEWEST) for camera in needs
        }
        for camera in needs:
            topic = camera_topic(camera, COLOR)
            node.create_subscription(Image, topic, partial(self._on_image, camera), NEWEST)

    def newest(self, now_sec: float) -> Mapping[str, CameraImage]:
        """Return the newest image of each camera, waiting for the first; raise CameraLostError.

        As long as this is called, the cameras send as often as is needed.
        """
        self._ask_for_rates()
        with self._news:
            self._news.wait_for(lambda: len(self._messages) == len(self._needs), LOST_SEC)
            messages, received = dict(self._messages), dict(self._received)
        now = time.monotonic()
        # One that never sent anything first: it was waited for while the others grew old.
        for camera in sorted(self._needs, key=received.__contains__):
            age_sec = now - received[camera] if camera in received else None
            if age_sec is None or age_sec > LOST_SEC:
                raise CameraLostError(camera, age_sec, LOST_SEC)
        return {camera: self._image(camera, message) for camera, message in messages.items()}

    def _ask_for_rates(self) -> None:
        if time.monotonic() - self._requested_sec < _ASK_SEC:
            return
        self._requested_sec = time.monotonic()
        for camera, need in self._needs.items():
            self._requests[camera].publish(Float32(data=need.rate_hz))

    def _image(self, camera: str, message: Image) -> CameraImage:
        """Return the image of a message; each is scaled once, though it is used in several periods."""
        known = self._scaled.get(camera)
        if known is not None and known[0] is message:
            return known[1]
        rgb = square(color_from_msg(message), self._needs[camera].pixels)
        image = CameraImage(rgb, time_from_msg(message.header.stamp))
        self._scaled[camera] = (message, image)
        return image

    def _on_image(self, camera: str, message: Image) -> None:
        check_part(COLOR, message)
        with self._news:
            self._messages[camera], self._received[camera] = message, time.monotonic()
            self._news.notify_all()
