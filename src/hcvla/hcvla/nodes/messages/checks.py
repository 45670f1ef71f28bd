"""What a message must be before it is believed: numbers that are finite, frames and codes that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from sensor_msgs.msg import CameraInfo, Image

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.outcomes import Outcome

LARGEST = 1e6
"""Metres, radians, newtons: no number of a robot on a table is larger, and no sum or square of these overflows."""
MOST_OBJECTS = 200
"""A table has no more."""
MOST_PIXELS = 4096
"""Width and height of the largest image that is taken."""


class BadMessageError(HcvlaError):
    """A message that no part of hcvla would send; it is ignored."""

    def __init__(self, what: str, found: object, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{what} is {excerpt(found)}, expected {expected}")


class ImageFormatError(HcvlaError):
    """An image or its calibration has a form that hcvla does not take."""

    outcome = Outcome.CAMERA_LOST


def check_numbers(what: str, numbers: Iterable[float]) -> None:
    """Raise BadMessageError unless all are finite and no larger than `LARGEST`."""
    values = np.asarray(numbers, dtype=float).ravel()
    bad = ~(np.abs(values) <= LARGEST)
    if bad.any():
        raise BadMessageError(what, f"{values[bad][0]:g}", f"finite numbers up to {LARGEST:g}")


def check_frame(what: str, found: str, expected: str) -> None:
    """Raise BadMessageError unless a message is in the frame that is expected."""
    if found != expected:
        raise BadMessageError(f"{what}: header.frame_id", f"'{excerpt(found)}'", f"'{expected}'")


def check_image(message: Image, bytes_per_pixel: Mapping[str, int]) -> None:
    """Raise ImageFormatError unless an image has one of these encodings and as many bytes as its size says."""
    if message.encoding not in bytes_per_pixel:
        expected = " or ".join(bytes_per_pixel)
        raise ImageFormatError(f"image has encoding '{excerpt(message.encoding)}', expected {expected}")
    size = f"image of {message.width}x{message.height} {message.encoding}"
    if not (0 < message.width <= MOST_PIXELS and 0 < message.height <= MOST_PIXELS):
        raise ImageFormatError(f"{size}, expected 1 to {MOST_PIXELS} pixels each way")
    row = message.width * bytes_per_pixel[message.encoding]
    if message.step < row:
        raise ImageFormatError(f"{size} has step {message.step}, expected {row} or more bytes a row")
    if len(message.data) != message.height * message.step:
        raise ImageFormatError(f"{size} has {len(message.data)} bytes, expected {message.height * message.step}")


def check_calibration(message: CameraInfo) -> None:
    """Raise ImageFormatError unless a calibration is that of a pinhole camera."""
    k = np.array(message.k, dtype=float)
    finite = bool((np.abs(k) <= LARGEST).all())
    if not finite or k[0] <= 0.0 or k[4] <= 0.0 or abs(k[8] - 1.0) > 1e-6:
        raise ImageFormatError(f"camera_info has k = {excerpt(k.tolist())}, expected focal lengths above 0, k[8] = 1")
