"""Puts observations together: of robot, world and cameras what a library needs."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from hcvla.cameras.image_stream import Images
from hcvla.robots.arm import Arm
from hcvla.skills.needs import Needs
from hcvla.skills.skill import Observation
from hcvla.world.world import World


class ObservationSource:
    """Observes, and keeps as much of the past as is needed."""

    def __init__(self, arm: Arm, world: World, images: Images | None, needs: Needs) -> None:
        """Look at what `needs` says; `images` may be None if it names no camera."""
        self._arm, self._world, self._images, self._needs = arm, world, images, needs
        self._past: deque[Observation] = deque(maxlen=needs.history)

    def observe(self) -> Observation:
        """Return what a skill may look at now, with what it may have seen before."""
        # Judges look at objects too, whatever the library needs.
        objects = {item.name: item for item in self._world.objects()}
        state = self._arm.state()
        images = self._images.newest(state.stamp_sec) if self._images is not None and self._needs.cameras else {}
        now = Observation(state, objects, images)
        past = tuple(self._past)
        if self._needs.history:
            self._past.append(now)
        return replace(now, past=past)

    def forget(self) -> None:
        """Begin a call: nothing was seen before."""
        self._past.clear()
