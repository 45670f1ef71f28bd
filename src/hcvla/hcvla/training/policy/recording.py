"""A skill library that records experts at work: disturbs them on purpose, and lets them take over from the policy."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.registry import Call
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.chunks import ChunkFeeder
from hcvla.skills.diffusion.config import ActionConfig, ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.skills.diffusion.proposals import propose
from hcvla.skills.diffusion.skill import EndingConfig, LearnedSkill
from hcvla.skills.ending import Ending
from hcvla.skills.grasped_object import Hand
from hcvla.skills.needs import Needs
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Action, Observation, Skill
from hcvla.skills.thinking import SimulatedDelay
from hcvla.skills.tool import tool_pose_from_transform, transform_from_tool_pose
from hcvla.training.policy.shards import SOURCES, CallRecord
from hcvla.training.policy.takeover import expert_from_here

_MOVING = frozenset({"approach", "descend", "carry", "lower", "move", "push", "retreat", "lift", "home", "withdraw"})
"""Phases in which the arm may be sent aside."""
_LOW_M = 0.10
"""Below this tool height the arm is sent aside by little."""


@dataclass(frozen=True, kw_only=True)
class RecordingConfig:
    """How experts are disturbed and when they take over."""

    burst: float = 0.02
    """Chance in each moving step that the arm is sent aside."""
    burst_steps: tuple[int, int] = (3, 8)
    burst_low_m: tuple[float, float] = (0.004, 0.02)
    burst_high_m: tuple[float, float] = (0.01, 0.08)
    burst_speed_m_s: tuple[float, float] = (0.15, 0.5)
    burst_yaw_rad: float = 0.25
    policy_share: float = 0.6
    """Of the calls that the policy begins, once there is one."""
    policy_steps: float = 45.0
    """Mean number of steps until the expert takes over; drawn exponentially."""
    longest_policy: int = 260
    """Most steps before the expert takes over."""


class RecordingLibrary:
    """Implements SkillLibrary with scripts, and keeps what they did as CallRecords."""

    needs = Needs()
    ended_by_judge = False

    def __init__(
        self,
        rng: np.random.Generator,
        config: RecordingConfig,
        observation: ObservationConfig,
        policy: DiffusionPolicy | None = None,
    ) -> None:
        """Disturb by `rng`; let `policy`, if any, begin some of the calls."""
        self.rng, self.config, self.observation, self.policy = rng, config, observation, policy
        self.oracle_config = OracleConfig()
        self.oracle = OracleLibrary(self.oracle_config)
        self.reach = Reach(self.oracle_config.joint7_limit_rad)
        self.hand = Hand()
        self.bursts = True
        """Whether arms are sent aside in this episode."""
        self.surprise = False
        """Set by whoever disturbs the world: no one could foresee what happens at the next frame."""
        self.record: CallRecord | None = None

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return a skill that records itself."""
        return _RecordedSkill(self, call, observation)


