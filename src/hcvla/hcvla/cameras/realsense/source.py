"""Captures from a RealSense stream: device, recording or software camera go through the same steps."""

from __future__ import annotations

import time
from typing import Any, Protocol

import numpy as np

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import LensError, RecordingEndedError, SilentCameraError
from hcvla.cameras.lens import Lens
from hcvla.cameras.realsense.library import load_library
from hcvla.cameras.realsense.registration import Registration, StereoPair

_WAIT_MS = 100
"""A frame is waited for in such steps, so that the end of a recording is noticed at once."""


class FrameStream(Protocol):
    """Where framesets come from."""

    name: str
    """What messages call it, e.g. "camera 123456"."""
    serial: str

    def next_frames(self, timeout_ms: int) -> Any | None:
        """Return the next frameset, None if none came in time."""
        ...

    def has_ended(self) -> bool:
        """Whether it was a recording that was played to its end."""
        ...

    def stop(self) -> None:
        """Let go of the device; further calls do nothing."""
        ...


class RealSenseSource:
    """Aligns depth to color, in metres; implements CameraSource."""

    def __init__(self, stream: FrameStream, silence_sec: float, *, is_replay: bool = False) -> None:
        """Read from a started stream; without a whole frame for `silence_sec` it counts as stuck.

        Images of a replay count as taken when they are played.
        """
        self._rs = load_library()
        self._stream, self._silence_sec, self._is_replay = stream, silence_sec, is_replay
        self._align = self._rs.align(self._rs.stream.color)
        self._registration: Registration | None = None
        self._lens: Lens | None = None
        self._frames = 0

    def read(self) -> Capture:
        """Return the next capture; raise RecordingEndedError, SilentCameraError or LensError."""
        frames = self._whole_frames()
        color, depth_m = frames.get_color_frame(), _metres(frames)
        if not _is_registered(frames):
            self._registration = self._registration or Registration(_pair_of(frames))
            depth_m = self._registration.correct(_metres(self._align.process(frames)), depth_m)
        if self._lens is None:
            self._lens = self._lens_of(color)
        rgb, depth_m = self._lens.straighten(np.asanyarray(color.get_data()).copy(), depth_m)
        self._frames += 1
        return Capture(
            serial=self._stream.serial,
            rgb=rgb,
            depth_m=depth_m,
            intrinsics=self._lens.intrinsics,
            stamp_sec=self._stamp_sec(color),
        )

    def close(self) -> None:
        """Stop the stream."""
        self._stream.stop()

    def _whole_frames(self) -> Any:
        """Return the next frameset that has both images of one time.

        After a start, a gap, or when one stream is stuck, the library's sets lack one, or mix an old one with a new.
        """
        started, missing = time.monotonic(), "frame"
        while (waited_sec := time.monotonic() - started) < self._silence_sec:
            frames = self._stream.next_frames(_WAIT_MS)
            if frames is None:
                if self._stream.has_ended():
                    raise RecordingEndedError(self._stream.name, self._frames)
                continue
            color, depth = frames.get_color_frame(), frames.get_depth_frame()
            if color and depth and abs(color.get_timestamp() - depth.get_timestamp()) <= _apart_ms(color):
                return frames
            missing = "color" if not color else "depth" if not depth else "color and depth of one time"
        raise SilentCameraError(self._stream.name, missing, waited_sec)

    def _lens_of(self, color: Any) -> Lens:
        """Return the lens that the device reports for its color stream."""
        found = color.profile.as_video_stream_profile().get_intrinsics()
        # The library projects by these three with one formula, which is OpenCV's; D400 cameras report the third.
        models = self._rs.distortion
        known = (models.none, models.brown_conrady, models.inverse_brown_conrady)
        if any(found.coeffs) and found.model not in known:
            raise LensError(self._stream.name, found.model.name)
        return Lens(_matrix(found), np.array(found.coeffs), (found.width, found.height))

    def _stamp_sec(self, color: Any) -> float:
        """Return when the image was taken [s, system clock]: by the device where it knows, else when it arrived."""
        domains = self._rs.timestamp_domain
        knows = color.get_frame_timestamp_domain() in (domains.global_time, domains.system_time)
        if knows and not self._is_replay:
            return float(color.get_timestamp()) / 1000.0
        return time.time()


def _metres(frames: Any) -> np.ndarray:
    """Return the depth image, Shape=(h, w), float32, [m]."""
    depth = frames.get_depth_frame()
    return np.asanyarray(depth.get_data()).astype(np.float32) * np.float32(depth.get_units())


def _pair_of(frames: Any) -> StereoPair:
    depth = frames.get_depth_frame().profile.as_video_stream_profile()
    color = frames.get_color_frame().profile.as_video_stream_profile()
    shift, lens, other = depth.get_extrinsics_to(color), color.get_intrinsics(), depth.get_intrinsics()
    T_color_depth = np.eye(4)
    # The library writes rotations by columns.
    T_color_depth[:3, :3], T_color_depth[:3, 3] = np.reshape(shift.rotation, (3, 3)).T, shift.translation
    return StereoPair(
        color_matrix=_matrix(lens),
        color_distortion=np.array(lens.coeffs),
        color_size=(lens.width, lens.height),
        depth_matrix=_matrix(other),
        depth_size=(other.width, other.height),
        T_depth_color=np.linalg.inv(T_color_depth),
    )


def _matrix(lens: Any) -> np.ndarray:
    return np.array([[lens.fx, 0.0, lens.ppx], [0.0, lens.fy, lens.ppy], [0.0, 0.0, 1.0]])


def _is_registered(frames: Any) -> bool:
    """Whether depth is that of the color pixels already, as in a D405; aligning it again would tear holes."""
    depth = frames.get_depth_frame().profile.as_video_stream_profile()
    color = frames.get_color_frame().profile.as_video_stream_profile()
    shift = depth.get_extrinsics_to(color)
    still = np.allclose(shift.rotation, np.eye(3).ravel(), atol=1e-6) and np.allclose(shift.translation, 0.0, atol=1e-6)
    return bool(still) and np.allclose(_numbers(depth.get_intrinsics()), _numbers(color.get_intrinsics()), rtol=1e-6)


def _numbers(lens: Any) -> tuple[float, ...]:
    return (lens.width, lens.height, lens.fx, lens.fy, lens.ppx, lens.ppy, *lens.coeffs)


def _apart_ms(color: Any) -> float:
    """Return how far stamps of one time may be apart [ms]: half a period, for color and depth need not start as one."""
    return 500.0 / float(color.profile.fps())
