"""Feeds the arm at the control rate from chunks that are computed meanwhile.

A chunk is a plan of some control periods, made from one observation. While the arm carries out one chunk the next is
computed; when it comes, it is entered at the step that was reached: as many steps as were carried out since its
observation, counted, not estimated. The arm's own jerk-limited motion joins the way points on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic

from hcvla.robots.waypoint import LeadLimits, toward
from hcvla.skills.ending import Ending
from hcvla.skills.skill import Action, ChunkSkill, Observation, Seen, Skill, Step
from hcvla.skills.thinking import Thinking

THINKING = "think"
"""The phase of a call whose first chunk is not there yet."""


class ChunkFeeder(Generic[Seen, Step]):
    """Makes a Skill, which answers at once, of one that thinks."""

    def __init__(self, skill: ChunkSkill[Seen, Step], thinking: Thinking, lead: LeadLimits | None = None) -> None:
        """Begin a call; way points are kept within `lead`."""
        self._skill, self._thinking, self._lead = skill, thinking, lead or LeadLimits()
        self._chunk: Sequence[Step] = ()
        self._at = 0
        """Steps of the chunk that were carried out."""
        self._requested_at = 0
        self._pending: Callable[[], Sequence[Step] | None] | None = None
        self._stay: Action | None = None
        self.starved = 0
        """Periods in which the chunk was used up and the next one not there: the arm kept its last way point."""

    def step(self, observation: Observation) -> Action | Ending:
        """Return what is to be done now: a step of the newest chunk, or to stay until there is one."""
        seen = self._skill.see(observation)
        self._take_over()
        if self._pending is None and self._at >= min(self._skill.execute, len(self._chunk)):
            self._requested_at = self._at
            self._pending = self._thinking.begin(lambda: self._skill.think(seen))
            self._take_over()
        if not self._chunk:
            return self._wait(observation)
        used_up = self._at >= len(self._chunk)
        step = self._chunk[-1 if used_up else self._at]
        self.starved += used_up
        self._at += not used_up
        result = self._skill.act(step, observation)
        return self._bounded(result, observation) if isinstance(result, Action) else result

    def _take_over(self) -> None:
        """Enter the chunk that was requested, if it is there, where the one before has got to."""
        if self._pending is None:
            return
        chunk = self._pending()
        if chunk is not None:
            self._pending = None
            self._chunk, self._at = chunk, min(self._at - self._requested_at, len(chunk))

    def _wait(self, observation: Observation) -> Action:
        """Keep the arm where the call found it, commanded, so that no watchdog takes the silence for a fault."""
        if self._stay is None:
            state = observation.state
            self._stay = Action(state.T_base_tool_commanded or state.T_base_tool, phase=THINKING)
        return self._bounded(self._stay, observation)

    def _bounded(self, action: Action, observation: Observation) -> Action:
        if action.T_base_tool is None:
            return action
        return replace(action, T_base_tool=toward(action.T_base_tool, observation.state.T_base_tool, self._lead))


def as_skill(started: Skill | ChunkSkill, thinking: Thinking) -> Skill:
    """Return what a library started as a skill that answers at once."""
    return ChunkFeeder(started, thinking) if isinstance(started, ChunkSkill) else started
