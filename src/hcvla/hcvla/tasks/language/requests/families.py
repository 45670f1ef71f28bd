"""Requests of the eight families with the most wordings: pick, place, stack, sort, swap, rotate, next_to, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hcvla.tasks.families import DIRECTIONS, TaskInstance, mat_of, reference_steps
from hcvla.tasks.language.requests.numbers import any_angle, radians_turn
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.language.wordings.phrases import expand
from hcvla.tasks.language.wordings.slots import stack_words
from hcvla.tasks.program import actor, bring_back, place_at, remember, remembered, turned

_PLAIN = 0.25
"""Share of sentences in the shortest form, "verb object"."""
_USUAL_FORMS, _USUAL_SIDES = 2, 3
"""So many of the plain forms and of the words for a side, which come first, are the usual ones."""
_BUT = "(except|except for|but|apart from|other than)"
_BUT_ONE = (
    f"<put> all [the] {{many}} {_BUT} {{spared}} (on|onto) their (own mats|mats|matching mats)", f"<put> every {{one}} {_BUT} {{spared}} (on|onto) (its mat|its own mat|the mat of its color)",
    f"<sort> (all|all the) {{many}} by color {_BUT} {{spared}}", "={spared} stays where it is; <put> each of the other {many} on the mat of its color", "<sort> the {many} onto the mats by color, but leave {spared} alone",
)  # fmt: skip
ANGLES = (30, 45, 60, 90, 120)


def spoken(draft: Draft, family: str, slots: Mapping[str, str]) -> str:
    """Return a taught wording of a family with its slots filled in."""
    if draft.usual:
        return draft.words(taught.PLAIN[family][:_USUAL_FORMS], slots)
    short = draft.rng.random() < _PLAIN
    return draft.words((taught.PLAIN if short else taught.TEMPLATES)[family], slots)


def pick(draft: Draft) -> Request:
    """Grasp one object and hold it up."""
    name = draft.one(draft.table.movable, "a movable object")
    text = spoken(draft, "pick", {"object": draft.say(name)})
    return Request(task="pick", text=text, steps=tuple(draft.pick(name)), goal=f"held({name!r})", keeps=False)


def place(draft: Draft) -> Request:
    """Put one object on a tray, a mat or a cube."""
    table = draft.table
    # As often from another mat or tray as from the one it is on already, which is a request of its own.
    lifted = [n for n in table.under if n in table.movable]
    name = draft.one(lifted if lifted and draft.rng.random() < 0.6 else table.movable, "a movable object")
    targets = [n for n in table.free_supports if table.under.get(name) != n]
    if draft.rng.random() < 0.3:
        targets += table.of_shape("cube", "block", among=table.standing)
    elif draft.rng.random() < 0.15:
        # Whether there is room beside what stands there is for the call to say.
        targets = [n for n in table.supports if table.under.get(name) != n]
    target = draft.one(targets, "something to put it on")
    slots = {"object": draft.say(name), "target": draft.say(target)}
    text = draft.words(taught.UNDER, slots) if draft.rng.random() < 0.04 else spoken(draft, "place", slots)
    steps = tuple(draft.carry(name, target))
    return Request(task="place", text=text, steps=steps, goal=f"on({name!r}, {target!r})")


def stack(draft: Draft, count: int) -> Request:
    """Stack so many cubes in the order named."""
    names = draft.some(draft.table.of_shape("cube", among=draft.table.movable), count, "cubes")
    if names[0] == draft.table.held:
        raise UnsuitableError("a lowest cube that stands on the table")
    instance = TaskInstance("stack", {"objects": tuple(names)})
    slots = stack_words(draft.rng, instance)
    said = {f"n{index}": draft.say(name) for index, name in enumerate(names)}
    text = draft.words((*taught.TEMPLATES["stack"], *taught.PLAIN["stack"]), {**slots, **said})
    steps = [line for lower, upper in pairwise(names) for line in draft.carry(upper, lower)]
    goal = " and ".join(f"on({upper!r}, {lower!r})" for lower, upper in pairwise(names))
    return Request(task=f"stack{count}", text=text, steps=tuple(steps), goal=goal)


def sort(draft: Draft) -> Request:
    """Put each cube on the mat of its color: all that have one, or those named."""
    names = _with_mats(draft, 2)
    noun = names[0].rpartition(" ")[2]
    templates = [*taught.TEMPLATES["sort"], *taught.PLAIN["sort"]]
    if draft.rng.random() < 0.65:
        many = plural(noun)
        things = draft.rng.choice((f"the {many}", f"all {many}", f"all the {many}", many, f"all of the {many}"))
        each = draft.rng.choice((f"every {noun}", f"each {noun}", f"each of the {many}"))
        slots = {"things": things, "each": each, "thing": noun}
        text = draft.words(templates, slots)
        if draft.rng.random() < 0.15:
            # Some say it twice: "sort the cubes by color; put every cube on the mat of its own color".
            text = f"{text}{draft.rng.choice(('; ', ', ', '. ', ': '))}{draft.words(templates, slots).lstrip('=')}"
    else:
        draft.rng.shuffle(names)
        fitting = [t for t in templates if "{things}" in t and "{thing}" not in t]
        text = draft.words(fitting, {"things": draft.speaker.listed(names)})
    return _sorted(draft, text, names)


def sort_but_one(draft: Draft) -> Request:
    """Put each cube but one on the mat of its color."""
    names = _with_mats(draft, 3)
    spared = draft.rng.choice(names)
    noun = spared.rpartition(" ")[2]
    slots = {"many": plural(noun), "one": noun, "spared": draft.say(spared)}
    return _sorted(draft, draft.words(_BUT_ONE, slots), [name for name in names if name != spared])


def _with_mats(draft: Draft, least: int) -> list[str]:
    table = draft.table
    names = [n for n in table.of_shape("cube", among=table.standing) if mat_of(n, table.free_supports)]
    if not least <= len(names) <= 4 or table.held:
        raise UnsuitableError(f"{least} to four cubes with mats")
    return names


def _sorted(draft: Draft, text: str, names: Sequence[str]) -> Request:
    table = draft.table
    draft.used |= set(names)
    steps = [line for name in names for line in draft.carry(name, str(mat_of(name, table.names)))]
    goal = " and ".join(f"on({name!r}, {mat_of(name, table.names)!r})" for name in names)
    return Request(task="sort", text=text, steps=tuple(steps), goal=goal)


def swap(draft: Draft) -> Request:
    """Exchange the places of two objects."""
    a, b = draft.some(draft.table.standing, 2, "two objects on the table")
    text = spoken(draft, "swap", {"a": draft.say(a), "b": draft.say(b)})
    steps = (*draft.put_away(), *reference_steps(TaskInstance("swap", {"a": a, "b": b})))
    return Request(task="swap", text=text, steps=steps, goal=f"swapped({a!r}, {b!r})")


def rotate(draft: Draft) -> Request:
    """Turn one object by an angle where it stands."""
    name = draft.one(draft.table.turnable, "an object that is not round")
    words, degrees = radians_turn(draft.rng) if draft.rng.random() < 0.12 else turn_of(draft)
    text = spoken(draft, "rotate", {"object": draft.say(name), "turn": words})
    return Request(
        task="rotate", text=text, steps=rotation(draft, name, degrees), goal=f"rotated({name!r}, {degrees:g})"
    )


def turn_of(draft: Draft) -> tuple[str, float]:
    """Return an angle in words and in degrees."""
    degrees = any_angle(draft.rng, ANGLES)
    return draft.turn(degrees), degrees


def rotation(draft: Draft, name: str, degrees: float) -> tuple[str, ...]:
    """Return the steps that turn a standing object."""
    steps = draft.pick(name, remember(name))
    return (*steps, *draft.place_at(turned(remembered(name), degrees), match_yaw=True))


def side_words(draft: Draft, direction: str | None, anchor: str) -> str:
    """Return taught words for a side of an object, whose mention is given."""
    sides = taught.SIDES[direction][: _USUAL_SIDES if draft.usual else None]
    return expand(draft.rng, draft.rng.choice(sides), {}).replace("{anchor}", anchor)


def next_to(draft: Draft) -> Request:
    """Put one object next to another, on a side if named."""
    table = draft.table
    name = draft.one(table.movable, "a movable object")
    anchor = draft.one([*table.standing, *table.supports], "something to put it next to")
    if table.under.get(name) == anchor:
        raise UnsuitableError("an object that does not stand on the other")
    direction = None if draft.rng.random() < 0.3 else draft.rng.choice(DIRECTIONS)
    side = side_words(draft, direction, draft.say(anchor))
    text = spoken(draft, "next_to", {"object": draft.say(name), "side": side})
    named = f", {direction!r}" if direction else ""
    steps = (*draft.pick(name), *draft.place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})"))
    return Request(task="next_to", text=text, steps=steps, goal=f"next_to({name!r}, {anchor!r}{named})")


def restore(draft: Draft) -> Request:
    """Put one object on something and then back where it was."""
    table = draft.table
    name = draft.one(table.standing, "an object on the table")
    target = draft.one(table.free_supports, "something to put it on")
    back = expand(draft.rng, draft.rng.choice(taught.BACK), {})
    text = spoken(draft, "restore", {"object": draft.say(name), "target": draft.say(target), "back": back})
    steps = (*draft.pick(name, remember(name)), *draft.place_on(target), *bring_back(name))
    goal = f"visited_then({name!r}, {target!r}) and restored({name!r})"
    return Request(task="restore", text=text, steps=steps, goal=goal)


def next_to_restore(draft: Draft) -> Request:
    """Put one object next to another and then back where it was."""
    name, anchor = draft.some(draft.table.standing, 2, "two objects on the table")
    side = draft.rng.choice(DIRECTIONS)
    where = side_words(draft, side, draft.say(anchor))
    back = expand(draft.rng, draft.rng.choice(taught.BACK), {})
    text = draft.words(_NEXT_TO_RESTORE, {"object": draft.say(name), "where": where, "back": back})
    spot = f"next_to({actor(anchor)}, {side!r}, fit={actor(name)})"
    steps = (*draft.pick(name, remember(name)), place_at(spot), *bring_back(name))
    goal = f"then(next_to({name!r}, {anchor!r}, {side!r}), restored({name!r}))"
    draft.held = None
    return Request(task="next_to_restore", text=text, steps=steps, goal=goal)


_NEXT_TO_RESTORE: Sequence[str] = (
    "<bring> {object} {where} {back}",
    "<put> {object} {where} {back}",
    "(take|carry|move|bring) {object} to a (spot|place|free place) {where} {back}",
    "set {object} down {where} {back}",
    "={object} (goes|should go|is to go) {where} {back}",
    "<bring> {object} {where}, then (restore it|put it back|return it to its place|bring it back to where it stands now)",
    "first <put> {object} {where}, then (put it back|return it|back to its old place)",
)
