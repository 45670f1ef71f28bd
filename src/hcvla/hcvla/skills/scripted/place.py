"""place: carry, lower, release, retreat."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand, Held
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.placement import Placement, choose_cover, choose_placement
from hcvla.skills.scripted.regrasp import choose_regrasp, missing_turn, turn_on
from hcvla.skills.scripted.script import Script
from hcvla.skills.skill import Action, Observation
from hcvla.skills.supports import OVER_SURFACE_M
from hcvla.world.shapes import surface_z


def place(body: Body, hand: Hand, target: Actor | Pose, match_yaw: bool) -> Script:
    """Put the held object on an object, or with its centre at a pose."""
    held = hand.holding(body.observation)
    if held is None:
        return GaveUp(Outcome.NOT_GRASPED, "the hand holds nothing that could be placed")
    placement = choose_placement(body, held, target, match_yaw)
    placement = yield from _put_down(body, hand, held, placement)
    missing_rad = missing_turn(placement, held) if match_yaw else 0.0
    regrasp = choose_regrasp(body, held, placement, missing_rad) if missing_rad else None
    if regrasp is not None:
        yield from turn_on(body, held, placement, regrasp)
    return None


def cover(body: Body, hand: Hand, name: str) -> Script:
    """Lower the held box over the object called `name`."""
    held = hand.holding(body.observation)
    if held is None:
        return GaveUp(Outcome.NOT_GRASPED, f"the hand holds nothing that could cover '{name}'")
    yield from _put_down(body, hand, held, choose_cover(body, held, body.known(name)))
    return None


def _put_down(body: Body, hand: Hand, held: Held, placement: Placement) -> Generator[Action, Observation, Placement]:
    """Carry what is held to its place, let it go, and rise; return the placement, moved with its support."""
    name, goal = held.item.name, _Goal(body, held, placement)
    yield from body.go(goal.tool_pose, ("carry", "lower"), below_m=held.below_tool_m, carried=name, until=body.pressed)
    body.halt()
    yield from body.move_gripper(goal.placement.open_m, "release")
    hand.held = None
    yield from body.straight(body.above(body.config.retreat_m), "retreat")
    return goal.placement


class _Goal:
    """The place as last seen: a support that is moved is followed, and the object comes down on it."""

    def __init__(self, body: Body, held: Held, placement: Placement) -> None:
        self._body, self._held = body, held
        self.placement = placement

    def tool_pose(self) -> np.ndarray:
        """Return the tool pose at which the object is let go, Shape=(6,)."""
        if self.placement.on is not None:
            self._follow(self._body.known(self.placement.on.name))
        return self.placement.tool_pose(self._held) + np.array([0.0, 0.0, OVER_SURFACE_M, 0.0, 0.0, 0.0])

    def _follow(self, support: NamedObject) -> None:
        before = self.placement.on
        assert before is not None
        if not support.visible or support.pose.distance(before.pose) < self._body.config.follow_m:
            return
        off = support.pose.position - before.pose.position
        pose = self.placement.pose
        height = surface_z(support) + self._held.item.size[2] / 2.0
        moved = Pose.from_yaw(pose.x + float(off[0]), pose.y + float(off[1]), height, pose.yaw)
        self.placement = replace(self.placement, pose=moved, on=support)
