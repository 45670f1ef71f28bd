"""pick: approach, descend, grasp, lift; tried again when the grasp misses or slips."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from hcvla.api.outcomes import Outcome
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand, Held, grip_of
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.grasp import Grasp, choose_grasp
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.skill import Action, Observation
from hcvla.skills.supports import ground_z
from hcvla.world.shapes import yaw_error

_REPLAN_M = 0.03
"""An object that moved this far may need another grasp: its neighbours changed."""


def pick(body: Body, hand: Hand, name: str) -> Script:
    """Grasp the object called `name` and lift it."""
    held = hand.holding(body.observation)
    if held is not None:
        return (yield from _already_held(body, held, name))
    for _ in range(body.config.retries + 1):
        hand.held = yield from _grasp(body, name)
        grasped_z = body.state.T_base_tool.z
        if hand.held.is_felt(body.state, body.judge):
            yield from body.straight(body.above(body.config.lift_m), "lift")
        risen = body.state.T_base_tool.z - grasped_z > body.judge.lifted_m
        if risen and hand.held.is_felt(body.state, body.judge):
            return None
        hand.held = None
        yield from _back_off(body)
    return None


def _already_held(body: Body, held: Held, name: str) -> Script:
    """Finish a pick that was interrupted after the gripper had closed: lift what is not lifted yet."""
    if held.item.name != name:
        return GaveUp(Outcome.BAD_ARGUMENT, f"the hand holds '{held.item.name}'; place it before picking '{name}'")
    item = replace(held.item, pose=held.object_pose(body.measured()))
    if item.bottom_z - ground_z(item, body.others(name)) < body.config.lift_m / 2.0:
        yield from body.straight(body.above(body.config.lift_m), "lift")
    return None


def _grasp(body: Body, name: str) -> Generator[Action, Observation, Held]:
    """Follow the object down and close the gripper on it; return how it then should lie in the hand."""
    target = _Target(body, name)
    yield from body.go(target.tool_pose, ("approach", "descend"), width_m=target.grasp.open_m, until=body.pressed)
    item = target.item
    yield from body.move_gripper(0.0, "grasp")
    return grip_of(item, body.state.T_base_tool, body.yaw_rad)


def _back_off(body: Body) -> Motion:
    """Let go, rise, and give perception time to look again."""
    yield from body.move_gripper(body.config.hand.stroke_m, "release")
    yield from body.straight(body.above(body.config.lift_m), "retreat")
    yield from body.pause(body.judge.settle_sec, "look")


class _Target:
    """The object as last seen, and the grasp on it; follows real moves, not the noise of perception."""

    def __init__(self, body: Body, name: str) -> None:
        self._body, self._name = body, name
        self.item = body.known(name)
        self.grasp = self._choose()

    def tool_pose(self) -> np.ndarray:
        """Return where the tool closes, Shape=(6,)."""
        seen, config = self._body.known(self._name), self._body.config
        moved = seen.pose.distance(self.item.pose)
        turned = abs(yaw_error(seen, self.item.pose.yaw, seen.pose.yaw))
        if seen.visible and (moved > config.follow_m or turned > config.follow_rad):
            self.item = seen
            if seen.pose.distance(self._chosen_at) > _REPLAN_M:
                self.grasp = self._choose()
        return self.grasp.tool_pose(self.item)

    def _choose(self) -> Grasp:
        body = self._body
        self._chosen_at = self.item.pose
        others = body.others(self._name)
        return choose_grasp(self.item, others, body.reach, body.config, body.yaw_rad)
