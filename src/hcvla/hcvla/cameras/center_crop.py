"""Camera images as datasets hold them: the middle square, scaled to a size.

Skills and datasets get their images through these functions only: in the running stack, in lockstep and in recordings.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from hcvla.cameras.frame import RgbdFrame


def square(image: np.ndarray, pixels: int) -> np.ndarray:
    """Return the middle square of an image, Shape=(h, w, 3), uint8, as Shape=(pixels, pixels, 3)."""
    cut = _middle(image)
    shrinks = pixels < cut.shape[0]
    return cv2.resize(
        np.ascontiguousarray(cut), (pixels, pixels), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    )


def square_frame(frame: RgbdFrame, pixels: int) -> RgbdFrame:
    """Return a frame's middle square at a size; depth is taken from the nearest pixel, not mixed."""
    height, width = frame.depth_m.shape
    side = min(height, width)
    scale = pixels / side
    intrinsics = frame.intrinsics.copy()
    intrinsics[:2, 2] -= ((width - side) // 2, (height - side) // 2)
    intrinsics[:2, :2] *= scale
    # The centre of the first pixel is at 0: half a pixel before it is where the image begins.
    intrinsics[:2, 2] = (intrinsics[:2, 2] + 0.5) * scale - 0.5
    depth = cv2.resize(np.ascontiguousarray(_middle(frame.depth_m)), (pixels, pixels), interpolation=cv2.INTER_NEAREST)
    return replace(frame, rgb=square(frame.rgb, pixels), depth_m=depth, intrinsics=intrinsics)


def _middle(image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return image[top : top + side, left : left + side]
