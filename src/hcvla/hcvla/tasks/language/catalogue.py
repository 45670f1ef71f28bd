"""Every kind of request by name, with the tables it is drawn on and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from hcvla.api.errors import HcvlaError
from hcvla.tasks.language.requests import (
    answers,
    asides,
    cases,
    clearing,
    combined,
    compositions,
    coordinates,
    corrections,
    everyday,
    exceptions,
    exchanges,
    families,
    groups,
    held,
    homeward,
    hovering,
    in_hand,
    long,
    middles,
    mixed,
    moves,
    orders,
    piles,
    pushes,
    ranked,
    reverses,
    sequences,
    several,
    skills,
    slips,
    states,
    towers,
)
from hcvla.tasks.language.requests.request import Draft, Request


class UnknownRequestError(HcvlaError):
    """A request that the planner is not trained on."""

    def __init__(self, name: str) -> None:
        """Name it, and what is nearly called so."""
        alike = get_close_matches(name, TRAINED, n=3, cutoff=0.4)
        advice = f"did you mean {' or '.join(alike)}?" if alike else f"expected one of {', '.join(TRAINED)}"
        super().__init__(f"the planner is not trained on a request '{name}'; {advice}")


@dataclass(frozen=True)
class Entry:
    """One kind of request."""

    draw: Callable[[Draft], Request]
    """Raises UnsuitableError if the table does not suffice."""
    recipes: tuple[str, ...]
    """Tables that it is drawn on; see layouts.py."""
    weight: float = 1.0
    """How often it is drawn: more where a trained network still errs, less where it does not any more."""
    trained: bool = True
    exact: bool = False
    """Whether a mistyped letter would change what is meant."""


_MIXED = ("mixed", "mixed", "few", "few", "few", "few", "cubes", "mats", "groups", "held", "standard", "standard")
_HELD = ("held_standard", "held_standard", "held", "held_mats")
_FAR = ("far", "far_match")
"""Tables with something out of reach: what is within reach can be moved there as anywhere."""

CATALOGUE: Mapping[str, Entry] = {
    "match_pose": Entry(skills.match_pose, _MIXED, 0.8),
    "move_without_hitting": Entry(skills.move_without_hitting, ("posts",), 1.6),
    "pick": Entry(families.pick, (*_MIXED, *_FAR, "posts", "pairs", "twins"), 2.0),
    "place_held": Entry(skills.place_held, ("held",), 0.7),
    "push": Entry(skills.push, _MIXED),
    "rotate": Entry(families.rotate, (*_MIXED, *_FAR)),
    "throw": Entry(skills.throw, ("far",)),
    "throw_topple": Entry(skills.throw_topple, ("far",)),
    "touch": Entry(skills.touch, (*_MIXED, *_FAR)),
    "touch_push": Entry(skills.nudge, _MIXED, 0.8),
    "touch_topple": Entry(skills.topple, ("posts",), 0.8),
    "trace": Entry(skills.trace, ("mats", "standard"), 0.8),
    "follow_order": Entry(moves.follow_order, ("mats",), 1.6),
    "follow_order_restore": Entry(moves.follow_order_restore, ("mats",), 0.7),
    "neighbour": Entry(moves.neighbour, ("mixed", "few", "mats"), 4.0),
    "next_to": Entry(families.next_to, (*_MIXED, *_FAR)),
    "novel_adj": Entry(long.novel_adj, ("pairs",), 4.0, exact=True),
    "novel_adj_noun": Entry(long.novel_adj_noun, ("pairs",), 4.0, exact=True),
    "novel_noun": Entry(long.novel_noun, ("mixed", "few", "mats", "standard"), 0.6, exact=True),
    "rearrange": Entry(moves.rearrange, _MIXED, 1.5),
    "rearrange_restore": Entry(compositions.rearrange_restore, _MIXED, trained=False),
    "rotate_restore": Entry(moves.rotate_restore, _MIXED, 0.8),
    "rotate_symmetry": Entry(moves.rotate_symmetry, ("mixed", "few", "cubes", "groups"), 0.8),
    "place": Entry(families.place, (*_MIXED, *_FAR, "twins", "pairs"), 2.0),
    "sort": Entry(families.sort, ("match", "standard"), 1.5),
    "stack2": Entry(partial(families.stack, count=2), ("cubes", "cubes", "standard"), 0.8),
    "stack3": Entry(partial(families.stack, count=3), ("cubes", "cubes", "standard"), 0.8),
    "stack4": Entry(partial(families.stack, count=4), ("cubes", "cubes", "standard"), 0.8),
    "stack_reversed": Entry(compositions.stack_reversed, ("cubes",), trained=False),
    "swap": Entry(families.swap, (*_MIXED, *_FAR, "pairs"), 1.5),
    "balance": Entry(long.balance, ("scale",), 2.6),
    "sort_stack": Entry(long.sort_stack, ("groups",), 2.2),
    "stack_topple": Entry(long.stack_topple, ("cubes",)),
    "swap_push": Entry(moves.swap_push, _MIXED, 2.5),
    "swap_rotate": Entry(compositions.swap_rotate, _MIXED, trained=False),
    "throw_sort": Entry(long.throw_sort, ("far_match",), 0.7),
    "count_and_repeat": Entry(moves.count_and_repeat, ("mixed", "few", "mats", "standard")),
    "covered": Entry(long.covered, ("box",)),
    "next_to_restore": Entry(families.next_to_restore, _MIXED),
    "restore": Entry(families.restore, ("mixed", "few", "mats", "held", "standard")),
    "swap_ring": Entry(moves.swap_ring, _MIXED, 0.8),
    "touch_reset_pick": Entry(long.touch_reset_pick, ("cubes", "groups", "mixed", "few"), 0.7),
    # Besides the suite.
    "throw_among_many": Entry(skills.throw, ("far_among_many",)),
    "throw_topple_among_many": Entry(skills.throw_topple, ("far_among_many",)),
    "move_over": Entry(skills.move_over, _MIXED, 0.5),
    "displace": Entry(moves.displace, _MIXED),
    "cover": Entry(long.cover, ("box",), 0.5),
    "all_onto": Entry(
        several.all_onto, ("standard", "mixed", "few", "cubes", "mats", "groups", "held", "pairs", "twins"), 2.5
    ),
    "some_onto": Entry(several.some_onto, _MIXED),
    "two_places": Entry(several.two_places, (*_MIXED, "match"), 1.3),
    "it": Entry(several.it, (*_MIXED, "match"), 0.7),
    "three_things": Entry(sequences.three_things, _MIXED, 2.0),
    "already": Entry(states.already, ("mixed", "mats"), 0.8),
    "two_of": Entry(several.two_of, ("mixed", "cubes", "groups", "match"), 0.8),
    "each_touched": Entry(several.each_touched, (*_MIXED, "posts", "pairs", "twins"), 2.0),
    "any_picked": Entry(several.any_picked, _MIXED, 1.5),
    "sequence": Entry(sequences.one_after_the_other, (*_MIXED, "match", "pairs"), 4.0),
    "verb_left_out": Entry(sequences.verb_left_out, (*_MIXED, "pairs"), 1.0),
    "same_object": Entry(sequences.same_object, _MIXED, 2.0),
    "corrected": Entry(states.corrected, (*_MIXED, "match"), 2.0),
    "answered": Entry(answers.answered, (*_MIXED, "match", "pairs", "twins"), 1.8),
    "slipped": Entry(slips.slipped, (*_MIXED, "match", "pairs"), 1.2),
    "sort_but_one": Entry(families.sort_but_one, ("match", "match", "standard"), 0.8),
    "misstated": Entry(slips.misstated, _MIXED, 1.2),
    "paired_otherwise": Entry(slips.paired_otherwise, _MIXED, 0.7),
    "sparing": Entry(states.sparing, _MIXED),
    "conditional": Entry(states.conditional, _MIXED, 1.6),
    "not_on": Entry(states.not_on, ("mixed", "mats")),
    "put_down": Entry(held.put_down, ("held",), 0.6),
    "stacked_on_support": Entry(towers.stacked_on_support, ("cubes", "mixed", "standard", "standard"), 0.8),
    "held_already": Entry(held.held_already, ("held",), 0.3),
    "held_beside": Entry(held.held_beside, ("held",)),
    "put_at": Entry(coordinates.put_at, (*_MIXED, *_FAR), 2.0, exact=True),
    "put_between": Entry(middles.put_between, (*_MIXED, *_FAR), 3.0),
    "at_distance": Entry(states.at_distance, _MIXED),
    "lifted_back": Entry(states.lifted_back, _MIXED, 0.5),
    "gripper": Entry(held.gripper, _MIXED, 0.3),
    # Parts of the held-out compositions, combined otherwise.
    "several_back": Entry(combined.several_back, _MIXED, 1.5),
    "gathered_back": Entry(combined.gathered_back, _MIXED, 0.6),
    "turned_back": Entry(combined.turned_back, _MIXED, 0.6),
    "touched_backwards": Entry(combined.touched_backwards, (*_MIXED, "posts"), 2.5),
    "carried_backwards": Entry(combined.carried_backwards, _MIXED, 3.0),
    "visited_backwards": Entry(combined.visited_backwards, ("mats", "standard", "mixed"), 1.5),
    "ring_turned": Entry(combined.ring_turned, _MIXED, 2.5),
    "takes_place": Entry(combined.takes_place, _MIXED, 2.0),
    "pushed_back": Entry(combined.pushed_back, _MIXED, 0.6),
    "mixed_back": Entry(mixed.mixed_back, _MIXED, 3.0),
    "swap_back": Entry(mixed.swap_back, _MIXED, 0.8),
    "stack_back": Entry(mixed.stack_back, ("cubes", "cubes", "standard"), 1.5),
    "deeds_backwards": Entry(mixed.deeds_backwards, _MIXED, 2.5),
    "turned_backwards": Entry(mixed.turned_backwards, _MIXED, 1.5),
    "moved_backwards": Entry(mixed.moved_backwards, _MIXED, 2.0),
    "passed_on": Entry(mixed.passed_on, _MIXED, 2.0),
    "moved_up": Entry(mixed.moved_up, _MIXED, 2.0),
    "two_swaps": Entry(mixed.two_swaps, _MIXED, 0.6),
    "sorted_backwards": Entry(mixed.sorted_backwards, ("match", "standard"), 2.0),
    # Said by strangers; see the modules.
    "taken_off": Entry(clearing.taken_off, ("loaded", "loaded", "mixed", "mats"), 1.8),
    "cleared": Entry(clearing.cleared, ("loaded", "loaded", "mixed"), 1.5),
    "some_off": Entry(clearing.some_off, ("loaded",), 1.0),
    "carried_across": Entry(clearing.carried_across, ("loaded",), 0.8),
    "piled_all": Entry(piles.piled_all, ("cubes", "cubes", "standard", "standard", "match"), 1.0),
    "piled_some": Entry(piles.piled_some, ("cubes", "standard", "match"), 0.6),
    "chained": Entry(piles.chained, ("cubes", "standard", "standard", "mixed"), 1.5),
    "paired": Entry(piles.paired, ("standard", "cubes"), 1.8),
    "upturned": Entry(piles.upturned, ("tower",), 0.7),
    "dismantled": Entry(piles.dismantled, ("tower",), 0.5),
    "hovering": Entry(hovering.hovering, (*_MIXED, "posts", "loaded"), 2.0),
    "hovering_round": Entry(hovering.hovering_round, (*_MIXED, "posts"), 0.8),
    "then_home": Entry(hovering.then_home, _MIXED, 1.0),
    "lifted_by": Entry(hovering.lifted_by, _MIXED, 1.0),
    "all_but_two": Entry(groups.all_but_two, ("standard", "cubes", "mixed", "groups"), 0.8),
    "the_rest": Entry(groups.the_rest, ("standard", "mixed", "match", "pairs"), 1.2),
    "one_of_each": Entry(groups.one_of_each, ("standard", "mixed", "groups", "pairs"), 0.7),
    "at_an_end": Entry(groups.at_an_end, ("standard", "cubes", "groups", "mixed", "match"), 2.0),
    "of_another_color": Entry(groups.of_another_color, ("standard", "match", "mats", "mixed"), 1.5),
    "of_its_own_color": Entry(groups.of_its_own_color, ("standard", "match", "mixed"), 1.5),
    "ranked_one": Entry(ranked.ranked_one, ("standard", "standard", "cubes", "groups", "mixed", "mats", "pairs"), 3.0),
    "ranked_two": Entry(ranked.ranked_two, ("standard", "standard", "cubes", "groups", "match"), 2.0),
    "ranked_support": Entry(ranked.ranked_support, ("standard", "mats", "match", "mixed"), 2.0),
    "each_on_another_color": Entry(groups.each_on_another_color, ("match", "standard"), 0.6),
    "moved_by": Entry(everyday.moved_by, (*_MIXED, *_FAR), 3.0),
    "thrown_into": Entry(everyday.thrown_into, ("far_tray",), 0.8),
    "done_with_fingers": Entry(everyday.done_with_fingers, (*_MIXED, "posts", "posts"), 2.0),
    "turned_round": Entry(everyday.turned_round, (*_MIXED, "posts"), 1.5),
    "gripper_words": Entry(everyday.gripper_words, _MIXED, 0.8),
    "by_case": Entry(cases.by_case, (*_MIXED, "loaded", "match"), 4.0),
    "whichever_is_there": Entry(cases.whichever_is_there, ("standard", "mixed", "mats", "match"), 1.5),
    "the_one_that_is": Entry(cases.the_one_that_is, ("standard", "mixed", "cubes", "match"), 2.0),
    "off_or_onto": Entry(cases.off_or_onto, ("loaded", "mixed", "mats", "standard"), 1.5),
    "pushed_by": Entry(pushes.pushed_by, (*_MIXED, *_FAR), 2.5),
    "carried_by": Entry(pushes.carried_by, (*_MIXED, *_FAR), 2.5),
    "home_first": Entry(homeward.home_first, _MIXED, 1.0),
    "home_after": Entry(homeward.home_after, _MIXED, 1.5),
    "home_with_it": Entry(homeward.home_with_it, _MIXED, 1.0),
    "let_go": Entry(homeward.let_go, ("held",), 0.8),
    "all_but_colors": Entry(exceptions.all_but_colors, ("standard", "cubes", "match", "groups"), 2.5),
    "either_color": Entry(exceptions.either_color, ("standard", "mixed", "cubes", "groups"), 1.5),
    "one_by_one": Entry(exceptions.one_by_one, ("standard", "mixed", "match", "pairs"), 1.2),
    "half_and_half": Entry(exceptions.half_and_half, ("standard", "match", "mixed"), 1.0),
    "on_different_ones": Entry(exceptions.on_different_ones, ("standard", "mixed", "mats"), 1.5),
    "the_two": Entry(exceptions.the_two, ("standard", "mixed", "groups", "pairs"), 1.5),
    "round_one": Entry(exceptions.round_one, ("standard", "mixed", "groups"), 0.8),
    "other_thing": Entry(corrections.other_thing, (*_MIXED, "match"), 2.0),
    "other_place": Entry(corrections.other_place, ("standard", "mats", "mixed", "match"), 1.8),
    "not_there_but_here": Entry(corrections.not_there_but_here, ("standard", "mats", "mixed", "match"), 1.2),
    "with_prohibition": Entry(corrections.with_prohibition, _MIXED, 1.2),
    "length_in_words": Entry(corrections.length_in_words, _MIXED, 1.2),
    "turn_in_words": Entry(corrections.turn_in_words, _MIXED, 0.8),
    "reasoned": Entry(asides.reasoned, (*_MIXED, "match"), 1.5),
    "the_other_place": Entry(asides.the_other_place, ("standard", "mixed", "few"), 1.2),
    "one_on_each": Entry(asides.one_on_each, ("standard", "mixed"), 0.8),
    "one_and_the_other": Entry(asides.one_and_the_other, ("standard", "mixed", "groups"), 0.8),
    "two_sentences": Entry(asides.two_sentences, (*_MIXED, "match"), 1.5),
    "after_having": Entry(orders.after_having, (*_MIXED, "match"), 2.5),
    "once_it_is": Entry(orders.once_it_is, (*_MIXED, "match"), 2.0),
    "touched_in_order": Entry(orders.touched_in_order, ("standard", "cubes", "mixed", "groups"), 1.5),
    "carried_in_order": Entry(orders.carried_in_order, ("standard", "cubes", "mixed", "match"), 1.2),
    "ranked_otherwise": Entry(ranked.ranked_otherwise, ("standard", "standard", "cubes", "groups", "mixed"), 2.0),
    # More parts of the held-out compositions.
    "swap_and_turn": Entry(exchanges.swap_and_turn, (*_MIXED, "cubes"), 2.0),
    "swap_exactly": Entry(exchanges.swap_exactly, (*_MIXED, "cubes"), 1.0),
    "takes_over": Entry(exchanges.takes_over, (*_MIXED, "cubes"), 1.5),
    "ring_with_turn": Entry(exchanges.ring_with_turn, (*_MIXED, "cubes"), 3.5),
    "done_backwards": Entry(reverses.done_backwards, (*_MIXED, "cubes"), 3.0),
    "put_backwards": Entry(reverses.put_backwards, (*_MIXED, "standard", "match"), 3.0),
    "pushed_backwards": Entry(reverses.pushed_backwards, (*_MIXED, "standard"), 1.5),
    "respectively_backwards": Entry(reverses.respectively_backwards, ("standard", "mats", "match"), 2.0),
    "pairs_backwards": Entry(reverses.pairs_backwards, ("standard", "cubes"), 1.5),
    "hovered_backwards": Entry(reverses.hovered_backwards, (*_MIXED, "cubes"), 1.5),
    "beside_backwards": Entry(reverses.beside_backwards, _MIXED, 1.5),
    "turned_one_by_one": Entry(reverses.turned_one_by_one, (*_MIXED, "cubes"), 1.5),
    # Said of what is in the gripper.
    "held_alone": Entry(in_hand.held_alone, _HELD, 3.0),
    "held_thrown": Entry(in_hand.held_thrown, ("held_far_tray", "held_standard"), 2.0),
    "held_then": Entry(in_hand.held_then, _HELD, 3.0),
    "wrong_one_held": Entry(in_hand.wrong_one_held, _HELD, 2.0),
    "held_and_another": Entry(in_hand.held_and_another, _HELD, 2.0),
    "named_before": Entry(in_hand.named_before, _HELD, 2.5),
}

TRAINED = tuple(name for name, entry in CATALOGUE.items() if entry.trained)
"""Requests that may be trained on."""
_FOCUS = 8.0
"""By this factor a request is drawn more often that training looks at above all."""


def trained_requests(names: str) -> tuple[str, ...]:
    """Return the requests that commas join; raise UnknownRequestError for one that is not trained on."""
    found = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in found:
        if name not in TRAINED:
            raise UnknownRequestError(name)
    return found


def weights(focus: Sequence[str] = ()) -> list[float]:
    """Return how often each of TRAINED is drawn; those in `focus` more often."""
    return [CATALOGUE[name].weight * (_FOCUS if name in focus else 1.0) for name in TRAINED]
