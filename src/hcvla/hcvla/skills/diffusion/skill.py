"""One call carried out by the policy: it sees each period, thinks in chunks, and sends what may be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.robots.arm import ArmState
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.descent import Descent
from hcvla.skills.diffusion.letting_go import OPENING_M, lets_go, too_early
from hcvla.skills.diffusion.pictures import pictures
from hcvla.skills.diffusion.planned_step import PlannedStep, opens_soon, waiting_steps
from hcvla.skills.diffusion.policy import ChunkPolicy, Glimpse
from hcvla.skills.diffusion.second_look import SecondLook
from hcvla.skills.diffusion.state_frames import StateFrames
from hcvla.skills.ending import Ending, Finished, GaveUp
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import END_HEAD, FAIL_HEAD, Action, Observation
from hcvla.skills.tool import tool_pose_from_transform, transform_from_tool_pose
from hcvla.skills.within_reach import WithinReach

_AJAR_M = 0.01
"""A hand that has so much to open yet does not go down on what it is to pick."""
_HIDES_M = 0.12
"""A hand this low over an object may hide it."""
_SEEDS_APART = 1_000_003
"""Between the noise of a call and that of the same call started again; other calls' seeds count on by one."""
LEARNED = "policy"
"""The phase of every action: a learned skill has no others."""
_TREMBLE_M, _TREMBLE_RAD = 0.004, 0.035
"""By so much predictions of one and the same place may differ; measured: 2 mm after a minute of training."""
_STILL_M = 0.004
"""A tool and gripper that move no farther stand still: predictions tremble."""
_STROKES = 3
"""How often what is done in strokes is tried, as by scripts."""


@dataclass(frozen=True, kw_only=True)
class EndingConfig:
    """When a learned skill itself believes that a call is over."""

    ended: float = 0.9
    """Probability of the end head from which it counts."""
    ended_steps: int = 6
    """Steps for which it must have said so: 0.3 s."""
    likely: float = 0.5
    """Probability of the end head from which a call in which nothing moves is over: it trembles about the other."""
    failed: float = 0.97
    """Probability of the fail head from which the skill gives up."""
    failed_steps: int = 40
    """Steps for which it must have said so: 2 s."""
    still_steps: int = 18
    """A call in which nothing has moved for so long is started again: 0.9 s, longer than a judge needs to end it."""
    empty_steps: int = 8
    """The same for a pick whose hand is empty: no judge will end that."""
    lost_steps: int = 4
    """A pick that has lost what it held for so long, 0.2 s, is started again."""


