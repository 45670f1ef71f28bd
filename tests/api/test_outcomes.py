"""Outcomes as people and programs tell them apart."""

import pytest

from hcvla.api.outcomes import Outcome


@pytest.mark.parametrize("outcome", Outcome)
def test_a_label_names_one_outcome(outcome):
    assert Outcome.of_label(outcome.label) is outcome


def test_a_word_that_is_no_label_is_an_error():
    with pytest.raises(KeyError):
        Outcome.of_label("half done")


def test_what_was_not_seen_is_in_doubt_and_what_was_seen_to_fail_is_not():
    assert [outcome.name for outcome in Outcome if outcome.in_doubt] == ["UNVERIFIED", "DONE_UNVERIFIED"]
