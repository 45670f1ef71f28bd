"""Captures from OpenCV's VideoCapture: a color camera or a video file, without depth."""

from __future__ import annotations

import math
import time
from pathlib import Path

import cv2
import numpy as np

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import BadRecordingError, CameraMissingError, RecordingEndedError, SilentCameraError
from hcvla.cameras.extrinsics import read_extrinsics
from hcvla.cameras.lens import Lens
from hcvla.cameras.opencv.config import OpenCvConfig

_DEVICES = Path("/dev")


class OpenCvSource:
    """Implements CameraSource; depth is unknown everywhere."""

    def __init__(self, config: OpenCvConfig) -> None:
        """Open a device or a file; raise CameraMissingError or BadRecordingError."""
        self._config, self._is_file = config, Path(config.source).is_file()
        self._video = cv2.VideoCapture(int(config.source) if config.source.isdigit() else config.source)
        if not self._video.isOpened():
            if self._is_file:
                raise BadRecordingError(config.source, "OpenCV cannot decode it", "a video, e.g. MP4 with H.264")
            raise CameraMissingError(f"camera {config.source}", [str(path) for path in sorted(_DEVICES.glob("video*"))])
        if not self._is_file:
            self._set_up()
        self._period_sec = 1.0 / (self._video.get(cv2.CAP_PROP_FPS) or config.fps)
        self._due_sec, self._frames = time.monotonic(), 0
        self._lens: Lens | None = None

    def read(self) -> Capture:
        """Return the next image, a file's at its own pace; raise RecordingEndedError or SilentCameraError."""
        bgr, stamp_sec = self._file_image() if self._is_file else self._device_image()
        self._frames += 1
        height, width = bgr.shape[:2]
        if self._lens is None:
            self._lens = self._lens_for(width, height)
        rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
        rgb, depth_m = self._lens.straighten(rgb, np.zeros((height, width), np.float32))
        return Capture(
            serial=self._config.source,
            rgb=rgb,
            depth_m=depth_m,
            intrinsics=self._lens.intrinsics,
            stamp_sec=stamp_sec,
        )

    def close(self) -> None:
        """Let go of the device."""
        self._video.release()

    def _lens_for(self, width: int, height: int) -> Lens:
        """Return the lens of the camera's file, if there is one for this size, else one of the field of view."""
        if self._config.extrinsics:
            known = read_extrinsics(self._config.extrinsics)
            if (known.width, known.height) == (width, height):
                return Lens(known.intrinsics, np.array(known.distortion), (width, height))
        return Lens(nominal_intrinsics(self._config, width, height), np.zeros(5), (width, height))

    def _set_up(self) -> None:
        for name, value in (
            (cv2.CAP_PROP_FRAME_WIDTH, self._config.width),
            (cv2.CAP_PROP_FRAME_HEIGHT, self._config.height),
            (cv2.CAP_PROP_FPS, self._config.fps),
            # Only the newest: otherwise images are as old as the driver's queue is long.
            (cv2.CAP_PROP_BUFFERSIZE, 1),
        ):
            self._video.set(name, value)

    def _device_image(self) -> tuple[np.ndarray, float]:
        deadline = time.monotonic() + self._config.silence_sec
        while time.monotonic() < deadline:
            came, bgr = self._video.read()
            if came:
                return bgr, time.time()
        raise SilentCameraError(f"camera {self._config.source}", "image", self._config.silence_sec)

    def _file_image(self) -> tuple[np.ndarray, float]:
        came, bgr = self._video.read()
        if not came and self._config.repeat and self._frames:
            self._video.set(cv2.CAP_PROP_POS_FRAMES, 0)
            came, bgr = self._video.read()
        if not came:
            raise RecordingEndedError(self._config.source, self._frames)
        self._due_sec = max(self._due_sec, time.monotonic() - self._period_sec) + self._period_sec
        time.sleep(max(0.0, self._due_sec - time.monotonic()))
        return bgr, time.time()


def nominal_intrinsics(config: OpenCvConfig, width: int, height: int) -> np.ndarray:
    """Return the matrix K, Shape=(3, 3), [pixel], of a lens with the configured field of view, centred in the image."""
    focal = width / 2.0 / math.tan(math.radians(config.horizontal_fov_deg) / 2.0)
    return np.array([[focal, 0.0, (width - 1) / 2.0], [0.0, focal, (height - 1) / 2.0], [0.0, 0.0, 1.0]])
