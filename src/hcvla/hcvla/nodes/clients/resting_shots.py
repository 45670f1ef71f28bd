"""Shots for a calibration, taken while the arm of the running stack is at rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hcvla.cameras.calibration.views import Shot
from hcvla.configuration.ranges import PositiveFloat, PositiveInt
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.captures import RemoteCaptures
from hcvla.robots.kinematics import Kinematics

HAND_FRAME = "fr3_hand"


@dataclass(frozen=True, kw_only=True)
class RestConfig:
    """When the arm counts as at rest, and what is taken then."""

    still_rad_s: PositiveFloat = 0.01
    """Every joint is slower than this [rad/s]..."""
    still_sec: PositiveFloat = 0.3
    """... for so long [s]: the hand swings after it has stopped."""
    images: PositiveInt = 5
    """Images that are averaged: noise of 3 grey levels becomes 1.3."""
    image_limit_sec: PositiveFloat = 3.0
    """Without an image for so long the camera is lost [s]."""
    poll_sec: PositiveFloat = 0.05
    """How often the arm is looked at meanwhile [s, robot's clock]."""


class RestingShots:
    """Takes shots; the hand's pose comes from the measured joints by our own kinematics, never from a target."""

    def __init__(self, arm: RemoteArm, captures: RemoteCaptures, config: RestConfig | None = None) -> None:
        """Watch an arm and a camera."""
        self._arm, self._captures, self._config = arm, captures, config or RestConfig()
        self._kinematics = Kinematics()

    def T_base_hand(self) -> np.ndarray:
        """Return where the hand is now, Shape=(4, 4)."""
        state = self._arm.state()
        return self._kinematics.link_frames(state.q, state.gripper.width_m)[HAND_FRAME]

    def wait_for_rest(self, limit_sec: float) -> bool:
        """Wait until the arm is at rest; return False if it is not after a limit [s]. Raise NodeLostError."""
        start_sec = moved_sec = self._arm.state().stamp_sec
        while True:
            state = self._arm.state()
            if np.abs(state.dq).max() > self._config.still_rad_s:
                moved_sec = state.stamp_sec
            if state.stamp_sec - moved_sec >= self._config.still_sec:
                return True
            if state.stamp_sec - start_sec > limit_sec:
                return False
            self._arm.wait(self._config.poll_sec)

    def take(self) -> Shot | None:
        """Return the mean of the next images of an arm at rest, None if it moved meanwhile.

        Raises CameraLostError or NodeLostError.
        """
        before = self._arm.state()
        stamp_sec, captures = before.stamp_sec, []
        for _ in range(self._config.images):
            captures.append(self._captures.after(stamp_sec, self._config.image_limit_sec))
            stamp_sec = captures[-1].stamp_sec
        after = self._arm.state()
        if max(np.abs(before.dq).max(), np.abs(after.dq).max()) > self._config.still_rad_s:
            return None
        newest = captures[-1]
        rgb = np.mean([capture.rgb for capture in captures], axis=0).round().astype(np.uint8)
        return Shot(
            rgb=rgb,
            intrinsics=newest.intrinsics,
            T_base_hand=self.T_base_hand(),
            depth_m=newest.depth_m if newest.depth_m.any() else None,
        )
