"""What follows from verdicts: touched, grasped, thrown and knocked over."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.goals.status import Status


@pytest.fixture
def carried_out(facts, seen):
    """Return a function that notes a call, its verdict and what is seen after it."""

    def take(function, actor, *after, outcome=Outcome.DONE):
        call = ROBOT_API[function].bind(*([Actor(actor)] if actor else []))
        objects = [seen(*item) if isinstance(item, tuple) else item for item in after]
        facts.end_call(call, Verdict(outcome), objects)

    return take


RED, BLUE = ("red cube", 0.40, 0.10), ("blue cube", 0.50, -0.15)


def test_a_touch_that_is_done_touched_and_grasped_nothing(facts, seen, find, carried_out):
    facts.look([seen(*RED), seen(*BLUE)])
    assert find("untouched('red cube', 'blue cube')").holds
    carried_out("touch", "red cube", RED, BLUE)
    assert find("touched('red cube') and ungrasped('red cube') and untouched('blue cube')").holds
    assert find("touched('blue cube')").status is Status.DOES_NOT_HOLD
    assert find("untouched('red cube')").status is Status.DOES_NOT_HOLD


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(Outcome.NOT_PLACED, Status.UNKNOWN), (Outcome.STOPPED, Status.UNKNOWN), (Outcome.UNREACHABLE, Status.HOLDS)],
)
def test_of_a_touch_that_failed_it_is_not_known_unless_nothing_was_tried(
    facts, seen, find, carried_out, outcome, status
):
    facts.look([seen(*RED)])
    carried_out("touch", "red cube", RED, outcome=outcome)
    assert find("untouched('red cube')").status is status


def test_a_pick_grasps_and_so_does_whatever_is_seen_in_the_hand(facts, seen, find, carried_out):
    facts.look([seen(*RED), seen(*BLUE)])
    carried_out("pick", "red cube", seen(*RED, 0.1, held=True), BLUE)
    assert find("ungrasped('red cube')").status is Status.DOES_NOT_HOLD
    facts.look([seen(*RED), seen(*BLUE, 0.1, held=True)])
    facts.look([seen(*RED), seen(*BLUE)])
    assert find("ungrasped('blue cube')").status is Status.DOES_NOT_HOLD


def test_what_was_moved_though_no_call_names_it_may_have_been_struck(facts, seen, find, carried_out):
    facts.look([seen(*RED), seen(*BLUE)])
    # 30 mm: views differ by much less.
    carried_out("touch", "red cube", RED, ("blue cube", 0.53, -0.15))
    found = find("untouched('blue cube')")
    assert found.status is Status.UNKNOWN
    assert found.why == "'blue cube' was moved during touch"


def test_whether_a_post_that_is_seen_under_another_name_was_toppled_is_not_known(facts, seen, find, carried_out):
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), seen("blue cube", 0.70, 0.0, 0.02)])
    # As high as it stood; numbered, because a second one is believed to be there.
    again = replace(seen("blue cube", 0.71, 0.0, 0.02), name="blue cube 1")
    carried_out("throw", "blue cube", ("red cube", 0.70, 0.06), again)
    assert find("toppled('blue cube')").status is Status.UNKNOWN
    assert find(HIT).status is Status.UNKNOWN


def test_a_post_of_which_low_pieces_are_seen_was_toppled(facts, seen, find, carried_out):
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), seen("blue cube", 0.70, 0.0, 0.02)])
    piece = replace(seen("blue cube", 0.71, 0.0), name="blue cube 1")
    carried_out("throw", "blue cube", ("red cube", 0.70, 0.06), piece)
    assert find("toppled('blue cube')").holds


@pytest.mark.parametrize(
    ("thrown", "target", "status"),
    [
        # On the mat; next to it, which was not moved; next to it, which was moved by 20 mm.
        (("red cube", 0.70, 0.02, 0.004), ("blue mat", 0.70, 0.0), Status.HOLDS),
        (("red cube", 0.70, 0.15), ("blue mat", 0.70, 0.0), Status.UNKNOWN),
        (("red cube", 0.70, 0.15), ("blue cube", 0.72, 0.0), Status.HOLDS),
    ],
)
def test_a_throw_hits_what_it_comes_to_lie_on_or_moves(facts, seen, find, carried_out, thrown, target, status):
    name = target[0]
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), seen(name, 0.70, 0.0)])
    carried_out("throw", name, thrown, target)
    assert find(f"hit('red cube', {name!r})").status is status


HIT = "hit('red cube', 'blue cube')"


def test_whether_a_post_that_the_hand_hides_was_hit_is_not_known_until_it_is_seen(facts, seen, find, carried_out):
    post, thrown = seen("blue cube", 0.70, 0.0), ("red cube", 0.70, 0.06)
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), post])
    carried_out("throw", "blue cube", thrown, replace(post, visible=False))
    assert find(HIT).status is Status.UNKNOWN
    facts.look([seen(*thrown), post])
    assert find(HIT).status is Status.UNKNOWN
    facts.look([seen(*thrown), seen("blue cube", 0.72, 0.0)])
    assert find(HIT).holds


def test_whether_a_post_that_is_hidden_was_toppled_is_not_known(facts, seen, find, carried_out):
    post, thrown = seen("blue cube", 0.70, 0.0), ("red cube", 0.70, 0.06)
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), post])
    carried_out("throw", "blue cube", thrown, replace(post, visible=False))
    found = find("toppled('blue cube')")
    assert (found.status, found.why) == (Status.UNKNOWN, "whether 'blue cube' stands is not seen")
    facts.look([seen(*thrown), post])
    assert find("toppled('blue cube')").status is Status.DOES_NOT_HOLD


def test_a_post_that_lies_or_is_gone_for_good_was_hit_and_toppled(facts, seen, find, carried_out):
    post, thrown = seen("blue cube", 0.70, 0.0, 0.02), ("red cube", 0.70, 0.06)
    for after in ([("blue cube", 0.70, 0.0, 0.0)], []):
        facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), post])
        carried_out("throw", "blue cube", thrown, *after)
        assert find(f"{HIT} and toppled('blue cube')").holds


@pytest.mark.parametrize(
    ("function", "actor", "status"), [("go_home", None, Status.HOLDS), ("touch", "red cube", Status.UNKNOWN)]
)
def test_a_later_view_decides_unless_another_call_was_about_an_object(
    facts, seen, find, carried_out, function, actor, status
):
    thrown, moved = ("red cube", 0.70, 0.10), ("blue cube", 0.75, 0.0)
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), seen("blue cube", 0.70, 0.0)])
    carried_out("throw", "blue cube", thrown, replace(seen("blue cube", 0.70, 0.0), visible=False))
    carried_out(function, actor, thrown, moved)
    assert find(HIT).status is status


def test_a_throw_that_failed_and_is_seen_far_away_hit_nothing(facts, seen, find, carried_out):
    facts.look([seen("red cube", 0.4, 0.0, 0.2, held=True), seen("blue mat", 0.7, 0.0)])
    carried_out("throw", "blue mat", ("red cube", 0.5, 0.0), ("blue mat", 0.7, 0.0), outcome=Outcome.NOT_PLACED)
    assert find("hit('red cube', 'blue mat')").status is Status.DOES_NOT_HOLD


def test_what_was_toppled_lies_with_all_that_stood_on_it_until_it_is_picked_up(facts, seen, find, carried_out):
    facts.look([seen(*RED), seen("blue cube", 0.40, 0.10, 0.045), seen("pink cube", 0.6, 0.0)])
    apart = [("red cube", 0.42, 0.10), ("blue cube", 0.48, 0.10), ("pink cube", 0.6, 0.0)]
    carried_out("topple", "red cube", *apart)
    assert find("toppled('red cube', 'blue cube')").holds
    assert find("toppled('pink cube')").status is Status.DOES_NOT_HOLD
    carried_out("pick", "red cube", seen("red cube", 0.42, 0.10, 0.1, held=True), *apart[1:])
    facts.look([seen(*item) for item in apart])
    assert find("toppled('red cube')").status is Status.DOES_NOT_HOLD
