"""throw: a straight run toward the target, and a release when what is let go would fall onto it. Simulation only."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.api.errors import UnreachableError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand, Held
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.tool import downward

_GRAVITY = 9.81
_HEIGHT_M = 0.38
"""Height of the run above the table for a flat target."""
_OVER_POST_M = 0.14
"""Height of the run above the top of a target that stands up: what is thrown must come from the side."""
_POST_SHARE = 0.75
"""Height at which it should meet such a target, as a share of the target's."""
_INTO_M = 0.020
"""So far behind the front of such a target the throw is aimed: it meets the front a little earlier and higher."""
_FLAT_M = 0.03
"""A target lower than this is thrown onto."""
_RUN_M = 0.24
"""Way from rest to the wanted place of release: enough to reach full speed."""
_BEYOND_M = 0.08
"""The run is aimed so far beyond, so that the arm does not brake before the release."""
_OPENING_SEC = 0.03
"""From the command until the pads no longer touch."""
_FLIGHT_SEC = 1.2
"""What was thrown gets so long to come to rest."""
_NEAREST_RUN_M, _FARTHEST_RUN_M = 0.25, 0.755
"""Distances of the tool from the base at that height."""


def throw(body: Body, hand: Hand, name: str) -> Script:
    """Throw the held object at the object called `name`."""
    held = hand.holding(body.observation)
    if held is None:
        return GaveUp(Outcome.NOT_GRASPED, f"the hand holds nothing that could be thrown at '{name}'")
    target = body.known(name)
    aim = choose_aim(held, target)
    start, end = _run(body, aim, target)
    yield from body.go(lambda: start, ("carry", "wind up"), below_m=held.below_tool_m, carried=held.item.name)
    yield from body.pause(0.2, "wind up")
    yield from _swing(body, aim, end)
    hand.held = None
    yield from body.pause(_FLIGHT_SEC, "look")
    return None


@dataclass(frozen=True)
class Aim:
    """Where what is thrown should meet its target."""

    ahead: np.ndarray
    """Direction from the base over the table, Shape=(2,)."""
    distance_m: float
    """Of the thrown object's centre from the base when they meet."""
    height_m: float
    """Of the tool when it lets go."""
    fall_sec: float
    """From the release until they meet."""

    @property
    def bearing_rad(self) -> float:
        """The direction as an angle."""
        return math.atan2(float(self.ahead[1]), float(self.ahead[0]))


def choose_aim(held: Held, target: NamedObject) -> Aim:
    """Return how to hit a target: onto the middle of a flat one, against the side of one that stands up."""
    place = target.pose.position[:2]
    distance = float(np.linalg.norm(place))
    half = min(held.item.size[:2]) / 2.0
    flat = target.top_z < _FLAT_M
    height = _HEIGHT_M if flat else target.top_z + _OVER_POST_M
    meets_z = target.top_z + held.item.size[2] / 2.0 if flat else _POST_SHARE * target.top_z
    meets_m = distance if flat else distance - half - min(target.size[:2]) / 2.0 + _INTO_M
    fall = math.sqrt(2.0 * max(height + held.above_m - meets_z, 0.01) / _GRAVITY)
    return Aim(place / distance, meets_m, height, fall)


def _run(body: Body, aim: Aim, target: NamedObject) -> tuple[np.ndarray, np.ndarray]:
    """Return where the run starts and where it is aimed, tool poses of Shape=(6,); raise UnreachableError."""
    release = aim.distance_m - body.config.throw_speed_m_s * (aim.fall_sec + _OPENING_SEC)
    places = [(release - _RUN_M) * aim.ahead, (release + _BEYOND_M) * aim.ahead]
    unwrapped_yaws = body.reach.unwrapped_yaws(places[0], aim.bearing_rad, math.pi)
    # The pads close across the throw, so that what is let go leaves between them.
    within = release - _RUN_M >= _NEAREST_RUN_M and release + _BEYOND_M <= _FARTHEST_RUN_M
    for yaw in sorted(unwrapped_yaws, key=lambda yaw: abs(yaw - body.yaw_rad)):
        run = [downward(float(x), float(y), aim.height_m, yaw) for x, y in places]
        if within and all(map(body.reach.reaches, run)):
            return run[0], run[1]
    distance = math.hypot(target.pose.x, target.pose.y)
    raise UnreachableError(
        f"'{target.name}' is {distance:.2f} m from the base; the arm throws to between 0.70 and 0.80 m"
    )


def _swing(body: Body, aim: Aim, end: np.ndarray) -> Motion:
    """Run until the object, let go in the next period, would fall nearer to the target than a period later."""
    body.target = end
    before, before_sec = float(body.measured()[:2] @ aim.ahead), body.now_sec
    released = False
    while not released:
        yield from body.act("swing")
        at = float(body.measured()[:2] @ aim.ahead)
        period = max(body.now_sec - before_sec, 1e-3)
        speed = (at - before) / period
        lands = at + speed * (_OPENING_SEC + aim.fall_sec)
        before, before_sec = at, body.now_sec
        at_end = float(end[:2] @ aim.ahead) - at < body.config.position_tolerance_m
        released = lands + speed * period / 2.0 >= aim.distance_m or at_end
    yield from body.act("release", body.config.hand.stroke_m)
    yield from body.move_gripper(body.config.hand.stroke_m, "release")
    body.halt()
