"""An object that is hidden while it is pushed slides ahead of the fingers; what is seen is where it is seen."""

from dataclasses import replace

import pytest

from hcvla.skills.diffusion.pushed_object import PushedObject
from hcvla.skills.scripted.config import HandShape
from items import arm_at, item

HAND = HandShape()
CUBE = item("red cube", 0.5, 0.0)
"""From 0.4775 to 0.5225 m ahead, 45 mm high."""
POST = item("red cylinder", 0.5, 0.0, size=(0.04, 0.04, 0.12))
LOW_M = 0.02
FRONT_M = HAND.finger_width_m / 2.0
"""Of the fingers, before the tool."""


def pushed(thing, *tool_x, y=0.0, z=LOW_M, width=0.0, visible=False):
    """Return where a thing is believed to be after the tool has been at those places."""
    follower = PushedObject(HAND)
    for x in tool_x:
        believed = follower.now(replace(thing, visible=visible), arm_at(x, y, z, width=width))
    return believed.pose


@pytest.mark.parametrize("visible", [False, True], ids=["hidden", "seen, but not followed"])
def test_it_is_ahead_of_the_fingers_that_are_where_perception_has_it(visible):
    pose = pushed(CUBE, 0.44, 0.46, 0.48, 0.50, visible=visible)
    # Its rear face, 22.5 mm behind its middle, is where the fingers' front is.
    assert pose.x == pytest.approx(0.50 + FRONT_M + 0.0225)
    assert (pose.y, pose.z) == pytest.approx((0.0, CUBE.pose.z))


def test_perception_that_follows_is_believed():
    """To within 3 mm: it may have the rear face so much too far back."""
    follower = PushedObject(HAND)
    for x in (0.46, 0.48, 0.50):
        seen = item("red cube", x + FRONT_M + 0.0225 - 0.002, 0.0)
        assert follower.now(seen, arm_at(x, 0.0, LOW_M, width=0.0)) is seen


def test_it_stays_where_it_was_pushed_to_when_the_fingers_go_back_and_rise():
    follower = PushedObject(HAND)
    for x, z in ((0.46, LOW_M), (0.48, LOW_M), (0.45, LOW_M), (0.45, 0.15)):
        believed = follower.now(replace(CUBE, visible=False), arm_at(x, 0.0, z, width=0.0))
    assert believed.pose.x == pytest.approx(0.48 + FRONT_M + 0.0225)


def test_once_it_is_seen_elsewhere_what_was_believed_is_forgotten():
    follower, hidden = PushedObject(HAND), replace(CUBE, visible=False)
    for x in (0.46, 0.48):
        follower.now(hidden, arm_at(x, 0.0, LOW_M, width=0.0))
    seen = item("red cube", 0.53, 0.01)
    assert follower.now(seen, arm_at(0.45, 0.0, LOW_M)) is seen
    assert follower.now(replace(seen, visible=False), arm_at(0.44, 0.0, LOW_M)).pose == seen.pose


def test_what_is_seen_long_after_where_it_was_was_not_pushed():
    follower = PushedObject(HAND)
    for x in (0.46, 0.48):
        follower.now(replace(CUBE, visible=False), arm_at(x, 0.0, LOW_M, width=0.0))
    away = arm_at(0.40, 0.0, 0.15)
    assert follower.now(CUBE, replace(away, stamp_sec=0.9)).pose.x > 0.51
    assert follower.now(CUBE, replace(away, stamp_sec=1.1)) is CUBE


def test_what_the_hand_holds_is_where_the_hand_has_it():
    follower = PushedObject(HAND)
    for x in (0.46, 0.48):
        follower.now(replace(CUBE, visible=False), arm_at(x, 0.0, LOW_M, width=0.0))
    held = replace(CUBE, visible=False, held=True)
    assert follower.now(held, arm_at(0.5, 0.0, LOW_M, width=0.045, grasped=True)) is held


@pytest.mark.parametrize(
    ("thing", "y", "z"),
    [(CUBE, 0.06, LOW_M), (CUBE, 0.0, 0.07), (CUBE, 0.0, 0.045 + HAND.finger_below_tool_m - 0.003), (POST, 0.0, 0.10)],
    ids=["passed sideways", "passed over", "pressed on from above", "met so high that it falls over"],
)
def test_what_the_fingers_do_not_slide_stays_where_it_was_seen(thing, y, z):
    assert pushed(thing, 0.44, 0.46, 0.48, 0.50, y=y, z=z) == thing.pose


def test_a_post_is_slid_by_fingers_near_the_table():
    assert pushed(POST, 0.46, 0.48, z=LOW_M).x > 0.5


def test_the_open_hand_moves_about_what_is_between_its_fingers():
    """Shown pushed aside by a hand that comes down over it, a cube was never picked."""
    assert pushed(CUBE, 0.49, 0.495, 0.5, 0.505, width=0.08) == CUBE.pose


def test_one_finger_of_the_open_hand_pushes_what_stands_before_it():
    # Open by 80 mm, the left finger begins 40 mm to the left of the tool; the cube, 45 mm aside, reaches to 22.5 mm.
    assert pushed(CUBE, 0.44, 0.46, 0.48, y=-0.045, width=0.08).x == pytest.approx(0.48 + FRONT_M + 0.0225)
    assert pushed(CUBE, 0.44, 0.46, 0.48, y=-0.045) == CUBE.pose
