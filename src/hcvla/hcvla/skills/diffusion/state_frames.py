"""The part of a raw frame that every policy sees: the robot's own state, and a memory since something began."""

from __future__ import annotations

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.skills.ballistics import Swing
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.flight import Flight
from hcvla.skills.skill import Observation

_CONTACT_LEVER_M = 0.2
"""Least horizontal lever when the shoulder's torque is turned into a force."""


class StateFrames:
    """Writes frames without a call, Shape=(frame_width,), float32: of a whole task, or to be filled in."""

    function = ""
    """Of the call; empty for a whole task."""

    def __init__(self, observation: Observation, config: ObservationConfig) -> None:
        """Begin to remember."""
        state = observation.state
        self._config = config
        self._torque_start = float(state.tau_ext[1])
        self._memory = np.zeros(layout.MEMORY)
        self._memory[2:4] = state.T_base_tool.z
        self._memory[5:7] = state.gripper.width_m

    @property
    def touched_n(self) -> float:
        """Greatest contact force felt since the beginning [N]."""
        return float(self._memory[1])

    @property
    def lost(self) -> bool:
        """Whether the pads held something since the beginning, and no longer do."""
        return bool(self._memory[7])

    @property
    def lowest_z(self) -> float:
        """Lowest height of the tool since the beginning [m]."""
        return float(self._memory[2])

    @property
    def released(self) -> bool:
        """Whether something was held when the call began, and no longer is."""
        return False

    @property
    def flight(self) -> Flight | None:
        """What travels and what it may meet; None if the tool may go where it is wanted."""
        return None

    @property
    def to_grasp(self) -> NamedObject | None:
        """What is to be picked, as known now; None if nothing is, or it is held."""
        return None

    @property
    def swing(self) -> Swing | None:
        """The run of what is held and to be thrown; None if nothing is."""
        return None

    @property
    def sought(self) -> NamedObject | None:
        """What a look is for, as known now; None if there is no such thing."""
        return None

    @property
    def enough(self) -> bool | None:
        """Whether what is done in strokes is seen to be done; None if it is not done in strokes."""
        return None

    @property
    def slipped(self) -> bool:
        """Whether what is pushed has slipped off, and the fingers pass it."""
        return False

    def unseen(self, observation: Observation) -> bool:
        """Whether something that the call is about is not in recent images."""
        return False

    def write(self, observation: Observation) -> np.ndarray:
        """Note an observation and return its frame."""
        state = observation.state
        self._remember(state)
        frame = np.zeros(layout.frame_width(self._config.other_objects), dtype=np.float32)
        frame[: layout.STATE] = _state(state)
        frame[layout.MEMORY_AT : layout.CALL_AT] = self._memory
        self._memory[6] = state.gripper.width_m
        return frame

    def _remember(self, state: ArmState) -> None:
        tool, memory = state.T_base_tool, self._memory
        lever = max(_CONTACT_LEVER_M, float(np.hypot(tool.x, tool.y)))
        memory[0] = abs(float(state.tau_ext[1]) - self._torque_start) / lever
        memory[1] = max(memory[1], memory[0])
        memory[2], memory[3] = min(memory[2], tool.z), max(memory[3], tool.z)
        grasped = float(state.gripper.grasped)
        if memory[4] and not grasped:
            memory[7] = 1.0
        memory[4] = max(memory[4], grasped)
        memory[5] = min(memory[5], state.gripper.width_m)


def _state(state: ArmState) -> np.ndarray:
    tool, gripper = state.T_base_tool, state.gripper
    return np.concatenate(
        [
            [tool.x, tool.y, tool.z, tool.qx, tool.qy, tool.qz, tool.qw],
            state.q,
            state.dq,
            state.tau_ext,
            [gripper.width_m, gripper.force_n, float(gripper.grasped)],
        ]
    )
