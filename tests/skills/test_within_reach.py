"""What a policy wants and the arm does not reach is met as nearly as the arm can."""

import numpy as np
import pytest

from hcvla.robots.limits import SIM_LIMITS
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.tool import downward
from hcvla.skills.within_reach import WithinReach
from items import REACH

WITHIN = WithinReach(REACH, OracleConfig())
BEARING_RAD = -0.25
"""Of all places here, from the base."""


def at_distance(distance_m, z, yaw=0.0):
    """Return a downward tool pose at a distance from the base's axis."""
    return downward(distance_m * np.cos(BEARING_RAD), distance_m * np.sin(BEARING_RAD), z, yaw)


def nearest_reached(z):
    """Return the least distance from the base's axis at which the arm reaches a height [m], to a millimetre."""
    return min(r for r in np.arange(0.25, 0.4, 0.001) if REACH.reaches(at_distance(r, z)))


def test_what_can_be_reached_is_sent_as_it_is():
    wanted = at_distance(0.5, 0.1)
    np.testing.assert_allclose(WITHIN.nearest(wanted, at_distance(0.5, 0.12)), wanted)


@pytest.mark.parametrize("missing_m", [0.003, 0.012])
def test_a_place_a_little_too_near_to_the_base_is_come_down_to_a_little_farther_out(missing_m):
    """A policy that topples a post near the base wants this; pulled back it hung over the place until time was over."""
    z, edge = 0.11, nearest_reached(0.11)
    at, wanted = at_distance(nearest_reached(0.15), 0.15), at_distance(edge - missing_m, z)
    sent = WITHIN.nearest(wanted, at)
    assert REACH.reaches(sent)
    assert sent[2] == pytest.approx(z)
    assert np.hypot(*sent[:2]) == pytest.approx(edge, abs=0.0031)
    assert np.arctan2(sent[1], sent[0]) == pytest.approx(BEARING_RAD)


def test_of_a_place_far_out_of_reach_the_nearest_on_the_way_there_is_sent():
    at, wanted = at_distance(0.76, 0.1), at_distance(1.5, 0.1)
    sent = WITHIN.nearest(wanted, at)
    assert REACH.reaches(sent)
    assert np.hypot(*at[:2]) <= np.hypot(*sent[:2])


def test_a_hand_that_cannot_get_any_nearer_stays_where_it_is():
    at = at_distance(0.5, 1.6)
    np.testing.assert_array_equal(WITHIN.nearest(at_distance(0.5, 1.7), at), at)


def test_a_turn_beyond_the_wrist_s_range_is_made_as_far_as_it_goes():
    at = at_distance(0.5, 0.2)
    middle = REACH.joint7(at, 0.0)
    sent = WITHIN.nearest(at_distance(0.5, 0.2, yaw=middle + 4.0), at_distance(0.5, 0.2, yaw=middle + 2.8))
    assert middle + 2.8 <= sent[5] < middle + OracleConfig().joint7_limit_rad


@pytest.mark.parametrize(("x", "y"), [(0.17, 0.3), (0.3, 0.6)], ids=["too near", "too far aside"])
def test_what_the_arm_reaches_outside_the_guard_s_box_is_met_at_its_side(x, y):
    wanted, at = downward(x, y, 0.1, 0.0), downward(0.25, 0.4, 0.1, 0.0)
    assert REACH.reaches(wanted)
    sent = WITHIN.nearest(wanted, at)
    assert SIM_LIMITS.box_low_m[0] < sent[0] < SIM_LIMITS.box_high_m[0]
    assert sent[1] < SIM_LIMITS.box_high_m[1]
    assert REACH.reaches(sent)
