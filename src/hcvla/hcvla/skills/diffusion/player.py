"""Carries out chunks step by step: when to think again, and what of a prediction may be sent to the arm."""

from __future__ import annotations

import numpy as np
import torch

from hcvla.api.types import Pose
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.diffusion.policy import Chunk, DiffusionPolicy
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action, Observation
from hcvla.skills.tool import posture_from_tool, tool_from_posture

_TILTED = 0.05
"""A tool turned less than this about a horizontal axis [rad] is sent straight down."""
_OPENING_M = 0.004
"""A jaw that holds something is opened only for a command this much wider."""
_PULL = 0.85
"""Share of the way to a target that is kept when it cannot be reached."""
_PULLS = 12


class ChunkPlayer:
    """Plays the chunks of one call."""

    def __init__(self, policy: DiffusionPolicy, reach: Reach, oracle: OracleConfig, seed: int) -> None:
        """Begin a call; `seed` draws the noise that all of its chunks start from."""
        self._policy, self._reach, self._oracle = policy, reach, oracle
        self._noise: torch.Tensor = policy.noise(seed)
        self._chunk: Chunk | None = None
        self._at = 0

    def action(self, frame: np.ndarray, observation: Observation) -> Action:
        """Return the action for a frame, Shape=(frame_width,); thinks when the old chunk is used up."""
        if self._chunk is None or self._at >= self._policy.config.action.execute:
            self._chunk, self._at = self._policy.chunk(frame, self._noise), 0
        command = self._chunk.commands[self._at]
        self._at += 1
        return self._bounded(command, observation)

    @property
    def ended(self) -> float:
        """Probability that the call is over now."""
        return float(self._chunk.ended[max(self._at - 1, 0)]) if self._chunk is not None else 0.0

    @property
    def failed(self) -> float:
        """Probability that the call has failed."""
        return self._chunk.failed if self._chunk is not None else 0.0

    def _bounded(self, command: np.ndarray, observation: Observation) -> Action:
        state = observation.state
        wanted = Pose(*(float(v) for v in command[:7]))
        at = posture_from_tool(state.T_base_tool, self._reach.wound_yaw(state.q))
        posture = posture_from_tool(wanted, float(at[5]))
        if float(np.linalg.norm(posture[3:5])) < _TILTED:
            posture[3:5] = 0.0
            posture = self._reachable(posture, at)
        return Action(
            tool_from_posture(posture),
            self._width(float(command[8]), state.gripper.width_m, state.gripper.grasped),
            self._oracle.grip_force_n,
            float(command[7]),
            "policy",
        )

    def _reachable(self, posture: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Return the posture, or one nearer to the present one that the arm gets to, both Shape=(6,)."""
        lowest = self._oracle.table_clearance_m + self._oracle.hand.finger_below_tool_m
        posture[2] = max(posture[2], lowest)
        way = posture - at
        lead = self._oracle.lead
        posture = at + way * lead.share(float(np.linalg.norm(way[:3])), float(np.linalg.norm(way[3:])))
        for _ in range(_PULLS):
            if self._reach.reaches(posture):
                return posture
            posture = at + _PULL * (posture - at)
        return at.copy()

    def _width(self, wanted: float, now: float, grasped: bool) -> float:
        """Return the width to command [m]: shut and fully open are exact, and a grip is not loosened by a little."""
        config, stroke = self._policy.config.action, self._oracle.hand.stroke_m
        if wanted < config.closed_below_m or (grasped and wanted < now + _OPENING_M):
            return 0.0
        return stroke if wanted > config.open_above_m else min(wanted, stroke)
