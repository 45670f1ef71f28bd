"""topple: everything of the stack is seen to have come down, or its place is seen to be empty."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge
from hcvla.skills.judges.push import is_upright
from hcvla.skills.skill import Observation
from hcvla.skills.supports import stack_of


class ToppleJudge(Judge):
    """Looks at each object that stood in the stack when the call began."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Take note of what stands in the stack."""
        super().__init__(call, first, config)
        others = [item for item in first.objects.values() if not item.held]
        self.stack = stack_of(self.before(self.actor("actor")), others)

    def unseen(self) -> Sequence[str]:
        """Return those of the stack that are neither seen at rest nor known to be gone from their place."""
        names = (item.name for item in self.stack)
        # Perception forgets only what it has seen to be gone: its place is empty, nothing like it is elsewhere.
        return [name for name in names if name in self.now.objects and not self.sightings.at_rest(name)]

    def verdict(self) -> Verdict | None:
        """Return the verdict once all of the stack is accounted for."""
        if self.unseen():
            return None
        names = [item.name for item in self.stack if item.name in self.now.objects and self._stands(item)]
        measures = {"standing": float(len(names))}
        if names:
            return Verdict(Outcome.NOT_PLACED, f"{', '.join(map(repr, names))} did not come down", measures)
        return Verdict(Outcome.DONE, f"toppled '{self.actor('actor')}'", measures)

    def _stands(self, before: NamedObject) -> bool:
        """Whether an object stands as it did: a single one upright, one of a stack on something else."""
        now = self.known(before.name)
        if len(self.stack) == 1:
            return is_upright(now.pose) and now.pose.z > self.config.fallen_share * before.pose.z
        return now.pose.z > max(now.size) / 2.0 + self.config.lifted_m / 2.0
