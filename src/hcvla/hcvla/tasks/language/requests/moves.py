"""Requests that move objects by a distance, in order, back, or to where others stood."""

from __future__ import annotations

import math

from hcvla.tasks.language.positions import is_beside
from hcvla.tasks.language.requests.families import ANGLES, rotation
from hcvla.tasks.language.requests.numbers import TIMES, any_angle, length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.language.wordings.phrases import expand
from hcvla.tasks.language.wordings.wide import moves as wide
from hcvla.tasks.memory.swap_ring import ring_from_hand, ring_goal
from hcvla.tasks.program import actor, bring_back, carry, pick, place_at, place_on, remember, remembered
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()
_ROOM_M = 0.09
"""Between the centres of what is moved and of anything else, at its end."""
SIDE_WORDS: dict[tuple[str, int], tuple[str, ...]] = {
    ("dy", 1): ("to the left", "left", "leftwards", "to your left", "further left", "toward the left"),
    ("dy", -1): ("to the right", "right", "rightwards", "to your right", "further right", "toward the right"),
    ("dx", 1): ("away from the robot", "farther away", "away from you", "forward, away from you", "forward", "forwards", "away"),
    ("dx", -1): ("nearer", "nearer to the robot", "closer to you", "toward you", "closer", "towards the robot", "backward", "backwards", "back to you"),
}  # fmt: skip

REARRANGE = (
    *wide.REARRANGE,
    "move {moves}", "rearrange the table: {moves}", "put {moves}", "set {moves} (from where they stand|of where they are)", "shift {moves}", "shift things around: {moves}",
    "(displace|relocate|bring) {moves}", "(carry|take) {moves}", "=I want {moves}", "(make|do) these moves: {moves}", "change the (table|layout|arrangement): {moves}", "{moves}: that is how to move things",
    "pick up and (move|shift) {moves}", "=we need {moves}", "get {moves}", "move things like this: {moves}", "place {moves} (from their present places|compared to now)",
)  # fmt: skip
DISPLACE = (
    *wide.DISPLACE,
    "move {move}", "shift {move}", "put {move}", "bring {move}", "set {move} [of where it is]", "displace {move}", "=I want {move}", "pick it up and move it: {move}", "(carry|take) {move}", "place {move} (from where it stands|of its place)",
)  # fmt: skip

FOLLOW = (
    *wide.FOLLOW,
    "put {object} on {places}", "move {object}: put it on {places}", "place {object} on {places}, in this order", "follow this order with {object}: on {places}", "take {object} and put it on {places}", "={object} goes on {places}",
    "(carry|bring|take) {object} to {tos}", "move {object} to {tos}", "={object} (shall|should|must) (visit|go to) {tos}", "(stop by stop|one after the other), put {object} on {places}", "set {object} down on {places}", "let {object} rest on {places}",
    "(make|have) {object} stop (on|at) {places}", "put {object} first on {places}", "first put {object} on {places}", "move {object} step by step: on {places}",
)  # fmt: skip

RESTORE_MAT = (
    *wide.RESTORE_MAT,
    "put {object} on {place}, then back on the mat it came from", "move {object} to {place} and then (restore it|put it back|return it)", "place {object} on {place}; afterwards return it to its first mat", "={object} goes on {place} and then back to where it stands now",
    "take {object} to {place}, and then back to its (old|own|first) mat", "put {object} on {place} and bring it back again", "<put> {object} on {place} {back}", "<put> {object} (onto|on top of) {place} {back}", "={object} should go to {place} and (back again|come back)",
    "(carry|bring|move) {object} (to|over to) {place} {back}", "first {place}, then home: move {object} (that way|like that)", "<put> {object} on {place}, then on the mat where it was",
)  # fmt: skip

