"""go_home: the tool pose that leaves the scene camera's view of the table free; and looking from there."""

from __future__ import annotations

import numpy as np

from hcvla.robots.kinematics import home_tool
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.script import Motion, Script
from hcvla.skills.settling import Resting
from hcvla.skills.tool import downward


def go_home(body: Body, hand: Hand) -> Script:
    """Go up and back to the home posture, with anything that is held."""
    held = hand.holding(body.observation)
    end = home_tool_pose()
    below = held.below_tool_m if held else None
    carried = held.item.name if held else ""
    yield from body.go(lambda: end, ("retreat", "home"), below_m=below, carried=carried)
    return None


def look_for(body: Body, *names: str) -> Motion:
    """Wait until objects are seen at rest; if the empty hand may be what hides one, from home."""
    resting = Resting(body, *names)
    yield from body.pause(body.judge.look_sec, "look", until=resting)
    if not all(map(resting.seen, names)):
        yield from body.go(home_tool_pose, ("retreat", "home"))
        yield from body.pause(body.judge.look_sec, "look", until=resting)


def home_tool_pose() -> np.ndarray:
    """Return the tool pose of the home joints, Shape=(6,)."""
    home = home_tool()
    return downward(home.x, 0.0, home.z, 0.0)
