"""What the nodes of cameras with a device have in common: one process and one thread for each camera.

The images are stamped on the node's clock: system time with a real arm, simulated time with `use_sim_time`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import CameraError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.process.client import CameraProcess
from hcvla.cameras.realsense.config import RealSenseConfig
from hcvla.cameras.schedule import ImageSchedule
from hcvla.nodes.real_camera import RealCameraConfig, RealCameraNode

_WAIT_SEC = 0.5
_UNWATCHED_HZ = 1.0
"""So often a camera that no one watches is looked at, to know that it works."""
DeviceConfig = RealSenseConfig | OpenCvConfig


class DeviceCameraNode(RealCameraNode[DeviceConfig]):
    """Publishes what cameras of one kind deliver."""

    def __init__(self, name: str, defaults: RealCameraConfig, **kwargs: Any) -> None:
        """Open the cameras that are used."""
        super().__init__(name, defaults, **kwargs)
        self._threads: list[threading.Thread] = []
        self._closing = threading.Event()
        self.begin()

    def take_over(self) -> None:
        """Open the devices."""
        self._closing = threading.Event()
        self._threads = [
            self.start_thread(camera, self._publisher_of(camera, config, self._closing))
            for camera, config in self.used.items()
        ]

    def hand_over(self) -> None:
        """Close the devices, so that another program can open them."""
        self._closing.set()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def close(self) -> None:
        """Close the devices."""
        self.hand_over()

    def _publisher_of(self, camera: str, config: DeviceConfig, closing: threading.Event) -> Callable[[], None]:
        def publish_all() -> None:
            process, schedule = CameraProcess(config), ImageSchedule()
            try:
                while not closing.is_set():
                    self._publish_next(camera, process, schedule, closing)
            finally:
                process.close()

        return publish_all

    def _publish_next(
        self, camera: str, process: CameraProcess, schedule: ImageSchedule, closing: threading.Event
    ) -> None:
        """Take an image if one is due, and publish it if someone watches."""
        rate_hz = self.rates.rate_hz(camera) if self.is_watched(camera) else _UNWATCHED_HZ
        if not schedule.is_due(time.monotonic(), rate_hz):
            closing.wait(0.1 / rate_hz)
            return
        try:
            capture = process.read(_WAIT_SEC)
            if capture is not None:
                self.check_device(camera, capture)
        except CameraError as error:
            self.note_problem(camera, str(error))
            closing.wait(_WAIT_SEC)
            return
        if capture is None:
            return
        schedule.take(time.monotonic(), rate_hz)
        self.note_problem(camera, "")
        if self.is_watched(camera):
            # Where the camera is, subscribers learn from tf.
            self.publish_frame(capture.placed(camera, np.eye(4), self._stamp_sec(capture)))

    def _stamp_sec(self, capture: Capture) -> float:
        """Return the time of an image on the node's clock [s]: now, less the image's age."""
        return self.get_clock().now().nanoseconds * 1e-9 - max(0.0, time.time() - capture.stamp_sec)
