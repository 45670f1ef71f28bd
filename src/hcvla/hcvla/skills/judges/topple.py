"""topple: all of the stack is seen to have come down, or its place to be empty, and the hand is clear of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject
from hcvla.skills.judges.clear import hand_is_clear
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge
from hcvla.skills.skill import Observation
from hcvla.skills.standing import stands
from hcvla.skills.supports import stack_of
from hcvla.world.shapes import outline


class ToppleJudge(Judge):
    """Looks at each object that stood in the stack when the call began."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Note what stands in the stack."""
        super().__init__(call, first, config)
        others = [item for item in first.objects.values() if not item.held]
        self.stack = stack_of(self.before(self.actor("actor")), others)

    def unseen(self) -> Sequence[str]:
        """Return those of the stack of which it is not known whether they came down."""
        return [item.name for item in self.stack if not self._is_known(item)]

    def verdict(self) -> Verdict | None:
        """Return the verdict once all of the stack is accounted for."""
        if self.unseen():
            return None
        names = [item.name for item in self.stack if self._stands(item)]
        measures = {"standing": float(len(names))}
        if names:
            return Verdict(Outcome.NOT_PLACED, f"{', '.join(map(repr, names))} did not come down", measures)
        pressed = [item.name for item in self.stack if self._is_at_hand(item.name)]
        if pressed:
            return Verdict(Outcome.NOT_PLACED, f"the gripper is still at {', '.join(map(repr, pressed))}", measures)
        return Verdict(Outcome.DONE, f"toppled '{self.actor('actor')}'", measures)

    def _is_known(self, before: NamedObject) -> bool:
        """Whether it is seen at rest, or seen to be no longer where it stood."""
        # Perception forgets only what it has seen to be gone: its place is empty, nothing like it is elsewhere.
        return before.name not in self.now.objects or self.sightings.at_rest(before.name) or self._lies(before)

    def _stands(self, before: NamedObject) -> bool:
        """Whether an object is seen to stand as it did."""
        seen = self.sightings.at_rest(before.name)
        return seen and stands(before, self.known(before.name), len(self.stack) == 1, self.config)

    def _is_at_hand(self, name: str) -> bool:
        """Whether the fingers are where an object is known to be: pressed down by them it is not at rest."""
        item = self.now.objects.get(name)
        return item is not None and not hand_is_clear(self.now.state, item, self.config)

    def _lies(self, before: NamedObject) -> bool:
        """Whether something new of its color lies about as long as it was high: what lies may not look like itself."""
        height = before.size[2]
        pieces = [
            item
            for item in self.now.objects.values()
            if item.color == before.color
            and item.name not in self.first.objects
            and self.sightings.at_rest(item.name)
            and item.top_z < self.config.fallen_share * height
        ]
        if len(self.stack) > 1 or not pieces:
            return False
        corners = np.concatenate([outline(item) for item in pieces])
        length = np.linalg.norm(corners[:, None, :] - corners[None, :, :], axis=-1).max()
        return bool(length > self.config.fallen_share * height)