COUNT = (
    *wide.COUNT,
    "put {object} on {target} and back where it was, {times}", "do this {times}: (place|put) {object} on {target} and return it to its place", "carry {object} to {target} and back {times}", "move {object} onto {target} and back again, {times} in all",
    "{times}, put {object} on {target} and then back", "={object} (shall|should|must) go on {target} and back to where it stands now, {times}", "<put> {object} on {target} {times}, (each time|always|every time) (putting|bringing) it back", "take {object} to {target} and back again {times}",
    "(go|travel) {times} with {object} to {target} and back", "<put> {object} on {target}, then back; do that {times}", "{times} in a row, <put> {object} on {target} and back to its place", "(bring|carry|move) {object} to {target} and back, and that {times}",
    "<put> {object} on {target} and return it {times}", "=I want {object} on {target} and back, {times}", "(place|set) {object} on {target} and take it back. {times} in total", "move {object} back and forth between its place and {target} {times}",
)  # fmt: skip

ROTATE_RESTORE = (
    *wide.ROTATE_RESTORE,
    "<rotate> {object} by {turn}, then (turn it back|rotate it back|undo it|restore it)", "<rotate> {object} {turn} and then (restore it|turn it back|put it back as it was)", "<rotate> {object} {turn} on the spot; afterwards put it back as it was",
    "give {object} a turn of {turn} and then (undo it|turn it back)", "turn {object} by {turn}, set it down, then return it to how it stood", "first <rotate> {object} {turn}, then bring it back to its old angle", "turn {object} {turn} and back [again]",
    "<rotate> {object} by {turn} and (back again|then back|undo that)", "turn {object} {turn}. Then turn it back", "={object} (shall|should) be turned {turn} and then back", "<rotate> {object} {turn}, let go, and (turn it back|reverse it)",
    "do a turn of {turn} with {object} and then (undo|reverse) it", "<rotate> {object} {turn} for a moment, then (restore|return to) its old angle", "turn {object} by {turn} and afterwards back to how it stands now", "(briefly|temporarily) turn {object} by {turn}, then back",
)  # fmt: skip

SYMMETRY = (
    *wide.SYMMETRY,
    "<rotate> both {shapes} by {turn}", "turn (both|the two) {shapes} {turn}", "turn each {shape} by {turn} [where it stands]", "<rotate> the objects that are alike, the {shapes}, by {turn}", "give both {shapes} a turn of {turn}", "=every {shape} (shall|should) be turned {turn}",
    "<rotate> (the two|both|all|all the) {shapes} {turn}", "=both {shapes} (shall|should|must) be (turned|rotated) [by] {turn}", "<rotate> the {shapes} by {turn}, both of them", "turn every {shape} [by] {turn}", "turn {list} by {turn} [each]", "<rotate> {list} {turn}",
    "<rotate> the same-shaped ones, the {shapes}, {turn}", "=I want (both|the two) {shapes} (turned|rotated) by {turn}", "(one after the other|in turn), <rotate> both {shapes} by {turn}", "<rotate> the pair of alike objects, the {shapes}, by {turn} each",
)  # fmt: skip

NEIGHBOUR = (
    *wide.NEIGHBOUR,
    "put {object} on {mat}, then also what was {side}", "first move {object} to {mat}, then whatever stood {side}", "place {object} on {mat}, and after it the thing that was {side}", "={object} goes on {mat}; then put the object that is now {side} there as well",
    "put {object} and then its neighbour, the one {side}, on {mat}", "take {object} to {mat}, then the object which was {side} before", "<put> {object} on {mat}, then (do the same with|also) the (object|thing|one) {side}", "<put> {object} on {mat} and next to it what (is|stands) {side} now",
    "first {object} and then what is {side}: both on {mat}", "<put> {object} on {mat}. Then (add|put there) the one that (is|was) {side}", "(carry|bring|move) {object} to {mat}, (and then|followed by) (the thing|the object|whatever is) {side}", "<put> on {mat} first {object}, then whatever (is|stands) {side}",
    "=on {mat} (go|belong) {object} and then the (thing|object) {side}", "move {object}, and after that the neighbour {side}, onto {mat}",
)  # fmt: skip
_NEIGHBOUR_SIDES = {
    "left": ("to the left of it", "on its left", "left of it", "on the left of it"),
    "right": ("to the right of it", "on its right", "right of it", "on the right of it"),
    "front": ("in front of it", "in front"),
    "behind": ("behind it", "in back of it"),
}

