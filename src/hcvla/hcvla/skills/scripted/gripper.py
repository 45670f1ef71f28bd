"""open_gripper and close_gripper: the jaw alone, where it is."""

from __future__ import annotations

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.script import Body, Script

_SLACK_M = 0.004
"""An open jaw may fall short by this, and a shut one may stay open by it."""


def open_gripper(body: Body, hand: Hand) -> Script:
    """Open the jaw fully."""
    stroke = body.config.hand.stroke_m
    yield from body.jaw(stroke, "open")
    hand.held = None
    gripper = body.state.gripper
    measures = {"jaw_width_m": gripper.width_m}
    if gripper.grasped or gripper.width_m < stroke - _SLACK_M:
        return Verdict(Outcome.BLOCKED, f"the jaw opened only to {gripper.width_m * 1e3:.0f} mm", measures)
    return Verdict(Outcome.DONE, "the jaw is open", measures)


def close_gripper(body: Body, hand: Hand) -> Script:
    """Close the jaw until it holds something or is shut."""
    yield from body.jaw(0.0, "close")
    held = hand.holding(body.observation)
    gripper = body.state.gripper
    measures = {"jaw_width_m": gripper.width_m, "grip_force_n": gripper.force_n}
    if gripper.grasped:
        what = f"'{held.thing.name}'" if held is not None else "something"
        return Verdict(Outcome.DONE, f"the jaw holds {what}", measures)
    if gripper.width_m < _SLACK_M:
        return Verdict(Outcome.DONE, "the jaw is shut", measures)
    return Verdict(Outcome.BLOCKED, f"the jaw stays open by {gripper.width_m * 1e3:.0f} mm", measures)
