"""Requests to exchange places beside turns: two and then a turn of a third, with the other's angle, on with a turn.

None is the composition that is held out: no two exchange their places with a turn (see compositions.py).
"""

from __future__ import annotations

from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language.requests import families, moves
from hcvla.tasks.language.requests.combined import visible_angle
from hcvla.tasks.language.requests.mixed import TURNED_FROM
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, pick, place_at, remember, remembered, turned

_SWAP_AND_TURN = (
    "{s} and {r}", "{s}, then {r}", "{s}. Then {r}", "{r}, then {s}", "{r} and {s}", "first {s}, then {r}", "{s}; {r}", "{s} and after that {r}", "{s}, and {r} as well", "two things: {s}, {r}", "{r}. After that, {s}", "{s}. Also {r}",
)  # fmt: skip
_SAME_ANGLE = (
    "swap {a} and {b}; each should stand exactly as the other did", "swap {a} and {b} so that each has the angle of the other", "exchange {a} and {b}, (angles|directions) included", "let {a} and {b} change places, each facing the way the other one faced", "put {a} exactly as {b} is, and {b} exactly as {a} is", "switch {a} with {b}, (place|position) and angle", "swap the poses of {a} and {b}", "exchange {a} and {b}, place and orientation", "swap {a} and {b} and let each take over the angle of the other", "trade {a} for {b}: same place, same angle", "put {a} where {b} is and {b} where {a} is, each (turned|standing) like the one before it",
    "swap {a} and {b}, each lined up as the other one (is|was) now", "let {a} and {b} trade poses", "={a} and {b} take each other's place and angle", "exchange {a} and {b} (completely|entirely), with their angles", "={a} should stand like {b} does and {b} like {a}",
)  # fmt: skip
_TAKES_OVER = (
    "put {b} aside and {a} where it (was|stood), at the same angle", "replace {b} by {a}, at the same angle", "let {a} take the place and the angle of {b}, which goes somewhere free", "take {b} away and put {a} there just as it stood", "={a} should stand exactly as {b} does now; {b} goes aside", "move {b} away. {a} takes its place, facing the same way", "put {b} somewhere else and give {a} its place and its angle", "substitute {a} for {b}, same place, same orientation",
)  # fmt: skip
_FOUR = (
    "put {a} where {b} is, {b} where {c} is, {c} where {d} is and {d} where {a} is", "let {a}, {b}, {c} and {d} move on by one place, the last to the first", "swap four things in a ring: {a} to {b}, {b} to {c}, {c} to {d}, {d} to {a}", "{a}, {b}, {c} and {d} each take the place of the next one, {d} that of {a}",
)  # fmt: skip


def _empty_hand(draft: Draft) -> None:
    if draft.held is not None:
        raise UnsuitableError("an empty hand")


def swap_and_turn(draft: Draft) -> Request:
    """Exchange two objects and turn a third one where it stands, in either order."""
    _empty_hand(draft)
    table = draft.table
    a, b = draft.some(table.standing, 2, "two objects on the table")
    name = draft.one(table.turnable, "a third object, which is not round")
    words, degrees = families.turn_of(draft)
    swap = families.spoken(draft, "swap", {"a": draft.say(a), "b": draft.say(b)})
    turn = families.spoken(draft, "rotate", {"object": draft.say(name), "turn": words})
    if "=" in (swap[:1], turn[:1]):
        raise UnsuitableError("two clauses")
    template = draft.rng.choice(_SWAP_AND_TURN)
    parts = [
        (template.index("{s}"), tuple(reference_steps(TaskInstance("swap", {"a": a, "b": b}))), f"swapped({a!r}, {b!r})"),
        (template.index("{r}"), families.rotation(draft, name, degrees), f"rotated({name!r}, {degrees:g})"),
    ]  # fmt: skip
    text = template.replace("{s}", swap).replace("{r}", turn)
    (_, first, goal), (_, second, also) = sorted(parts)
    return Request(task="swap_and_turn", text=text, steps=(*first, *second), goal=f"{goal} and {also}")


def swap_exactly(draft: Draft) -> Request:
    """Exchange the places of two objects, each of which then stands at the other's angle."""
    _empty_hand(draft)
    a, b = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    steps = (
        remember(a) + remember(b) + pick(a), place_at(f"free_space({actor(a)})"),
        pick(b), place_at(remembered(a), match_yaw=True), pick(a), place_at(remembered(b), match_yaw=True),
    )  # fmt: skip
    text = draft.words(_SAME_ANGLE, {"a": draft.say(a), "b": draft.say(b)})
    goal = f"takes_place({a!r}, {b!r}, 0) and takes_place({b!r}, {a!r}, 0)"
    return Request(task="swap_exactly", text=text, steps=steps, goal=goal)


def takes_over(draft: Draft) -> Request:
    """Put one object where another stood, at its angle; the other one goes aside."""
    a, b = draft.some(draft.table.turnable, 2, "two objects that show a turn")
    steps = (
        *draft.pick(b, remember(b)), place_at(f"free_space({actor(b)})"), pick(a), place_at(remembered(b), match_yaw=True),
    )  # fmt: skip
    draft.held = None
    text = draft.words(_TAKES_OVER, {"a": draft.say(a), "b": draft.say(b)})
    return Request(task="takes_place", text=text, steps=steps, goal=f"takes_place({a!r}, {b!r}, 0)")


def ring_with_turn(draft: Draft) -> Request:
    """Let three or four objects move on by one place, in the words of rings; with a turn from how what was there stood."""
    _empty_hand(draft)
    names = draft.some(draft.table.turnable, draft.rng.choice((3, 3, 3, 4)), "three objects that show a turn")
    degrees = visible_angle(draft, tuple(names))
    slots = dict(zip("abcd", map(draft.say, names), strict=False))
    templates = moves.RING if len(names) == 3 else _FOUR
    ring = draft.words(templates, slots)
    turn = draft.words(TURNED_FROM, {"turn": draft.turn(degrees), "it": draft.rng.choice(("the one before", "the other one", "what was there"))})  # fmt: skip
    text = f"{ring}{'' if turn[0] in ',;.' else ' '}{turn}"
    spots = dict(zip(names, [*names[1:], names[0]], strict=True))
    first, last = names[0], names[-1]
    remembering = "".join(map(remember, names))
    steps = [remembering + pick(first), place_at(f"free_space({actor(first)})")]
    for name in (*names[:0:-1], first):
        steps += [pick(name), place_at(turned(remembered(spots[name]), degrees), match_yaw=True)]
    assert spots[last] == first
    goal = " and ".join(f"takes_place({name!r}, {spots[name]!r}, {degrees})" for name in names)
    return Request(task="ring_turned", text=text, steps=tuple(steps), goal=goal)
