"""The cameras' images as the policy sees them."""

from __future__ import annotations

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.skills.needs import CameraNeed, Needs
from hcvla.skills.skill import Observation


class MissingImageError(HcvlaError):
    """A camera that the policy looks through shows nothing, or images of another size."""

    outcome = Outcome.CAMERA_LOST

    def __init__(self, camera: str, found: str, pixels: int) -> None:
        """Say which, what there is, and what is expected."""
        super().__init__(f"camera '{camera}' gives {found}; the policy expects {pixels} x {pixels} pixels")


def needs_of(config: ObservationConfig) -> Needs:
    """Return what a library has to provide for the policy."""
    return Needs({camera: CameraNeed(config.image_pixels) for camera in CAMERAS}) if config.images else Needs()


def pictures(observation: Observation, config: ObservationConfig) -> np.ndarray | None:
    """Return the newest images, Shape=(cameras, pixels, pixels, 3), uint8; None if the policy sees none.

    Raises MissingImageError.
    """
    if not config.images:
        return None
    pixels, found = config.image_pixels, []
    for camera in CAMERAS:
        image = observation.images.get(camera)
        if image is None or image.rgb.shape != (pixels, pixels, 3):
            said = "no image" if image is None else " x ".join(map(str, image.rgb.shape))
            raise MissingImageError(camera, said, pixels)
        found.append(image.rgb)
    return np.stack(found)
