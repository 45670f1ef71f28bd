"""One control period of a chunk, and how long a chunk lets the arm wait before it sets out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hcvla.skills.diffusion.layout import JOINT_VELOCITIES, TOOL_POSITION, TOOL_QUATERNION

_REST_RAD_S = 0.1
"""An arm none of whose joints is faster is at rest, or trembles: the tool at less than 0.07 m/s."""
_SETS_OUT_M, _SETS_OUT_RAD = 0.02, 0.1
"""A way point farther from the tool begins a motion."""
_SOON_STEPS = 4


@dataclass(frozen=True)
class PlannedStep:
    """What a chunk has of one control period."""

    command: np.ndarray
    """Shape=(ACTION,), base frame."""
    ended: float
    """Probability that the call is over by then."""
    failed: float
    """Probability that it has failed."""
    opens_soon_m: float = 0.0
    """Widest gripper of this step and the three after it [m]."""
    waits: int = 0
    """Steps at the beginning of its chunk in which an arm at rest stays where it is, before it sets out."""


def waiting_steps(commands: np.ndarray, frame: np.ndarray) -> int:
    """Return for how many steps a chunk keeps an arm at rest where it is before it sets out; 0 if it does not set out.

    `commands`: Shape=(horizon, ACTION), base frame; `frame`: the raw frame they were made from.
    """
    if float(np.abs(frame[JOINT_VELOCITIES]).max()) > _REST_RAD_S:
        return 0
    away = np.linalg.norm(commands[:, :3] - frame[TOOL_POSITION], axis=1) > _SETS_OUT_M
    turned = 2.0 * np.arccos(np.minimum(np.abs(commands[:, 3:7] @ frame[TOOL_QUATERNION]), 1.0)) > _SETS_OUT_RAD
    return int(np.argmax(away | turned))


def opens_soon(commands: np.ndarray) -> np.ndarray:
    """Return the widest gripper of each step and the three after it, Shape=(horizon,), [m]."""
    return np.array([commands[i : i + _SOON_STEPS, 8].max() for i in range(len(commands))])
