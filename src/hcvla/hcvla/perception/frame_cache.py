"""Whether anything changed since an image was last looked at closely: an idle table costs next to nothing."""

from __future__ import annotations

import numpy as np

from hcvla.cameras.frame import RgbdFrame
from hcvla.robots.arm import ArmState

_STRIDE = 4
_DEPTH_M = 0.002
_COLOR = 10
_JOINT_RAD = 1e-3
_WIDTH_M = 5e-4
_LONGEST_SEC = 1.0


class Stillness:
    """Compares every fourth pixel with those of the last image that was looked at.

    A single changed sample counts as a change, so the images of a noisy camera are always looked at.
    """

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self._key: tuple[float, np.ndarray, np.ndarray, np.ndarray, float, np.ndarray] | None = None

    def remember(self, frame: RgbdFrame, state: ArmState | None) -> None:
        """Keep what the next frames are compared with."""
        if state is None:
            self._key = None
            return
        sample = (slice(None, None, _STRIDE),) * 2
        depth, rgb = frame.depth_m[sample].copy(), frame.rgb[sample].astype(np.int16)
        self._key = (frame.stamp_sec, depth, rgb, state.q.copy(), state.gripper.width_m, frame.T_base_optical.copy())

    def holds(self, frame: RgbdFrame, state: ArmState) -> bool:
        """Whether the frame shows what the remembered one did, not longer than a second ago."""
        if self._key is None:
            return False
        stamp_sec, depth, rgb, q, width_m, T_base_optical = self._key
        sample = (slice(None, None, _STRIDE),) * 2
        return bool(
            0.0 <= frame.stamp_sec - stamp_sec < _LONGEST_SEC
            and abs(state.gripper.width_m - width_m) < _WIDTH_M
            and np.abs(state.q - q).max() < _JOINT_RAD
            and frame.depth_m[sample].shape == depth.shape
            and np.array_equal(frame.T_base_optical, T_base_optical)
            and np.abs(frame.depth_m[sample] - depth).max() < _DEPTH_M
            and np.abs(frame.rgb[sample] - rgb).max() < _COLOR
        )
