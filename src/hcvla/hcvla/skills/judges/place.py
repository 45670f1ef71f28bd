"""place and cover: let go, and seen at rest where it belongs."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.judges.carrying import CarriedYaw, in_hand
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation
from hcvla.skills.supports import is_over, resting_height
from hcvla.world.shapes import surface_z, symmetry_rad, wrap


class PutDownJudge(Judge):
    """What placing and covering share: something was held, was let go, and is seen at rest."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note what is held."""
        super().__init__(call, first, config)
        self.held = in_hand(first)
        self._yaw = CarriedYaw(self.held.name, first) if self.held is not None else None

    def note(self, observation: Observation, action: Action) -> None:
        """Follow how far the hand turns what it holds."""
        if self._yaw is not None:
            self._yaw.update(observation)

    def unseen(self) -> Sequence[str]:
        """Return what was put down, unless it is seen at rest."""
        return [self.held.name] if self.held is not None and not self.sightings.at_rest(self.held.name) else []

    def verdict(self) -> Verdict | None:
        """Return the verdict once what was let go is seen at rest."""
        if self.held is None or self._yaw is None:
            return Verdict(Outcome.NOT_GRASPED, f"the hand held nothing that could be put down by '{self.call.label}'")
        name = self.held.name
        if self.now.state.gripper.grasped:
            return Verdict(Outcome.NOT_PLACED, f"the gripper still holds '{name}'")
        if self.unseen():
            return None
        item = self.known(name)
        return self._at_rest(item, wrap(self._yaw.yaw_rad + self._yaw.off(item)))

    @abstractmethod
    def _at_rest(self, item: NamedObject, yaw_rad: float) -> Verdict:
        """Judge where it rests; `yaw_rad` is its yaw with all the turns that the hand gave it."""


class PlaceJudge(PutDownJudge):
    """place: within a distance of the pose, or on the object."""

    def _at_rest(self, item: NamedObject, yaw_rad: float) -> Verdict:
        target = self.call.arguments["target"]
        if isinstance(target, Actor):
            on = self.known(target.name)
            wanted = on.pose.moved(dz=surface_z(on) + item.size[2] / 2.0 - on.pose.z)
        else:
            assert isinstance(target, Pose), "place takes a pose or an object"
            on, others = None, [other for other in self.now.objects.values() if other.name != item.name]
            wanted = Pose.from_yaw(target.x, target.y, resting_height(item, target, others), target.yaw)
        aside, height = math.hypot(item.pose.x - wanted.x, item.pose.y - wanted.y), item.pose.z - wanted.z
        turn = abs(wrap(wanted.yaw - yaw_rad)) if symmetry_rad(item) else 0.0
        measures = {
            "position_error_m": math.hypot(aside, height),
            "height_error_m": height,
            "yaw_error_rad": turn,
        }
        why = self._misplaced(item, on, aside, height)
        if not why and self.call.arguments.get("match_yaw") and turn > self.config.place_yaw_tolerance_rad:
            why = f"'{item.name}' is turned {math.degrees(turn):.0f} degrees from its pose"
        return Verdict(Outcome.NOT_PLACED if why else Outcome.DONE, why or f"placed '{item.name}'", measures)

    def _misplaced(self, item: NamedObject, on: NamedObject | None, aside_m: float, height_m: float) -> str:
        """Return why it does not lie where it belongs; empty if it does."""
        where = f"{mm(aside_m)} aside and {mm(height_m)} above its place"
        if on is None:
            far = math.hypot(aside_m, height_m) > self.config.place_tolerance_m
            return f"'{item.name}' lies {where}" if far else ""
        rests = abs(height_m) < self.config.moved_m and is_over(item, on)
        return "" if rests else f"'{item.name}' does not lie on '{on.name}': it is {where}"


class CoverJudge(PutDownJudge):
    """cover: the box stands on the table, centred over the object, which cannot be seen any more."""

    def _at_rest(self, item: NamedObject, yaw_rad: float) -> Verdict:
        name = self.actor("actor")
        # Covered, it is known to be where it was last seen; seen, it is not covered.
        hidden = self.known(name)
        aside = math.hypot(item.pose.x - hidden.pose.x, item.pose.y - hidden.pose.y)
        height = item.pose.z - item.size[2] / 2.0
        measures = {"position_error_m": math.hypot(aside, height), "height_error_m": height}
        if abs(height) > self.config.moved_m:
            return Verdict(Outcome.NOT_PLACED, f"'{item.name}' stands {mm(height)} above the table", measures)
        if aside > self.config.place_tolerance_m:
            return Verdict(Outcome.NOT_PLACED, f"'{item.name}' stands {mm(aside)} aside of '{name}'", measures)
        return Verdict(Outcome.DONE, f"covered '{name}' with '{item.name}'", measures)
