"""States, images and commands, combined into frames of one time.

A frame at time t holds the state at t, between the two states around it; of each camera the newest image that had
reached the skills at t; and what was commanded from t on, before the next frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.types import NamedObject, Pose
from hcvla.datasets.schema import CAMERAS
from hcvla.datasets.vectors import (
    Commanded,
    action_vector,
    between_poses,
    between_states,
    pose_vector,
    signed_pose,
)
from hcvla.recording.live.config import AlignConfig
from hcvla.recording.live.errors import CameraStoppedError, ReferenceMissingError
from hcvla.recording.live.time_series import TimeSeries
from hcvla.robots.arm import GripperCommand, MoveCommand

REFERENCE = "tool reference"
"""What `missing` calls the poses of the arm's own motion."""
_EDGE_SEC = 1e-6
"""Stamps are rounded to nanoseconds; frames begin this much sooner, so that a stamp of their own time is theirs."""


@dataclass(frozen=True, kw_only=True)
class AlignedSample:
    """Everything of one time."""

    stamp_sec: float
    """On the robot's clock."""
    state: np.ndarray
    """Shape=(31,), as observation.state."""
    action: np.ndarray
    """Shape=(10,), as action."""
    reference: np.ndarray
    """Shape=(7,), as observation.reference."""
    images: Mapping[str, Any]
    """By camera, as they were put in."""
    image_age_sec: Mapping[str, float]
    """By camera: how much older than the frame its image is."""
    observed: Sequence[NamedObject] = ()
    """What perception had reported of objects."""
    objects: Mapping[str, NamedObject] = field(default_factory=dict)
    """The simulator's truth; empty where there is none."""
    pictured: Mapping[str, NamedObject] = field(default_factory=dict)
    """The truth at the time of the images; empty where there is none, or the images are old or not of one time."""


