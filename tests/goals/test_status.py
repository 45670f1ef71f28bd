"""The laws of three-valued logic."""

from itertools import product

import pytest

from hcvla.goals.status import CannotTellError, Finding, Status, all_of, either, every

YES, NO, UNKNOWN = Status.HOLDS, Status.DOES_NOT_HOLD, Status.UNKNOWN


@pytest.mark.parametrize(
    ("terms", "all_together", "one_of_them"),
    [
        ((YES, YES), YES, YES),
        ((YES, NO), NO, YES),
        ((YES, UNKNOWN), UNKNOWN, YES),
        ((NO, UNKNOWN), NO, UNKNOWN),
        ((UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN),
        ((NO, NO), NO, NO),
        ((), YES, NO),
    ],
)
def test_what_is_known_decides_where_it_can(terms, all_together, one_of_them):
    assert every(terms) is all_together
    assert either(terms) is one_of_them


def test_de_morgan_holds_of_every_pair():
    for a, b in product(Status, Status):
        assert either([a, b]).negated is every([a.negated, b.negated])


def doubtful():
    raise CannotTellError("hidden")


def test_one_false_test_decides_whatever_others_cannot_tell():
    assert all_of([lambda: True, lambda: True])
    assert not all_of([doubtful, lambda: False])
    with pytest.raises(CannotTellError, match="hidden"):
        all_of([lambda: True, doubtful, lambda: True])


def test_a_finding_says_why_in_one_line():
    assert Finding(NO, ("a is off", "b is off")).why == "a is off; b is off"
    assert not Finding(NO).holds
    assert not Finding(UNKNOWN).holds
    assert Finding(YES).holds
