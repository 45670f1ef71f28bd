"""Keeps open fingers from coming down on what they are to grasp: it may have moved under the hand.

Measured: an object was moved while the hand came down, and images followed 0.15 s late. The way down had begun, and a
finger pressed on its top with 196 N. A hand that came across fast began its way down as it passed over a box: it swung
16 mm too far, stood on the wall of the box, tilted it and was jammed.
"""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.skills.scripted.clearance import hand_gap
from hcvla.skills.scripted.config import HandShape

_ON_M = 0.003
"""A finger that overlaps an object by less stands beside it: perception is no surer of where that is."""
_PRESSED_M = 0.012
"""Fingertips less below an object's believed top may stand on it; farther below they are beside it."""
_OVER_M = 0.008
"""How far over the top the fingertips then wait."""
_COAST_STEPS = 2
"""A hand goes on for so many steps as it has moved in the last, before it turns: measured, 1.5."""
_PATIENCE_STEPS = 30
"""So long, 1.5 s in a call, a hand waits: what no opening fits beside is not what it is believed to be."""


class Descent:
    """Follows one hand on its way down to one object; all tool poses are Shape=(6,)."""

    def __init__(self, hand: HandShape) -> None:
        """Take the shape of the hand."""
        self._hand, self._left = hand, _PATIENCE_STEPS
        self._before: np.ndarray | None = None
        """Measured tool pose of the step before."""

    def beside(self, wanted: np.ndarray, at: np.ndarray, width_m: float, item: NamedObject) -> np.ndarray:
        """Return the wanted tool pose, or one over it if a finger is, or would come, over the object; once a step.

        `at` is the measured tool pose, `width_m` how far the pads are open.
        """
        coasting = at if self._before is None else at + _COAST_STEPS * (at - self._before)
        self._before = at
        below = self._hand.finger_below_tool_m
        least_z = item.top_z + below + _OVER_M
        deep = at[2] - below < item.top_z - _PRESSED_M
        if wanted[2] >= least_z or deep or self._left == 0:
            return wanted
        # At the height of the grasp, so that the object counts.
        grasp_z = item.pose.z
        ways = (wanted, at, coasting)
        gaps = [hand_gap(self._hand, pose, grasp_z, float(pose[5]), width_m, width_m, [item]) for pose in ways]
        if min(gaps) > -_ON_M:
            return wanted
        self._left -= 1
        return np.concatenate([wanted[:2], [least_z], wanted[3:]])
