"""Node `ros_camera`: the topics of any camera driver, checked and named as hcvla's cameras are.

Stamps are the driver's: it must run on the robot's clock.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import numpy as np
from rclpy.qos import qos_profile_sensor_data
from rclpy.subscription import Subscription
from sensor_msgs.msg import CameraInfo, Image

from hcvla.api.errors import HcvlaError
from hcvla.api.types import Pose
from hcvla.cameras.relay_config import RelayConfig, RosCameraConfig
from hcvla.cameras.schedule import ImageSchedule
from hcvla.nodes.camera_node import Mount
from hcvla.nodes.messages.driver_images import DriverImage, DriverImages
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, DEPTH, DEPTH_INFO
from hcvla.nodes.real_camera import OPENING, RealCameraNode
from hcvla.nodes.ros.node import run_node

_LOOK_SEC = 0.5
_IDENTITY = Pose(0.0, 0.0, 0.0)


class RosCamera(RealCameraNode[RelayConfig]):
    """Relays one or two cameras of drivers."""

    def __init__(self, **kwargs: Any) -> None:
        """Subscribe to the drivers' topics."""
        super().__init__("ros_camera", RosCameraConfig(), **kwargs)
        self._images = {camera: DriverImages(camera, part) for camera, part in self.used.items()}
        self._schedules = {camera: ImageSchedule() for camera in self.used}
        self._came_sec = dict.fromkeys(self.used, time.monotonic())
        self._inputs: list[Subscription] = []
        self.create_timer(_LOOK_SEC, self._look_for_silence)
        self.begin()

    def take_over(self) -> None:
        """Subscribe."""
        self._inputs = [
            self.create_subscription(kind, topic, partial(self._on_part, camera, part), qos_profile_sensor_data)
            for camera, config in self.used.items()
            for part, (kind, topic) in _topics(config).items()
        ]

    def hand_over(self) -> None:
        """Unsubscribe."""
        for subscription in self._inputs:
            self.destroy_subscription(subscription)
        self._inputs = []

    def _on_part(self, camera: str, part: str, message: Image | CameraInfo) -> None:
        try:
            image = self._images[camera].add(part, message)
            if image is not None:
                self.check_device(camera, image.capture)
        except HcvlaError as error:
            self.note_problem(camera, str(error))
            raise
        if image is not None:
            self._came_sec[camera] = time.monotonic()
            self.note_problem(camera, "")
            self._relay(camera, image)

    def _relay(self, camera: str, image: DriverImage) -> None:
        stamp_sec, rate_hz = image.capture.stamp_sec, self.rates.rate_hz(camera)
        if not self.used[camera].extrinsics and camera not in self.mounts:
            # Another node publishes where the driver's frame is.
            self.mounts[camera] = Mount(image.frame_id, _IDENTITY, is_full_name=True)
            self.publish_mounts(self.mounts)
        if self.is_watched(camera) and self._schedules[camera].is_due(stamp_sec, rate_hz):
            self._schedules[camera].take(stamp_sec, rate_hz)
            self.publish_frame(image.capture.placed(camera, np.eye(4), stamp_sec))

    def _look_for_silence(self) -> None:
        for camera, config in self.used.items():
            silent_sec = time.monotonic() - self._came_sec[camera]
            if silent_sec > config.silence_sec and self.problem_of(camera) in ("", OPENING):
                text = f"no whole image from {config.driver} for {silent_sec:.1f} s; is its driver running?"
                self.note_problem(camera, text)


def _topics(config: RelayConfig) -> dict[str, tuple[type[Image] | type[CameraInfo], str]]:
    """Return part -> kind and full name of what a camera is subscribed to."""
    parts: dict[str, tuple[type[Image] | type[CameraInfo], str]] = {
        COLOR: (Image, config.color),
        COLOR_INFO: (CameraInfo, config.color_info),
    }
    if config.depth:
        parts |= {DEPTH: (Image, config.depth), DEPTH_INFO: (CameraInfo, config.depth_info)}
    return {part: (kind, f"{config.driver.rstrip('/')}/{topic}") for part, (kind, topic) in parts.items()}


def main() -> None:
    """Run the node."""
    run_node(RosCamera)


if __name__ == "__main__":
    main()
