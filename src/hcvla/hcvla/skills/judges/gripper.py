"""open_gripper and close_gripper: how far the gripper is open, and whether it holds something."""

from __future__ import annotations

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.robots.fr3 import table
from hcvla.skills.judges.carrying import in_hand
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.skill import Action, Observation

_STILL_M = 0.0005
"""A gripper that moves no farther than this from one observation to the next has come to rest."""


class _WidthJudge(Judge):
    """Waits until the gripper has come to rest."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Start with a gripper that may be moving."""
        super().__init__(call, first, config)
        self._width_m = first.state.gripper.width_m
        self._still = False

    def note(self, observation: Observation, action: Action) -> None:
        """Note whether the gripper moves."""
        before, self._width_m = self._width_m, observation.state.gripper.width_m
        self._still = abs(self._width_m - before) < _STILL_M

    def broken(self) -> None:
        """Nothing: what is held may be let go."""

    def unverified(self) -> Verdict:
        """Return the verdict on a gripper that never came to rest."""
        return Verdict(Outcome.BLOCKED, "the gripper does not come to rest", {"gripper_width_m": self._width_m})


class OpenGripperJudge(_WidthJudge):
    """open_gripper: fully open, holding nothing."""

    def verdict(self) -> Verdict | None:
        """Return the verdict once the gripper is open, or has stopped on its way."""
        gripper = self.now.state.gripper
        measures = {"gripper_width_m": gripper.width_m}
        if not gripper.grasped and gripper.width_m >= table.MAX_WIDTH_M - self.config.gripper_slack_m:
            return Verdict(Outcome.DONE, "the gripper is open", measures)
        return (
            Verdict(Outcome.BLOCKED, f"the gripper opened only to {mm(gripper.width_m)}", measures)
            if self._still
            else None
        )


class CloseGripperJudge(_WidthJudge):
    """close_gripper: shut, or holding something."""

    def verdict(self) -> Verdict | None:
        """Return the verdict once the gripper holds something or is shut, or has stopped on its way."""
        gripper = self.now.state.gripper
        measures = {"gripper_width_m": gripper.width_m, "grip_force_n": gripper.force_n}
        if gripper.grasped and self._still:
            held = in_hand(self.now)
            return Verdict(Outcome.DONE, f"the gripper holds {repr(held.name) if held else 'something'}", measures)
        if gripper.width_m < self.config.gripper_slack_m:
            return Verdict(Outcome.DONE, "the gripper is shut", measures)
        if not self._still:
            return None
        return Verdict(Outcome.BLOCKED, f"the gripper stays open by {mm(gripper.width_m)}", measures)
