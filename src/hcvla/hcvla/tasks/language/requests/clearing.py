"""Requests to take things off what they stand on: one, all, all of a kind, or onto something else."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.requests.several import MOST_ON_ONE
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_OFF = (
    "get {them} off {target}", "take {them} off {target}", "take {them} down from {target}", "remove {them} from {target}", "lift {them} off {target} and (set|put) (it|that) on the table", "move {them} off {target}", "={them} (should|must) (come off|leave|get off) {target}", "={them} off {target}", "get {them} (away|down) from {target}",
    "pull {them} off {target}", "clear {them} off {target}", "clear {them} from {target}", "=I don't want {them} on {target}", "=I want {them} off {target}", "free {target} from {them}", "put {them} on the table (instead|next to|beside) of {target}", "take {them} from {target} and (put|place|set) (it|that) on the table", "(put|place|set) {them} back on the table, off {target}",
    "=nothing is wrong with {target}, but {them} (should|must) not be on it", "=what is {them} doing on {target}? take it off", "rid {target} of {them}", "relieve {target} of {them}", "unload {them} from {target}", "move {them} from {target} (to the table|to a free spot|somewhere else on the table)", "=off with {them} from {target}", "bring {them} down from {target}",
)  # fmt: skip
_OFF_ALL = tuple(
    text.replace("(it|that)", "them") for text in _OFF if not any(word in text for word in ("what is", "instead"))
)
CLEARED = (
    "clear {target}", "empty {target}", "clear off {target}", "clear {target} off", "clean {target} off", "unload {target}", "free up {target}", "free {target}", "get {target} empty", "clear everything off {target}", "take everything off {target}", "get everything off {target}", "remove everything from {target}", "move everything off {target}", "(take|get) all the (stuff|things|objects) off {target}",
    "(get|take) whatever is on {target} off it", "remove all (objects|things|items) from {target}", "strip {target}", "={target} (should|must|has to) be empty", "={target} (should|must) be (cleared|emptied)", "=I need {target} (empty|free|clear|cleared)", "=I want nothing on {target}", "=nothing (should|must|may) (be|stand|remain|stay|be left) on {target}", "leave nothing on {target}", "make room on {target}, all of it",
    "make {target} (empty|free)", "see that {target} (is|gets) (empty|cleared)", "=there (should|must) be nothing on {target}", "empty out {target}", "tip {target} empty, piece by piece", "put everything from {target} on the table", "(put|place|set) what is on {target} on the table", "=everything on {target} goes back on the table", "=everything has to come off {target}", "={target} is needed, so take off what is on it",
    "clean up {target}", "clear away what (is|stands|lies) on {target}", "(lift|take) all that is on {target} down", "get all of it off {target}", "take the things on {target} off", "take (what stands|what's|what is|whatever stands) on {target} off it",
)  # fmt: skip
_ACROSS = (
    "(move|carry|bring|shift|put) everything (on|from) {source} to {target}", "(move|put) (all|whatever|what) (that is|is|stands) on {source} onto {target}", "(take|get) everything off {source} and (put|place|set) it on {target}", "=everything on {source} (should|must|shall) (go|move) (to|onto) {target}", "unload {source} onto {target}", "empty {source} onto {target}", "clear {source} onto {target}",
    "={target} gets (all|everything) that is on {source}", "reload everything from {source} to {target}", "=what stands on {source} belongs on {target}", "={source} has to be empty and {target} has to carry what was on it", "(move) the (contents|load) of {source} to {target}", "take the things on {source} over to {target}", "=all things on {source} change over to {target}",
)  # fmt: skip
_WHAT_IT_IS = ("the thing", "the object")
"""Enough where only one stands there."""


def _loaded(draft: Draft, least: int) -> tuple[str, list[str]]:
    """Return what carries so many objects or more, up to three, that all can be picked, and these in alphabetical order."""
    table = draft.table
    if table.held:
        raise UnsuitableError("an empty hand")
    fitting = []
    for target in table.supports:
        names = sorted(name for name, below in table.under.items() if below == target)
        if least <= len(names) <= MOST_ON_ONE and set(names) <= set(table.movable) - draft.used:
            fitting.append((target, names))
    if not fitting:
        raise UnsuitableError("a mat or tray with objects on it")
    return draft.rng.choice(fitting)


def _off(draft: Draft, names: Sequence[str], target: str, text: str) -> Request:
    draft.used |= {*names, target}
    steps = [line for name in names for line in (*draft.pick(name), *draft.place_at(f"free_space({actor(name)})"))]
    goal = " and ".join(f"not on({name!r}, {target!r})" for name in names)
    return Request(task="not_on", text=text, steps=tuple(steps), goal=goal)


def taken_off(draft: Draft) -> Request:
    """Take one object, of those on something, off it."""
    target, names = _loaded(draft, 1)
    name = draft.rng.choice(names)
    words = draft.say(name)
    if len(names) == 1 and draft.rng.random() < 0.1:
        words = draft.speaker.named(name, draft.rng.choice(_WHAT_IT_IS))
    return _off(draft, [name], target, draft.words(_OFF, {"them": words, "target": draft.say(target)}))


def cleared(draft: Draft) -> Request:
    """Take everything off something."""
    target, names = _loaded(draft, 1)
    return _off(draft, names, target, draft.words(CLEARED, {"target": draft.say(target)}))


def some_off(draft: Draft) -> Request:
    """Take two or more objects off something, listed or as all of their kind."""
    target, names = _loaded(draft, 2)
    nouns = {noun_of(name) for name in names}
    many = plural(noun_of(names[0]))
    them = draft.speaker.listed(names)
    if len(nouns) == 1 and draft.rng.random() < 0.7:
        both = ("both {m}", "the two {m}") if len(names) == 2 else (f"all {count_word(len(names))} {{m}}",)
        them = draft.rng.choice((*both, "all the {m}", "the {m}", "all {m}", "every one of the {m}")).format(m=many)
    return _off(draft, names, target, draft.words(_OFF_ALL, {"them": them, "target": draft.say(target)}))


def carried_across(draft: Draft) -> Request:
    """Move everything from one thing onto another that is free."""
    source, names = _loaded(draft, 1)
    target = draft.one([name for name in draft.table.free_supports if name != source], "another that is free")
    draft.used |= {*names, source}
    steps = tuple(line for name in names for line in draft.carry(name, target))
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names)
    text = draft.words(_ACROSS, {"source": draft.say(source), "target": draft.say(target)})
    return Request(task="several", text=text, steps=steps, goal=goal)
