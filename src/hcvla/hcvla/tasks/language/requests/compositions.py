"""Requests of the compositions that are never trained on: rearrange_restore, stack_reversed, swap_rotate."""

from __future__ import annotations

from hcvla.tasks.language.requests.moves import draw_moves, move_steps, moved_goal
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.wordings.phrases import join
from hcvla.tasks.program import actor, bring_back, pick, pile, place_at, remember, remembered, turned

REARRANGE_RESTORE = (
    "move {moves}, then put everything back",
    "rearrange the table: {moves}; afterwards restore it",
    "put {moves}, and when that is done return them to where they were",
    "move {moves} and then undo it all",
    "shift {moves}; then bring all of them back to their old places",
    "first move {moves}, then restore the table",
    "move {moves} and (back again|then back)",
    "(displace|shift|bring) {moves}, and after that (take|put|bring) them all (home|back)",
)
STACK_REVERSED = (
    "stack {list} in reversed order",
    "build a tower from {list}, the last one at the bottom",
    "stack {list}, but the other way round: the first on top",
    "pile up {list} in the reverse of this order",
    "stack the following from the top down: {list}",
    "reverse this list and stack it: {list}",
    "(stack|pile up) {list} (backwards|in reverse|from last to first)",
    "make a (tower|stack) of {list} with the first at the top",
)
SWAP_ROTATE = (
    "swap {a} and {b}, each turned {turn} from how the other stood",
    "exchange {a} and {b} and rotate both by {turn} from the angle of the one that was there",
    "put {a} where {b} is and {b} where {a} is, both turned {turn} from what stood there",
    "let {a} and {b} change places; at the new place each is turned {turn} from its predecessor",
    "switch {a} with {b}, with a turn of {turn} from how the other one stands",
    "swap {a} and {b}; then they shall stand {turn} from how the other stood",
    "(swap|exchange) {a} and {b} (with|and add) a turn of {turn} (each|for both) relative to the other's pose",
)


def rearrange_restore(draft: Draft) -> Request:
    """Move objects by the distances named, and then all back."""
    moves, said = draw_moves(draft, draft.rng.choice((2, 2, 3)))
    back = [line for name in moves for line in bring_back(name)]
    goal = f"then({moved_goal(moves)}, restored({', '.join(map(repr, moves))}))"
    text = draft.words(REARRANGE_RESTORE, {"moves": said})
    return Request(task="rearrange_restore", text=text, steps=(*move_steps(draft, moves), *back), goal=goal)


def stack_reversed(draft: Draft) -> Request:
    """Stack cubes in the reverse of the order in which they are listed."""
    count = draft.rng.choice((2, 3, 3, 4))
    names = draft.some(draft.table.of_shape("cube", among=draft.table.standing), count, "cubes")
    upward = names[::-1]
    steps = (*draft.put_away(), *pile(upward))
    text = draft.words(STACK_REVERSED, {"list": join([draft.say(name) for name in names])})
    return Request(task="stack_reversed", text=text, steps=steps, goal=f"stacked({', '.join(map(repr, upward))})")


def swap_rotate(draft: Draft) -> Request:
    """Exchange the places of two objects, each turned by an angle from how the other stood."""
    a, b = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    prism = any(draft.table[name].shape == "prism" for name in (a, b))
    degrees = draft.rng.choice((30,) if prism else (30, 45, 60)) * draft.rng.choice((1, -1))
    steps = (
        *draft.pick(a, remember(a) + remember(b)),
        place_at(f"free_space({actor(a)})"),
        pick(b),
        place_at(turned(remembered(a), degrees), match_yaw=True),
        pick(a),
        place_at(turned(remembered(b), degrees), match_yaw=True),
    )
    draft.held = None
    goal = f"takes_place({a!r}, {b!r}, {degrees}) and takes_place({b!r}, {a!r}, {degrees})"
    slots = {"a": draft.say(a), "b": draft.say(b), "turn": draft.turn(degrees)}
    return Request(task="swap_rotate", text=draft.words(SWAP_ROTATE, slots), steps=steps, goal=goal)
