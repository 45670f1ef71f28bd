"""Requests of two or three parts: one thing after the other, in the order said or in the reverse of it."""

from __future__ import annotations

from collections.abc import Callable

from hcvla.tasks.language.requests import (
    clearing,
    everyday,
    families,
    hovering,
    moves,
    piles,
    several,
    skills,
)
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_FIRST: tuple[Callable[[Draft], Request], ...] = (
    families.place, families.place, families.place, families.next_to, families.next_to, families.rotate, moves.displace, skills.touch, skills.nudge, skills.push, families.swap, families.swap,
    clearing.taken_off, everyday.moved_by, everyday.done_with_fingers, everyday.turned_round, several.some_onto, several.two_places, piles.chained,
)  # fmt: skip
_LAST: tuple[Callable[[Draft], Request], ...] = (
    *_FIRST, families.pick, families.pick, families.pick, skills.move_over, hovering.hovering, everyday.home, everyday.home,
)  # fmt: skip
_LINKS = (
    "{a}, then {b}", "{a} and then {b}", "{a} and {b}", "first {a}, then {b}", "{a}. Then {b}", "{a}; after that {b}", "{a}, after which you {b}", "first {a} and after that {b}", "{a}. After that, {b}", "{a}, and when that is done, {b}", "{a}. Next, {b}", "start by doing this: {a}. Then {b}",
    "{a}, next {b}", "{a} & {b}", "{a}. When you are done, {b}", "{a} -> {b}", "step 1: {a}. step 2: {b}", "1. {a} 2. {b}",
    "{a}, and {b}", "{a} and also {b}", "{a}; {b}", "{a}. {b}", "{a}, then please {b}", "{a}, and after that {b}", "{a} and afterwards {b}", "{a}. Afterwards, {b}", "{a}, followed by this: {b}", "{a} and, once that is done, {b}", "{a}, and finally {b}", "{a}. Finally, {b}", "begin with this: {a}; then {b}", "two things: {a}, and {b}", "two steps: {a}, then {b}", "to start, {a}; to finish, {b}", "{a}... and then {b}",
    "{a}, and as soon as you are through, {b}", "{a}, then you can {b}", "{a}. Also {b}", "{a}. And {b}", "as a first step {a}, as a second {b}", "{a} (then {b})", "{a}; next thing, {b}", "{a} and in a second step {b}", "{a}, later {b}", "{a}. Now {b}", "{a} > {b}", "{a} / {b}", "{a} plus {b}", "firstly {a}, secondly {b}", "{a} as well as {b}",
)  # fmt: skip
_BACKWARD = (
    "before you {b}, {a}",
    "before {G}, {a}",
    "{b}, but before that {a}",
    "{b}, but first {a}",
    "prior to {G}, {a}",
    "{b} after you have done this: {a}",
    "once you have done this: {a}, {b}",
    "{b}, but {a} first",
    "{b} (but {a} before)",
    "only after you {a} may you {b}",
    "don't {b} before you have done this: {a}",
    "you can {b} as soon as this is done: {a}",
)


def one_after_the_other(draft: Draft) -> Request:
    """Do two things, in the order said or in the reverse of it."""
    rng = draft.rng
    first = rng.choice(_FIRST)(draft)
    second = rng.choice(_LAST)(draft)
    # What is put away at the start is no longer where a request may find it.
    if "=" in (first.text[:1], second.text[:1]) or first.task == "stack":
        raise UnsuitableError("two clauses")
    backward = rng.random() < 0.3
    text = draft.linked(rng.choice(_BACKWARD if backward else _LINKS), first.text, second.text)
    ordered = backward or "then" in text or "first" in text
    return Request(
        task="sequence",
        text=text,
        steps=(*first.steps, *second.steps),
        goal=_in_order(first.goal, second.goal)
        if ordered and _short(first, second)
        else f"{first.goal} and {second.goal}",
        keeps=second.keeps,
    )


def _short(first: Request, second: Request) -> bool:
    """Whether both goals are single conditions that stay true, so that their order can be stated."""
    return not any(" and " in goal or goal.startswith("then") for goal in (first.goal, second.goal))


def _in_order(first: str, second: str) -> str:
    return f"then({first}, {first} and {second})"


def three_things(draft: Draft) -> Request:
    """Do three things one after the other."""
    first, second, third = (draft.rng.choice(draws)(draft) for draws in (_FIRST, _FIRST, _LAST))
    if "=" in (first.text[:1], second.text[:1], third.text[:1]):
        raise UnsuitableError("three clauses")
    text = draft.words(_THREE, {"a": first.text, "b": second.text, "c": third.text})
    goal = " and ".join((first.goal, second.goal, third.goal))
    steps = (*first.steps, *second.steps, *third.steps)
    return Request(task="sequence", text=text, steps=steps, goal=goal, keeps=third.keeps)