RING = (
    *wide.RING,
    "put {a} where {b} is, {b} where {c} is and {c} where {a} is", "move {a} to the place of {b}, {b} to that of {c} and {c} to that of {a}", "={a}, {b} and {c} shall each take the place of the next one, {c} that of {a}", "swap three things in a ring: {a} to {b}, {b} to {c}, {c} to {a}",
    "exchange places in a circle: {a} goes where {b} is, it goes to {c}, which goes to {a}", "let {a}, {b} and {c} move on by one place in this order, the last to the first", "{a} to the place of {b}, {b} to the place of {c}, {c} to the place of {a}", "three-way swap: {a} goes to {b}, {b} goes to {c}, {c} goes to {a}",
    "(shift|move) {a} to where {b} is, {b} to where {c} is, and {c} to where {a} was", "={a} takes the (place|spot) of {b}, {b} that of {c}, and {c} that of {a}", "swap {a}, {b} and {c} around: each goes where the next one is, the last where the first was", "put {a} in the (place|spot) of {b}, which goes to that of {c}, which goes to that of {a}",
    "rotate {a}, {b} and {c} by one place: each to the next, {c} to the first",
)  # fmt: skip


def draw_moves(draft: Draft, count: int) -> tuple[dict[str, tuple[str, float]], str]:
    """Draw how far which objects go, along an axis each, and say it."""
    names = draft.some(draft.table.standing, count, "objects on the table")
    moves: dict[str, tuple[str, float]] = {}
    said: list[str] = []
    ends: list[tuple[float, float]] = []
    for name in names:
        axis, sign = draft.rng.choice(("dx", "dy")), draft.rng.choice((1, -1))
        cm = draft.rng.choice((10, 12, 15, 18, 20)) if draft.rng.random() < 0.7 else draft.rng.randint(3, 20)
        pose = draft.table[name].pose
        x, y = (pose.x + sign * cm / 100, pose.y) if axis == "dx" else (pose.x, pose.y + sign * cm / 100)
        taken = [(o.pose.x, o.pose.y) for o in draft.table.objects if o.name != name] + ends
        if not (_AREA.contains(x, y) and all(math.hypot(x - a, y - b) > _ROOM_M for a, b in taken)):
            raise UnsuitableError(f"free table where '{name}' goes")
        ends.append((x, y))
        moves[name] = (axis, round(sign * cm / 100, 3))
        said.append(f"{draft.say(name)} {length(draft.rng, cm)} {draft.rng.choice(SIDE_WORDS[axis, sign])}")
    return moves, ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1]


def move_steps(draft: Draft, moves: dict[str, tuple[str, float]]) -> list[str]:
    """Return the program of such moves; where each object stood stays remembered."""
    steps = []
    for name, (axis, distance) in moves.items():
        steps += draft.pick(name, remember(name))
        steps += draft.place_at(f"offset({remembered(name)}, {axis}={distance:g})")
    return steps


def moved_goal(moves: dict[str, tuple[str, float]]) -> str:
    """Return the goal that every object is where it should be."""
    parts = [(name, *((d, 0) if axis == "dx" else (0, d))) for name, (axis, d) in moves.items()]
    return " and ".join(f"displaced({name!r}, {dx:g}, {dy:g})" for name, dx, dy in parts)


def rearrange(draft: Draft) -> Request:
    """Move two or three objects by the distances named."""
    moves, said = draw_moves(draft, draft.rng.choice((2, 2, 3)))
    text = draft.words(REARRANGE, {"moves": said})
    return Request(task="rearrange", text=text, steps=tuple(move_steps(draft, moves)), goal=moved_goal(moves))


def displace(draft: Draft) -> Request:
    """Move one object by the distance named."""
    moves, said = draw_moves(draft, 1)
    text = draft.words(DISPLACE, {"move": said})
    return Request(task="displace", text=text, steps=tuple(move_steps(draft, moves)), goal=moved_goal(moves))


