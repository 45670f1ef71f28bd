"""Perception as the rest of the system uses it: frames and arm states in, named objects out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hcvla.api.types import NamedObject
from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detector import FrameDetections
from hcvla.perception.detectors.load import TableDetector, load_detector
from hcvla.perception.errors import CameraLostError
from hcvla.perception.held_object_detector import InHand
from hcvla.perception.tracker import Tracker
from hcvla.robots.arm import ArmState
from hcvla.world.lookup import find_object


class Perception:
    """Named objects from RGB-D images; implements `World`. Not safe to share between threads."""

    def __init__(self, config: PerceptionConfig | None = None, detector: TableDetector | None = None) -> None:
        """Start knowing nothing; load the configured detector unless one is given. Raise DetectorError."""
        self.config = config or PerceptionConfig()
        self._detector = detector or load_detector(self.config)
        self._tracker = Tracker(self.config.tracker)
        self._in_hand = InHand(self.config.in_hand, self.config.shapes)
        self._hand_wanted = False
        self._newest_sec: float | None = None
        self.detected: FrameDetections | None = None
        """What the newest image showed by itself; for overlays and debugging."""

    @property
    def cameras(self) -> tuple[str, ...]:
        """The cameras whose frames are wanted next: the hand's only while it holds something unknown."""
        return (self.config.camera, self.config.hand_camera) if self._hand_wanted else (self.config.camera,)

    def update(self, frames: Mapping[str, RgbdFrame], state: ArmState) -> None:
        """Update with the newest frames, by camera, and the arm's state; raise CameraLostError or BadFrameError.

        A frame that was already used costs nothing: only what the gripper holds is moved on.
        """
        frame = frames.get(self.config.camera)
        limit = self.config.tracker.max_frame_age_sec
        if frame is None:
            raise CameraLostError(self.config.camera, None, limit)
        age = state.stamp_sec - frame.stamp_sec
        if age > limit:
            raise CameraLostError(self.config.camera, age, limit)
        self._look_at_table(frame, state)
        self._look_at_hand(frames.get(self.config.hand_camera), state)

    def follow(self, state: ArmState) -> None:
        """Take in the arm's state between two images: what it grasps, carries and releases there."""
        self._tracker.move(state)

    def objects(self) -> list[NamedObject]:
        """Return the newest estimate of every known object, in the base frame; names are unique."""
        return self._tracker.objects()

    def seen_sec(self) -> float:
        """Return the stamp of the newest image that was taken in [s], minus infinity if there was none."""
        return -math.inf if self._newest_sec is None else self._newest_sec

    def locate(self, name: str) -> NamedObject:
        """Return the object that a description fits; raise ObjectNotFoundError or AmbiguousObjectError."""
        return find_object(name, self.objects())

    def reset(self) -> None:
        """Forget everything, as for a new scene."""
        self._tracker.reset()
        self._newest_sec, self.detected, self._hand_wanted = None, None, False

    def _look_at_table(self, frame: RgbdFrame, state: ArmState) -> None:
        if self._newest_sec is not None and frame.stamp_sec == self._newest_sec:
            self._tracker.move(state)
            return
        if self._newest_sec is not None and frame.stamp_sec < self._newest_sec:
            # The clock went back: another scene or a restarted simulation.
            self.reset()
        self.detected = self._detector.detect(frame, state, self._tracker.supports())
        self._tracker.update(self.detected, state)
        self._newest_sec = frame.stamp_sec

    def _look_at_hand(self, frame: RgbdFrame | None, state: ArmState) -> None:
        unknown = state.gripper.grasped and not self._tracker.holding and self._in_hand.can_look(state)
        fresh = frame is not None and abs(state.stamp_sec - frame.stamp_sec) <= self.config.tracker.max_frame_age_sec
        if unknown and frame is not None and fresh and (seen := self._in_hand.look(frame, state)) is not None:
            self._tracker.hold(seen, state)
            unknown = False
        self._hand_wanted = unknown