class LearnedSkill:
    """Implements ChunkSkill; whether the call is done is for its judge to say."""

    def __init__(
        self,
        policy: ChunkPolicy,
        frames: StateFrames,
        reach: Reach,
        oracle: OracleConfig,
        seed: int,
        config: EndingConfig | None = None,
        start_again: Callable[[Observation], StateFrames] | None = None,
        text: str = "",
    ) -> None:
        """Begin a call; `seed` draws the noise that all of its chunks start from; `text` is what it is told in words.

        `start_again` gives a stuck call a new memory; None: it stays stuck.
        """
        self._policy, self._frames, self._oracle, self._reach = policy, frames, oracle, reach
        self._within = WithinReach(reach, oracle)
        self._config = config or EndingConfig()
        self._seeds = count(seed, _SEEDS_APART)
        self._noise, self._text = policy.noise(next(self._seeds)), text
        self._ended = self._failed = 0
        self._sent: np.ndarray | None = None
        self._start_again, self._rested_at = start_again, np.zeros(4)
        self._still = self._lost = 0
        self._stuck_at: np.ndarray | None = None
        """Tool pose where the call was begun again last, Shape=(6,)."""
        self._width_before = 0.0
        self._look: SecondLook | None = None
        """Goes on now."""
        self._strokes_left = _STROKES
        self._descent = Descent(oracle.hand)
        self._step: PlannedStep | None = None
        """Carried out last."""
        self._over = False
        """Nothing moves any more, and the judge has to look."""
        self.frame = np.zeros(0)
        """The newest raw frame, Shape=(frame_width,)."""

    @property
    def execute(self) -> int:
        """Steps of a chunk to be carried out, after a wait in it: else every new chunk would wait from the start.

        As many are kept for the time in which the next chunk is computed.
        """
        action = self._policy.config.action
        waits = self._step.waits if self._step is not None else 0
        return min(waits + action.execute, action.horizon - action.execute)

    def see(self, observation: Observation) -> Glimpse:
        """Note an observation; return what a chunk is made from. Raises MissingImageError."""
        self._start_again_if_stuck(observation)
        self.frame = self._frames.write(observation)
        return Glimpse(self.frame, self._text, pictures(observation, self._policy.config.observation))

    def think(self, seen: Glimpse) -> Sequence[PlannedStep]:
        """Return the chunk for what was seen."""
        chunk = self._policy.chunk(seen, self._noise)
        waits = waiting_steps(chunk.commands, seen.frame)
        return [
            PlannedStep(command, float(ended), chunk.failed, float(soon_m), waits)
            for command, ended, soon_m in zip(chunk.commands, chunk.ended, opens_soon(chunk.commands), strict=True)
        ]

    def act(self, step: PlannedStep, observation: Observation) -> Action | Ending:
        """Return what a step asks for, within reach; or what the end and fail heads believe."""
        if self._look is not None:
            return self._looking(self._look, observation.state)
        if step is not self._step:
            # A step that is kept because the next chunk is late says nothing new.
            self._ended = self._ended + 1 if step.ended > self._config.ended else 0
            self._failed = self._failed + 1 if step.failed > self._config.failed else 0
        self._step = step
        if self._over or (self._ended > self._config.ended_steps and self._frames.enough is not False):
            return Finished()
        if self._failed > self._config.failed_steps:
            return GaveUp(Outcome.NOT_PLACED, "the policy believes that it cannot succeed any more")
        return self._bounded(step, observation.state)

    def beliefs(self) -> Mapping[str, float]:
        """Return what the heads said of the step that was carried out last."""
        return {END_HEAD: self._step.ended, FAIL_HEAD: self._step.failed} if self._step is not None else {}

    def _start_again_if_stuck(self, observation: Observation) -> None:
        """Begin the call again if it is stuck, after a second look if the hand hides what it is to pick."""
        if self._start_again is None:
            return
        state = observation.state
        at, now_sec = self._within.measured(state), state.stamp_sec
        missed, stuck = self._missed(state), self._stuck(state)
        if self._look is not None:
            again = self._look.is_over(at, self._frames.sought, now_sec) and self._goes_on()
        elif missed or (stuck and self._hides(at)) or self._ends_a_stroke():
            self._look, again = SecondLook(at, now_sec, self._oracle.max_tool_height_m), False
        elif stuck:
            self._over = self._is_over(observation)
            again = not self._over and not self._stuck_here(at)
            if not (self._over or again):
                self._look = SecondLook(at, now_sec, self._oracle.max_tool_height_m)
            self._stuck_at = at
        else:
            again = False
        if again:
            # With the same noise it would go the same way, and be stuck at the same place.
            self._noise = self._policy.noise(next(self._seeds))
            if stuck or self._frames.enough is None:
                self._frames = self._start_again(observation)
            self._look, self._ended = None, 0
        if stuck or again:
            self._still = self._lost = 0

    def _ends_a_stroke(self) -> bool:
        """Whether a stroke is over: what it pushed slipped off, or is down, or is believed to be and not seen to be."""
        if self._over or self._frames.slipped:
            return not self._over
        enough = self._frames.enough
        if enough is None:
            return False
        return self._frames.function == "topple" if enough else self._ended > self._config.ended_steps

    def _goes_on(self) -> bool:
        """Whether a call is to go on after a look, as not enough is seen; else it is over."""
        self._strokes_left -= 1
        self._over = bool(self._frames.enough) or (self._frames.enough is False and self._strokes_left <= 0)
        if self._over:
            self._look = None
        return not self._over

    def _stuck_here(self, at: np.ndarray) -> bool:
        """Whether the call was begun again at this very place, and has not left it."""
        return self._stuck_at is not None and float(np.abs(at - self._stuck_at)[:3].max()) < _STILL_M

    def _missed(self, state: ArmState) -> bool:
        """Whether the hand has just shut on nothing."""
        before, self._width_before = self._width_before, state.gripper.width_m
        shut_m = self._policy.config.action.closed_below_m
        return self._frames.to_grasp is not None and self._width_before < shut_m <= before

    def _hides(self, at: np.ndarray) -> bool:
        """Whether the empty hand of a pick is so low over the object that it may hide it, or stand on it."""
        item = self._frames.to_grasp
        return item is not None and self._lost == 0 and float(at[2]) < item.top_z + _HIDES_M

    def _stuck(self, state: ArmState) -> bool:
        """Whether nothing has moved for so long that the call will not end; counts the steps."""
        tool, gripper = state.T_base_tool, state.gripper
        now = np.array([tool.x, tool.y, tool.z, gripper.width_m])
        self._still = self._still + 1 if float(np.abs(now - self._rested_at).max()) < _STILL_M else 0
        if self._still == 0:
            self._rested_at = now
        empty = self._frames.function == "pick" and not gripper.grasped
        self._lost = self._lost + 1 if empty and self._frames.lost else 0
        if self._lost >= self._config.lost_steps:
            return True
        # A real hand takes 0.3 s, and longer, to say of what it has closed on that it holds it.
        quick = empty and not gripper.moving
        return self._still >= (self._config.empty_steps if quick else self._config.still_steps)

    def _is_over(self, observation: Observation) -> bool:
        """Whether the judge has to look at a call in which nothing moves: let go, likely done, or out of sight."""
        grasped = observation.state.gripper.grasped
        if self._frames.function == "pick" and not grasped:
            # The judge of a pick feels that the hand is empty; and what a hand shuts on in vain it hides.
            return False
        likely = self._step is not None and self._step.ended > self._config.likely
        return self._frames.released or likely or (not grasped and self._frames.unseen(observation))

    def _looking(self, look: SecondLook, state: ArmState) -> Action:
        oracle = self._oracle
        width = oracle.hand.stroke_m if self._frames.to_grasp is not None else None
        tool_pose = self._within.nearest(look.goal, self._within.measured(state))
        tool = transform_from_tool_pose(tool_pose)
        return Action(tool, width, oracle.grip_force_n, oracle.descend_speed_m_s, LEARNED)

    def _bounded(self, step: PlannedStep, state: ArmState) -> Action:
        at, command = self._within.measured(state), step.command
        wanted = tool_pose_from_transform(Pose(*(float(v) for v in command[:7])), float(at[5]))
        speed, swing = float(command[7]), self._frames.swing
        # A throw that is let go a period late comes 17 mm too far.
        opens_m = step.opens_soon_m if swing is not None and swing.is_time else 0.0
        width = self._width(max(float(command[8]), opens_m), state.gripper.width_m, state.gripper.grasped)
        if self._frames.function == "pick" and width - state.gripper.width_m > _AJAR_M:
            # A hand that came back from a slip would else come down on the object before it is open.
            wanted[2] = max(wanted[2], at[2])
        if (flight := self._frames.flight) is not None:
            wanted = flight.over(flight.resting(wanted), at, self._reach, self._oracle)
        if (item := self._frames.to_grasp) is not None and not state.gripper.grasped:
            wanted = self._descent.beside(wanted, at, state.gripper.width_m, item)
        if swing is not None:
            wanted, speed = swing.guided(wanted), min(speed, swing.speed_cap_m_s)
        tool_pose = self._steady(self._within.nearest(wanted, at), at)
        falls_short = swing is not None and not swing.is_time and lets_go(width, state)
        early = flight is not None and too_early(width, tool_pose, at, state)
        grip = None if falls_short or early else width
        return Action(transform_from_tool_pose(tool_pose), grip, self._oracle.grip_force_n, speed, LEARNED)

    def _steady(self, tool_pose: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Return the tool pose, Shape=(6,), or the one sent before if the arm is as good as at both: it then rests."""
        if self._sent is None or not (_alike(tool_pose, at) and _alike(self._sent, at)):
            self._sent = tool_pose
        return self._sent

    def _width(self, wanted: float, now: float, grasped: bool) -> float:
        """Return the width to command [m]: shut and fully open are exact, and a grip is not loosened by a little."""
        config, stroke = self._policy.config.action, self._oracle.hand.stroke_m
        if wanted < config.closed_below_m or (grasped and wanted < now + OPENING_M):
            return 0.0
        return stroke if wanted > config.open_above_m else min(wanted, stroke)


def _alike(first: np.ndarray, second: np.ndarray) -> bool:
    """Whether two tool poses, Shape=(6,), are the same to a policy whose predictions tremble."""
    off = first - second
    return float(np.linalg.norm(off[:3])) < _TREMBLE_M and float(np.linalg.norm(off[3:])) < _TREMBLE_RAD
