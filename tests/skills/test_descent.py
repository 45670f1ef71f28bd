"""Open fingers come down beside an object and never on it, wherever it has moved to."""

import numpy as np
import pytest

from hcvla.skills.descent import Descent
from hcvla.skills.scripted.config import HandShape
from hcvla.skills.tool import downward
from items import item

HAND = HandShape()
CUBE = item("red cube", 0.5, 0.0)
OVER_M = 0.045 + HAND.finger_below_tool_m + 0.008
"""Height of a tool whose fingertips are 8 mm over the cube."""


def sent(wanted, at, width_m=0.08):
    return Descent(HAND).beside(wanted, at, width_m, CUBE)


def test_a_hand_that_is_centred_comes_down():
    wanted = downward(0.5, 0.0, 0.0225, 0.0)
    np.testing.assert_array_equal(sent(wanted, downward(0.5, 0.0, 0.1, 0.0)), wanted)


# 80 mm open, the pads are 40 mm from the middle and the cube's sides 22.5: 17.5 mm across, and 3 mm of doubt.
@pytest.mark.parametrize(("across_m", "waits"), [(0.019, False), (0.022, True), (-0.022, True)])
def test_a_hand_with_a_finger_over_the_object_waits_over_it(across_m, waits):
    at, wanted = downward(0.5, across_m, 0.1, 0.0), downward(0.5, across_m, 0.0225, 0.0)
    assert sent(wanted, at)[2] == pytest.approx(OVER_M if waits else 0.0225)


def test_a_hand_that_is_still_aside_goes_across_before_it_goes_down():
    at, wanted = downward(0.5, 0.03, 0.1, 0.0), downward(0.5, 0.0, 0.0225, 0.0)
    np.testing.assert_allclose(sent(wanted, at), downward(0.5, 0.0, OVER_M, 0.0))


# The fingers clear the cube by 20.5 mm across. At 11 mm a step the hand is 22 mm farther after two, at 9 mm 18.
@pytest.mark.parametrize(("step_m", "waits"), [(0.011, True), (0.009, False)])
def test_a_hand_that_will_swing_past_the_middle_waits_over_the_object(step_m, waits):
    descent, wanted = Descent(HAND), downward(0.5, 0.0, 0.0225, 0.0)
    descent.beside(wanted, downward(0.5, -step_m, 0.1, 0.0), 0.08, CUBE)
    sent = descent.beside(wanted, downward(0.5, 0.0, 0.1, 0.0), 0.08, CUBE)
    assert sent[2] == pytest.approx(OVER_M if waits else 0.0225)


def test_a_way_that_is_high_enough_is_kept():
    wanted = downward(0.5, 0.03, 0.12, 0.0)
    np.testing.assert_array_equal(sent(wanted, downward(0.5, 0.03, 0.12, 0.0)), wanted)


def test_a_finger_that_stands_on_the_object_is_lifted_off():
    pressing = downward(0.5, 0.03, 0.045 + HAND.finger_below_tool_m - 0.004, 0.0)
    assert sent(downward(0.5, 0.03, 0.02, 0.0), pressing)[2] == pytest.approx(OVER_M)


def test_fingers_that_are_down_beside_it_stay():
    at = downward(0.5, 0.03, 0.0225, 0.0)
    np.testing.assert_array_equal(sent(at, at), at)


def test_pads_that_are_too_close_together_wait_until_they_are_open():
    at, wanted = downward(0.5, 0.0, 0.1, 0.0), downward(0.5, 0.0, 0.0225, 0.0)
    assert sent(wanted, at, width_m=0.03)[2] == pytest.approx(OVER_M)


def test_a_hand_does_not_wait_for_ever():
    descent, at, wanted = Descent(HAND), downward(0.5, 0.03, 0.1, 0.0), downward(0.5, 0.03, 0.0225, 0.0)
    heights = [descent.beside(wanted, at, 0.08, CUBE)[2] for _ in range(31)]
    assert heights == pytest.approx([OVER_M] * 30 + [0.0225])
