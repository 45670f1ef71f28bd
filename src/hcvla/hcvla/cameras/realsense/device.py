"""Opens a RealSense device by its serial number, or a recording of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hcvla.cameras.errors import (
    AmbiguousCameraError,
    BadRecordingError,
    CameraBusyError,
    CameraMissingError,
    CameraModeError,
)
from hcvla.cameras.realsense.config import ANY, RealSenseConfig
from hcvla.cameras.realsense.library import load_library
from hcvla.cameras.realsense.source import RealSenseSource

_RECORDING = "a recording (.db3) of the RealSense Viewer or SDK 2.57 or newer, with color and depth"
_SETTLE_MS = 1000


def open_realsense(config: RealSenseConfig) -> RealSenseSource:
    """Return the camera or the recording that a configuration names; raise CameraError."""
    stream = _open_recording(config) if config.file else _open_device(config)
    return RealSenseSource(stream, config.silence_sec, is_replay=bool(config.file) and not config.every_frame)


def choose_serial(wanted: str, connected: Sequence[str]) -> str:
    """Return the serial number to open; raise CameraMissingError or AmbiguousCameraError."""
    if wanted == ANY and len(connected) > 1:
        raise AmbiguousCameraError(connected)
    if wanted == ANY and connected:
        return connected[0]
    if wanted not in connected:
        raise CameraMissingError("a RealSense camera" if wanted == ANY else f"RealSense camera {wanted}", connected)
    return wanted


class _Pipeline:
    """A started pipeline; implements FrameStream."""

    def __init__(self, name: str, serial: str, pipeline: Any, playback: Any | None = None) -> None:
        self.name, self.serial = name, serial
        self._pipeline, self._playback = pipeline, playback
        self._running = True

    def next_frames(self, timeout_ms: int) -> Any | None:
        """Return the next frameset, None if none came in time."""
        came, frames = self._pipeline.try_wait_for_frames(timeout_ms)
        return frames if came else None

    def has_ended(self) -> bool:
        """Whether a recording was played to its end; a device that is stuck goes on forever."""
        return self._playback is not None and "stopped" in str(self._playback.current_status())

    def stop(self) -> None:
        """Stop the pipeline once."""
        if self._running:
            self._running = False
            self._pipeline.stop()


def _open_device(config: RealSenseConfig) -> _Pipeline:
    rs = load_library()
    context = rs.context()
    # First looked for: without a device, start() would hold the interpreter for 15 s.
    connected = [device.get_info(rs.camera_info.serial_number) for device in context.query_devices()]
    serial = choose_serial(config.serial, connected)
    name, pipeline, settings = f"RealSense camera {serial}", rs.pipeline(context), rs.config()
    settings.enable_device(serial)
    size = (config.width, config.height)
    # By stream, not by sensor: a D405 takes its color images with the stereo module.
    settings.enable_stream(rs.stream.depth, *size, rs.format.z16, config.fps)
    settings.enable_stream(rs.stream.color, *size, rs.format.rgb8, config.fps)
    if not settings.can_resolve(rs.pipeline_wrapper(pipeline)):
        raise CameraModeError(name, f"{config.width}x{config.height} at {config.fps} Hz")
    try:
        pipeline.start(settings)
    except RuntimeError as error:
        raise CameraBusyError(name, str(error)) from error
    opened = _Pipeline(name, serial, pipeline)
    for _ in range(config.settle_frames):
        opened.next_frames(_SETTLE_MS)
    return opened


def _open_recording(config: RealSenseConfig) -> _Pipeline:
    if not Path(config.file).is_file():
        raise BadRecordingError(config.file, "there is no such file", _RECORDING)
    rs = load_library()
    pipeline, settings = rs.pipeline(), rs.config()
    try:
        settings.enable_device_from_file(config.file, repeat_playback=config.repeat)
        # Before the start: what plays in real time until then is lost.
        playback = settings.resolve(rs.pipeline_wrapper(pipeline)).get_device().as_playback()
        playback.set_real_time(not config.every_frame)
        profile = pipeline.start(settings)
    except RuntimeError as error:
        raise BadRecordingError(config.file, str(error), _RECORDING) from error
    device = profile.get_device()
    number = rs.camera_info.serial_number
    serial = device.get_info(number) if device.supports(number) else config.file
    opened = _Pipeline(config.file, serial, pipeline, playback)
    streams = {stream.stream_type() for stream in profile.get_streams()}
    missing = [stream.name for stream in (rs.stream.color, rs.stream.depth) if stream not in streams]
    if missing:
        opened.stop()
        raise BadRecordingError(config.file, f"it has no {' and no '.join(missing)}", _RECORDING)
    return opened
