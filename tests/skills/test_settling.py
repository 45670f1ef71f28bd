from dataclasses import replace

import pytest

from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.settling import Resting
from items import REACH, arm_at, item, seeing

PERIOD_SEC = 0.05
CONFIG = OracleConfig()
RED, BLUE = item("red cube", 0.5, 0.0), item("blue cube", 0.4, 0.2)


@pytest.fixture
def look():
    """Return a function that shows objects to a body, one period later, as just seen (or as they say), and polls."""
    arm = arm_at(0.5, 0.0, 0.3)
    body = Body(seeing(arm, RED, BLUE), REACH, CONFIG)

    def show(resting, *items):
        stamp_sec = body.now_sec + PERIOD_SEC
        seen = [replace(item, last_seen_sec=stamp_sec) if item.visible else item for item in items]
        body.observation = seeing(replace(arm, stamp_sec=stamp_sec), *seen)
        return resting()

    show.body = body
    return show


def asked(look, resting, frames):
    return [look(resting, *items) for items in frames]


def test_what_is_seen_in_one_place_for_the_settling_time_rests(look):
    # First seen after 0.05 s, at rest 0.4 s after that.
    assert asked(look, Resting(look.body, "red cube"), [[RED]] * 10) == [False] * 8 + [True] * 2


def test_where_it_is_expected_it_has_rested_since_the_watch_began(look):
    resting = Resting(look.body, "red cube", at={"red cube": RED.pose})
    assert asked(look, resting, [[RED]] * 9) == [False] * 7 + [True] * 2


def test_what_still_rolls_does_not_rest_until_it_has_stopped(look):
    rolling = [[replace(RED, pose=RED.pose.moved(0.004 * step))] for step in range(1, 9)]
    resting = Resting(look.body, "red cube")
    assert not any(asked(look, resting, rolling))
    assert asked(look, resting, [rolling[-1]] * 9) == [False] * 7 + [True] * 2


@pytest.mark.parametrize("change", [{"visible": False}, {"held": True}])
def test_what_is_hidden_or_held_does_not_rest(look, change):
    resting = Resting(look.body, "red cube")
    assert not any(asked(look, resting, [[replace(RED, **change)]] * 8))
    assert not resting.seen("red cube")


def test_what_no_one_knows_any_more_does_not_rest(look):
    assert not any(asked(look, Resting(look.body, "red cube"), [[BLUE]] * 8))


def test_of_several_all_must_rest(look):
    resting = Resting(look.body, "red cube", "blue cube")
    assert not any(asked(look, resting, [[RED]] * 8))
    assert asked(look, resting, [[RED, BLUE]] * 9) == [False] * 8 + [True]
