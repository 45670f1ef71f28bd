"""Perception in lockstep: cameras and tracker on the simulated clock, with the timing of a running stack."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from hcvla.api.types import NamedObject
from hcvla.cameras.frame import Cameras, RgbdFrame
from hcvla.cameras.image_stream import ImageTiming
from hcvla.lockstep.arm import LockstepArm
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.late_images import LateImages
from hcvla.perception.perception import Perception
from hcvla.robots.arm import ArmState

_SAME_TIME_SEC = 1e-6


class SeenWorld:
    """Implements World: named objects from rendered images; renders in the thread in which time passes."""

    def __init__(self, arm: LockstepArm, cameras: Cameras, timing: ImageTiming, config: PerceptionConfig) -> None:
        """Look once, and again whenever an image is due; images arrive as late as `timing` says."""
        self._arm, self._cameras, self._timing = arm, cameras, timing
        self.perception = Perception(config)
        self._late = LateImages(self.perception)
        self._under_way: deque[tuple[float, Mapping[str, RgbdFrame]]] = deque()
        self._look_now()
        if self.perception.cameras != (config.camera,):
            # Something is in the gripper from the start.
            self._look_now()
        arm.on_wait.append(self._on_wait)

    def objects(self) -> list[NamedObject]:
        """Return the newest estimates, in the base frame."""
        return self.perception.objects()

    def seen_sec(self) -> float:
        """Return the stamp of the newest image that has arrived [s]."""
        return self.perception.seen_sec()

    def _look_now(self) -> None:
        """Take in an image that is not late: the scene has been at rest for long when a task begins."""
        state = self._arm.state()
        self._late.add_state(state)
        self._late.add_images(state.stamp_sec, self._take(state))

    def _on_wait(self) -> None:
        state = self._arm.state()
        self._late.add_state(state)
        if state.stamp_sec >= self._due_sec - _SAME_TIME_SEC:
            self._under_way.append((state.stamp_sec, self._take(state)))
        while self._under_way and self._under_way[0][0] + self._timing.latency_sec <= state.stamp_sec + _SAME_TIME_SEC:
            self._late.add_images(*self._under_way.popleft())
        if not self._under_way:
            self._late.catch_up()

    def _take(self, state: ArmState) -> Mapping[str, RgbdFrame]:
        self._due_sec = state.stamp_sec + 1.0 / self._timing.rate_hz
        return {name: self._cameras.frame(name) for name in self.perception.cameras}
