"""Requests for towers in one breath: of all cubes, of colors alone, of pairs, and towers that stand already."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, pick, pile, place_at

MOST_HIGH = 4
"""So many cubes stand on each other."""
_PILE = (
    "pile {them}", "pile up {them}", "pile {them} up", "stack {them}", "stack up {them}", "stack {them} up", "<stack> {them}", "<stack> {them} on top of (each other|one another)", "(put|place|set) {them} on top of (each other|one another)", "(make|build) (a|one) (tower|stack|pile) (of|from|out of|with) {them}", "make {them} into (a|one) (tower|stack|pile)", "turn {them} into a tower",
    "={them} (should|must|shall) (be|form|make|become) (a|one) (tower|stack|pile)", "={them} (should|must) stand on top of each other", "=I want {them} in (a|one) (pile|stack|tower)", "=I'd like a tower of {them}", "build me a tower from {them}", "use {them} to build (a|one) tower", "<stack> {them} in any order", "(put|get) {them} in (a|one|a single) (stack|pile|tower)", "combine {them} into (a|one) tower",
    "=one (tower|stack|pile) (of|from|out of) {them}, the order doesn't matter", "=a tower, please, using {them}", "construct a tower with {them}", "let {them} form a tower", "heap {them} up, one on top of the next", "=can {them} be stacked?", "gather {them} in one pile", "raise a tower from {them}",
)  # fmt: skip
_ALL_OF = ("all {m}", "all the {m}", "all of the {m}", "the {m}", "every {o}", "all {n} {m}", "the {n} {m}", "all {n}", "all {n} of the {m}", "each of the {m}", "all your {m}")  # fmt: skip
_BOTH = ("both {m}", "the two {m}", "the {m}", "both of the {m}", "both", "the pair of {m}")
_SOME = ("{n} {m}", "{n} of the {m}", "any {n} {m}", "{n} of these {m}", "any {n} of the {m}")
_BASE = (", with {x} at the bottom", ", {x} at the bottom", ", starting with {x}", ", {x} first", " on {x}", ", and {x} is the base", ", using {x} as the base", " with {x} lowest", ", beginning at the bottom with {x}")  # fmt: skip
_TOP = (", with {x} on top", ", {x} on top", ", {x} last", ", and {x} goes on top", " with {x} at the top", ", finishing with {x}", ", so that {x} is the highest", ", {x} uppermost")  # fmt: skip
_CHAINED = (
    "{c}", "{c}", "<stack> {c}", "put {c}", "place {c}", "set {c}", "=I want {c}", "=tower: {c}", "stack: {c}", "make it {c}", "build {c}", "pile {c}", "={c}, that's the tower", "order them {c}", "a tower, {c}", "build a tower: {c}", "a stack with {c}", "let's have {c}", "=can you do {c}?", "get {c}",
)  # fmt: skip
_UPWARD = (
    "tower (from the bottom up|bottom to top|from bottom to top): {up}", "(build|make) a tower, (from the bottom up|bottom to top): {up}", "stack {up}, (from the bottom up|bottom first|in that order from the bottom)", "{first} at the bottom, {mid}{last} on top", "{first} (first|down first), {mid}then {last} (on top|at the top)", "start with {first}, {mid}finish with {last} (on top|at the top)",
    "tower, top to bottom: {down}", "{last} on top, {rmid}{first} (at the bottom|below|underneath)", "{first} under{umid} {last}", "{first} carries {cmid}{last}",
)  # fmt: skip
_PAIRS = (
    "{a} on {b}, {c} on {d}", "{a} on {b} and {c} on {d}", "{a} on {b}; {c} on {d}", "<put> {a} on {b}, {c} on {d}", "<put> {a} on {b} and {c} on {d}", "{a} onto {b}, {c} onto {d}", "=two towers: {a} on {b}, {c} on {d}", "<stack> {a} on {b} and {c} on {d}", "{a} goes on {b}, {c} goes on {d}", "{a} on top of {b}, {c} on top of {d}", "{a} -> {b}, {c} -> {d}", "{a} to {b}, {c} to {d}",
    "=I want {a} on {b} and {c} on {d}", "on {b} {a}, on {d} {c}", "{a} on {b}. {c} on {d}", "{a} + {b}, {c} + {d}: first on second",
)  # fmt: skip
_UPTURNED = (
    "turn the (tower|stack|pile) upside down: {low} (should|must) be on top", "reverse the [order of the] (tower|stack)", "rebuild the (tower|stack) the other way (round|around)", "restack the (tower|pile) so that {low} is on top and {high} at the bottom", "flip the order of the (tower|stack)", "=the (tower|stack) (should|must) stand in the opposite order", "=what is on top of the (tower|stack) (should|must) be lowest, and so on",
    "invert the order of the (tower|stack|pile)", "take the (tower|stack) apart and build it up again with {low} on top", "(swap|exchange) top and bottom of the (tower|stack)", "=I want the (tower|stack) the other way up, {high} lowest",
    "stand the (tower|stack) on its head: {low} highest", "build the same (tower|stack) again in (reverse|reversed) order", "rebuild the (tower|stack) upside down", "put the (tower|stack) together again the other way round, {low} on top", "=the order of the cubes in the (tower|stack) should be (reversed|turned around)", "reorder the (tower|stack) from bottom to top the other way", "turn the order of the (tower|stack) around, so that {high} is at the bottom", "restack everything in reverse: {high} lowest, {low} highest", "take the (tower|stack) down and stack it up again in the opposite order", "=the lowest cube of the (tower|stack) has to be the highest one, and the other way round", "make {high} the base and {low} the top of the (tower|stack)", "=I want {low} to be on top of the (tower|stack) and {high} underneath",
    "put the (tower|stack|pile) upside down", "reverse the (tower|pile)", "(tower|stack) upside down, please", "back to front with the (tower|stack): {low} becomes the top",
)  # fmt: skip
_DISMANTLED = (
    "take the (tower|stack|pile) apart", "dismantle the (tower|stack)", "unstack the cubes", "unstack (everything|the tower)", "unpile the cubes", "=every cube of the (tower|stack) (should|must) stand on the table", "put each cube of the (tower|stack) on the table", "break up the (tower|stack)", "take the (tower|stack) down, cube by cube", "=no cube (should|may|must) stand on another", "spread the (tower|stack) out on the table",
    "get the cubes (off each other|down from each other)", "lay the cubes of the tower out on the table", "separate the stacked cubes",
    "take the (tower|stack) apart, (from the top down|top first|one cube at a time)", "undo the (tower|stack)", "(tower|stack) apart, please: all cubes on the table", "unpile everything", "=I don't want a (tower|stack), put every cube on the table", "get every cube of the (tower|stack) down onto the table", "=the cubes should stand (side by side|separately|on the table), not on each other", "tear the (tower|stack) down carefully, cube by cube", "lift the cubes of the (tower|stack) down, one by one", "put the stacked cubes back on the table", "clear away the (tower|stack): each cube to a place of its own on the table", "deconstruct the (tower|stack)",
)  # fmt: skip


def _cubes(draft: Draft, least: int, most: int) -> list[str]:
    """Return all cubes, so many, each of which stands by itself."""
    table = draft.table
    cubes = sorted(table.of_shape("cube"))
    if table.held or not least <= len(cubes) <= most or not set(cubes) <= set(table.standing) - draft.used:
        raise UnsuitableError(f"{least} to {most} cubes on the table, and an empty hand")
    return cubes


def _piled(draft: Draft, text: str, upward: Sequence[str], goal: str = "") -> Request:
    draft.used |= set(upward)
    listed = ", ".join(map(repr, upward))
    return Request(task="piled", text=text, steps=tuple(pile(upward)), goal=goal or f"piled({listed})")


def piled_all(draft: Draft) -> Request:
    """Stack all cubes, in the order of the alphabet, or with one of them at an end."""
    cubes, rng = _cubes(draft, 2, MOST_HIGH), draft.rng
    noun = cubes[0].split()[-1]
    options = _BOTH if len(cubes) == 2 else _ALL_OF
    them = rng.choice(options).format(m=plural(noun), o=noun, n=rng.choice((count_word(len(cubes)), str(len(cubes)))))
    text = draft.words(_PILE, {"them": them})
    if rng.random() < 0.3:
        end = rng.choice(cubes)
        lowest = rng.random() < 0.5
        others = [name for name in cubes if name != end]
        upward = [end, *others] if lowest else [*others, end]
        said = draft.words(_BASE if lowest else _TOP, {"x": draft.say(end)})
        text = f"{text.rstrip('?')}{'' if said.startswith(',') else ' '}{said}"
        return _piled(draft, text, upward, f"stacked({', '.join(map(repr, upward))})")
    return _piled(draft, text, cubes)


def piled_some(draft: Draft) -> Request:
    """Stack so many of the cubes: those that come first in the alphabet."""
    cubes, rng = _cubes(draft, 3, 6), draft.rng
    count = rng.randint(2, min(len(cubes) - 1, MOST_HIGH))
    them = rng.choice(_SOME).format(n=rng.choice((count_word(count), str(count))), m=plural(cubes[0].split()[-1]))
    return _piled(draft, draft.words(_PILE, {"them": them}), cubes[:count])


def _short(draft: Draft, names: Sequence[str]) -> list[str]:
    """Return marked words for cubes: colors alone, "the red one", or color and noun, all of one form."""
    table, rng = draft.table, draft.rng
    colors = [table[name].color for name in names]
    loose = [table[name].color for name in table.movable]
    if not all(colors) or any(loose.count(color) != 1 for color in colors) or rng.random() < 0.15:
        return [draft.say(name) for name in names]
    form = rng.choice(("{c}", "{c}", "{c}", "the {c} one", "the {c}", "{c} {n}", "the {c} {n}"))
    return [draft.speaker.named(n, form.format(c=table[n].color, n=n.split()[-1])) for n in names]


def chained(draft: Draft) -> Request:
    """Stack two to four cubes that are said in a chain: "red on blue on green"."""
    table, rng = draft.table, draft.rng
    names = draft.some(table.of_shape("cube", among=table.standing), rng.choice((2, 3, 3, 4)), "cubes")
    said = _short(draft, names)
    if rng.random() < 0.6:
        chain = rng.choice((" on ", " on ", " on top of ", " onto ", " over ", " above ")).join(said[::-1])
        text = draft.words(_CHAINED, {"c": chain})
    else:
        middle, comma = said[1:-1], rng.choice((", ", ", ", ", then ", " - ", ", and then "))
        slots = {
            "up": comma.join(said), "down": comma.join(said[::-1]), "first": said[0], "last": said[-1],
            "mid": "".join(f"{word}{' in the middle' if len(middle) == 1 else ''}, " for word in middle),
            "rmid": "".join(f"{word}{' in the middle' if len(middle) == 1 else ''}, " for word in middle[::-1]),
            "umid": "".join(f" {word} under" for word in middle), "cmid": "".join(f"{word} and that " for word in middle),
        }  # fmt: skip
        text = draft.words(_UPWARD, slots)
    steps = [*draft.put_away(), *pile(names)]
    goal = " and ".join(f"on({upper!r}, {lower!r})" for lower, upper in pairwise(names))
    return Request(task=f"stack{len(names)}", text=text, steps=tuple(steps), goal=goal)


def paired(draft: Draft) -> Request:
    """Put one cube on another and a second on a third, without a verb or with one."""
    table = draft.table
    a, b, c, d = draft.some(table.of_shape("cube", among=table.standing), 4, "four cubes")
    slots = dict(zip("abcd", _short(draft, (a, b, c, d)), strict=True))
    steps = (*draft.put_away(), *draft.carry(a, b), *draft.carry(c, d))
    goal = f"on({a!r}, {b!r}) and on({c!r}, {d!r})"
    return Request(task="several", text=draft.words(_PAIRS, slots), steps=steps, goal=goal)


def _tower(draft: Draft) -> list[str]:
    """Return the cubes of the only tower, the lowest first."""
    table = draft.table
    upward = [name for name in table.of_shape("cube") if name in table.under.values()]
    lowest = [name for name in upward if name not in table.under]
    if table.held or len(lowest) != 1:
        raise UnsuitableError("one tower that stands on the table, and an empty hand")
    on = {below: name for name, below in table.under.items()}
    tower = lowest
    while tower[-1] in on:
        tower = [*tower, on[tower[-1]]]
    return tower


def upturned(draft: Draft) -> Request:
    """Build a tower that stands anew, in the opposite order."""
    tower = _tower(draft)
    *below, high = tower
    slots = {"low": draft.say(tower[0]), "high": draft.say(high)}
    text = draft.words(_UPTURNED, slots)
    steps = [pick(high), place_at(f"free_space({actor(high)})"), *pile([high, *below[::-1]])]
    listed = ", ".join(map(repr, tower[::-1]))
    return Request(task="upturned", text=text, steps=tuple(steps), goal=f"stacked({listed})")


def dismantled(draft: Draft) -> Request:
    """Put every cube of a tower on the table, the highest first."""
    tower = _tower(draft)
    steps = [line for name in tower[:0:-1] for line in (pick(name), place_at(f"free_space({actor(name)})"))]
    goal = f"grounded({', '.join(map(repr, tower))})"
    return Request(task="dismantled", text=draft.words(_DISMANTLED, {}), steps=tuple(steps), goal=goal)
