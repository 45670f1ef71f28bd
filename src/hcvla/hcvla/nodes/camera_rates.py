"""How often a camera sends images: at the rate it is configured for, and faster while a node requests more.

Who needs more says so on `camera/<name>/rate_request` [Hz], again and again: a request holds for a second, so that a
process that is killed leaves no camera running.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from std_msgs.msg import Float32

from hcvla.cameras.schedule import RATE_RANGE
from hcvla.nodes.messages.images import camera_topic
from hcvla.nodes.ros.node import NEWEST, HcvlaNode
from hcvla.sim.camera_config import CameraConfig

RATE_REQUEST = "rate_request"
REQUEST_SEC = 1.0
"""So long a request holds [s, system clock]."""


class CameraRates:
    """The rates that are requested of each camera now."""

    def __init__(self, node: HcvlaNode, cameras: Sequence[str]) -> None:
        """Subscribe on behalf of `node`."""
        self._faults = node.faults
        self.idle_hz = CameraConfig().rate_hz
        """Images a second that a camera sends by itself."""
        self._requests: dict[str, tuple[float, float]] = {}
        for camera in cameras:
            topic = camera_topic(camera, RATE_REQUEST)
            node.create_subscription(Float32, topic, partial(self._on_request, camera), NEWEST)

    def rate_hz(self, camera: str) -> float:
        """Return the rate of a camera: the requested one, at least its own."""
        return max(self.idle_hz, self._requested_hz(camera))

    def _requested_hz(self, camera: str) -> float:
        requested_hz, until_sec = self._requests.get(camera, (0.0, 0.0))
        return requested_hz if time.monotonic() < until_sec else 0.0

    def _on_request(self, camera: str, message: Float32) -> None:
        if message.data not in RATE_RANGE:
            self._faults.refused(
                camera_topic(camera, RATE_REQUEST), f"{message.data:g} Hz, expected a rate {RATE_RANGE}"
            )
            return
        # Of several requests the highest counts.
        if message.data >= self._requested_hz(camera):
            self._requests[camera] = (message.data, time.monotonic() + REQUEST_SEC)
