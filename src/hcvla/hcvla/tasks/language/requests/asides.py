"""Requests with a reason or a word about things that changes nothing, and of two sentences: one of them, the other."""

from __future__ import annotations

from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_FOR_NOW = (
    "=I want to weigh {x} later, so leave it on {t} for now", "=I need {x} later, so put it on {t} for now", "=I'll paint {x} tomorrow. Put it on {t} until then", "={x} is for my colleague, so put it on {t}", "={t} is where we collect things, so {x} goes there", "=we will need {x} in a minute. Put it on {t} meanwhile", "={x} still has to dry. Leave it on {t} for the moment", "=somebody will fetch {x} from {t}, so put it there", "={x} is in my way here. Put it on {t}", "={x} is sold already, so it goes on {t}", "=I'd like to look at {x} later; set it down on {t} for now", "={x} has been checked, put it on {t}", "=I have measured {x}. It can go on {t} now",
    "=because {x} is needed there, put it on {t}", "=since {x} was delivered today, put it on {t}", "={x} looks lonely there. Put it on {t}", "=we don't need {x} any more, put it away on {t}", "=as {x} is the sample for today, it goes on {t}", "={x} is dirty, so please put it on {t}", "=the next customer wants {x}: put it on {t}", "=before I forget it: {x} belongs on {t}", "=I count the things on {t} in the evening, so put {x} there", "={x} is mine. Put it on {t}, please", "=there is a label on {t}. Put {x} there", "={t} has just been washed, so you can put {x} on it", "={t} is dry now. Put {x} on it", "=my boss wants to see {x} on {t}",
    "=put {x} on {t}, I will weigh it later", "=put {x} on {t} for now, we can sort it out later", "=put {x} on {t}; it is going to be photographed there", "=leave {x} on {t} for now, I'll come back for it", "=put {x} on {t} so that nobody trips over it", "=put {x} on {t}, it has been standing there all day", "=put {x} on {t}, where I can see it", "=put {x} on {t}. We need the room", "=put {x} on {t}, as always",
)  # fmt: skip
_HOLD = (
    "=I want to have a look at {x}, so pick it up", "=I need to see {x} from below. Lift it", "=somebody asked for {x}. Pick it up", "={x} is next to be checked, so pick it up", "=I'd like to clean under {x}, so lift it up", "=hold {x} up, I want to take a photo of it", "=pick up {x}, I have to write its number down", "={x} may be broken. Lift it so that I can see", "=lift {x}. I want to wipe the table there",
)  # fmt: skip
_TOUCH = (
    "=I want to know whether {x} is loose, so touch it", "={x} is fragile, so only touch it", "=to show which one I mean, touch {x}", "=touch {x}, so that I know you see it", "=is {x} warm? Touch it", "={x} is freshly painted, so just touch it lightly",
)  # fmt: skip
_KEEP_EMPTY = (
    "={s} is being cleaned later, keep it empty. Put {x} on the other {k}", "={s} is reserved. Put {x} on the other {k}", "=I need {s} myself, so put {x} on the other {k}", "={s} is not to be used today: {x} goes on the other {k}", "={s} is broken. Put {x} on the other {k}", "=keep {s} free and put {x} on the other {k}", "=don't use {s}, put {x} on the other {k}", "=leave {s} empty, {x} belongs on the other {k}", "={s} is wet, so use the other {k} for {x}", "=not {s} this time. Put {x} on the other {k}", "={s} stays empty. {x} goes on the other {k}", "={s} is taken by somebody else; put {x} on the other {k}", "=there are two {k}s. {s} is mine, so {x} goes on the other one",
    "=anything but {s}: put {x} on the other {k}", "=put {x} on the {k} that is not in use: {s} is", "=as {s} is going to be cleaned, put {x} on the other one",
)  # fmt: skip
_ONE_THE_OTHER = (
    "=there are two {k}s. Put {x} on one of them and {y} on the other", "=you see two {k}s. {x} goes on one, {y} on the other", "=take the two {k}s: {x} on one of them, {y} on the other", "=put {x} on one of the {k}s and {y} on the other", "=put {x} on one {k} and {y} on the other one", "={x} goes on one {k}, {y} on the other", "=one of the {k}s is for {x}, the other for {y}", "=the {k}s are empty. Put {x} on one and {y} on the other", "=each {k} gets something: one {x}, the other {y}", "=I have two {k}s. Put {x} on one of them. {y} goes on the other", "=both {k}s are free: {x} on one, {y} on the other",
)  # fmt: skip
_ONE_OF_TWO = (
    "=there are two {m}. Put one of them on {s} and the other on {t}", "=you see two {m}. One goes on {s}, the other on {t}", "=put one of the {m} on {s} and the other on {t}", "=take the {m}: one of them goes on {s}, the other one on {t}", "=put one {o} on {s} and the other {o} on {t}", "=one of the two {m} belongs on {s}, the other one on {t}", "=one {o} goes on {s}. The other goes on {t}", "=the {m} are not needed here. Put one on {s} and the other on {t}",
)  # fmt: skip
_THEN_IT = (
    ("=put {x} on {t}. Then touch it", "touch"), ("=put {x} on {t} and touch it afterwards", "touch"), ("=put {x} on {t}. It should have {y} next to it", "beside"), ("=put {x} on {t}. Next to it goes {y}", "beside"), ("=there is {x}. Put it on {t}, and {y} as well", "both"), ("=take {x} and put it on {t}. Do the same with {y}", "both"), ("=put {x} on {t}. {y} belongs there, too", "both"), ("=put {x} on {t}. Put {y} there as well", "both"), ("=put {x} on {t} and {y} too", "both"), ("=put {x} on {t}, {y} also", "both"), ("=swap {x} and {y}. They are in the wrong places", "swap"), ("={x} and {y} are in each other's places. Exchange them", "swap"), ("={x} and {y} have been mixed up, so swap them", "swap"),
    ("=you see {x} and {y}? Swap them", "swap"), ("=take {x}. It goes on {t}", "put"), ("={x} is on the table. It should be on {t}", "put"), ("={t} is empty. {x} belongs on it", "put"), ("=here is {x}, there is {t}. Bring them together, the first on the second", "put"), ("=look at {x}. I want it on {t}", "put"), ("=I see {x}. I don't want it there, I want it on {t}", "put"),
)  # fmt: skip


