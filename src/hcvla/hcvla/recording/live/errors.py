"""Why an episode ends before its task."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome


class CutOffError(HcvlaError):
    """An episode cannot go on; `cause` is one or two words to count it by."""

    def __init__(self, cause: str, message: str) -> None:
        """Take the words to count it by and the line for people."""
        super().__init__(message)
        self.cause = cause


class CameraStoppedError(CutOffError):
    """A camera sends no images any more."""

    outcome = Outcome.CAMERA_LOST

    def __init__(self, camera: str, age_sec: float | None, limit_sec: float) -> None:
        """Name the camera."""
        found = "has sent no image" if age_sec is None else f"has sent no image for {age_sec:.2f} s"
        super().__init__("camera lost", f"camera '{camera}' {found} (limit {limit_sec:g} s on the robot's clock)")


class ReferenceMissingError(CutOffError):
    """The robot's bridge does not publish where its own motion has the tool."""

    def __init__(self) -> None:
        """Name the topic."""
        super().__init__("no reference", "nothing has come on tool_reference; the robot's bridge must publish it")
