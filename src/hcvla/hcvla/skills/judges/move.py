"""move_to and go_home: the tool is at a pose and has come to rest there."""

from __future__ import annotations

import math
from abc import abstractmethod

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Pose
from hcvla.robots.kinematics import home_tool
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation
from hcvla.skills.tool import tool_from_upright


class _ToolJudge(Judge):
    """Compares the measured tool with a pose in the tool frame's convention."""

    half_turn_counts = False
    """Whether half a turn about the fingers makes no difference."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Start with a tool that may be moving."""
        super().__init__(call, first, config)
        self._last = first.state
        self._speed_m_s = math.inf

    def note(self, observation: Observation, action: Action) -> None:
        """Measure the tool's speed."""
        before, self._last = self._last, observation.state
        elapsed = self._last.stamp_sec - before.stamp_sec
        if elapsed > 0.0:
            self._speed_m_s = self._last.T_base_tool.distance(before.T_base_tool) / elapsed

    def verdict(self) -> Verdict | None:
        """Return the verdict; none yet while the tool passes through its pose."""
        reached, wanted = self.now.state.T_base_tool, self.wanted()
        distance, turn = reached.distance(wanted), _turn(reached, wanted)
        if self.half_turn_counts:
            turn = min(turn, _turn(reached, Pose(wanted.x, wanted.y, wanted.z, *_half_turned(wanted))))
        measures = {"position_error_m": distance, "rotation_error_rad": turn}
        if distance > self.config.move_tolerance_m or turn > self.config.move_tolerance_rad:
            message = f"the tool stopped {mm(distance)} and {math.degrees(turn):.1f} degrees away"
            return Verdict(Outcome.UNREACHABLE, message, measures)
        return Verdict(Outcome.DONE, "there", measures) if self._speed_m_s < self.config.still_m_s else None

    def unverified(self) -> Verdict:
        """Return the verdict on a tool that never came to rest."""
        return Verdict(Outcome.UNREACHABLE, "the tool did not come to rest at its pose")

    @abstractmethod
    def wanted(self) -> Pose:
        """Return the pose the tool should have, in the tool frame's convention."""


class MoveToJudge(_ToolJudge):
    """move_to: at the pose of the call."""

    half_turn_counts = True

    def wanted(self) -> Pose:
        """Return the pose of the call."""
        pose = self.call.arguments["pose"]
        assert isinstance(pose, Pose), "move_to takes a pose"
        return tool_from_upright(pose)


class GoHomeJudge(_ToolJudge):
    """go_home: where the tool is at the home posture of the joints."""

    def wanted(self) -> Pose:
        """Return the tool's pose at home."""
        return home_tool()


def _turn(first: Pose, second: Pose) -> float:
    """Return the angle of the rotation between two poses [rad]."""
    return 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ second.quaternion))))


def _half_turned(pose: Pose) -> tuple[float, float, float, float]:
    """Return the quaternion (x, y, z, w) of a pose turned by pi about its own z axis."""
    return pose.qy, -pose.qx, pose.qw, -pose.qz
