"""The sense of a turn is read with letters wrong or words split; shares of a quantity multiply it."""

from __future__ import annotations

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.planner.checks.contradictions import contradiction
from hcvla.planner.checks.quantities import quantities
from hcvla.planner.checks.turn_words import with_sense_spelled


@pytest.mark.parametrize(
    "said",
    ["countr clokwise", "counter clock wise", "anti-clokwise", "anticlockwize", "conter clockwise", "counterclokwise"],
)
def test_against_the_clock_with_letters_wrong_is_counterclockwise(said: str) -> None:
    spelled = with_sense_spelled(f"turn it 45 degres {said} please")
    assert spelled in {f"turn it 45 degres {right} please" for right in ("counterclockwise", "anticlockwise")}


@pytest.mark.parametrize("said", ["clokwise", "clock wise", "clockwize", "clcokwise"])
def test_with_the_clock_with_letters_wrong_is_clockwise(said: str) -> None:
    assert with_sense_spelled(f"turn it about its center {said}") == "turn it about its center clockwise"


@pytest.mark.parametrize(
    "said", ["otherwise leave it", "likewise the red cube", "at an angle", "turn the cylinder and center it"]
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert with_sense_spelled(said) == said


def test_a_turn_against_a_misspelled_sense_is_found() -> None:
    wrong = contradiction("turn it 45 degrees countr clokwise", [], "move(rotate_z(get_pose(), -45))\n")
    assert wrong is not None
    assert wrong.outcome is Outcome.NOT_UNDERSTOOD
    assert contradiction("turn it 45 degrees countr clokwise", [], "move(rotate_z(get_pose(), 45))\n") is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("half of twenty centimetres", 0.1), ("a third of 30 cm", 0.1), ("two thirds of 30 cm", 0.2),
        ("double 5 cm", 0.1), ("half of 90 degrees", 45.0), ("half of a metre", 0.5), ("half of a turn", 180.0),
        ("half a turn", 180.0), ("a quarter of a turn", 90.0),
    ],
)  # fmt: skip
def test_a_share_before_a_quantity_multiplies_it(said: str, value: float) -> None:
    found = quantities(f"move the cube {said} to the left")
    assert [each.values for each in found] == [pytest.approx((value,))]


def test_a_share_of_things_multiplies_nothing() -> None:
    assert [each.values for each in quantities("half of the cubes go 20 cm left") if each.has_unit] == [(0.2,)]