def follow_order(draft: Draft) -> Request:
    """Move one object, standing on a mat, over other mats in the order named."""
    table = draft.table
    name = draft.one([n for n in table.under if n in table.movable], "an object on a mat")
    mats = [n for n in table.of_shape("mat", among=table.free_supports)]
    places = draft.some(mats, draft.rng.choice((1, 2, 2, 3)), "free mats")
    said = [draft.say(place) for place in places]
    then = draft.rng.choice((", then ", " and then ", ", next ", ", after that "))
    slots = {"object": draft.say(name), "places": f"{then}on ".join(said), "tos": f"{then}to ".join(said)}
    steps = [*draft.put_away(), *(line for place in places for line in carry(name, place))]
    stops = [f"on({name!r}, {place!r})" for place in places]
    # One stop is said, and stated, like any other place.
    goal = f"then({', '.join(stops)})" if len(stops) > 1 else stops[0]
    return Request(task="follow_order", text=draft.words(FOLLOW, slots), steps=tuple(steps), goal=goal)


def follow_order_restore(draft: Draft) -> Request:
    """Move one object from its mat to another and back."""
    table = draft.table
    name = draft.one([n for n in table.under if n in table.movable], "an object on a mat")
    home, place = table.under[name], draft.one(table.of_shape("mat", among=table.free_supports))
    back = expand(draft.rng, draft.rng.choice(taught.BACK), {})
    text = draft.words(RESTORE_MAT, {"object": draft.say(name), "place": draft.say(place), "back": back})
    steps = (*draft.put_away(), remember(name) + pick(name), place_on(place), *bring_back(name))
    goal = f"then(on({name!r}, {place!r}), on({name!r}, {home!r}))"
    return Request(task="follow_order_restore", text=text, steps=steps, goal=goal)


def count_and_repeat(draft: Draft, times: int = 0) -> Request:
    """Carry one object to a place and back as often as asked: twice or three times."""
    name, target = draft.one(draft.table.standing), draft.one(draft.table.free_supports)
    times = times or draft.rng.choice((2, 3))
    slots = {"object": draft.say(name), "target": draft.say(target), "times": draft.rng.choice(TIMES[times])}
    first = (*draft.put_away(), remember(name) + pick(name), place_on(target), *bring_back(name))
    steps = (*first, *(pick(name), place_on(target), *bring_back(name)) * (times - 1))
    goal = f"placed_times({name!r}, {target!r}, {times}) and restored({name!r})"
    return Request(task="count_and_repeat", text=draft.words(COUNT, slots), steps=steps, goal=goal)


def rotate_restore(draft: Draft) -> Request:
    """Turn one object by an angle and then back."""
    name, degrees = draft.one(draft.table.turnable), any_angle(draft.rng, ANGLES)
    text = draft.words(ROTATE_RESTORE, {"object": draft.say(name), "turn": draft.turn(degrees)})
    steps = (*rotation(draft, name, degrees), pick(name), place_at(remembered(name), match_yaw=True))
    goal = f"then(rotated({name!r}, {degrees:g}), restored_pose({name!r}))"
    return Request(task="rotate_restore", text=text, steps=steps, goal=goal)


def rotate_symmetry(draft: Draft) -> Request:
    """Turn the two objects of one shape by the same angle."""
    table = draft.table
    pairs = [names for shape in ("cube", "prism") if len(names := table.of_shape(shape)) == 2]
    if not pairs or table.held:
        raise UnsuitableError("just two cubes or prisms")
    names = draft.some([n for n in draft.rng.choice(pairs) if n in table.standing], 2)
    names.sort()
    noun, degrees = names[0].rpartition(" ")[2], any_angle(draft.rng, (30, 45, 60, 90))
    slots = {
        "shape": noun,
        "shapes": plural(noun),
        "turn": draft.turn(degrees),
        "list": draft.speaker.listed(names),
    }
    steps = [line for name in names for line in rotation(draft, name, degrees)]
    goal = " and ".join(f"rotated({name!r}, {degrees:g})" for name in names)
    return Request(task="rotate_symmetry", text=draft.words(SYMMETRY, slots), steps=tuple(steps), goal=goal)


