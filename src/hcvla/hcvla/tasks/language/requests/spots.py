"""Where something may be put down: on a mat, a tray or a cube, beside something, between two, or on the bare table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hcvla.tasks.language import positions
from hcvla.tasks.language.marks import capitalised
from hcvla.tasks.language.requests import middles
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_ON = {"tray": ("on", "on", "in"), "mat": ("on",)}
_ONTO = {"tray": ("onto", "into"), "mat": ("onto", "to")}
_TOP = ("on top of {a}", "on {a}", "on top of {a}", "upon {a}", "on the top of {a}")
_BESIDE: dict[str | None, tuple[str, ...]] = {
    None: ("next to {a}", "beside {a}", "close to {a}", "right next to {a}", "near {a}", "by the side of {a}", "right beside {a}"),
    "left": ("to the left of {a}", "left of {a}", "on the left of {a}", "just left of {a}", "next to {a}, on its left", "beside {a}, on the left", "on the left side of {a}", "directly to the left of {a}", "a bit to the left of {a}", "close to {a}, on its left side"),
    "right": ("to the right of {a}", "right of {a}", "on the right of {a}", "just right of {a}", "next to {a}, on its right", "beside {a}, on the right", "on the right side of {a}", "directly to the right of {a}", "a bit to the right of {a}", "close to {a}, on its right side"),
    "front": ("in front of {a}", "just in front of {a}", "right in front of {a}", "on your side of {a}", "closer to you than {a}", "on the near side of {a}"),
    "behind": ("behind {a}", "just behind {a}", "right behind {a}", "on the far side of {a}", "behind {a}, farther from you than that", "at the back of {a}"),
}  # fmt: skip
_TABLE = ("on the bare table", "on the table itself", "on the table", "on a free spot of the table", "somewhere on the table where there is room", "on the bare table top")  # fmt: skip
_OWN = ("its {n}", "its own {n}", "the {n} of its color", "the {n} of the same color", "the {n} that matches it", "the {n} that has its color", "the matching {n}")  # fmt: skip
_UNLIKE = ("the {n} that has no {m} of its color", "the {n} which is not the same color as any {m}", "the {n} whose color no {m} has")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place for what is in the hand."""

    words: str
    """Where it is then: "on the red mat"."""
    way: str
    """Where it is brought: "onto the red mat"."""
    kind: str
    """"support", "top", "beside", "middle" or "table"."""
    step: Callable[[Draft, str], list[str]]
    """Puts an object of that name there, which is in the hand."""
    goal: Callable[[str], str]

    @property
    def is_told_by_another(self) -> bool:
        """Whether it is told by an object that stands there, too."""
        return self.kind in ("top", "beside", "middle")

    @property
    def slots(self) -> dict[str, str]:
        """Fillings of {w}, {W} at the start of a sentence, and {to}."""
        return {"w": self.words, "W": capitalised(self.words), "to": self.way}

    def fitting(self, templates: tuple[str, ...]) -> tuple[str, ...]:
        """Return those templates that have the place at an end, if it is said with a comma."""
        if "," not in self.words:
            return templates
        return tuple(template for template in templates if template.endswith(("{w}", "{to}", "{w}?")))


def on_support(draft: Draft, name: str, other: str = "") -> Spot:
    """Return a free mat or tray, by name, by its place among its kind, or as the one of the object's color."""
    table = draft.table
    target = draft.one([n for n in table.free_supports if table.under.get(name) != n])
    said = support_words(draft, target, name, other)
    shape = table[target].shape
    return Spot(
        words=f"{draft.rng.choice(_ON[shape])} {said}",
        way=f"{draft.rng.choice(_ONTO[shape])} {said}",
        kind="support",
        step=lambda draft, _: draft.place_on(target),
        goal=lambda name: f"on({name!r}, {target!r})",
    )


