"""A way point that leads over other objects is lifted over them as a script would lift it; any other is left alone."""

import numpy as np
import pytest

from hcvla.skills.flight import Flight
from hcvla.skills.grasped_object import grip_of
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.tool import downward, transform_from_tool_pose
from items import REACH, item

CONFIG = OracleConfig()
CUBE = item("red cube", 0.5, 0.0, size=(0.045, 0.045, 0.045))
BELOW_M = 0.0225
"""A held cube's underside."""
SAFE_M = 0.045 + BELOW_M + CONFIG.clearance_m
"""The tool's height as a script passes over the cube: 0.0925 m."""


def headed(at, wanted, items=(CUBE,)):
    return Flight(BELOW_M, items).over(wanted, at, REACH, CONFIG)


def test_a_way_over_a_cube_is_kept_at_the_height_of_a_script():
    wanted = downward(0.5, 0.1, 0.072, 0.0)
    np.testing.assert_allclose(headed(downward(0.5, -0.1, 0.1, 0.0), wanted), downward(0.5, 0.1, SAFE_M, 0.0))


def test_a_tool_that_is_too_low_before_a_cube_rises_first():
    at = downward(0.5, -0.1, 0.06, 0.0)
    np.testing.assert_allclose(headed(at, downward(0.5, 0.1, 0.06, 0.0)), downward(0.5, -0.1, SAFE_M, 0.0))


@pytest.mark.parametrize(
    ("start_m", "passed_at_m"),
    # 45 mm of cube, 22.5 below the tool and half of 25: what passes higher than 80 mm may.
    [(0.081, 0.081), (0.079, SAFE_M)],
)
def test_half_of_a_script_s_clearance_is_enough(start_m, passed_at_m):
    goal = headed(downward(0.5, -0.1, 0.1, 0.0), downward(0.5, 0.1, start_m, 0.0))
    assert goal[2] == pytest.approx(passed_at_m)


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (downward(0.3, -0.2, 0.04, 0.0), downward(0.3, 0.2, 0.04, 0.0)),
        (downward(0.502, 0.0, 0.1, 0.0), downward(0.5, 0.0, 0.07, 0.0)),
        (downward(0.5, 0.0, 0.03, 0.0), downward(0.5, 0.02, 0.02, 0.0)),
    ],
    ids=["it leads past everything", "down on the goal itself", "a last correction beside the goal"],
)
def test_a_way_that_meets_nothing_and_the_last_descent_are_as_wanted(at, wanted):
    np.testing.assert_array_equal(headed(at, wanted), wanted)


def held(name="blue cube"):
    """A cube in the hand, gripped in its middle."""
    return grip_of(item(name, 0.4, 0.2), transform_from_tool_pose(downward(0.4, 0.2, 0.0225, 0.0)))


@pytest.mark.parametrize(
    ("place", "wanted_m", "sent_m"),
    [
        ((0.3, -0.2), 0.0211, 0.0235),
        ((0.3, -0.2), 0.03, 0.03),
        ((0.5, 0.0), 0.066, 0.0685),
        # 20 mm lower than the other cube's top it stands in the way, and carries nothing.
        ((0.5, 0.0), 0.045, 0.045),
    ],
    ids=["not into the table", "higher is left alone", "not into a cube under it", "what stands in the way"],
)
def test_what_is_held_is_never_pressed_on_what_it_comes_to_rest_on(place, wanted_m, sent_m):
    wanted = downward(*place, wanted_m, 0.3)
    sent = Flight(BELOW_M, (CUBE,), held()).resting(wanted)
    np.testing.assert_allclose(sent, downward(*place, sent_m, 0.3))


def test_an_empty_hand_and_a_box_that_covers_go_as_low_as_wanted():
    wanted = downward(0.3, -0.2, 0.01, 0.0)
    np.testing.assert_array_equal(Flight(BELOW_M, (CUBE,)).resting(wanted), wanted)


def test_a_policy_that_flies_low_never_touches_a_tower_with_what_it_holds():
    tower = item("red cube", 0.5, 0.0, size=(0.045, 0.045, 0.15))
    at, end = downward(0.5, -0.2, 0.1, 0.0), downward(0.5, 0.2, 0.03, 0.0)
    passed = []
    while np.linalg.norm(at - end) > 1e-6:
        step = headed(at, end, [tower]) - at
        at = at + step * min(1.0, 0.005 / np.linalg.norm(step[:3]))
        passed.append(at)
        assert len(passed) < 500
    assert min(tool[2] for tool in passed if abs(tool[1]) < 0.0225 + 0.03) >= 0.15 + BELOW_M
