"""Requests to push something by a length to a side, in every unit, beside those that lift and move it so."""

from __future__ import annotations

import math

from hcvla.tasks.language.requests.moves import SIDE_WORDS, move_steps, moved_goal
from hcvla.tasks.language.requests.numbers import any_length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()
_ROOM_M = 0.1
"""Between the centres of what is pushed and of anything else, at its end."""
_PUSH = "(push|slide|shove)"
_PUSHED = (
    f"{_PUSH} {{o}} {{length}} {{side}}", f"{_PUSH} {{o}} by {{length}} {{side}}", f"{_PUSH} {{o}} {{side}} by {{length}}", f"{_PUSH} {{o}} {{side}}, {{length}}", "give {o} a push of {length} {side}", f"{_PUSH} {{o}} over by {{length}} {{side}}", "without lifting it, push {o} {length} {side}", "push {o} along the table, {length} {side}", "=I want {o} pushed {length} {side}", "={o} (should|must) be pushed {length} {side}", "=a push for {o}: {length} {side}",
    "with a push, get {o} {length} {side}", "push {o} so that it ends up {length} {side}", "push {o} about {length} {side}", "push against {o} until it is {length} {side}", "make {o} slide {length} {side}", "let {o} slide by {length} {side}", "push {o} for {length} {side}", "push {o} a distance of {length} {side}", "=could you push {o} {length} {side}?", "={o}: push it {length} {side}", "push {o} exactly {length} {side}",
)  # fmt: skip
_MOVED = (
    "move {o} {length} {side}", "move {o} by {length} {side}", "move {o} {side} by {length}", "shift {o} {length} {side}", "pick up {o} and (put|set) it down {length} {side}", "lift {o} and move it {length} {side}", "={o} should go {length} {side}", "bring {o} {length} {side}", "move {o} {length} {side} from where it (is|stands)", "put {o} {length} {side}", "carry {o} {length} {side}", "=I want {o} {length} {side} of where it is", "displace {o} by {length} {side}", "={o}, {length} {side}", "relocate {o} {length} {side}",
)  # fmt: skip


def _way(draft: Draft) -> tuple[str, str, float, dict[str, str]]:
    """Return an object, the axis along which it goes, how far [m], and words for all of it."""
    name = draft.one(draft.table.standing, "an object on the table")
    axis, sign = draft.rng.choice(tuple(SIDE_WORDS))
    words, length_m = any_length(draft.rng)
    pose = draft.table[name].pose
    x, y = (pose.x + sign * length_m, pose.y) if axis == "dx" else (pose.x, pose.y + sign * length_m)
    others = [other.pose for other in draft.table.objects if other.name != name]
    if not (_AREA.contains(x, y) and all(math.hypot(x - o.x, y - o.y) > _ROOM_M for o in others)):
        raise UnsuitableError(f"free table where '{name}' goes")
    slots = {"o": draft.say(name), "length": words, "side": draft.rng.choice(SIDE_WORDS[axis, sign])}
    return name, axis, sign * length_m, slots


def pushed_by(draft: Draft) -> Request:
    """Push one object by a length to a side, without grasping it."""
    name, axis, distance_m, slots = _way(draft)
    step = f"push({actor(name)}, offset(get_pose({actor(name)}), {axis}={distance_m:g}))"
    goal = f"{moved_goal({name: (axis, distance_m)})} and ungrasped({name!r})"
    text = draft.words(_PUSHED, slots)
    return Request(task="pushed_by", text=text, steps=(*draft.put_away(), step), goal=goal)


def carried_by(draft: Draft) -> Request:
    """Lift one object and put it down a length to a side."""
    name, axis, distance_m, slots = _way(draft)
    moved = {name: (axis, distance_m)}
    text = draft.words(_MOVED, slots)
    return Request(task="displace", text=text, steps=tuple(move_steps(draft, moved)), goal=moved_goal(moved))
