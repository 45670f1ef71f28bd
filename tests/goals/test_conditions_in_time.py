"""Conditions over time: what was true once, what came in order, and what is said of what is missing."""

import pytest

from hcvla.goals.conditions import Atom, Either, Every, Negation, Once, Order, mean_share, missing
from hcvla.goals.status import CannotTellError, Status

YES, NO, UNKNOWN = Status.HOLDS, Status.DOES_NOT_HOLD, Status.UNKNOWN


class World:
    """Facts of which only the letters that are true now, and those that no one knows, are of interest."""

    def __init__(self):
        self.reached, self.doubts = {}, {}
        self.true, self.unknown = set(), set()

    def is_now(self, true="", unknown=""):
        self.true, self.unknown = set(true), set(unknown)
        return self


@pytest.fixture
def world():
    return World()


def letter(name):
    """Return the condition that a letter is true."""

    def test(facts):
        if name in facts.unknown:
            raise CannotTellError(f"{name} is hidden")
        return name in facts.true

    return Atom(name, name, test, lambda facts: f"no {name}")


A, B, C = map(letter, "abc")


def order(*terms):
    return Order("key", terms, tuple(getattr(term, "text", "all") for term in terms))


def test_an_atom_says_what_is_otherwise_or_what_is_not_known(world):
    assert (A.status(world), A.reasons(world), A.share(world)) == (NO, ["no a"], 0.0)
    world.is_now("a")
    assert (A.status(world), A.reasons(world), A.share(world)) == (YES, [], 1.0)
    world.is_now("", "a")
    assert (A.status(world), A.reasons(world), A.share(world)) == (UNKNOWN, ["a is hidden"], 0.0)


def test_what_is_missing_is_said_before_what_is_not_known(world):
    both = Every((A, B, C))
    world.is_now("a", "b")
    assert both.status(world) is NO
    assert both.reasons(world) == ["no c"]
    world.is_now("ac", "b")
    assert both.status(world) is UNKNOWN
    assert both.reasons(world) == ["b is hidden"]
    assert both.share(world) == pytest.approx(2.0 / 3.0)
    assert missing((A, C), world) == []


def test_one_of_several_is_enough(world):
    either = Either((A, B))
    assert (either.status(world), either.reasons(world)) == (NO, ["no a and no b"])
    world.is_now("b", "a")
    assert (either.status(world), either.reasons(world)) == (YES, [])


def test_a_negation_says_that_the_condition_holds(world):
    not_a = Negation("a", A)
    assert (not_a.status(world), not_a.reasons(world)) == (YES, ["no a"])
    world.is_now("a")
    assert (not_a.status(world), not_a.reasons(world)) == (NO, ["a holds"])
    world.is_now("", "a")
    assert not_a.status(world) is UNKNOWN


def test_in_order_the_earlier_may_be_false_again_but_not_the_last(world):
    then = order(A, B)
    assert then.status(world.is_now("a")) is NO
    assert then.status(world.is_now("")) is NO
    assert then.status(world.is_now("b")) is YES
    assert then.status(world.is_now("")) is NO
    assert then.status(world.is_now("b")) is YES


def test_the_wrong_order_does_not_count(world):
    then = order(A, B)
    for now in ("b", "", "a"):
        assert then.status(world.is_now(now)) is NO
    assert then.reasons(world.is_now("")) == ["b was never seen to hold (step 2 of 2; now no b)"]


def test_two_conditions_may_become_true_at_once(world):
    assert order(A, B, C).status(world.is_now("abc")) is YES


def test_the_share_of_an_order_grows_with_every_step(world):
    then = order(A, Every((B, C)))
    assert then.share(world.is_now("")) == 0.0
    assert then.share(world.is_now("a")) == 0.5
    # The second step is half done.
    assert then.share(world.is_now("b")) == 0.75
    assert then.share(world.is_now("bc")) == 1.0


def test_a_step_that_may_have_been_missed_leaves_a_doubt(world):
    then = order(A, B)
    assert then.status(world.is_now("", "a")) is UNKNOWN
    # It may have been true then: that it is not now decides nothing.
    assert then.status(world.is_now("b")) is UNKNOWN
    assert then.reasons(world.is_now("")) == ["a is hidden"]
    assert then.status(world.is_now("a")) is NO
    assert then.status(world.is_now("b")) is YES


def test_what_was_true_once_stays_so(world):
    once = Once("key", A)
    assert once.status(world.is_now("")) is NO
    assert once.reasons(world) == ["no a"]
    assert once.status(world.is_now("a")) is YES
    assert once.status(world.is_now("")) is YES
    assert once.reasons(world) == []


def test_what_may_have_been_true_is_doubtful_until_it_is_seen(world):
    once = Once("key", A)
    assert once.status(world.is_now("", "a")) is UNKNOWN
    assert once.status(world.is_now("")) is UNKNOWN
    assert once.reasons(world) == ["a is hidden"]
    assert once.status(world.is_now("a")) is YES


def test_two_conditions_in_time_have_progress_of_their_own(world):
    first, second = Once("first", A), Once("second", B)
    world.is_now("a")
    assert (first.status(world), second.status(world)) == (YES, NO)
    assert world.reached == {"first": 1}


def test_the_share_of_nothing_is_nothing(world):
    assert mean_share((), world) == 0.0
