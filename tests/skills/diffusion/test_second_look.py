"""A second look ends when the object was seen from high enough, and in any case in time."""

from dataclasses import replace

import pytest

from hcvla.skills.diffusion.second_look import SecondLook
from hcvla.skills.tool import downward
from items import item

LOW, HIGH = downward(0.5, 0.0, 0.02, 0.0), downward(0.5, 0.0, 0.22, 0.0)
CUBE = item("red cube", 0.5, 0.0)
HIGHEST_M = 0.45


def seen_at(stamp_sec, *, visible=True):
    return replace(CUBE, last_seen_sec=stamp_sec, visible=visible)


def risen():
    """Return a look whose hand is up at 1.5 s."""
    look = SecondLook(LOW, 1.0, HIGHEST_M)
    assert not look.is_over(LOW, seen_at(1.0), 1.1)
    assert not look.is_over(HIGH, seen_at(1.5), 1.5)
    return look


def test_it_leads_straight_up():
    assert SecondLook(LOW, 0.0, HIGHEST_M).goal == pytest.approx(HIGH)


@pytest.mark.parametrize(("z", "goal_z"), [(0.2, 0.4), (0.3, 0.45), (0.5, 0.5)])
def test_it_leads_no_higher_than_scripts_go_and_never_down(z, goal_z):
    assert SecondLook(downward(0.5, 0.0, z, 0.0), 0.0, HIGHEST_M).goal[2] == pytest.approx(goal_z)


@pytest.mark.parametrize(("stamp_sec", "over"), [(1.65, False), (1.7, True), (1.9, True)])
def test_it_is_over_once_perception_had_time_to_follow(stamp_sec, over):
    assert risen().is_over(HIGH, seen_at(stamp_sec), 1.95) is over


def test_what_is_seen_from_below_does_not_count():
    look = SecondLook(LOW, 1.0, HIGHEST_M)
    assert not look.is_over(LOW, seen_at(2.5), 2.5)


@pytest.mark.parametrize("found", [None, seen_at(1.9, visible=False), seen_at(1.2)], ids=["lost", "hidden", "long ago"])
def test_what_is_not_seen_is_looked_for_until_time_is_up(found):
    look = risen()
    assert not look.is_over(HIGH, found, 2.9)
    assert look.is_over(HIGH, found, 3.05)
