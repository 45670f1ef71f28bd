import math

import numpy as np
import pytest

from hcvla.skills.scripted.clearance import hand_gap, obstacles
from hcvla.skills.scripted.config import HandShape
from items import item

HAND = HandShape()
PLACE = np.array([0.5, 0.0])


def test_a_finger_clears_a_neighbour_by_what_is_left_next_to_it():
    # Pads 0.08 apart along y, the finger's root 0.0225 thick: it ends at 0.0625; the cube begins at 0.0775.
    neighbour = item("red cube", 0.5, 0.10)
    assert hand_gap(HAND, PLACE, 0.0225, 0.0, 0.045, 0.08, [neighbour]) == pytest.approx(0.015)


def test_turned_by_a_right_angle_the_fingers_pass_next_to_it():
    # Now the closing direction is x: half a finger's width, 0.0105, to the cube's side at 0.0775.
    neighbour = item("red cube", 0.5, 0.10)
    found = hand_gap(HAND, PLACE, 0.0225, math.pi / 2, 0.045, 0.08, [neighbour])
    assert found == pytest.approx(0.0775 - 0.0105)


def test_what_ends_below_the_fingertips_is_not_in_the_way():
    tray = item("red tray", 0.5, 0.0)
    assert hand_gap(HAND, PLACE, 0.025, 0.0, 0.045, 0.08, [tray]) == math.inf
    assert hand_gap(HAND, PLACE, 0.012, 0.0, 0.045, 0.08, [tray]) < 0.0


def test_the_body_of_the_hand_meets_only_what_is_tall():
    low, tall = item("red cube", 0.5, -0.09), item("blue cube", 0.5, -0.09, size=(0.045, 0.045, 0.09))
    assert hand_gap(HAND, PLACE, 0.0225, 0.0, 0.045, 0.045, [low]) == pytest.approx(0.0225, abs=1e-6)
    # The hand's body reaches 0.102 to the side, over the tall one.
    assert hand_gap(HAND, PLACE, 0.0225, 0.0, 0.045, 0.045, [tall]) < 0.0


def test_what_is_held_is_no_obstacle():
    held = item("red cube", 0.5, 0.0)
    object.__setattr__(held, "held", True)
    free = item("blue cube", 0.4, 0.0)
    assert obstacles([held, free, item("green cube", 0.3, 0.2)], "green cube") == [free]
