"""A RealSense camera in software: what is rendered is streamed and recorded as if a device had taken it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.realsense.library import load_library

_ARRIVAL_MS = 1000
_QUEUE = 16
"""Framesets that wait to be read; with the library's own choice of one, a whole one is replaced by half of the next."""


@dataclass(frozen=True, kw_only=True)
class SoftwareCameraConfig:
    """What the camera says of itself."""

    serial: str = "SOFT0001"
    """Serial number."""
    fps: int = 30
    """Images a second that its streams promise."""
    depth_unit_m: float = 1e-4
    """Depth of one count [m]: 0.1 mm as a D405; other D400 cameras have 1 mm by default."""
    baseline_m: float = 0.0
    """How far the color camera is to the right of the depth camera [m]; 0: depth is registered already."""
    system_clock: bool = True
    """Whether its times are those of the system's clock; False: of a clock of its own."""
    one_sensor: bool = False
    """Whether color comes from the stereo module, as in a D405."""


class SoftwareCamera:
    """Implements the FrameStream of images that are pushed into it; closed by `stop`."""

    def __init__(
        self,
        color_intrinsics: np.ndarray,
        resolution: tuple[int, int],
        config: SoftwareCameraConfig | None = None,
        depth_intrinsics: np.ndarray | None = None,
        recording: str | Path = "",
    ) -> None:
        """Stream images of (width, height) [pixel] with matrices K, Shape=(3, 3); and write them to a .db3 file."""
        self._rs, self.config = load_library(), config or SoftwareCameraConfig()
        self.serial, self.name = self.config.serial, f"software camera {self.config.serial}"
        self._resolution, self._pushed = resolution, 0
        device = self._device(color_intrinsics, color_intrinsics if depth_intrinsics is None else depth_intrinsics)
        self._recorder = self._rs.recorder(str(recording), device) if recording else None
        self._syncer = self._rs.syncer(_QUEUE)
        self._running = list((self._recorder or device).query_sensors())
        for sensor in self._running:
            sensor.open(sensor.get_stream_profiles())
            sensor.start(self._syncer)

    def push(self, rgb: np.ndarray, depth_m: np.ndarray, stamp_sec: float) -> None:
        """Send one image, Shape=(h, w, 3), uint8, with depth, Shape=(h, w), [m], 0 unknown, of a time [s].

        Times are those of the system clock, or count from the first period on: with others the library pairs nothing.
        """
        self._pushed += 1
        counts = np.round(depth_m / self.config.depth_unit_m)
        counts = np.where(counts <= np.iinfo(np.uint16).max, counts, 0).astype(np.uint16)
        self._send(self._depth, counts, 2, stamp_sec)
        self._send(self._color, np.ascontiguousarray(rgb), 3, stamp_sec)

    def next_frames(self, timeout_ms: int) -> Any | None:
        """Return the next frameset, None if none came in time."""
        came, frames = self._syncer.try_wait_for_frames(timeout_ms)
        return frames if came else None

    def has_ended(self) -> bool:
        """Return False: a camera has no end."""
        return False

    def stop(self) -> None:
        """Stop the streams and close the recording."""
        for sensor in self._running:
            sensor.stop()
            sensor.close()
        # The file is finished when its recorder is gone.
        self._running, self._recorder = [], None

    def _device(self, color_intrinsics: np.ndarray, depth_intrinsics: np.ndarray) -> Any:
        rs, device = self._rs, self._rs.software_device()
        device.register_info(rs.camera_info.name, "hcvla software camera")
        device.register_info(rs.camera_info.serial_number, self.config.serial)
        stereo = device.add_sensor("Stereo Module")
        color = stereo if self.config.one_sensor else device.add_sensor("RGB Camera")
        depth_stream = self._stream(rs.stream.depth, rs.format.z16, 2, depth_intrinsics)
        color_stream = self._stream(rs.stream.color, rs.format.rgb8, 3, color_intrinsics)
        self._depth = stereo, stereo.add_video_stream(depth_stream, True)
        self._color = color, color.add_video_stream(color_stream, True)
        stereo.add_read_only_option(rs.option.depth_units, self.config.depth_unit_m)
        shift = rs.extrinsics()
        shift.rotation, shift.translation = list(np.eye(3).ravel()), [-self.config.baseline_m, 0.0, 0.0]
        self._depth[1].register_extrinsics_to(self._color[1], shift)
        device.create_matcher(rs.matchers.dlr_c)
        return device

    def _stream(self, kind: Any, pixels: Any, bytes_per_pixel: int, intrinsics: np.ndarray) -> Any:
        stream, lens = self._rs.video_stream(), self._rs.intrinsics()
        lens.width, lens.height = self._resolution
        lens.fx, lens.fy = float(intrinsics[0, 0]), float(intrinsics[1, 1])
        lens.ppx, lens.ppy = float(intrinsics[0, 2]), float(intrinsics[1, 2])
        lens.model, lens.coeffs = self._rs.distortion.inverse_brown_conrady, [0.0] * 5
        stream.type, stream.index, stream.uid = kind, 0, bytes_per_pixel
        stream.width, stream.height = self._resolution
        stream.fps, stream.bpp, stream.fmt, stream.intrinsics = self.config.fps, bytes_per_pixel, pixels, lens
        return stream

    def _send(self, output: tuple[Any, Any], pixels: np.ndarray, bytes_per_pixel: int, stamp_sec: float) -> None:
        sensor, profile = output
        frame = self._rs.software_video_frame()
        frame.pixels, frame.bpp = pixels, bytes_per_pixel
        frame.stride = pixels.shape[1] * bytes_per_pixel
        domains = self._rs.timestamp_domain
        frame.timestamp = 1000.0 * stamp_sec
        frame.domain = domains.system_time if self.config.system_clock else domains.hardware_clock
        frame.frame_number, frame.profile = self._pushed, profile.as_video_stream_profile()
        if output is self._depth:
            frame.depth_units = self.config.depth_unit_m
        sensor.on_video_frame(frame)


def record(file: str | Path, frames: Iterable[RgbdFrame], config: SoftwareCameraConfig | None = None) -> None:
    """Write frames of one camera as a RealSense recording; depth must be registered to color."""
    camera: SoftwareCamera | None = None
    for frame in frames:
        height, width = frame.depth_m.shape
        if camera is None:
            camera = SoftwareCamera(frame.intrinsics, (width, height), config, recording=file)
        camera.push(frame.rgb, frame.depth_m, frame.stamp_sec)
        # Until it has passed: the recorder drops what comes faster.
        camera.next_frames(_ARRIVAL_MS)
    if camera is not None:
        camera.stop()
