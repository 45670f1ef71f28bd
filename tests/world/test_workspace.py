import math

import numpy as np
import pytest

from hcvla.world.workspace import PlacingRules, WorkArea

AREA = WorkArea(x_m=(0.30, 0.65), y_m=(-0.32, 0.32), radius_m=(0.32, 0.68))


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (0.5, 0.0, True),
        (0.65, 0.32, False),  # hypot = 0.7245 > 0.68
        (0.30, 0.05, False),  # hypot = 0.3041 < 0.32
        (0.66, 0.0, False),
        (0.5, -0.321, False),
        (0.65, 0.0, True),
    ],
)
def test_the_area_is_a_box_clipped_to_a_ring(x, y, inside):
    assert AREA.contains(x, y) is inside


def test_many_places_are_judged_as_each_is():
    places = np.random.default_rng(0).uniform((0.2, -0.4), (0.8, 0.4), (100, 2))
    assert AREA.within(places).tolist() == [AREA.contains(x, y) for x, y in places]


def test_room_toward_the_base_is_kept_on_request():
    # 0.33 m from the base there are 0.01 m to the inner edge of the ring.
    place = np.array([[0.33, 0.0]])
    assert AREA.within(place, behind_m=0.009)[0]
    assert not AREA.within(place, behind_m=0.011)[0]


def test_the_fingers_reach_beyond_the_box_within_the_ring():
    assert AREA.in_ring(0.2, 0.4)
    assert not AREA.contains(0.2, 0.4)
    assert not AREA.in_ring(0.69, 0.0)


def test_drawn_places_are_inside_and_spread_over_the_area():
    rng = np.random.default_rng(1)
    drawn = np.array([AREA.sample(rng) for _ in range(300)])
    assert AREA.within(drawn).all()
    assert np.ptp(drawn[:, 1]) > 0.5


def test_the_area_names_its_bounds():
    assert str(AREA) == "x 0.3 to 0.65, y -0.32 to 0.32, 0.32 to 0.68 m from the base"


def test_a_finger_fits_into_every_gap_that_is_tried():
    rules = PlacingRules()
    assert min(rules.gaps_m) >= rules.finger_clearance_m
    assert max(rules.gaps_m) <= rules.enough_clearance_m
    # +-45 degrees belong to the next side.
    assert max(map(abs, rules.cone_deg)) < 45.0


def test_the_whole_area_lies_in_front_of_the_base():
    assert PlacingRules().area.radius_m[0] > 0.3
    assert math.hypot(PlacingRules().area.x_m[1], 0.0) < PlacingRules().area.radius_m[1]