def support_words(draft: Draft, target: str, name: str = "", other: str = "") -> str:
    """Return a marked mention of a mat or tray for an object of that name, where an `other` object was named before."""
    if other and draft.table[other].color == draft.table[target].color:
        # After the red cube its full name would be cut to "its own mat", which is not what another object goes on.
        return draft.speaker.named(target, f"that {target}")
    if not draft.bare and draft.rng.random() < 0.5:
        others = list(_by_rank(draft, target))
        if name and _is_own(draft, target, name):
            others += [words.format(n=noun_of(target)) for words in draft.rng.sample(_OWN, 4)]
        if others:
            return draft.speaker.named(target, draft.rng.choice(others))
    return draft.say(target)


def _by_rank(draft: Draft, target: str) -> Iterator[str]:
    table, noun = draft.table, noun_of(target)
    group = [n for n in table.names if noun_of(n) == noun]
    if len(group) < 2:
        return
    yield from positions.ranked(draft.rng, table, target, group, noun)
    shape, other = table[target].shape, "mat" if table[target].shape == "tray" else "tray"
    colors = {table[n].color for n in table.of_shape(other)}
    alone = [n for n in table.of_shape(shape) if table[n].color not in colors]
    if colors and alone == [target] and noun == shape:
        yield draft.rng.choice(_UNLIKE).format(n=shape, m=other)


def _is_own(draft: Draft, target: str, name: str) -> bool:
    table, noun = draft.table, noun_of(target)
    color = table[name].color
    alike = [n for n in table.names if noun_of(n) == noun and table[n].color == color]
    return bool(color) and alike == [target]


def on_top(draft: Draft, _name: str, _other: str = "") -> Spot:
    """Return the top of a cube or a short cylinder."""
    table = draft.table
    cylinders = [
        n for n in table.of_shape("cylinder", among=table.standing) if table[n].size[2] < 1.5 * table[n].size[1]
    ]
    cubes = table.of_shape("cube", among=table.standing)
    below = draft.one([*cubes, *cubes, *cylinders], "a cube or a cylinder")
    words = draft.rng.choice(_TOP).format(a=draft.say(below))
    return Spot(
        words=words,
        way=words,
        kind="top",
        step=lambda draft, _: draft.place_on(below),
        goal=lambda name: f"on({name!r}, {below!r})",
    )


def beside(draft: Draft, name: str, other: str = "") -> Spot:
    """Return a place next to something, on a side or on any."""
    table = draft.table
    anchor = draft.one([n for n in (*table.standing, *table.standing, *table.supports) if table.under.get(name) != n])
    side = draft.rng.choice((None, "left", "left", "right", "right", "front", "behind"))
    said = support_words(draft, anchor, "", other) if anchor in table.supports else draft.say(anchor)
    words = draft.rng.choice(_BESIDE[side]).format(a=said)
    named = f", {side!r}" if side else ""
    return Spot(
        words=words,
        way=words,
        kind="beside",
        step=lambda draft, name: draft.place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})"),
        goal=lambda name: f"next_to({name!r}, {anchor!r}{named})",
    )


def in_the_middle(draft: Draft, name: str, _other: str = "") -> Spot:
    """Return the place in the middle between two."""
    first, second = middles.ends_for(draft, name)
    words = middles.middle_words(draft, first, second, middles.ends_words(draft, first, second))
    return Spot(
        words=words,
        way=words,
        kind="middle",
        step=lambda draft, name: draft.place_at(middles.middle(first, second, name)),
        goal=lambda name: middles.goal(name, first, second),
    )


def on_table(draft: Draft, name: str, _other: str = "") -> Spot:
    """Return a free place of the table, for what does not stand there."""
    if name in draft.table.standing:
        raise UnsuitableError("an object that does not stand on the table")
    words = draft.rng.choice(_TABLE)
    return Spot(
        words=words,
        way=words,
        kind="table",
        step=lambda draft, name: draft.place_at(f"free_space({actor(name)})"),
        goal=lambda name: f"grounded({name!r})",
    )


_SPOTS: tuple[Callable[[Draft, str, str], Spot], ...] = (
    (on_support,) * 6 + (beside,) * 4 + (on_top,) * 2 + (in_the_middle,) * 2 + (on_table,)
)


def some_spot(draft: Draft, name: str, other: str = "") -> Spot:
    """Return a place for an object that is in the hand or will be; an `other` one was named before."""
    return draft.rng.choice(_SPOTS)(draft, name, other)
