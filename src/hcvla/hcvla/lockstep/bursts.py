"""Sends the arm aside now and then, after which the skill goes on: data then show how to come back (DART).

What is sent meanwhile is no skill's: it is marked and never imitated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.registry import Call
from hcvla.configuration.ranges import PositiveFloat, Share
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.ending import Ending
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation, Skill, SkillLibrary
from hcvla.skills.tool import tool_pose_from_transform, transform_from_tool_pose

ASIDE = "aside"
"""The phase of an action that sends the arm aside."""
_MOVING = frozenset({"approach", "descend", "carry", "lower", "move", "push", "retreat", "lift", "home", "withdraw"})
"""Phases in which the arm may be sent aside."""


@dataclass(frozen=True, kw_only=True)
class BurstConfig:
    """How often and how far the arm is sent aside: enough to show recoveries, seldom enough that calls succeed."""

    chance: Share = 0.02
    """In each moving step."""
    steps: tuple[int, int] = (3, 8)
    """Length of a burst: from, and below."""
    low_below_m: PositiveFloat = 0.10
    """Tool height below which the arm is sent aside by little: next to objects."""
    low_m: tuple[float, float] = (0.004, 0.02)
    high_m: tuple[float, float] = (0.01, 0.08)
    speed_m_s: tuple[float, float] = (0.15, 0.5)
    yaw_rad: PositiveFloat = 0.25
    """Standard deviation of the turn."""
    low_turn_share: Share = 0.3
    low_speed_share: Share = 0.4
    """Of turn and speed next to objects."""
    low_drop_m: PositiveFloat = 0.01
    """Most that it is sent down there."""


class Bursts:
    """Draws bursts; one at a time."""

    def __init__(self, config: BurstConfig, rng: np.random.Generator, reach: Reach, oracle: OracleConfig) -> None:
        """Draw from `rng`; way points stay within reach and off the table."""
        self._config, self._rng, self._reach = config, rng, reach
        self._lowest = oracle.table_clearance_m + oracle.hand.finger_below_tool_m
        self._running: Action | None = None
        self._left, self._came_back = 0, True

    def stop(self) -> None:
        """End what goes on: the call is over."""
        self._left = 0

    def running(self) -> Action | None:
        """Return the action of the burst that goes on, counted; None if there is none."""
        if self._left == 0:
            return None
        self._left, self._came_back = self._left - 1, False
        return self._running

    def begin(self, action: Action, observation: Observation) -> Action | None:
        """Draw whether the arm is sent aside instead of what a skill wants; None: it is not."""
        config, rng = self._config, self._rng
        if not self._came_back:
            self._came_back = (
                True  # between two bursts the skill acts at least once, so that data show where each begins
            )
            return None
        if action.phase not in _MOVING or rng.random() >= config.chance:
            return None
        state = observation.state
        at = tool_pose_from_transform(state.T_base_tool, self._reach.unwrapped_yaw(state.q))
        low = at[2] < config.low_below_m
        way_m = float(rng.uniform(*(config.low_m if low else config.high_m)))
        direction = rng.normal(size=3)
        aside = at.copy()
        aside[:3] += direction * way_m / max(float(np.linalg.norm(direction)), 1e-6)
        aside[5] += float(rng.normal(0.0, config.yaw_rad * (config.low_turn_share if low else 1.0)))
        aside[2] = max(aside[2], self._lowest, at[2] - config.low_drop_m if low else self._lowest)
        aside[3:5] = 0.0
        if not self._reach.reaches(aside):
            return None
        self._left = int(rng.integers(*config.steps))
        speed = float(rng.uniform(*config.speed_m_s)) * (config.low_speed_share if low else 1.0)
        tool = transform_from_tool_pose(aside)
        self._running = replace(action, T_base_tool=tool, gripper_width_m=None, max_speed_m_s=speed, phase=ASIDE)
        return self._running


class UnsteadyLibrary:
    """Implements SkillLibrary with another one's skills, whose arm is sent aside now and then."""

    def __init__(self, library: SkillLibrary, bursts: Bursts) -> None:
        """Take skills that answer at once: scripts."""
        self.needs, self.ended_by_judge = library.needs, library.ended_by_judge
        self._library, self._bursts = library, bursts

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return the other's skill for the call, disturbed."""
        skill = self._library.start(call, observation)
        assert not hasattr(skill, "think"), "a skill that thinks plans without the steps that are taken from it"
        self._bursts.stop()
        return _UnsteadySkill(skill, self._bursts)


class _UnsteadySkill:
    """A skill that does not notice in which steps the arm was sent aside."""

    def __init__(self, skill: Skill, bursts: Bursts) -> None:
        self._skill, self._bursts = skill, bursts

    def step(self, observation: Observation) -> Action | Ending:
        aside = self._bursts.running()
        if aside is not None:
            return aside
        result = self._skill.step(observation)
        return result if isinstance(result, Ending) else self._bursts.begin(result, observation) or result
