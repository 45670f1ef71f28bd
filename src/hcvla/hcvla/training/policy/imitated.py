"""What the network imitates of a command: the same for calls that are recorded and for those read from a dataset."""

from __future__ import annotations

import math

import numpy as np

from hcvla.datasets.vectors import ACTION_FORCE, ACTION_SPEED, ACTION_TOOL, ACTION_WIDTH
from hcvla.skills.diffusion.config import ActionConfig


def imitated(action: np.ndarray, *, grasped: bool) -> np.ndarray:
    """Return pose, speed cap and width, Shape=(ACTION,), of a row of `action`, Shape=(10,): nothing is left open.

    A hand that holds something and was never commanded is commanded shut.
    """
    fastest = ActionConfig().fastest_m_s
    speed = min(float(action[ACTION_SPEED]) or fastest, fastest)
    width = 0.0 if grasped and action[ACTION_FORCE] == 0.0 else float(action[ACTION_WIDTH])
    values = [*action[ACTION_TOOL], speed, width]
    assert all(map(math.isfinite, values)), "the guard let it through"
    return np.array(values, np.float32)
