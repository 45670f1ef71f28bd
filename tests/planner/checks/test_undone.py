"""What a program takes somewhere does not come back unless its sentence asks for it."""

from __future__ import annotations

import pytest

from hcvla.planner.checks.undone import undone

_THERE = "pose_dict['red cube'] = get_pose(get_actor('red cube'))\npick(get_actor('red cube'))\n"
_THERE += "place(get_actor('gray tray'))\n"
_AND_BACK = f"{_THERE}pick(get_actor('red cube'))\nplace(pose_dict['red cube'])\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "the gray tray is where i want the red cube, and then off home with you",
        "see the gray tray? that's where the red cube lives. take it home",
        "provided that nothing is standing on the brown tray, the red cube shall be put there; "
        "should it be occupied, the gray tray shall serve",
        "put the red cube on the gray tray and park the arm at home",
    ],
)
def test_a_thing_that_comes_back_unasked_is_found(sentence: str) -> None:
    assert "red cube" in undone(sentence, [], _AND_BACK)
    assert not undone(sentence, [], _THERE)


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the gray tray and back",
        "put the red cube on the gray tray, then return it",
        "put the red cube on the gray tray, then restore everything",
        "red cube to the gray tray, then to where it stood",
        "red cube to the gray tray and then to its old spot",
        "put the red cube on the gray tray and undo that",
        "excursion of the red cube to the gray tray, net displacement nil",
        "out: red cube to the gray tray. in: red cube to the slot it left",
        "red cube to the gray tray, after which it exits to the spot it entered from",
        "bring the red cube to the gray tray and retrieve it to its mark",
    ],
)
def test_a_thing_that_is_to_come_back_is_not_found(sentence: str) -> None:
    assert not undone(sentence, [], _AND_BACK)


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the gray tray, take it off again, put it on once more. two placements, and it stays there "
        "after the second.",
        "red cube on the gray tray twice, back onto the table in between; leave it on the gray tray after the second.",
    ],
)
def test_a_thing_that_stays_after_the_last_time_is_not_taken_back(sentence: str) -> None:
    assert "takes the red cube back" in undone(sentence, [], _AND_BACK)
    assert not undone(sentence, [], _THERE)


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the gray tray, then bring it back and leave it there",
        "red cube to the gray tray; leave it there for a moment, then return it",
        "put the red cube on the gray tray and leave it where it was before",
    ],
)
def test_where_it_stays_is_where_the_clause_says(sentence: str) -> None:
    assert not undone(sentence, [], _AND_BACK)


def test_a_turn_is_no_return() -> None:
    assert undone("turn the red cube half the way round", [], _AND_BACK)
