"""Whether a command closes the pads or lets go of something, and whether the arm is there yet."""

from __future__ import annotations

import numpy as np

from hcvla.robots.arm import ArmState

OPENING_M = 0.004
"""A gripper that holds something is opened only for a command this much wider."""
_THERE_M = 0.01
"""So near the place of a step the tool is there."""
_RESTING_RAD_S = 0.03
"""A tool whose joints are all slower gets no nearer: something is in its way."""


def too_early(width_m: float, tool_pose: np.ndarray, at: np.ndarray, state: ArmState) -> bool:
    """Whether the pads would close, or let go of something, on the way to the tool pose where they are to.

    A chunk foresees them by the time that the arm of the training took; a slower arm is not there yet.
    """
    gripper = state.gripper
    closes = not gripper.grasped and width_m < gripper.width_m - OPENING_M
    on_its_way = float(np.linalg.norm((tool_pose - at)[:3])) > _THERE_M and np.abs(state.dq).max() > _RESTING_RAD_S
    return (closes or lets_go(width_m, state)) and bool(on_its_way)


def lets_go(width_m: float, state: ArmState) -> bool:
    """Whether pads that hold something would be opened."""
    return state.gripper.grasped and width_m > state.gripper.width_m + OPENING_M
