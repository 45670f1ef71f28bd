"""A table as perception has it, and goals tested on what was seen of it."""

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.goals.goal import Goal
from hcvla.goals.perceived import PerceivedHistory

EDGE_M = 0.045
HOME = Pose(0.4, 0.1, 0.2225)
"""Of the tool, with the arm at home."""


@pytest.fixture
def seen():
    """Return a function that makes an object: its underside at `bottom_z`, its position known to `std_m`."""

    def make(name, x, y, bottom_z=0.0, *, yaw=0.0, std_m=0.0, held=False):
        color, shape = name.split()
        flat = {"tray": (0.13, 0.13, 0.008), "mat": (0.14, 0.14, 0.004), "pan": (0.095, 0.095, 0.03)}
        size = flat.get(shape, (EDGE_M, EDGE_M, EDGE_M))
        pose = Pose.from_yaw(x, y, bottom_z + size[2] / 2.0, yaw)
        covariance = np.diag([std_m**2] * 4)
        return NamedObject(name, color, shape, pose, size, covariance, held=held)

    return make


@pytest.fixture
def facts():
    return PerceivedHistory(home=HOME)


@pytest.fixture
def find(facts):
    """Return a function that tests a goal on what was seen."""
    return lambda text: Goal.parse(text).test(facts)
