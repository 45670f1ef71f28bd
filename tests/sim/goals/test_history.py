from dataclasses import replace

import numpy as np
import pytest

from hcvla.sim.goals.history import History
from hcvla.sim.truth import resting_truth

PERIOD_SEC = 0.05


@pytest.fixture
def follow(table, simulation):
    """Return a function that moves the red cube to offsets along x [m], one an update, and returns whether it rested.

    Its velocity is 2 mm/s all the time, over the limit of 1 mm/s.
    """
    start = resting_truth(table)
    cube = start["red cube"]

    def run(offsets_m):
        history = History(start, simulation.T_base_tool)
        rested = []
        for index, offset in enumerate(offsets_m, start=1):
            pose = replace(cube.pose, x=cube.pose.x + offset)
            moving = np.array([0.002, 0.0, 0.0])
            now = replace(cube, pose=pose, linear_velocity=moving, stamp_sec=index * PERIOD_SEC)
            history.update(start | {"red cube": now}, simulation.T_base_tool)
            rested.append(history.rests("red cube"))
        return rested

    return run


def test_what_trembles_on_the_spot_rests(follow):
    # 0.2 mm there and back: 4 mm/s from one update to the next, 0.4 mm/s over ten of them.
    rested = follow([0.0002 * (index % 2) for index in range(24)])
    assert all(rested[11:])


def test_what_creeps_does_not_rest(follow):
    # 2 mm/s, over one update as over ten.
    assert not any(follow([0.0001 * index for index in range(1, 25)]))


def test_what_was_moved_does_not_rest_while_it_slides_on(follow):
    assert not any(follow([0.0] * 3 + [0.01 * index for index in range(1, 12)])[3:])