def reasoned(draft: Draft) -> Request:
    """Put, lift or touch an object, with a reason or a plan that changes nothing."""
    table, rng = draft.table, draft.rng
    name, draw = draft.one(table.movable), rng.random()
    if draw < 0.7:
        target = draft.one([n for n in table.free_supports if table.under.get(name) != n])
        text = draft.words(_FOR_NOW, {"x": draft.say(name), "t": draft.say(target)})
        return Request(
            task="place", text=text, steps=tuple(draft.carry(name, target)), goal=f"on({name!r}, {target!r})"
        )
    if draw < 0.85:
        text = draft.words(_HOLD, {"x": draft.say(name)})
        return Request(task="pick", text=text, steps=tuple(draft.pick(name)), goal=f"held({name!r})", keeps=False)
    if name == table.held:
        raise UnsuitableError("an object on the table")
    steps = (*draft.put_away(), f"touch({actor(name)})")
    return Request(
        task="touch", text=draft.words(_TOUCH, {"x": draft.say(name)}), steps=steps, goal=f"touched({name!r})"
    )


def the_other_place(draft: Draft) -> Request:
    """Put an object on the other of two trays or mats, one of which is to stay empty."""
    table = draft.table
    kinds = [
        k for k in ("tray", "mat") if len(table.of_shape(k)) == 2 == len([n for n in table.names if noun_of(n) == k])
    ]
    kind = draft.rng.choice(kinds or [""])
    s, t = draft.some(table.of_shape(kind, among=table.free_supports), 2, "two free trays or mats")
    name = draft.one([n for n in table.movable if table.under.get(n) != t])
    text = draft.words(_KEEP_EMPTY, {"s": draft.say(s), "x": draft.say(name), "k": kind})
    return Request(task="place", text=text, steps=tuple(draft.carry(name, t)), goal=f"on({name!r}, {t!r})")


