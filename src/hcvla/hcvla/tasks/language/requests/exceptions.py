"""Requests about groups by color: all but the blue and the green, whatever is white or orange, one by one, half and half."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.families import ROUND_SHAPES, TaskInstance, mat_of, reference_steps
from hcvla.tasks.language.requests.groups import kind_among
from hcvla.tasks.language.requests.numbers import count_word
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.requests.several import MOST_ON_ONE
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, pile

_ALL = ("all {m}", "all the {m}", "all of the {m}", "every {o}", "each {o}", "the {m}", "each of the {m}")
_BUT = ("except", "except", "except for", "but not", "apart from", "other than", "but", "with the exception of", "excluding", "leaving out", ", but not")  # fmt: skip
_ONTO = (
    "<put> {them} on {t}", "put {them} on {t}", "(move|bring|carry) {them} to {t}", "={them} (go|belong|should go|should be) on {t}", "=I want {them} on {t}", "collect {them} on {t}", "{them} to {t}", "{them} on {t}", "on {t}, put {them}", "gather {them} on {t}", "take {them} to {t}", "{t} is for {them}",
)  # fmt: skip
_DEEDS = (
    ("touch", "touched", ("touch {them}", "tap {them}", "touch {them} once", "put a finger on {them}", "give {them} a tap", "go and touch {them}", "={them} should be touched")),
    ("nudge", "nudged", ("nudge {them}", "push {them} aside", "give {them} a push", "push {them} away", "shove {them} aside")),
)  # fmt: skip
_STACK = (
    "stack {them}", "pile up {them}", "stack {them} up", "<stack> {them}", "put {them} on top of each other", "build a (tower|stack) from {them}", "make a (tower|pile) of {them}", "={them} should form a tower", "pile {them} up", "build one tower with {them}", "heap {them} up",
)  # fmt: skip
_SORTED = (
    "put {them} on (their|the) mats of their (own |)color", "sort {them} by color", "<put> {them} on the matching mats", "sort {them} onto the mats", "put {them} on the mat of the same color",
)  # fmt: skip
_EITHER = (
    "everything that is {a} or {b}", "everything {a} or {b}", "whatever is {a} or {b}", "all things that are {a} or {b}", "all {a} and {b} things", "all {a} or {b} objects", "the {a} and the {b} things", "all that is {a} or {b}", "every object that is either {a} or {b}", "each {a} or {b} object", "anything {a} and anything {b}", "the {a} things and the {b} ones", "the objects that are {a} or {b}", "everything in {a} or {b}", "whatever you see in {a} or {b}",
)  # fmt: skip
_ONE_BY_ONE = (
    "<put> {each} on {t}, one (by|at a time, |after the other, )one", "one by one, <put> {all} on {t}", "<put> {all} on {t} one by one", "<put> {all} on {t}, one after the other", "(bring|carry|move) {all} to {t} one at a time", "<put> {each} on {t} in turn", "<put> {each} onto {t}", "={each} (should|must) go on {t}, one at a time", "take {all} to {t}, one after another", "move {each} to {t} individually",
)  # fmt: skip
_HALVES = (
    "<put> half of the {m} on {s} and the other half on {t}", "half of the {m} on {s}, the other half on {t}", "<put> half the {m} on {s} and the (other half|rest) on {t}", "(split|divide|distribute) the {m} (evenly|equally|) between {s} and {t}", "<put> one half of the {m} on {s}, the second half on {t}", "={s} and {t} each get half of the {m}", "share the {m} out evenly: half on {s}, half on {t}", "<put> {n} of the {m} on {s} and the other {n} on {t}", "<put> {n} {m} on {s} and the remaining {n} on {t}", "{n} of the {m} go on {s}, {n} on {t}", "=half the {m} belong on {s}, half on {t}",
)  # fmt: skip
_SPREAD = (
    "<put> {them} on different {k}s", "<put> {them} on a different {k} each", "<put> each of {them} on a different {k}", "<put> each of {them} on its own {k}", "(give|find) each of {them} a {k} of its own", "<put> one of {them} on each {k}", "<put> {them} each on a separate {k}", "=each of {them} (needs|gets|should get) a {k} for itself", "(spread|distribute) {them} over the {k}s, one on each", "<put> {them} on separate {k}s", "each of {them} on another {k}", "<put> {them} on two {k}s, one each", "=no two of {them} (may|should) share a {k}: <put> each on one", "(spread|divide) {them} among the {k}s",
)  # fmt: skip
_PAIR = ("the two {m}", "both {m}", "the {m}", "the pair of {m}", "the two {m} there", "both of the {m}")
_PAIRED = {
    "swap": ("swap {p}", "let {p} (change|trade|swap) places", "exchange {p}", "switch {p}", "exchange the places of {p}", "make {p} trade places", "={p} (should|must) change places", "swap {p} with each other"),
    "beside": ("put {p} next to each other", "put {p} side by side", "place {p} beside each other", "={p} should stand side by side", "move {p} next to one another", "bring {p} together, side by side", "let {p} stand next to each other", "put {p} close to each other"),
    "onto": ("put {p} on {t}", "place {p} on {t}", "bring {p} to {t}", "move {p} onto {t}", "={p} belong on {t}"),
    "touch": ("touch {p}", "tap {p}", "touch {p} one after the other", "give {p} a tap"),
}  # fmt: skip
_ROUND = (
    "a round object",
    "something round",
    "a round thing",
    "one of the round things",
    "any round object",
    "some round object",
)
_ROUND_ONE = ("the round object", "the round thing", "the round one", "what is round", "the only round thing", "the one that is round", "the object that is round")  # fmt: skip
_PICK = ("pick up {x}", "take {x}", "grab {x}", "lift {x}", "get me {x}", "<pick> {x}", "pick {x}", "hold {x} up")


def _onto(draft: Draft, names: Sequence[str], text: str, target: str) -> Request:
    draft.used |= {*names, target}
    if any(draft.table.under.get(name) == target for name in names):
        raise UnsuitableError("objects that are not there yet")
    steps = tuple(line for name in names for line in draft.carry(name, target))
    goal = " and ".join(f"on({name!r}, {target!r})" for name in names)
    return Request(task="several", text=text, steps=steps, goal=goal)


def all_but_colors(draft: Draft) -> Request:
    """Do something with all of a kind but those of one or two colors."""
    noun, names = kind_among(draft, 3, 5)
    rng, table = draft.rng, draft.table
    if not all(table[name].color for name in names):
        raise UnsuitableError("objects with colors")
    spared = rng.sample(names, rng.randint(1, min(2, len(names) - 1)))
    meant = [name for name in names if name not in spared]
    slots = {"them": _without(draft, noun, spared)}
    draw = rng.random()
    if draw < 0.45 and len(meant) <= MOST_ON_ONE:
        target = draft.one(table.free_supports)
        return _onto(draft, meant, draft.words(_ONTO, {**slots, "t": draft.say(target)}), target)
    if not set(meant) <= set(table.standing):
        raise UnsuitableError("objects that stand on the table")
    draft.used |= set(names)
    if draw < 0.6 and table[meant[0]].shape == "cube" and len(meant) > 1:
        listed = ", ".join(map(repr, meant))
        return Request(task="piled", text=draft.words(_STACK, slots), steps=tuple(pile(meant)), goal=f"piled({listed})")
    mats = [mat_of(name, table.free_supports) for name in meant]
    if draw < 0.75 and all(mats) and all(table[name].shape == "cube" for name in meant):
        steps = tuple(line for name, mat in zip(meant, mats, strict=True) for line in draft.carry(name, str(mat)))
        goal = " and ".join(f"on({name!r}, {mat!r})" for name, mat in zip(meant, mats, strict=True))
        return Request(task="sort", text=draft.words(_SORTED, slots), steps=steps, goal=goal)
    function, predicate, templates = rng.choice(_DEEDS)
    steps = tuple(f"{function}({actor(name)})" for name in meant)
    goal = f"{predicate}({', '.join(map(repr, meant))})"
    return Request(task="several", text=draft.words(templates, slots), steps=steps, goal=goal)


def _without(draft: Draft, noun: str, spared: Sequence[str]) -> str:
    """Return words for all of a kind but some: "the cubes but not the yellow one", "all cubes except blue and green"."""
    rng, table = draft.rng, draft.table
    form = rng.choice(("{c}", "the {c} one", "the {c} one", "the {c} {o}", "the {c}"))
    said = [draft.speaker.named(n, form.format(c=table[n].color, o=noun)) for n in spared]
    if len(said) == 2 and form in ("the {c} one", "the {c} {o}") and rng.random() < 0.4:
        said[0] = draft.speaker.named(spared[0], f"the {table[spared[0]].color}")
    them = rng.choice(_ALL).format(m=plural(noun), o=noun)
    words = f" {rng.choice((*_BUT, *_BUT))} ".join((them, rng.choice((" and ", " and ", " or ")).join(said)))
    return words.replace(" ,", ",")


def either_color(draft: Draft) -> Request:
    """Do something with all loose things of two colors."""
    rng, table = draft.rng, draft.table
    loose = sorted(n for n in table.names if table[n].shape not in SUPPORT_SHAPES)
    colors = sorted({table[n].color for n in loose if table[n].color and table[n].color in n.split()})
    if table.held or len(colors) < 3:
        raise UnsuitableError("three colors, and an empty hand")
    a, b = rng.sample(colors, 2)
    meant = [name for name in loose if table[name].color in (a, b)]
    if len(meant) > MOST_ON_ONE or not set(meant) <= set(table.movable) - draft.used:
        raise UnsuitableError("as many as have room")
    them = rng.choice(_EITHER).format(a=a, b=b)
    if rng.random() < 0.65 or not set(meant) <= set(table.standing):
        target = draft.one(table.free_supports)
        return _onto(draft, meant, draft.words(_ONTO, {"them": them, "t": draft.say(target)}), target)
    draft.used |= set(meant)
    function, predicate, templates = rng.choice(_DEEDS)
    goal = f"{predicate}({', '.join(map(repr, meant))})"
    steps = tuple(f"{function}({actor(name)})" for name in meant)
    return Request(task="several", text=draft.words(templates, {"them": them}), steps=steps, goal=goal)


def one_by_one(draft: Draft) -> Request:
    """Put all of a kind on something, one by one."""
    noun, names = kind_among(draft, 2, MOST_ON_ONE)
    target = draft.one(draft.table.free_supports)
    every = draft.rng.choice(("the {m}", "all {m}", "all the {m}", "all of the {m}")).format(m=plural(noun))
    each = draft.rng.choice(("each of the {m}", "each {o}", "every {o}", "each of the {n} {m}"))
    slots = {
        "all": every,
        "each": each.format(m=plural(noun), o=noun, n=count_word(len(names))),
        "t": draft.say(target),
    }
    return _onto(draft, names, draft.words(_ONE_BY_ONE, slots).replace("one one", "one"), target)


def half_and_half(draft: Draft) -> Request:
    """Put half of a kind on one thing and the others on another; the first of the alphabet go first."""
    noun, names = kind_among(draft, 2, 6)
    if len(names) % 2:
        raise UnsuitableError("an even number of a kind")
    half = len(names) // 2
    s, t = draft.some(draft.table.free_supports, 2, "two free mats or trays")
    if any(draft.table.under.get(name) in (s, t) for name in names):
        raise UnsuitableError("objects that are not there yet")
    draft.used |= set(names)
    number = draft.rng.choice((count_word(half), str(half)))
    text = draft.words(_HALVES, {"m": plural(noun), "s": draft.say(s), "t": draft.say(t), "n": number})
    pairs = [(name, s if index < half else t) for index, name in enumerate(names)]
    steps = tuple(line for name, target in pairs for line in draft.carry(name, target))
    goal = " and ".join(f"on({name!r}, {target!r})" for name, target in pairs)
    return Request(task="several", text=text, steps=steps, goal=goal)


def on_different_ones(draft: Draft) -> Request:
    """Put two or three objects on as many trays or mats, in the order of the alphabet."""
    rng, table = draft.rng, draft.table
    kind = rng.choice(("tray", "tray", "mat"))
    places = sorted(table.of_shape(kind, among=table.free_supports))
    if len(places) < 2 or any(noun_of(place) != kind for place in places):
        raise UnsuitableError("two free trays or mats")
    if rng.random() < 0.6:
        noun, names = kind_among(draft, 2, len(places))
        them = rng.choice(("the {m}", "the {n} {m}", "all {m}" if len(names) > 2 else "both {m}", "these {m}"))
        them = them.format(m=plural(noun), n=count_word(len(names)))
    else:
        names = draft.some([n for n in table.movable if n != table.held], min(len(places), rng.choice((2, 2, 3))))
        them = draft.speaker.listed(names)
        if table.held:
            raise UnsuitableError("an empty hand")
    if any(table.under.get(name) in places for name in names):
        raise UnsuitableError("objects that are not there yet")
    templates = [t for t in _SPREAD if len(names) == 2 or "two" not in t]
    if len(names) < len(places):
        templates = [t for t in templates if "on each" not in t and "over the" not in t]
    draft.used |= {*names, *places}
    steps = tuple(line for name, place in zip(names, places, strict=False) for line in draft.carry(name, place))
    goal = " and ".join(f"on({name!r}, {place!r})" for name, place in zip(names, places, strict=False))
    return Request(task="several", text=draft.words(templates, {"them": them, "k": kind}), steps=steps, goal=goal)


def the_two(draft: Draft) -> Request:
    """Do something with the two of a kind that there are."""
    noun, names = kind_among(draft, 2, 2)
    rng, table = draft.rng, draft.table
    if not set(names) <= set(table.standing):
        raise UnsuitableError("two that stand on the table")
    a, b = names
    task = rng.choice(("swap", "swap", "beside", "onto", "touch"))
    slots = {"p": rng.choice(_PAIR).format(m=plural(noun))}
    target = draft.one(table.free_supports) if task == "onto" else ""
    if target:
        slots["t"] = draft.say(target)
    text = draft.words(_PAIRED[task], slots)
    draft.used |= set(names)
    if task == "onto":
        return _onto(draft, names, text, target)
    steps: tuple[str, ...] = (f"touch({actor(a)})", f"touch({actor(b)})")
    if task == "touch":
        return Request(task="several", text=text, steps=steps, goal=f"touched({a!r}, {b!r})")
    if task == "beside":
        steps = (*draft.pick(a), *draft.place_at(f"next_to({actor(b)}, fit={actor(a)})"))
        return Request(task="next_to", text=text, steps=steps, goal=f"next_to({a!r}, {b!r})")
    steps = tuple(reference_steps(TaskInstance("swap", {"a": a, "b": b})))
    return Request(task="swap", text=text, steps=steps, goal=f"swapped({a!r}, {b!r})")


def round_one(draft: Draft) -> Request:
    """Pick or put what is round; the first of the alphabet, if there are several."""
    rng, table = draft.rng, draft.table
    names = sorted(n for n in table.names if table[n].shape in ROUND_SHAPES and table[n].shape not in SUPPORT_SHAPES)
    if table.held or not names or not set(names) <= set(table.movable) - draft.used:
        raise UnsuitableError("something round")
    draft.used |= set(names)
    words = rng.choice(_ROUND if len(names) > 1 or rng.random() < 0.4 else _ROUND_ONE)
    said = draft.speaker.named(names[0], words)
    if rng.random() < 0.5:
        steps = tuple(draft.pick(names[0]))
        return Request(task="pick", text=draft.words(_PICK, {"x": said}), steps=steps, goal=f"held({names[0]!r})", keeps=False)  # fmt: skip
    target = draft.one(table.free_supports)
    return _onto(draft, names[:1], draft.words(_ONTO, {"them": said, "t": draft.say(target)}), target)
