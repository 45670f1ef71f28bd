"""What can go wrong between a camera and its first pixel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome


class CameraError(HcvlaError):
    """A camera delivers no images; survives the way from one process to another."""

    outcome = Outcome.CAMERA_LOST

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the message instead of the constructor's arguments."""
        return _restored, (type(self), str(self))

    @classmethod
    def restored(cls, message: str) -> Self:
        """Return an error of this class with a message that it wrote before."""
        error = cls.__new__(cls)
        Exception.__init__(error, message)
        return error


def _restored(kind: type[CameraError], message: str) -> CameraError:
    return kind.restored(message)


class CameraLibraryError(CameraError):
    """The library of a kind of camera cannot be used here."""

    def __init__(self, library: str, reason: str, fix: str) -> None:
        """Say why, and what installs it."""
        super().__init__(f"{library} cannot be used: {reason}; {fix}")


class CameraMissingError(CameraError):
    """No such camera is connected."""

    def __init__(self, wanted: str, connected: Sequence[str]) -> None:
        """Say what was looked for and what is there."""
        there = ", ".join(connected) or "none"
        super().__init__(f"{wanted} is not connected (found: {there}); check its cable and the configured name")


class AmbiguousCameraError(CameraError):
    """Several cameras fit."""

    def __init__(self, connected: Sequence[str]) -> None:
        """List them."""
        super().__init__(
            f"{len(connected)} cameras are connected ({', '.join(connected)}) and no serial number is configured; "
            "set the parameter 'scene.serial' or 'wrist.serial', in quotes"
        )


class CameraBusyError(CameraError):
    """A camera is there and does not start."""

    def __init__(self, camera: str, reason: str) -> None:
        """Give the driver's own words."""
        super().__init__(
            f"{camera} does not start ({' '.join(reason.split())}); another program may use it (realsense-viewer, "
            "another stack), or its cable is no USB 3 cable: end that program, or plug the camera in again"
        )


class CameraModeError(CameraError):
    """A camera has no stream of the wanted size and rate."""

    def __init__(self, camera: str, wanted: str) -> None:
        """Say what was wanted."""
        super().__init__(
            f"{camera} has no color and depth of {wanted}; on USB 2 there are fewer: use a USB 3 port, or set width, "
            "height and fps to what `rs-enumerate-devices` lists"
        )


class SilentCameraError(CameraError):
    """A stream stands still though it has not ended."""

    def __init__(self, camera: str, what: str, silent_sec: float) -> None:
        """Say which stream and for how long [s]."""
        super().__init__(
            f"{camera}: no {what} for {silent_sec:.1f} s though the stream has not ended; it is opened again"
        )


class RecordingEndedError(CameraError):
    """A recording has been played to its end."""

    def __init__(self, file: str, frames: int) -> None:
        """Say how much it held."""
        super().__init__(f"{file} has ended after {frames} frames; set 'repeat' to play it again and again")


class BadRecordingError(CameraError):
    """A file that cannot be played as a camera."""

    def __init__(self, file: str, found: str, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{file}: {' '.join(found.split())}; expected {expected}")


class LensError(CameraError):
    """A lens whose distortion has another form than OpenCV's."""

    def __init__(self, camera: str, model: str) -> None:
        """Name the model."""
        super().__init__(f"{camera}: its distortion is '{model}', expected none or Brown-Conrady; use another stream")
