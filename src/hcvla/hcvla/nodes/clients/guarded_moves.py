"""Slow single moves of the running stack's arm, streamed through the bridge's guard like those of a skill."""

from __future__ import annotations

import math

from hcvla.api.errors import HcvlaError
from hcvla.api.types import Pose
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.robots.arm import MoveCommand
from hcvla.robots.waypoint import LeadLimits, toward

_SPEED_M_S = 0.1
_LEAD = LeadLimits(lead_m=0.05, lead_rad=0.2)
"""Short, so that the tool turns slowly too: near the board a person stands."""
_PERIOD_SEC = 0.05
_LIMIT_SEC = 30.0
_REACHED_M, _REACHED_RAD = 0.004, 0.02


class NotReachedError(HcvlaError):
    """The arm did not come where it was sent."""

    def __init__(self, missing_m: float, limit_sec: float) -> None:
        """Say how far it is from there [m]."""
        super().__init__(
            f"the tool is {1000 * missing_m:.0f} mm from its goal after {limit_sec:g} s; is something in its way?"
        )


def move_tool(arm: RemoteArm, T_base_tool: Pose) -> None:
    """Move the tool to a pose, slowly; raise CommandRefusedError, StoppedError, NodeLostError or NotReachedError.

    Ends the stream where it is: the bridge brakes when nothing more comes.
    """
    arm.begin_stream()
    start_sec = arm.state().stamp_sec
    while True:
        state = arm.state()
        missing_m = state.T_base_tool.distance(T_base_tool)
        if missing_m < _REACHED_M and _turn_between(state.T_base_tool, T_base_tool) < _REACHED_RAD:
            return
        if state.stamp_sec - start_sec > _LIMIT_SEC:
            raise NotReachedError(missing_m, _LIMIT_SEC)
        target = toward(T_base_tool, state.T_base_tool, _LEAD)
        arm.move(MoveCommand(state.stamp_sec, target, max_speed_m_s=_SPEED_M_S))
        arm.wait(_PERIOD_SEC)


def _turn_between(first: Pose, second: Pose) -> float:
    return 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ second.quaternion))))
