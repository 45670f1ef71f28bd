"""open_gripper and close_gripper: the gripper alone, where it is."""

from __future__ import annotations

from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.script import Script


def open_gripper(body: Body, hand: Hand) -> Script:
    """Open the gripper fully."""
    yield from body.move_gripper(body.config.hand.stroke_m, "open")
    hand.held = None
    return None


def close_gripper(body: Body, hand: Hand) -> Script:
    """Close the gripper until it holds something or is shut."""
    yield from body.move_gripper(0.0, "close")
    hand.holding(body.observation)
    return None
