"""A hand that shut on nothing rises until it is seen where the object is: over a place it hides what it looks for.

So does one that is stuck again where its call was begun again, as from there it is sent to the same place.

Measured: an object was moved by 55 mm while the hand came down. The hand shut on nothing, rose by 8 cm as scripts do,
and hid the object from the camera all the time: it came down on the same place until time was over.
"""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject

_RISE_M = 0.2
"""How far it rises: less, and the camera may see a corner of the object behind the hand, which shows no motion."""
_RISEN_M = 0.02
"""So near to that height it has risen."""
_FOLLOWS_SEC = 0.2
"""Perception believes in a change after two images."""
_LIMIT_SEC = 2.0
"""What is not seen by then is looked for no longer."""


class SecondLook:
    """Straight up, until what was to be grasped is seen."""

    def __init__(self, at: np.ndarray, now_sec: float, highest_m: float) -> None:
        """Begin at a measured tool pose, Shape=(6,); far from the base the arm reaches no higher than `highest_m`."""
        self.goal = at.copy()
        """Tool pose, Shape=(6,)."""
        self.goal[2] = max(at[2], min(at[2] + _RISE_M, highest_m))
        self._until_sec = now_sec + _LIMIT_SEC
        self._risen_sec: float | None = None

    def is_over(self, at: np.ndarray, item: NamedObject | None, now_sec: float) -> bool:
        """Whether the object, if it is known, has been seen from up there, or time is up; to be called each period."""
        if self._risen_sec is None and at[2] > self.goal[2] - _RISEN_M:
            self._risen_sec = now_sec
        seen = (
            self._risen_sec is not None
            and item is not None
            and item.visible
            and item.last_seen_sec >= self._risen_sec + _FOLLOWS_SEC
        )
        return seen or now_sec > self._until_sec
