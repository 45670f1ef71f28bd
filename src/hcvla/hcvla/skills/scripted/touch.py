"""touch: closed fingertips down onto the object, until felt, and up again."""

from __future__ import annotations

import numpy as np

from hcvla.api.outcomes import Outcome
from hcvla.skills.ending import GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.script import Script
from hcvla.skills.tool import downward

_SPEED_M_S = 0.03
_ABOVE_M = 0.015
"""From here on down, the tool feels its way."""
_DEEPER_M = 0.008
"""How far below the expected top a contact is still sought."""


def touch(body: Body, hand: Hand, name: str) -> Script:
    """Touch the object called `name` from above."""
    held = hand.holding(body.observation)
    if held is not None:
        return GaveUp(Outcome.BAD_ARGUMENT, f"the hand holds '{held.item.name}'; place it before touching '{name}'")
    yaw = touch_yaw(body, body.known(name).pose.position)

    def above() -> np.ndarray:
        item = body.known(name)
        z = item.top_z + body.config.hand.finger_below_tool_m + _ABOVE_M
        return downward(item.pose.x, item.pose.y, max(z, body.lowest_z), yaw)

    if not body.reach.reaches(above()):
        raise body.reach.unreachable(f"'{name}'", above())
    yield from body.go(above, ("approach", "descend"), width_m=0.0)
    body.feel_free()
    down = above() - np.array([0.0, 0.0, _ABOVE_M + _DEEPER_M, 0.0, 0.0, 0.0])
    down[2] = max(down[2], body.lowest_z)

    def felt() -> bool:
        return body.contact_n() > body.judge.touch_force_n

    yield from body.straight(down, "touch", speed_m_s=_SPEED_M_S, until=felt)
    body.halt()
    yield from body.straight(body.above(body.config.retreat_m), "retreat")
    return None


def touch_yaw(body: Body, center: np.ndarray) -> float:
    """Return the unwrapped yaw that needs the least turn there [rad]."""
    now = body.yaw_rad
    options = [
        yaw for start in np.arange(0.0, np.pi, np.pi / 6.0) for yaw in body.reach.unwrapped_yaws(center, start, np.pi)
    ]
    return min(options, key=lambda yaw: abs(yaw - now))
