"""Every kind of request by name, with the tables it is drawn on and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from hcvla.tasks.language.requests import (
    answers,
    clearing,
    combined,
    compositions,
    everyday,
    families,
    groups,
    held,
    hovering,
    long,
    mixed,
    moves,
    piles,
    ranked,
    sequences,
    several,
    skills,
    slips,
    states,
    towers,
)
from hcvla.tasks.language.requests.request import Draft, Request


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
    "swap_push": Entry(moves.swap_push, _MIXED, 0.8),
    "swap_rotate": Entry(compositions.swap_rotate, _MIXED, trained=False),
    "throw_sort": Entry(long.throw_sort, ("far_match",), 0.7),
    "count_and_repeat": Entry(moves.count_and_repeat, ("mixed", "few", "mats", "standard")),
    "covered": Entry(long.covered, ("box",)),
    "next_to_restore": Entry(families.next_to_restore, _MIXED),
    "restore": Entry(families.restore, ("mixed", "few", "mats", "held", "standard")),
    "swap_ring": Entry(moves.swap_ring, _MIXED, 0.8),
    "touch_reset_pick": Entry(long.touch_reset_pick, ("cubes", "groups", "mixed", "few"), 0.7),
    # Besides the suite.
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
    "at_distance": Entry(states.at_distance, _MIXED),
    "lifted_back": Entry(states.lifted_back, _MIXED, 0.5),
    "gripper": Entry(held.gripper, _MIXED, 0.3),
    # Parts of the held-out compositions, combined otherwise.
    "several_back": Entry(combined.several_back, _MIXED, 1.5),
    "gathered_back": Entry(combined.gathered_back, _MIXED, 0.6),
    "turned_back": Entry(combined.turned_back, _MIXED, 0.6),
    "touched_backwards": Entry(combined.touched_backwards, (*_MIXED, "posts"), 1.3),
    "carried_backwards": Entry(combined.carried_backwards, _MIXED, 1.3),
    "visited_backwards": Entry(combined.visited_backwards, ("mats", "standard", "mixed"), 0.6),
    "ring_turned": Entry(combined.ring_turned, _MIXED, 1.5),
    "takes_place": Entry(combined.takes_place, _MIXED),
    "pushed_back": Entry(combined.pushed_back, _MIXED, 0.6),
    "mixed_back": Entry(mixed.mixed_back, _MIXED, 3.0),
    "swap_back": Entry(mixed.swap_back, _MIXED, 0.8),
    "stack_back": Entry(mixed.stack_back, ("cubes", "cubes", "standard"), 0.8),
    "deeds_backwards": Entry(mixed.deeds_backwards, _MIXED, 1.5),
    "turned_backwards": Entry(mixed.turned_backwards, _MIXED, 0.8),
    "moved_backwards": Entry(mixed.moved_backwards, _MIXED, 1.0),
    "passed_on": Entry(mixed.passed_on, _MIXED, 1.3),
    "moved_up": Entry(mixed.moved_up, _MIXED, 1.3),
    "two_swaps": Entry(mixed.two_swaps, _MIXED, 0.6),
    "sorted_backwards": Entry(mixed.sorted_backwards, ("match", "standard"), 0.8),
    # Said by strangers; see the modules.
    "taken_off": Entry(clearing.taken_off, ("loaded", "loaded", "mixed", "mats"), 1.8),
    "cleared": Entry(clearing.cleared, ("loaded", "loaded", "mixed"), 1.5),
    "some_off": Entry(clearing.some_off, ("loaded",), 1.0),
    "carried_across": Entry(clearing.carried_across, ("loaded",), 0.8),
    "piled_all": Entry(piles.piled_all, ("cubes", "cubes", "standard", "standard", "match"), 1.8),
    "piled_some": Entry(piles.piled_some, ("cubes", "standard", "match"), 0.6),
    "chained": Entry(piles.chained, ("cubes", "standard", "standard", "mixed"), 3.5),
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
    "ranked_one": Entry(ranked.ranked_one, ("standard", "standard", "cubes", "groups", "mixed", "mats", "pairs"), 4.0),
    "ranked_two": Entry(ranked.ranked_two, ("standard", "standard", "cubes", "groups", "match"), 2.0),
    "ranked_support": Entry(ranked.ranked_support, ("standard", "mats", "match", "mixed"), 2.0),
    "each_on_another_color": Entry(groups.each_on_another_color, ("match", "standard"), 0.6),
    "moved_by": Entry(everyday.moved_by, (*_MIXED, *_FAR), 3.0),
    "thrown_into": Entry(everyday.thrown_into, ("far_tray",), 0.8),
    "done_with_fingers": Entry(everyday.done_with_fingers, (*_MIXED, "posts", "posts"), 2.0),
    "turned_round": Entry(everyday.turned_round, (*_MIXED, "posts"), 1.5),
    "gripper_words": Entry(everyday.gripper_words, _MIXED, 0.8),
}

TRAINED = tuple(name for name, entry in CATALOGUE.items() if entry.trained)
"""Requests that may be trained on."""
