"""push and nudge: slid over the table without being grasped, seen at rest, and the hand clear of it."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.judges.clear import hand_is_clear
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation
from hcvla.skills.standing import is_upright


class SlideJudge(Judge):
    """What pushing and nudging share."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note where the object stands."""
        super().__init__(call, first, config)
        self.name = self.actor("actor")
        self._grasped = first.state.gripper.grasped

    def note(self, observation: Observation, action: Action) -> None:
        """Note whether the pads ever close on something."""
        self._grasped |= observation.state.gripper.grasped

    def unseen(self) -> Sequence[str]:
        """Return the object, unless it is seen at rest."""
        return [] if self.sightings.at_rest(self.name) else [self.name]

    def verdict(self) -> Verdict | None:
        """Return the verdict once the object is seen at rest."""
        if self._grasped:
            return Verdict(
                Outcome.NOT_PLACED, f"'{self.name}' was to be moved without grasping; the gripper held something"
            )
        if self.unseen():
            return None
        item = self.known(self.name)
        why, measures = self._missing(item)
        if not why and not hand_is_clear(self.now.state, item, self.config):
            why = f"the gripper is still at '{self.name}'"
        return Verdict(Outcome.NOT_PLACED if why else Outcome.DONE, why or self.done_words(), measures)

    @abstractmethod
    def _missing(self, item: NamedObject) -> tuple[str, dict[str, float]]:
        """Return what is missing of where it should be, empty if nothing is; and the numbers behind that."""

    @abstractmethod
    def done_words(self) -> str:
        """Return what to say when it is done."""


class PushJudge(SlideJudge):
    """push: within a distance of the pose, or nearer to the other object."""

    def _missing(self, item: NamedObject) -> tuple[str, dict[str, float]]:
        target = self.call.arguments["target"]
        toward = isinstance(target, Actor)
        goal = self.before(target.name).pose if isinstance(target, Actor) else target
        assert isinstance(goal, Pose), "push takes a pose or an object"
        before = self.before(self.name).pose
        start, left = aside_m(before, goal), aside_m(item.pose, goal)
        measures = {"distance_left_m": left, "distance_moved_m": aside_m(before, item.pose)}
        if toward:
            measures["share_left"] = left / max(start, 1e-6)
        near = measures["share_left"] < self.config.push_remaining if toward else left <= self.config.push_tolerance_m
        return "" if near else f"'{self.name}' still has {mm(left)} of {mm(start)} to go", measures

    def done_words(self) -> str:
        """Return what to say when it is done."""
        return f"pushed '{self.name}'"


class NudgeJudge(SlideJudge):
    """nudge: far enough from where it stood, and upright."""

    def _missing(self, item: NamedObject) -> tuple[str, dict[str, float]]:
        before = self.before(self.name).pose
        moved, height = aside_m(before, item.pose), item.pose.z - before.z
        measures = {"distance_moved_m": moved, "height_error_m": height}
        if moved < self.config.nudge_m:
            return f"'{self.name}' was moved only {mm(moved)}", measures
        if abs(height) > self.config.moved_m or not is_upright(item.pose):
            return f"'{self.name}' no longer stands upright", measures
        return "", measures

    def done_words(self) -> str:
        """Return what to say when it is done."""
        return f"nudged '{self.name}'"


def aside_m(first: Pose, second: Pose) -> float:
    """Return the distance between two poses over the table [m]."""
    return math.hypot(first.x - second.x, first.y - second.y)
