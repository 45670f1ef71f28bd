"""Numbers of a sentence: where they are, in digits and in words."""

import pytest

from hcvla.planner.numbers import said_numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("turn it by 37.5 degrees, then by 2", ["37.5", "2"]),
        ("two of the cubes", ["2"]),
        ("Twenty-five degrees", ["25"]),
        ("forty five degrees", ["45"]),
        ("sixteen or six", ["16", "6"]),
        ("a hundred degrees", ["100"]),
        ("one hundred twenty degrees", ["120"]),
        ("a hundred and thirty-five, then two hundred", ["135", "200"]),
        ("one hundred of them and two cubes", ["100", "2"]),
        ("the red one", []),  # an object
        ("the weight of the tenth", []),  # parts of words
        ("", []),
    ],
)
def test_numbers_are_found_in_digits_and_words(sentence, numbers):
    assert [number.text for number in said_numbers(sentence)] == numbers


def test_a_number_is_where_it_begins():
    (number,) = said_numbers("by ten cm")
    assert number.start == 3


def test_a_length_becomes_metres_to_the_millimetre():
    (number,) = said_numbers("3 inches")
    assert number.scaled("inch") == "0.076"  # 0.0762
    assert number.scaled("") == "3"
