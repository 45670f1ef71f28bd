"""Quantities of a sentence: which number in the API's units each is."""

import pytest

from hcvla.planner.checks.quantities import quantities, same_number


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("hover at 250 mm", "250 mm", 0.25),
        ("220 centimeters to the left", "220 centimeters", 2.2),
        ("12,5 cm", "12,5 cm", 0.125),
        ("0.1 m to the left", "0.1 m", 0.1),
        ("10cm.", "10cm", 0.1),
        ("two inches", "two inches", 0.0508),
        ("twenty-five centimetres", "twenty-five centimetres", 0.25),
        ("one hundred and twenty degrees", "one hundred and twenty degrees", 120.0),
        ("two hundred mm", "two hundred mm", 0.2),
        ("hundred twenty-five mm", "hundred twenty-five mm", 0.125),
        ("one and a half cm", "one and a half cm", 0.015),
        ("half a metre", "half a metre", 0.5),
        ("-45°", "45°", 45.0),
        ("30 whole degrees", "30 whole degrees", 30.0),
        ("by a radian", "a radian", 57.296),
        ("by pi / 3 radians", "1.0472 radians", 60.0),
        ("half pi radians", "1.5708 radians", 90.0),
        ("a quarter turn", "quarter turn", 90.0),
        ("three quarters of a turn", "three quarters of a turn", 270.0),
        ("one third of a rotation", "one third of a rotation", 120.0),
        ("1/4 turn", "1/4 turn", 90.0),
        ("½ turn", "½ turn", 180.0),
        ("half a quarter turn", "eighth turn", 45.0),
        ("one ninth of a full circle", "one ninth of a full circle", 40.0),
        ("an eighteenth of a turn", "eighteenth of a turn", 20.0),
        ("over the mat,20 centimeters up", "20 centimeters", 0.2),
        ("a third of a right angle", "third of a right angle", 30.0),
    ],
)
def test_a_quantity_with_a_unit_is_one_number(sentence, text, value):
    (said,) = [found for found in quantities(sentence) if found.has_unit]
    assert (said.text, said.values) == (text, (pytest.approx(value, abs=1e-3),))


def test_a_number_without_a_unit_may_be_of_any():
    (said,) = quantities("turn it by 90")
    assert not said.has_unit
    assert all(said.is_among([number]) for number in (90.0, 0.9, 0.09))
    assert not said.is_among([9.0])


@pytest.mark.parametrize(
    "sentence", ["the 4 cm wide cube", "the 5 cm cube", "the second mat", "not an inch sideways", ""]
)
def test_sizes_and_ordinals_are_no_quantities(sentence):
    assert quantities(sentence) == []


def test_one_that_stands_for_an_object_is_no_number_of_turns():
    assert quantities("give the pink one a turn") == []


def test_one_that_stands_for_an_object_takes_no_unit_from_the_word_in():
    assert [said.text for said in quantities("the one in the corner by 5 cm") if said.has_unit] == ["5 cm"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [(0.0508, 0.051, True), (90.0, -90.0, True), (57.296, 57.3, True), (0.25, 0.2, False), (0.22, 2.2, False)],
)
def test_rounding_and_direction_make_no_other_number(first, second, same):
    assert same_number(first, second) is same