def one_on_each(draft: Draft) -> Request:
    """Put two objects on the two trays or mats that there are, the first on that which is first in the alphabet."""
    table = draft.table
    kinds = [
        k for k in ("tray", "mat") if len(table.of_shape(k)) == 2 == len([n for n in table.names if noun_of(n) == k])
    ]
    kind = draft.rng.choice(kinds or [""])
    s, t = sorted(draft.some(table.of_shape(kind, among=table.free_supports), 2, "two free trays or mats"))
    a, b = draft.some([n for n in table.movable if n != table.held], 2)
    if table.held or {table.under.get(a), table.under.get(b)} & {s, t}:
        raise UnsuitableError("two objects that are not there yet")
    text = draft.words(_ONE_THE_OTHER, {"x": draft.say(a), "y": draft.say(b), "k": kind})
    steps = (*draft.carry(a, s), *draft.carry(b, t))
    return Request(task="several", text=text, steps=steps, goal=f"on({a!r}, {s!r}) and on({b!r}, {t!r})")


def one_and_the_other(draft: Draft) -> Request:
    """Put one of the two of a kind on one thing and the other on another; the first of the alphabet goes first."""
    table = draft.table
    kinds = [o for o in ("cube", "cylinder", "prism") if len([n for n in table.names if noun_of(n) == o]) == 2]
    noun = draft.rng.choice(kinds or [""])
    a, b = sorted(draft.some([n for n in table.movable if noun_of(n) == noun and n != table.held], 2))
    s, t = draft.some(table.free_supports, 2, "two free trays or mats")
    if table.held or {table.under.get(a), table.under.get(b)} & {s, t}:
        raise UnsuitableError("two objects that are not there yet")
    text = draft.words(_ONE_OF_TWO, {"m": plural(noun), "o": noun, "s": draft.say(s), "t": draft.say(t)})
    steps = (*draft.carry(a, s), *draft.carry(b, t))
    return Request(task="several", text=text, steps=steps, goal=f"on({a!r}, {s!r}) and on({b!r}, {t!r})")


def two_sentences(draft: Draft) -> Request:
    """Do something with one or two objects in two sentences, the second of which says "it", "them" or "there"."""
    table = draft.table
    a, b = draft.some(table.standing, 2, "two objects on the table")
    t = draft.one(table.free_supports)
    template, kind = draft.rng.choice(_THEN_IT)
    text = draft.words((template,), {"x": draft.say(a), "y": draft.say(b), "t": draft.say(t)})
    if kind == "swap":
        steps = (*draft.put_away(), *reference_steps(TaskInstance("swap", {"a": a, "b": b})))
        return Request(task="swap", text=text, steps=steps, goal=f"swapped({a!r}, {b!r})")
    put, goal = tuple(draft.carry(a, t)), f"on({a!r}, {t!r})"
    if kind == "put":
        return Request(task="place", text=text, steps=put, goal=goal)
    if kind == "touch":
        # What was carried was grasped, so that no goal says that it was only touched.
        return Request(task="sequence", text=text, steps=(*put, f"touch({actor(a)})"), goal=goal)
    if kind == "both":
        return Request(task="several", text=text, steps=(*put, *draft.carry(b, t)), goal=f"{goal} and on({b!r}, {t!r})")
    beside = (*draft.pick(b), *draft.place_at(f"next_to({actor(a)}, fit={actor(b)})"))
    return Request(task="sequence", text=text, steps=(*put, *beside), goal=f"{goal} and next_to({b!r}, {a!r})")
