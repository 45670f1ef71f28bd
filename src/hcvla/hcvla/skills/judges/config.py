"""What counts as done: every tolerance of the judges in one place."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.configuration.ranges import PositiveFloat, Share


@dataclass(frozen=True, kw_only=True)
class JudgeConfig:
    """Tolerances of the verdicts; what the robot API's docstrings promise is written here as numbers."""

    recent_sec: PositiveFloat = 0.5
    """An object shown by an image this much older than the newest is seen: perception misses one now and then."""
    rest_m: PositiveFloat = 0.002
    """An object that moves less than this in the settling time is at rest: 5 mm/s; perception varies by 1 mm."""
    settle_sec: PositiveFloat = 0.4
    """How long an object must be at rest before it is judged."""
    look_sec: PositiveFloat = 1.5
    """How long a verdict waits at each place from which it is looked."""
    done_for_sec: PositiveFloat = 0.7
    """A library that is ended by the judge is ended when the call has been done for so long."""
    lost_sec: PositiveFloat = 0.2
    """A held object is dropped when the pads have felt nothing for so long."""
    width_tolerance_m: PositiveFloat = 0.012
    """A gripper this much narrower than an object does not hold that object."""
    moved_m: PositiveFloat = 0.015
    """An object seen this far from where it should be is elsewhere."""
    lifted_m: PositiveFloat = 0.02
    """Least height that a picked object's underside rises."""
    place_tolerance_m: PositiveFloat = 0.02
    """A placed object counts within this distance of its pose."""
    place_yaw_tolerance_rad: PositiveFloat = 0.1745
    """A placed object counts within this angle of its pose (10 degrees)."""
    move_tolerance_m: PositiveFloat = 0.01
    """A tool counts within this distance of its pose."""
    move_tolerance_rad: PositiveFloat = 0.0873
    """A tool counts within this angle of its pose (5 degrees)."""
    still_m_s: PositiveFloat = 0.05
    """A slower tool has arrived, a faster one is passing by."""
    push_tolerance_m: PositiveFloat = 0.03
    """A pushed object counts within this distance of its pose."""
    push_remaining: Share = 0.7
    """Share of the way to another object that may be left after a push."""
    nudge_m: PositiveFloat = 0.10
    """Least way of a nudged object."""
    touch_force_n: PositiveFloat = 1.5
    """Vertical force at which a touch is felt."""
    touch_move_m: PositiveFloat = 0.01
    """How far a touched object may move."""
    throw_tolerance_m: PositiveFloat = 0.15
    """What was thrown counts when it comes to rest this near to the target's edge: it may bounce."""
    fallen_share: Share = 0.8
    """A single object whose centre is lower than this share of its former height has fallen."""
    clear_m: PositiveFloat = 0.0225
    """A finger is no thicker than this: a tool this far from an object, plus its opening, is clear of it."""
    gripper_slack_m: PositiveFloat = 0.004
    """An open gripper may fall short by this, and a shut one may stay open by it."""
