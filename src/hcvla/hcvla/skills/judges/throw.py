"""throw: let go, and at rest near the target, or the target was moved by it."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.skills.judges.carrying import in_hand
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge, mm
from hcvla.skills.judges.push import aside_m
from hcvla.skills.skill import Observation


class ThrowJudge(Judge):
    """Looks where the thrown object comes to rest."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note what is held."""
        super().__init__(call, first, config)
        self._held, self._target = in_hand(first), self.before(self.actor("target"))

    def unseen(self) -> Sequence[str]:
        """Return what was thrown, unless it is seen at rest."""
        return [self._held.name] if self._held is not None and not self.sightings.at_rest(self._held.name) else []

    def verdict(self) -> Verdict | None:
        """Return the verdict once what was thrown is seen at rest."""
        there = self._target
        if self._held is None:
            return Verdict(Outcome.NOT_GRASPED, f"the hand held nothing that could be thrown at '{there.name}'")
        name = self._held.name
        if self.now.state.gripper.grasped:
            return Verdict(Outcome.NOT_PLACED, f"the gripper still holds '{name}'")
        if self.unseen():
            return None
        thrown = self.known(name)
        missed = aside_m(thrown.pose, there.pose) - max(there.size[:2]) / 2.0
        seen = self.sightings.seen(there.name)
        moved = there.pose.distance(self.known(there.name).pose) if seen else 0.0
        measures = {"missed_m": missed, "target_moved_m": moved}
        if missed > self.config.throw_tolerance_m and moved < self.config.moved_m:
            return Verdict(Outcome.NOT_PLACED, f"'{name}' came to rest {mm(missed)} from '{there.name}'", measures)
        return Verdict(Outcome.DONE, f"threw '{name}' at '{there.name}'", measures)
