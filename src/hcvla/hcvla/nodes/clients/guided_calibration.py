"""Collects the views of a calibration from the running stack: says or drives where the hand goes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from hcvla.api.errors import HcvlaError, UnreachableError
from hcvla.api.types import Pose
from hcvla.cameras.calibration.folder import ViewFolder
from hcvla.cameras.calibration.proposals import proposals
from hcvla.cameras.calibration.transforms import make
from hcvla.cameras.calibration.views import Views
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.guarded_moves import NotReachedError, move_tool
from hcvla.nodes.clients.resting_shots import RestingShots
from hcvla.robots.arm import CommandRefusedError
from hcvla.robots.fr3.table import TCP_D
from hcvla.robots.kinematics import Kinematics

_T_HAND_TOOL = make(np.zeros(3), [0.0, 0.0, TCP_D])
_REST_LIMIT_SEC = 10.0
_IDLE_LIMIT_SEC = 300.0
"""Without a new view for so long the person who guides the arm has left [s, robot's clock]."""


class NoProgressError(HcvlaError):
    """The arm is no longer moved, or no view shows the board."""

    def __init__(self, views: int, reason: str) -> None:
        """Say how far it came."""
        super().__init__(f"{views} views, and no more come: {reason}")


@dataclass(frozen=True, kw_only=True)
class GuidedCalibration:
    """The parts of one guided calibration."""

    views: Views
    shots: RestingShots
    arm: RemoteArm
    folder: ViewFolder
    guess: np.ndarray
    """About where the camera is, Shape=(4, 4): only proposals depend on it."""
    say: Callable[[str], None]
    """Called with one line at a time for the person at the robot."""
    kinematics: Kinematics = field(default_factory=Kinematics)

    def drive(self, wanted: int) -> None:
        """Take a view where the arm is, then move it from proposal to proposal; raise NoProgressError."""
        if reason := self._take():
            raise NoProgressError(0, f"{reason}; move the arm so that the board is in the middle of the image")
        for T_base_tool in self._reachable():
            if len(self.views) >= wanted:
                return
            try:
                move_tool(self.arm, T_base_tool)
            except (CommandRefusedError, NotReachedError) as error:
                self.say(f"left out: {error}")
                continue
            if reason := self._take():
                self.say(f"left out: {reason}")

    def follow(self, wanted: int) -> None:
        """Take a view whenever the arm has been moved by hand and rests; raise NoProgressError."""
        targets: Iterator[Pose] = iter(())
        waited_from_sec, said = self.arm.state().stamp_sec, ""
        while len(self.views) < wanted:
            refusal = self.views.refusal(self.shots.T_base_hand()) or self._take()
            if not refusal:
                targets = self._reachable() if len(self.views) == 1 else targets
                waited_from_sec, target = self.arm.state().stamp_sec, next(targets, None)
                if target is not None and len(self.views) < wanted:
                    self.say(f"next, for example: tool at {_in_words(target)}")
                continue
            if refusal.split(":")[0] != said.split(":")[0]:
                self.say(refusal)
                said = refusal
            if self.arm.state().stamp_sec - waited_from_sec > _IDLE_LIMIT_SEC:
                raise NoProgressError(len(self.views), refusal)
            self.arm.wait(0.2)

    def _take(self) -> str:
        """Take a view once the arm is at rest; return why not, empty if it was taken."""
        if not self.shots.wait_for_rest(_REST_LIMIT_SEC):
            return "the arm does not come to rest"
        shot = self.shots.take()
        if shot is None:
            return "the arm moved while images were taken"
        if reason := self.views.offer(shot):
            return reason
        self.folder.add(len(self.views), shot)
        self.say(f"view {len(self.views)} taken")
        return ""

    def _reachable(self) -> Iterator[Pose]:
        """Yield the proposals that the arm can reach, as poses of the tool."""
        hand, board = self.views.newest()
        middle = self.views.board.middle_m
        for T_base_hand in proposals(self.views.kind, self.guess, hand, board, middle):
            T_base_tool = Pose.from_matrix(T_base_hand @ _T_HAND_TOOL)
            try:
                self.kinematics.solve(T_base_tool)
            except UnreachableError:
                continue
            yield T_base_tool


def _in_words(pose: Pose) -> str:
    """Return position and the direction of the fingers."""
    tilt = np.degrees(np.arccos(np.clip(-pose.matrix[2, 2], -1.0, 1.0)))
    return f"({pose.x:.2f}, {pose.y:.2f}, {pose.z:.2f}) m, fingers {tilt:.0f} degrees from straight down"
