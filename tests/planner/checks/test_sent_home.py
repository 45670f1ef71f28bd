"""The hand goes home only if its sentence may say so."""

import pytest

from hcvla.planner.checks.homeward import sent_home


@pytest.mark.parametrize("sentence", ["open the door for me, i've got my hands full", "pick up the red cube", "hello"])
def test_a_hand_that_goes_home_unasked_is_found(sentence):
    assert "home" in sent_home(sentence, [], "go_home()\n")
    assert not sent_home(sentence, [], "pick(get_actor('red cube'))\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "go home",
        "park the arm",
        "get out of my way",
        "reset yourself",
        "finally drive hmoe",
        "back to your start",
        "clear the view",
    ],
)
def test_a_hand_that_may_be_sent_home_is_not(sentence):
    assert not sent_home(sentence, [], "go_home()\n")
