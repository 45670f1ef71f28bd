"""Every kind of request by name, with the tables it is drawn on and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from hcvla.tasks.language.requests import combined, compositions, families, held, long, moves, several, skills, states
from hcvla.tasks.language.requests.request import Draft, Request


@dataclass(frozen=True)
class Entry:
    """One kind of request."""

    draw: Callable[[Draft], Request]
    """Raises UnsuitableError if the table does not suffice."""
    recipes: tuple[str, ...]
    """Tables that it is drawn on; see layouts.py."""
    weight: float = 1.0
    trained: bool = True
    exact: bool = False
    """Whether a mistyped letter would change what is meant."""


_MIXED = ("mixed", "mixed", "cubes", "mats", "groups", "held", "standard", "standard")

CATALOGUE: Mapping[str, Entry] = {
    "match_pose": Entry(skills.match_pose, _MIXED),
    "move_without_hitting": Entry(skills.move_without_hitting, ("posts",)),
    "pick": Entry(families.pick, (*_MIXED, "posts", "pairs", "twins")),
    "place_held": Entry(skills.place_held, ("held",)),
    "push": Entry(skills.push, _MIXED),
    "rotate": Entry(families.rotate, _MIXED),
    "throw": Entry(skills.throw, ("far",)),
    "throw_topple": Entry(skills.throw_topple, ("far",)),
    "touch": Entry(skills.touch, _MIXED),
    "touch_push": Entry(skills.nudge, _MIXED),
    "touch_topple": Entry(skills.topple, ("posts",)),
    "trace": Entry(skills.trace, ("mats", "standard")),
    "follow_order": Entry(moves.follow_order, ("mats",)),
    "follow_order_restore": Entry(moves.follow_order_restore, ("mats",)),
    "neighbour": Entry(moves.neighbour, ("mixed", "mats"), 1.3),
    "next_to": Entry(families.next_to, _MIXED),
    "novel_adj": Entry(long.novel_adj, ("pairs",), 1.3, exact=True),
    "novel_adj_noun": Entry(long.novel_adj_noun, ("pairs",), 1.3, exact=True),
    "novel_noun": Entry(long.novel_noun, ("mixed", "mats", "standard"), exact=True),
    "rearrange": Entry(moves.rearrange, _MIXED, 1.3),
    "rearrange_restore": Entry(compositions.rearrange_restore, _MIXED, trained=False),
    "rotate_restore": Entry(moves.rotate_restore, _MIXED),
    "rotate_symmetry": Entry(moves.rotate_symmetry, ("mixed", "cubes", "groups")),
    "place": Entry(families.place, (*_MIXED, "twins"), 2.0),
    "sort": Entry(families.sort, ("match", "standard"), 2.0),
    "stack2": Entry(partial(families.stack, count=2), ("cubes", "standard")),
    "stack3": Entry(partial(families.stack, count=3), ("cubes", "standard")),
    "stack4": Entry(partial(families.stack, count=4), ("cubes", "standard")),
    "stack_reversed": Entry(compositions.stack_reversed, ("cubes",), trained=False),
    "swap": Entry(families.swap, _MIXED, 1.3),
    "balance": Entry(long.balance, ("scale",), 1.3),
    "sort_stack": Entry(long.sort_stack, ("groups",), 1.3),
    "stack_topple": Entry(long.stack_topple, ("cubes",)),
    "swap_push": Entry(moves.swap_push, _MIXED),
    "swap_rotate": Entry(compositions.swap_rotate, _MIXED, trained=False),
    "throw_sort": Entry(long.throw_sort, ("far_match",)),
    "count_and_repeat": Entry(moves.count_and_repeat, ("mixed", "mats", "standard")),
    "covered": Entry(long.covered, ("box",)),
    "next_to_restore": Entry(families.next_to_restore, _MIXED),
    "restore": Entry(families.restore, ("mixed", "mats", "held", "standard")),
    "swap_ring": Entry(moves.swap_ring, _MIXED),
    "touch_reset_pick": Entry(long.touch_reset_pick, ("cubes", "groups", "mixed")),
    # Besides the suite.
    "move_over": Entry(skills.move_over, _MIXED, 0.5),
    "displace": Entry(moves.displace, _MIXED),
    "cover": Entry(long.cover, ("box",), 0.5),
    "all_onto": Entry(
        several.all_onto, ("standard", "mixed", "cubes", "mats", "groups", "held", "pairs", "twins"), 1.3
    ),
    "some_onto": Entry(several.some_onto, _MIXED),
    "two_places": Entry(several.two_places, (*_MIXED, "match"), 1.3),
    "it": Entry(several.it, (*_MIXED, "match")),
    "three_things": Entry(several.three_things, _MIXED, 0.7),
    "already": Entry(states.already, ("mixed", "mats"), 0.4),
    "two_of": Entry(several.two_of, ("mixed", "cubes", "groups", "match"), 0.5),
    "each_touched": Entry(several.each_touched, (*_MIXED, "posts", "pairs", "twins")),
    "any_picked": Entry(several.any_picked, _MIXED),
    "sequence": Entry(several.one_after_the_other, (*_MIXED, "match", "pairs"), 3.0),
    "same_object": Entry(several.same_object, _MIXED, 2.0),
    "corrected": Entry(states.corrected, (*_MIXED, "match"), 1.3),
    "sparing": Entry(states.sparing, _MIXED),
    "conditional": Entry(states.conditional, _MIXED),
    "not_on": Entry(states.not_on, ("mixed", "mats")),
    "put_down": Entry(held.put_down, ("held",)),
    "held_already": Entry(held.held_already, ("held",), 0.5),
    "held_beside": Entry(held.held_beside, ("held",)),
    "at_distance": Entry(states.at_distance, _MIXED),
    "gripper": Entry(held.gripper, _MIXED, 0.4),
    # Parts of the held-out compositions, combined otherwise.
    "several_back": Entry(combined.several_back, _MIXED),
    "gathered_back": Entry(combined.gathered_back, _MIXED, 0.6),
    "turned_back": Entry(combined.turned_back, _MIXED, 0.6),
    "touched_backwards": Entry(combined.touched_backwards, (*_MIXED, "posts"), 1.3),
    "carried_backwards": Entry(combined.carried_backwards, _MIXED, 1.3),
    "visited_backwards": Entry(combined.visited_backwards, ("mats", "standard", "mixed"), 0.6),
    "ring_turned": Entry(combined.ring_turned, _MIXED, 1.3),
    "takes_place": Entry(combined.takes_place, _MIXED, 1.5),
    "pushed_back": Entry(combined.pushed_back, _MIXED, 0.6),
}

TRAINED = tuple(name for name, entry in CATALOGUE.items() if entry.trained)
"""Requests that may be trained on."""
