"""What can go wrong between the cameras and the list of objects."""

from __future__ import annotations

import math

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome


class CameraLostError(HcvlaError):
    """A camera stopped delivering images."""

    outcome = Outcome.CAMERA_LOST

    def __init__(self, camera: str, age_sec: float | None, limit_sec: float) -> None:
        """Say which camera and how old its newest image is [s]; None = it never delivered one."""
        found = "has delivered no image" if age_sec is None else f"delivered its newest image {age_sec:.2f} s ago"
        super().__init__(f"camera '{camera}' {found}, expected one every {limit_sec:g} s; check its node and cable")


class UnregisteredDepthError(HcvlaError):
    """Depth that is not registered to color: its pixels show other points."""

    outcome = Outcome.CAMERA_LOST

    def __init__(self, camera: str, what: str, of_depth: str, of_color: str) -> None:
        """Say what differs, and how to make the driver register depth."""
        super().__init__(
            f"camera '{camera}': depth is not registered to color: its {what} is {of_depth}, color's {of_color}; "
            "let the driver align it (RealSense: align_depth.enable:=true)"
        )


class BadFrameError(HcvlaError):
    """An image that cannot be placed in the base frame."""

    outcome = Outcome.CAMERA_LOST

    def __init__(self, camera: str, found: str, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"frame of camera '{camera}': {found}, expected {expected}")


class UnpairedImagesError(HcvlaError):
    """Images come at times of which no state of the arm is known, so the arm cannot be distinguished from objects."""

    outcome = Outcome.NODE_LOST

    def __init__(self, images: int, image_sec: float, state_sec: float) -> None:
        """Compare the stamps [s]."""
        newest = "there is none" if state_sec == -math.inf else f"the newest is stamped {state_sec:.3f} s"
        super().__init__(
            f"{images} images in a row came without the arm's state of their time: image stamped {image_sec:.3f} s, "
            f"of the arm's states {newest}; is the arm's bridge running, and do both run on one clock?"
        )
