"""Calls and verdicts as a person reads them."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, Pose
from hcvla.monitor.words import call_words, claim_words, verdict_words

CUBE = Actor("red cube")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (ROBOT_API["go_home"].bind(), "go_home()"),
        (ROBOT_API["pick"].bind(CUBE), "pick('red cube')"),
        (ROBOT_API["place"].bind(Pose(0.4512, -0.1, 0.025), match_yaw=True), "place((0.451, -0.100, 0.025), True)"),
        (ROBOT_API["pick_place"].bind(CUBE, Actor("green tray")), "pick_place('red cube', 'green tray')"),
    ],
)
def test_a_call_is_shown_without_what_goes_without_saying(call, words):
    assert call_words(call) == words


def test_a_verdict_says_why_if_it_knows():
    assert verdict_words(Verdict(Outcome.DONE)) == "done"
    assert verdict_words(Verdict(Outcome.NOT_GRASPED, "closed on nothing")) == "not grasped: closed on nothing"


def test_nothing_is_claimed_that_was_not_seen():
    assert claim_words(Outcome.DONE) == "said to be done"
    assert claim_words(Outcome.DONE_UNVERIFIED) == "done, but not verified"
