"""Which names a description fits."""

import pytest

from hcvla.world.lookup import fitting_names

NAMES = ["gray cube", "gray tray", "red cube 1", "red cube 2"]


@pytest.mark.parametrize(
    ("description", "fitting"),
    [
        ("gray cube", ["gray cube"]),
        ("the Grey cube", ["gray cube"]),
        ("grey", ["gray cube", "gray tray"]),
        ("a red cube", ["red cube 1", "red cube 2"]),
        ("cube", ["gray cube", "red cube 1", "red cube 2"]),
        ("red cube 2", ["red cube 2"]),
        ("the", []),
        ("blue cube", []),
    ],
)
def test_a_description_fits_the_names_that_contain_its_words_however_they_are_spelt(description, fitting):
    assert fitting_names(description, NAMES) == fitting