_THREE = (
    "{a}, {b} and {c}", "{a}, then {b}, then {c}", "first {a}, then {b}, and finally {c}", "{a}. Then {b}. Then {c}", "{a}. {b}. {c}", "1. {a} 2. {b} 3. {c}", "{a}, after that {b}, and at last {c}", "{a}; {b}; {c}", "start like this: {a}. Go on: {b}. At the end, {c}",
    "{a}, {b}, {c}", "{a}, then {b} and {c}", "{a} and {b}, then {c}", "{a}, {b}, and then {c}", "three steps: {a}, {b}, {c}", "{a}. After that {b}. When all that is done, {c}", "step one: {a}. step two: {b}. step three: {c}", "firstly {a}, secondly {b}, thirdly {c}", "{a} -> {b} -> {c}", "{a}, next {b}, lastly {c}", "first {a}. second {b}. third {c}", "{a} and then {b} and then {c}", "{a}. {b}. Finally, {c}", "start: {a}; continue: {b}; end: {c}", "{a}, and also {b}, and also {c}",
)  # fmt: skip


def same_object(draft: Draft) -> Request:
    """Do two things with one object, which is "it" the second time."""
    rng, table = draft.rng, draft.table
    name = draft.one(table.turnable)
    target = draft.one([n for n in table.free_supports])
    it = rng.choice(("it", "it", "that one", "the same one"))
    slots = {"object": draft.say(name), "target": draft.say(target), "it": it}
    if rng.random() < 0.5:
        words, degrees = families.turn_of(draft)
        steps = (*families.rotation(draft, name, degrees), *draft.carry(name, target))
        text = draft.words(_TURN_AND_PUT, {**slots, "turn": words})
        return Request(
            task="sequence",
            text=text,
            steps=steps,
            goal=f"then(rotated({name!r}, {degrees:g}), on({name!r}, {target!r}))",
        )
    other = draft.one([n for n in table.movable if n not in (name, target)])
    steps = (*draft.carry(name, target), *draft.pick(other))
    place = f"next_to({actor(name)}, fit={actor(other)})"
    text = draft.words(_PUT_AND_BESIDE, {**slots, "other": draft.say(other)})
    goal = f"then(on({name!r}, {target!r}), on({name!r}, {target!r}) and next_to({other!r}, {name!r}))"
    return Request(task="sequence", text=text, steps=(*steps, *draft.place_at(place)), goal=goal)


_TURN_AND_PUT = (
    "<rotate> {object} {turn} before (putting|placing|setting) {it} on {target}", "(turn|rotate) {object} {turn} and then (move|bring|carry) {it} to {target}", "give {object} a turn of {turn}, then set {it} down on {target}", "after (turning|rotating) {object} by {turn}, <put> {it} on {target}",
    "<rotate> {object} by {turn} and <put> {it} on {target}", "<rotate> {object} {turn}, then <put> {it} on {target}", "turn {object} {turn}. Then <put> {it} on {target}", "first turn {object} by {turn}, after that <put> {it} on {target}", "turn {object} by {turn} and, when done, <put> {it} on {target}",
)  # fmt: skip
_PUT_AND_BESIDE = (
    "(move|bring|carry) {object} to {target} and <put> {other} (beside|next to|near) {it}", "{object} goes on {target}, {other} goes next to {it}", "<put> {object} on {target} with {other} next to {it}", "<put> {object} on {target}; {other} should stand next to {it}",
    "<put> {object} on {target}, then <put> {other} next to {it}", "<put> {object} on {target} and {other} next to {it}", "<put> {object} on {target}. Then <put> {other} beside {it}", "first <put> {object} on {target}, then {other} next to {it}", "<put> {object} on {target} and after that {other} close to {it}",
)  # fmt: skip


_IN_TURN = (
    ("touch", "touched", ("touch", "tap", "poke", "put a finger on")), ("nudge", "nudged", ("nudge", "push aside", "shove", "give a push to")),
)  # fmt: skip
_SAME_VERB = (
    "first {v} {a}, then {b}, and finally {c}", "{v} {a}, then {b}, and then {c}", "{v} {a}, {b} after it, and then {c}", "{v} {a} and then {b}. After that {c}", "first {v} {a}, next {b}, lastly {c}", "{v} {a}, then {b}, then {c}", "{v} first {a}, then {b}; then {c}", "{v} {a} and {b}, then {c}",
)  # fmt: skip


def verb_left_out(draft: Draft) -> Request:
    """Touch or push two objects, the verb said once, and then do something else."""
    function, predicate, verbs = draft.rng.choice(_IN_TURN)
    a, b = draft.some(draft.table.standing, 2, "two objects on the table")
    put_away = draft.put_away()
    last = draft.rng.choice(_LAST)(draft)
    if last.text.startswith("="):
        raise UnsuitableError("a clause")
    slots = {"v": draft.rng.choice(verbs), "a": draft.say(a), "b": draft.say(b), "c": last.text}
    steps = (*put_away, f"{function}({actor(a)})", f"{function}({actor(b)})", *last.steps)
    goal = f"{predicate}({a!r}, {b!r}) and {last.goal}"
    return Request(task="sequence", text=draft.words(_SAME_VERB, slots), steps=steps, goal=goal, keeps=last.keeps)