class _RecordedSkill:
    """One call: the policy for a while, or an expert from the start."""

    def __init__(self, library: RecordingLibrary, call: Call, observation: Observation) -> None:
        self._library, self._call, rng = library, call, library.rng
        # The expert goes first: a call that it refuses leaves no record.
        self._expert = library.oracle.start(call, observation)
        self._frames = CallFrames(
            call, observation, library.hand, library.reach, library.observation, library.oracle_config
        )
        self._record = library.record = CallRecord(library.observation.functions.index(call.function))
        gripper = observation.state.gripper
        self._width = 0.0 if gripper.grasped else gripper.width_m
        self._burst: Action | None = None
        self._burst_left, self._policy_left = 0, 0
        self._surprise = False
        self._pupil: LearnedSkill | None = None
        self._feeder: ChunkFeeder | None = None
        if library.policy is not None and rng.random() < library.config.policy_share:
            self._let_policy_begin(library.policy)

    def _let_policy_begin(self, policy: DiffusionPolicy) -> None:
        library, rng = self._library, self._library.rng
        steps = 1 + int(rng.exponential(library.config.policy_steps))
        self._policy_left = min(steps, library.config.longest_policy)
        seed = int(rng.integers(2**31))
        # The policy meets what comes of thinking for a while, too; when the call is over is not for it to say here.
        never = EndingConfig(ended=1.0, failed=1.0)
        self._pupil = LearnedSkill(policy, self._frames, library.reach, library.oracle_config, seed, never)
        self._feeder = ChunkFeeder(self._pupil, SimulatedDelay(int(rng.integers(2))))
        self._record.source = SOURCES.index("corrected")

    def step(self, observation: Observation) -> Action | Ending:
        """Return the next action of whoever is in charge; record the expert's."""
        self._surprise = self._library.surprise or self._surprise
        self._library.surprise = False
        if self._feeder is not None and self._pupil is not None:
            if self._policy_left > 0:
                self._policy_left -= 1
                action = self._feeder.step(observation)
                assert isinstance(action, Action), "it never ends by itself"
                return self._note(self._pupil.frame, None, action)
            self._take_over(observation)
        frame = self._frames.write(observation)
        if self._burst is not None and self._burst_left > 0:
            self._burst_left -= 1
            return self._note(frame, None, self._burst)
        result = self._expert.step(observation)
        if isinstance(result, Ending):
            return result
        if self._send_aside(result, observation):
            assert self._burst is not None, "just drawn"
            self._surprise = True
            return self._note(frame, None, self._burst)
        if result.gripper_width_m is not None:
            self._width = result.gripper_width_m
        return self._note(frame, _label(result, observation, self._width), result, over=result.phase == "look")

    def _note(self, frame: np.ndarray, label: np.ndarray | None, action: Action, *, over: bool = False) -> Action:
        self._record.add(frame, label, surprise=self._surprise, over=over)
        self._surprise = False
        return action

    def _take_over(self, observation: Observation) -> None:
        self._feeder = None
        self._surprise = True
        gripper = observation.state.gripper
        self._width = 0.0 if gripper.grasped else gripper.width_m
        library = self._library
        body = Body(observation, library.reach, library.oracle_config)
        self._expert = expert_from_here(self._call, self._frames, body, library.oracle)
        self._frames.proposal = (
            propose(self._call, body, library.hand.held) if self._may_choose() else self._frames.proposal
        )

    def _may_choose(self) -> bool:
        """Whether the expert that takes over chooses for itself; pushes go on to where they were meant to."""
        return self._call.function not in ("push", "nudge")

    def _send_aside(self, action: Action, observation: Observation) -> bool:
        """Draw whether the arm is sent aside now, and how."""
        library, rng = self._library, self._library.rng
        config = library.config
        if not library.bursts or action.phase not in _MOVING or rng.random() >= config.burst:
            return False
        at = tool_pose_from_transform(observation.state.T_base_tool, library.reach.unwrapped_yaw(observation.state.q))
        low = at[2] < _LOW_M
        way = float(rng.uniform(*(config.burst_low_m if low else config.burst_high_m)))
        direction = rng.normal(size=3)
        direction *= way / max(float(np.linalg.norm(direction)), 1e-6)
        aside = at.copy()
        aside[:3] += direction
        aside[5] += float(rng.normal(0.0, config.burst_yaw_rad * (0.3 if low else 1.0)))
        lowest = library.oracle_config.table_clearance_m + library.oracle_config.hand.finger_below_tool_m
        aside[2] = max(aside[2], lowest, at[2] - 0.01 if low else lowest)
        aside[3:5] = 0.0
        if not library.reach.reaches(aside):
            return False
        self._burst_left = int(rng.integers(*config.burst_steps))
        speed = float(rng.uniform(*config.burst_speed_m_s)) * (0.4 if low else 1.0)
        self._burst = replace(
            action,
            T_base_tool=transform_from_tool_pose(aside),
            gripper_width_m=None,
            max_speed_m_s=speed,
            phase="aside",
        )
        return True


def _label(action: Action, observation: Observation, width_m: float) -> np.ndarray:
    """Return what the network imitates, Shape=(ACTION,): pose, speed cap, width; nothing is left to the past."""
    tool = action.T_base_tool or observation.state.T_base_tool
    fastest = ActionConfig().fastest_m_s
    speed = fastest if action.max_speed_m_s is None else min(action.max_speed_m_s, fastest)
    values = [tool.x, tool.y, tool.z, tool.qx, tool.qy, tool.qz, tool.qw, speed, width_m]
    assert all(map(math.isfinite, values)), "the guard let it through"
    return np.array(values, np.float32)
