"""throw: a straight run toward the target, and a release when what is let go would fall onto it. Simulation only."""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import UnreachableError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.skills.ballistics import Aim, Swing, choose_aim
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.tool import downward

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


def _run(body: Body, aim: Aim, target: NamedObject) -> tuple[np.ndarray, np.ndarray]:
    """Return where the run starts and where it is aimed, tool poses of Shape=(6,); raise UnreachableError."""
    speed = body.config.throw_speed_m_s
    start, end = aim.start_m(speed), aim.end_m(speed)
    places = [start * aim.ahead, end * aim.ahead]
    unwrapped_yaws = body.reach.unwrapped_yaws(places[0], aim.bearing_rad, math.pi)
    # The pads close across the throw, so that what is let go leaves between them.
    within = start >= _NEAREST_RUN_M and end <= _FARTHEST_RUN_M
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
    swing = Swing(aim, body.config)
    swing.update(body.measured(), body.now_sec)
    while not swing.is_time:
        yield from body.act("swing", None, min(body.config.transit_speed_m_s, swing.speed_cap_m_s))
        swing.update(body.measured(), body.now_sec)
    yield from body.act("release", body.config.hand.stroke_m)
    yield from body.move_gripper(body.config.hand.stroke_m, "release")
    body.halt()
