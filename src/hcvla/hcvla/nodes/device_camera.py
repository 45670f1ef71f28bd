"""What the nodes of cameras with a device have in common: one process and one thread for each camera.

The images are stamped on the node's clock: system time with a real arm, simulated time with `use_sim_time`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import CameraError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.process.client import CameraProcess
from hcvla.cameras.realsense.config import RealSenseConfig
from hcvla.cameras.schedule import ImageSchedule
from hcvla.nodes.camera_node import CameraNode
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.sim.cameras import PERCEPTION_CAMERAS

_WAIT_SEC = 0.5
_UNWATCHED_HZ = 1.0
"""So often a camera that no one watches is looked at, to know that it works."""
_OPENING = "is being opened"


class DeviceCameraConfig(Protocol):
    """Parameters of such a node: a rate, and a part for each camera."""

    @property
    def rate_hz(self) -> float:
        """Images a second that are published, as long as no one asks for more."""
        ...


class DeviceCameraNode(CameraNode):
    """Publishes what cameras of one kind deliver; they are the fields of its configuration."""

    def __init__(self, name: str, defaults: DeviceCameraConfig, **kwargs: Any) -> None:
        """Open the cameras that are used."""
        super().__init__(name, PERCEPTION_CAMERAS, **kwargs)
        config = read_parameters(self, defaults, self._apply, live=("rate_hz",))
        self._apply(config)
        parts = {camera: getattr(config, camera) for camera in self.cameras}
        self._used: Mapping[str, RealSenseConfig | OpenCvConfig] = {n: part for n, part in parts.items() if part.used}
        self._problems = {camera: _OPENING for camera in self._used}
        self._threads: list[threading.Thread] = []
        self._closing = threading.Event()
        self.begin()

    def take_over(self) -> None:
        """Open the devices."""
        self._closing = threading.Event()
        self._threads = [
            self.start_thread(camera, self._publisher_of(camera, config, self._closing))
            for camera, config in self._used.items()
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

    def _apply(self, config: DeviceCameraConfig) -> None:
        self.rates.idle_hz = config.rate_hz

    def _publisher_of(
        self, camera: str, config: RealSenseConfig | OpenCvConfig, closing: threading.Event
    ) -> Callable[[], None]:
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
        except CameraError as error:
            self._note(camera, str(error))
            closing.wait(_WAIT_SEC)
            return
        if capture is None:
            return
        schedule.take(time.monotonic(), rate_hz)
        self._note(camera, "")
        if self.is_watched(camera):
            # Where the camera is, subscribers learn from tf.
            self.publish_frame(capture.placed(camera, np.eye(4), self._stamp_sec(capture)))

    def _stamp_sec(self, capture: Capture) -> float:
        """Return the time of an image on the node's clock [s]: now, less the image's age."""
        return self.get_clock().now().nanoseconds * 1e-9 - max(0.0, time.time() - capture.stamp_sec)

    def _note(self, camera: str, problem: str) -> None:
        """Take down what is wrong with a camera; empty: nothing."""
        if problem and problem != self._problems[camera]:
            self.get_logger().warning(f"camera {camera}: {problem}")
        self._problems[camera] = problem
        if wrong := [f"camera {name}: {text}" for name, text in self._problems.items() if text]:
            self.not_ready_because = "; ".join(wrong)
        elif self.not_ready_because:
            self.set_ready()

    def _status(self, camera: str) -> PartStatus:
        if camera not in self._used:
            return PartStatus(Level.OK, "not used")
        if problem := self._problems[camera]:
            return PartStatus(Level.WARN if problem == _OPENING else Level.ERROR, problem)
        return super()._status(camera)
