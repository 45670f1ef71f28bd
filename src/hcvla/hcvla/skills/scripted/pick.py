"""pick: approach, descend, grasp, lift; tried again when the grasp misses or slips."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject
from hcvla.skills.grasped_object import Hand, Held, grip_of
from hcvla.skills.scripted.grasp import Grasp, choose_grasp
from hcvla.skills.scripted.script import Body, Motion, Script
from hcvla.skills.skill import Action, Observation
from hcvla.skills.verdicts import Sighting, holds, judge_pick
from hcvla.world.shapes import yaw_error

_REPLAN_M = 0.03
"""An object that moved this far may need another grasp: its neighbours changed."""


def pick(body: Body, hand: Hand, name: str) -> Script:
    """Grasp the object called `name` and lift it."""
    held = hand.holding(body.observation)
    if held is not None:
        return (yield from _already_held(body, held, name))
    for _ in range(body.config.retries + 1):
        before = body.known(name)
        hand.held = yield from _grasp(body, name)
        if holds(body.state, hand.held):
            yield from body.straight(body.above(body.config.lift_m), "lift")
        verdict = judge_pick(body.state, hand.held, Sighting(before, body.known(name), body.sees(name)), body.config)
        if verdict.done:
            return verdict
        hand.held = None
        yield from _back_off(body)
    return verdict


def _already_held(body: Body, held: Held, name: str) -> Script:
    """Finish a pick that was interrupted after the jaw had closed: lift what is not lifted yet."""
    if held.thing.name != name:
        return Verdict(Outcome.BAD_ARGUMENT, f"the hand holds '{held.thing.name}'; place it before picking '{name}'")
    underside = body.state.T_base_tool.z - held.below_tool_m
    if underside < body.config.lift_m / 2.0:
        yield from body.straight(body.above(body.config.lift_m), "lift")
    return judge_pick(body.state, held, Sighting(_on_table(held.thing), body.known(name), False), body.config)


def _grasp(body: Body, name: str) -> Generator[Action, Observation, Held]:
    """Follow the object down and close the jaw on it; return how it then should lie in the hand."""
    target = _Target(body, name)
    yield from body.go(target.posture, ("approach", "descend"), width_m=target.grasp.open_m, until=body.pressed)
    thing = target.thing
    yield from body.jaw(0.0, "grasp")
    return grip_of(thing, body.state.T_base_tool, body.yaw_rad)


def _back_off(body: Body) -> Motion:
    """Let go, rise, and give perception time to look again."""
    yield from body.jaw(body.config.hand.stroke_m, "release")
    yield from body.straight(body.above(body.config.lift_m), "retreat")
    yield from body.pause(body.config.settle_sec, "look")


def _on_table(thing: NamedObject) -> NamedObject:
    moved = thing.pose.moved(dz=thing.size[2] / 2.0 - thing.pose.z)
    return NamedObject(thing.name, thing.color, thing.shape, moved, thing.size)


class _Target:
    """The object as last seen, and the grasp on it; follows real moves, not the noise of perception."""

    def __init__(self, body: Body, name: str) -> None:
        self._body, self._name = body, name
        self.thing = body.known(name)
        self.grasp = self._choose()

    def posture(self) -> np.ndarray:
        """Return where the tool closes, Shape=(6,)."""
        seen, config = self._body.known(self._name), self._body.config
        moved = seen.pose.distance(self.thing.pose)
        turned = abs(yaw_error(seen, self.thing.pose.yaw, seen.pose.yaw))
        if seen.visible and (moved > config.follow_m or turned > config.follow_rad):
            self.thing = seen
            if seen.pose.distance(self._chosen_at) > _REPLAN_M:
                self.grasp = self._choose()
        return self.grasp.posture(self.thing)

    def _choose(self) -> Grasp:
        body = self._body
        self._chosen_at = self.thing.pose
        others = body.others(self._name)
        return choose_grasp(self.thing, others, body.reach, body.config, body.yaw_rad)
