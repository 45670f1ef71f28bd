from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from items import arm_at, item
from judging import Trial

CUBE, OTHER = item("red cube", 0.5, 0.0), item("blue cube", 0.5, 0.06)
OPEN = arm_at(0.5, 0.0, 0.0225)
CLOSED = arm_at(0.5, 0.0, 0.0225, width=0.045, grasped=True)


def lifted(width: float = 0.045, grasped: bool = True, z: float = 0.1):
    return arm_at(0.5, 0.0, z, width=width, grasped=grasped)


def trial() -> Trial:
    started = Trial("pick", [Actor("red cube")], OPEN, CUBE, OTHER)
    started.show(CLOSED, CUBE, OTHER)
    return started


def in_hand(item, z=0.1):
    return replace(item, pose=replace(item.pose, z=z), held=True, visible=False)


def test_a_pick_is_done_when_held_and_lifted_by_as_much_as_the_tool_rose_since_the_pads_closed():
    verdict = trial().show(lifted(), in_hand(CUBE), OTHER)
    assert verdict.done
    # From 0.0225 to 0.1.
    assert verdict.measures["lifted_m"] == pytest.approx(0.0775)


@pytest.mark.parametrize(
    ("state", "cube", "words"),
    [
        (lifted(width=0.001, grasped=False), CUBE, "does not hold"),
        (lifted(width=0.02), in_hand(CUBE), "does not hold"),
        (lifted(width=0.075), in_hand(CUBE), "wider than"),
        (lifted(z=0.03), in_hand(CUBE, 0.03), "rose only 8 mm"),
        (lifted(), CUBE, "still seen where it stood"),
    ],
    ids=["shut", "something-thin", "something-wide", "not-lifted", "seen-on-the-table"],
)
def test_a_pick_is_not_done_otherwise(state, cube, words):
    verdict = trial().show(state, cube, OTHER)
    assert verdict.outcome is Outcome.NOT_GRASPED
    assert words in verdict.message


def test_lifting_first_and_squeezing_something_up_there_is_no_pick():
    started = Trial("pick", [Actor("red cube")], OPEN, CUBE)
    started.show(lifted(width=0.08, grasped=False), CUBE)
    assert not started.show(lifted(), CUBE).done


def test_pads_that_close_where_the_object_is_not_hold_something_else_of_its_width():
    # Perception sees neither: both are hidden by the hand.
    hidden = [replace(each, visible=False) for each in (CUBE, OTHER)]
    started = Trial("pick", [Actor("red cube")], arm_at(0.5, 0.06, 0.0225), CUBE, OTHER)
    started.show(arm_at(0.5, 0.06, 0.0225, width=0.045, grasped=True), *hidden)
    verdict = started.show(arm_at(0.5, 0.06, 0.1, width=0.045, grasped=True), *hidden)
    assert verdict.outcome is Outcome.NOT_GRASPED
    assert "60 mm aside" in verdict.message


def test_another_object_in_the_hand_is_named():
    verdict = trial().show(lifted(), CUBE, in_hand(OTHER))
    assert verdict.outcome is Outcome.NOT_GRASPED
    assert "holds 'blue cube'" in verdict.message


def test_an_object_that_perception_no_longer_knows_is_lost():
    assert trial().show(lifted(), OTHER).outcome is Outcome.OBJECT_NOT_FOUND


def test_what_is_held_already_counts_from_the_table_under_it():
    # Its underside is at 0.1 - 0.0225 m.
    started = Trial("pick", [Actor("red cube")], lifted(), in_hand(CUBE))
    verdict = started.show(lifted(), in_hand(CUBE))
    assert verdict.done
    assert verdict.measures["lifted_m"] == pytest.approx(0.0775)