class Streams:
    """Takes what comes and gives frames. Not locked: its owner is."""

    def __init__(self, config: AlignConfig, cameras: Sequence[str] = CAMERAS) -> None:
        """Start empty."""
        self._config = config
        self._states: TimeSeries[tuple[np.ndarray, float]] = TimeSeries()
        self._images: dict[str, TimeSeries[Any]] = {camera: TimeSeries() for camera in cameras}
        self._images_came: dict[str, float] = {}
        self._references: TimeSeries[Pose] = TimeSeries()
        self._moves: TimeSeries[MoveCommand] = TimeSeries()
        self._grips: TimeSeries[GripperCommand] = TimeSeries()
        self._observed: TimeSeries[Sequence[NamedObject]] = TimeSeries()
        self._truth: TimeSeries[Mapping[str, NamedObject]] = TimeSeries()

    @property
    def newest_sec(self) -> float | None:
        """Time of the newest state; None before the first."""
        return self._states.newest_sec

    @property
    def missing(self) -> list[str]:
        """What nothing has come from yet: "robot", "tool reference", or a camera's name."""
        robot = [] if len(self._states) else ["robot"]
        robot += [] if len(self._references) else [REFERENCE]
        return robot + [camera for camera, track in self._images.items() if not len(track)]

    def add_state(self, stamp_sec: float, vector: np.ndarray, now_sec: float) -> None:
        """Take a measured state, Shape=(31,), that came at `now_sec` on the system clock."""
        self._states.add(stamp_sec, (vector, now_sec))

    def add_image(self, camera: str, stamp_sec: float, image: object, now_sec: float) -> None:
        """Take an image in any form, which came at `now_sec` on the system clock."""
        self._images[camera].add(stamp_sec, image)
        self._images_came[camera] = now_sec

    def add_reference(self, stamp_sec: float, T_base_tool: Pose) -> None:
        """Take where the arm's own motion has the tool."""
        self._references.add(stamp_sec, T_base_tool)

    def add_move(self, command: MoveCommand) -> None:
        """Take a command to the arm; its target is a pose."""
        self._moves.add(command.stamp_sec, command)

    def add_grip(self, stamp_sec: float, command: GripperCommand) -> None:
        """Take a command to the gripper."""
        self._grips.add(stamp_sec, command)

    def add_observed(self, stamp_sec: float, objects: Sequence[NamedObject]) -> None:
        """Take what perception reports of objects."""
        self._observed.add(stamp_sec, objects)

    def add_truth(self, stamp_sec: float, objects: Mapping[str, NamedObject]) -> None:
        """Take the true poses of all objects."""
        self._truth.add(stamp_sec, objects)

    def clear(self) -> None:
        """Forget everything, e.g. because the robot's clock jumped back."""
        for track in self._tracks():
            track.clear()

    def forget(self, time_sec: float) -> None:
        """Drop what frames from a time on do not need."""
        for track in self._tracks():
            track.forget(time_sec)

    def drop_after(self, time_sec: float) -> None:
        """Drop what is stamped after a time [s, robot's clock]."""
        for track in self._tracks():
            track.drop_after(time_sec)

    def forget_before(self, came_sec: float) -> None:
        """Drop what is older than the newest state that came before a time on the system clock [s]."""
        old = self._states.newest_where(lambda state: state[1] < came_sec)
        if old is not None:
            self.forget(old)

    def silent_sec(self, now_sec: float) -> float:
        """Return how long ago the newest state came [s, system clock]; 0 before the first."""
        newest = self._states.before(np.inf)
        return now_sec - newest[1][1] if newest else 0.0

    def came_sec(self, time_sec: float) -> float | None:
        """Return when the robot was first known to have reached a time [s, system clock]; None if it has not."""
        reached = self._states.after(time_sec - _EDGE_SEC)
        return reached[1][1] if reached else None

    def ready(self, time_sec: float, now_sec: float) -> bool:
        """Whether all that belongs to the frame of a time has come, or was waited for long enough."""
        reached = self.came_sec(time_sec)
        if reached is None:
            return False
        if now_sec - reached >= self._config.wait_sec:
            return True
        passed = self.came_sec(time_sec + CONTROL_PERIOD_SEC)
        if passed is None or now_sec - passed < self._config.settle_sec:
            return False
        return all((track.newest_sec or -np.inf) > time_sec for track in self._images.values())

    def sample(
        self, time_sec: float, action_before: np.ndarray | None, now_sec: float, command_span: tuple[float, float]
    ) -> AlignedSample:
        """Return the frame of a time that the robot has reached; raise CameraStoppedError.

        Commands count that are stamped within `command_span`, from a time on and before another, and before the next
        frame. `action_before`, Shape=(10,), holds on in what was never commanded.
        """
        images = {camera: self._image(camera, time_sec, now_sec) for camera in self._images}
        state = self._state(time_sec)
        window = (command_span[0] - _EDGE_SEC, min(time_sec + CONTROL_PERIOD_SEC, command_span[1]) - _EDGE_SEC)
        action = action_vector(self._commanded(window), state, action_before)
        ages = {camera: max(0.0, time_sec - stamp) for camera, (stamp, _) in images.items()}
        pictures = {camera: image for camera, (_, image) in images.items()}
        objects, pictured = self._objects(time_sec), self._pictured([stamp for stamp, _ in images.values()], time_sec)
        observed = self._observed.before(time_sec + _EDGE_SEC)
        return AlignedSample(
            stamp_sec=time_sec,
            state=state,
            action=action,
            reference=self._reference(time_sec),
            images=pictures,
            image_age_sec=ages,
            observed=observed[1] if observed else (),
            objects=objects,
            pictured=pictured,
        )

    def _commanded(self, window: tuple[float, float]) -> Commanded:
        move, grip = self._moves.within(*window), self._grips.within(*window)
        return Commanded(
            move.T_base_tool if move else None,
            move.max_speed_m_s if move else None,
            grip.width_m if grip else None,
            grip.force_n if grip else 0.0,
        )

    def _reference(self, time_sec: float) -> np.ndarray:
        before, after = self._references.before(time_sec), self._references.after(time_sec)
        known = before or after
        if known is None:
            raise ReferenceMissingError
        if before is None or after is None or after[0] <= before[0]:
            return pose_vector(known[1])
        share = (time_sec - before[0]) / (after[0] - before[0])
        return signed_pose(between_poses(pose_vector(before[1]), pose_vector(after[1]), share))

    def _image(self, camera: str, time_sec: float, now_sec: float) -> tuple[float, Any]:
        arrived_sec = time_sec - self._config.image_latency_sec + _EDGE_SEC
        found = self._images[camera].before(arrived_sec) or self._images[camera].before(time_sec + _EDGE_SEC)
        limit_sec = self._config.lost_image_sec
        silent_sec = now_sec - self._images_came.get(camera, -np.inf)
        # A simulation may outrun its cameras; they have not stopped then.
        if found is None or (time_sec - found[0] > limit_sec and silent_sec > limit_sec):
            raise CameraStoppedError(camera, time_sec - found[0] if found else None, limit_sec)
        return found

    def _state(self, time_sec: float) -> np.ndarray:
        before, after = self._states.before(time_sec), self._states.after(time_sec)
        if before is None or after is None:
            known = before or after
            assert known is not None, "looked up only when the robot has reached the time"
            return known[1][0]
        if after[0] <= before[0]:
            return after[1][0]
        share = (time_sec - before[0]) / (after[0] - before[0])
        return between_states(before[1][0], after[1][0], share)

    def _objects(self, time_sec: float) -> Mapping[str, NamedObject]:
        before, after = self._truth.before(time_sec), self._truth.after(time_sec)
        if before is None or after is None or after[0] <= before[0] or list(before[1]) != list(after[1]):
            known = before or after
            return known[1] if known else {}
        share = (time_sec - before[0]) / (after[0] - before[0])
        return {name: _moved(item, after[1][name], share) for name, item in before[1].items()}

    def _pictured(self, stamps: list[float], time_sec: float) -> Mapping[str, NamedObject]:
        one_time = max(stamps) - min(stamps) < _EDGE_SEC
        fresh = time_sec - min(stamps) <= self._config.old_image_sec + _EDGE_SEC
        return self._objects(stamps[0]) if one_time and fresh else {}

    def _tracks(self) -> list[TimeSeries[Any]]:
        commands = (self._references, self._moves, self._grips)
        return [self._states, *self._images.values(), *commands, self._observed, self._truth]


def _moved(item: NamedObject, later: NamedObject, share: float) -> NamedObject:
    if item.pose == later.pose:
        return item
    a, b = (np.concatenate([pose.position, pose.quaternion]) for pose in (item.pose, later.pose))
    pose = Pose(*(float(value) for value in between_poses(a, b, share)))
    return NamedObject(item.name, item.color, item.shape, pose, item.size)
