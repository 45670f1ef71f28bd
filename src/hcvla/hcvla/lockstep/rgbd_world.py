"""Perception in lockstep: cameras and tracker on the simulated clock."""

from __future__ import annotations

from hcvla.api.types import NamedObject
from hcvla.cameras.frame import Cameras
from hcvla.lockstep.arm import LockstepArm
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.perception import Perception


class SeenWorld:
    """Implements World: named objects from rendered images; renders in the thread in which time passes."""

    def __init__(self, arm: LockstepArm, cameras: Cameras, rate_hz: float, config: PerceptionConfig) -> None:
        """Look once, and again whenever an image is due, at `rate_hz`."""
        self._arm, self._cameras, self._period_sec = arm, cameras, 1.0 / rate_hz
        self.perception = Perception(config)
        self._next_sec = arm.state().stamp_sec
        self._on_wait()
        if len(self.perception.cameras) > len(self._frames):
            # Something is in the gripper from the start.
            self._next_sec = arm.state().stamp_sec
            self._on_wait()
        arm.on_wait.append(self._on_wait)

    def objects(self) -> list[NamedObject]:
        """Return the newest estimates, in the base frame."""
        return self.perception.objects()

    def _on_wait(self) -> None:
        state = self._arm.state()
        if state.stamp_sec >= self._next_sec - 1e-6:
            self._frames = {name: self._cameras.frame(name) for name in self.perception.cameras}
            self._next_sec = state.stamp_sec + self._period_sec
        self.perception.update(self._frames, state)
