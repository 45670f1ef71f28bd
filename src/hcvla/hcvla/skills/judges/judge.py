"""The interface of the judges: what a judge sees of a call, and what it says.

A judge sees the call, the observation at its start, every later observation and the action that led to it. It never
relies on the skill: what a skill believes is evidence at best. What no sensor has seen is not done.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from hcvla.api.errors import ObjectNotFoundError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject
from hcvla.skills.ending import Ending, GaveUp
from hcvla.skills.judges.carrying import CarryWatch
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.side_effects import with_side_effects
from hcvla.skills.judges.sightings import Sightings
from hcvla.skills.skill import Action, Observation


class Judge(ABC):
    """Judges one call; made for each call, fed by its runner."""

    def __init__(self, call: Call, first: Observation, config: JudgeConfig) -> None:
        """Take the call and what is seen before it starts; raise ObjectNotFoundError."""
        self.call, self.first, self.now, self.config = call, first, first, config
        self.sightings = Sightings(config)
        self._carry = CarryWatch(first, config)
        self._done_since: float | None = None
        for value in call.arguments.values():
            if isinstance(value, Actor):
                self.before(value.name)
        self._note(first)

    def observe(self, observation: Observation, action: Action) -> None:
        """Note the observation after an action."""
        self.now = observation
        self._note(observation)
        self.note(observation, action)

    def note(self, observation: Observation, action: Action) -> None:  # noqa: B027 - most judges need no more
        """Note what one kind of call needs in addition."""

    @abstractmethod
    def verdict(self) -> Verdict | None:
        """Return the verdict if the call ended now; None while what was seen does not decide it."""

    def conclude(self, ending: Ending) -> Verdict:
        """Return the verdict on a call whose skill has ended, with what else was moved."""
        if isinstance(ending, GaveUp):
            found = Verdict(ending.outcome, ending.message)
        else:
            found = self.verdict() or self.unverified()
            found = replace(found, measures={**ending.evidence, **found.measures})
        return with_side_effects(found, self.call, self.first.objects, self.now.objects)

    def done_long_enough(self) -> bool:
        """Whether the call has been done at every observation that can tell, for a while; to be called after each.

        A hand that goes on over what it has done hides it now and then: that is no doubt.
        """
        verdict, now_sec = self.verdict(), self.now.state.stamp_sec
        if verdict is None:
            return False
        if not verdict.done:
            self._done_since = None
        elif self._done_since is None:
            self._done_since = now_sec
        return self._done_since is not None and now_sec - self._done_since >= self.config.done_for_sec

    def broken(self) -> Verdict | None:
        """Return the verdict if the skill can no longer succeed: what was held has slipped."""
        return self._carry.dropped()

    def unseen(self) -> Sequence[str]:
        """Return the names of the objects that must be seen at rest before there can be a verdict."""
        return ()

    def unverified(self) -> Verdict:
        """Return the verdict if there still is none after everything was tried to see."""
        missing = " and ".join(f"'{name}'" for name in self.unseen()) or "what it moved"
        return Verdict(Outcome.UNVERIFIED, f"{missing} could not be seen at rest after '{self.call.function}'")

    def before(self, name: str) -> NamedObject:
        """Return an object as it was known when the call began; raise ObjectNotFoundError."""
        if name not in self.first.objects:
            raise ObjectNotFoundError(name, list(self.first.objects))
        return self.first.objects[name]

    def known(self, name: str) -> NamedObject:
        """Return an object as it is known now, or was when it was last known."""
        return self.now.objects.get(name) or self.sightings.last.get(name) or self.before(name)

    def actor(self, parameter: str) -> str:
        """Return the name of the object that an argument of the call is."""
        value = self.call.arguments[parameter]
        assert isinstance(value, Actor), f"{parameter} is an object"
        return value.name

    def _note(self, observation: Observation) -> None:
        self.sightings.update(observation)
        self._carry.update(observation)


def mm(length_m: float) -> str:
    """Return a length for people."""
    return f"{length_m * 1e3:.0f} mm"
