"""Puts observations together: of robot, world and cameras what a library needs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.cameras.image_stream import Images
from hcvla.robots.arm import Arm
from hcvla.skills.needs import Needs
from hcvla.skills.skill import Observation
from hcvla.world.world import OBJECTS_LIMIT_SEC, World

_AS_GOOD_AS_NOW_SEC = 0.15
"""Images come every 0.1 s and are 0.06 s old (median): one this much older than a call's end shows what it did."""


class LateImagesError(HcvlaError):
    """Objects are known from images that are too old to start or judge a call by."""

    outcome = Outcome.NODE_LOST

    def __init__(self, age_sec: float) -> None:
        """Say how old."""
        super().__init__(
            f"the newest image that objects are known from is {age_sec:.1f} s old; are the camera and perception slow?"
        )


class ObservationSource:
    """Observes, and keeps as much of the past as is needed."""

    def __init__(self, arm: Arm, world: World, images: Images | None, needs: Needs) -> None:
        """Look at what `needs` says; `images` may be None if it names no camera."""
        self._arm, self._world, self._images, self._needs = arm, world, images, needs
        self._past: deque[Observation] = deque(maxlen=needs.history)

    def observe(self) -> Observation:
        """Return what a skill may look at now, with what it may have seen before."""
        # Judges look at objects too, even if the library does not.
        objects = {item.name: item for item in self._world.objects()}
        state = self._arm.state()
        images = self._images.newest(state.stamp_sec) if self._images is not None and self._needs.cameras else {}
        age_sec = max(0.0, state.stamp_sec - self._world.seen_sec())
        now = Observation(state, objects, images, age_sec)
        past = tuple(self._past)
        if self._needs.history:
            self._past.append(now)
        return replace(now, past=past)

    def catch_up(self, stamp_sec: float) -> Iterator[Observation]:
        """Let time pass until images show the scene as of a time [s]; yield what is observed on the way.

        Raises LateImagesError if they do not within `OBJECTS_LIMIT_SEC`.
        """
        start_sec = self._arm.state().stamp_sec
        # No image is newer than now: a time that is belongs to a clock that ended with its robot or simulator.
        wanted_sec = min(stamp_sec, start_sec) - _AS_GOOD_AS_NOW_SEC
        while self._world.seen_sec() < wanted_sec:
            late_sec = self._arm.state().stamp_sec - start_sec
            if late_sec > OBJECTS_LIMIT_SEC:
                raise LateImagesError(start_sec + late_sec - self._world.seen_sec())
            self._arm.wait(CONTROL_PERIOD_SEC)
            yield self.observe()

    def forget(self) -> None:
        """Begin a call: nothing was seen before."""
        self._past.clear()
