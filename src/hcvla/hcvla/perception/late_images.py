"""Images that come late, out of order or without the arm's state: each is taken in as of its own time, or left out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.arm_timeline import ArmTimeline
from hcvla.perception.errors import UnpairedImagesError
from hcvla.perception.perception import Perception
from hcvla.robots.arm import ArmState

_MANY_IMAGES = 10
"""So many images in a row without the arm's state are no accident: a second at the cameras' usual rate."""


class LateImages:
    """Feeds a Perception in order of time. Not safe to share between threads.

    An image paired with the arm as it is now instead of as it was shows parts of the arm where no arm is: objects that
    are not there. And what the gripper does between two images must be followed, or a slow camera misses a grasp.
    """

    def __init__(self, perception: Perception) -> None:
        """Begin without states and images."""
        self._perception = perception
        self._timeline = ArmTimeline()
        self._older_images = 0
        self._left_out = 0
        self._scene_sec = -math.inf

    @property
    def state_sec(self) -> float:
        """Stamp of the newest state [s], minus infinity if there is none."""
        return self._timeline.newest_sec

    def add_state(self, state: ArmState) -> None:
        """Take in the arm's newest state."""
        if state.stamp_sec < self._timeline.newest_sec:
            # The clock began again, and with it everything that is seen.
            self._scene_sec = -math.inf
        self._timeline.add(state)

    def begin_scene(self, stamp_sec: float) -> None:
        """Forget what was seen: there is another scene, and images up to a time [s] are still of the last one."""
        self._perception.reset()
        self._scene_sec = stamp_sec

    def add_images(self, stamp_sec: float, frames: Mapping[str, RgbdFrame]) -> bool:
        """Take in the frames of one time [s], by camera; return False if they had to be left out.

        Raises UnpairedImagesError if many in a row were.
        """
        if stamp_sec <= self._scene_sec:
            return False
        state = self._timeline.at(stamp_sec)
        if state is None or self._is_out_of_order(stamp_sec):
            self._left_out += 1
            if self._left_out >= _MANY_IMAGES:
                raise UnpairedImagesError(self._left_out, stamp_sec, self._timeline.newest_sec)
            return False
        for earlier in self._timeline.take_until(stamp_sec):
            if earlier.stamp_sec < stamp_sec:
                self._perception.follow(earlier)
        self._perception.update(frames, state)
        self._left_out = 0
        return True

    def catch_up(self) -> None:
        """Follow the arm to its newest state; right only where no image is under way."""
        for state in self._timeline.take_until(self._timeline.newest_sec):
            self._perception.follow(state)

    def _is_out_of_order(self, stamp_sec: float) -> bool:
        """Whether an image is an older one that was overtaken; two in a row mean that the clock began again."""
        self._older_images = self._older_images + 1 if stamp_sec < self._perception.seen_sec() else 0
        return self._older_images == 1