def neighbour(draft: Draft) -> Request:
    """Put one object on a mat, then whatever stood on one side of it."""
    table = draft.table
    mat = draft.one(table.free_supports, "a free mat")
    found = [
        (name, side, beside[0])
        for name in table.standing
        for side in _NEIGHBOUR_SIDES
        if (beside := _on_side(draft, name, side))
        and len(beside) == 1
        and is_beside(table[beside[0]], table[name], side)
    ]
    if not found:
        raise UnsuitableError("an object with one neighbour on a side")
    name, side, other = draft.rng.choice(found)
    draft.used |= {name, other}
    where = draft.rng.choice((*_NEIGHBOUR_SIDES[side], *wide.NEIGHBOUR_SIDES[side]))
    text = draft.words(NEIGHBOUR, {"object": draft.say(name), "mat": draft.say(mat), "side": where})
    steps = (*draft.carry(name, mat), *draft.carry(other, mat))
    goal = f"then(on({name!r}, {mat!r}), on({name!r}, {mat!r}) and on({other!r}, {mat!r}))"
    return Request(task="neighbour", text=text, steps=steps, goal=goal)


def _on_side(draft: Draft, name: str, side: str) -> list[str]:
    table = draft.table
    return [n for n in table.standing if n != name and is_beside(table[n], table[name], side, slack=1.5)]


def swap_ring(draft: Draft) -> Request:
    """Let three objects each take the place of the next."""
    a, b, c = draft.some(draft.table.standing, 3, "three objects on the table")
    text = draft.words(RING, {"a": draft.say(a), "b": draft.say(b), "c": draft.say(c)})
    steps = (*draft.pick(a, remember(a) + remember(b) + remember(c)), *ring_from_hand(a, b, c))
    draft.held = None
    return Request(task="swap_ring", text=text, steps=steps, goal=ring_goal(a, b, c))


SWAP_PUSH = (
    *wide.SWAP_PUSH,
    "<swap> {a} and {b} by (pushing|pushing them|sliding them|sliding)", "<swap> {a} and {b} without (grasping|lifting|picking up|gripping) either", "push {a} and {b} to each other's places", "<swap> the places of {a} and {b}, only by pushing", "without picking anything up, let {a} and {b} change places",
    "push {a} to where {b} is and {b} to where {a} is", "<swap> {a} with {b}, (but|and) only (push|slide) them", "(use pushes to|by pushing,) <swap> {a} and {b}", "<swap> {a} and {b}, (don't|do not) (lift|grasp|pick up) them", "slide {a} to the place of {b}, and {b} to that of {a}",
    "={a} and {b} (should|shall) (swap|exchange) places by being pushed", "push {a} and {b} until they have (swapped|exchanged) places", "make {a} and {b} change places, never (grasping|lifting) them", "exchange {a} and {b} with pushes [only]",
)  # fmt: skip


def swap_push(draft: Draft) -> Request:
    """Exchange the places of two objects by pushing, never grasping."""
    a, b = draft.some(draft.table.standing, 2, "two objects on the table")
    if draft.table.apart_m(a, b) < 0.16:
        raise UnsuitableError("two objects 0.16 m apart")
    text = draft.words(SWAP_PUSH, {"a": draft.say(a), "b": draft.say(b)})
    steps = (
        *draft.put_away(),
        remember(a) + remember(b) + f"push({actor(a)}, free_space({actor(a)}))",
        f"push({actor(b)}, {remembered(a)})",
        f"push({actor(a)}, {remembered(b)})",
    )
    goal = f"takes_place({a!r}, {b!r}) and takes_place({b!r}, {a!r}) and ungrasped({a!r}, {b!r})"
    return Request(task="swap_push", text=text, steps=steps, goal=goal)
