"""One request: what is said of a table, the program that does it, and what must hold at its end."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hcvla.tasks.language.requests.numbers import turn
from hcvla.tasks.language.speaker import Speaker
from hcvla.tasks.language.table import Table, UnsuitableError
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.language.wordings.phrases import SLOT, expand, gerund, tidy
from hcvla.tasks.program import actor, pick, place_at, place_on

VERBS: Mapping[str, tuple[str, ...]] = taught.VERBS
USUAL_VERBS: Mapping[str, tuple[str, ...]] = {
    "pick": ("pick up", "lift", "take", "grab", "get"),
    "put": ("put", "put", "place", "set", "move"),
    "stack": ("stack", "pile"),
    "sort": ("sort",),
    "swap": ("swap", "exchange", "switch"),
    "rotate": ("rotate", "turn"),
    "bring": ("put", "put", "move", "bring", "place"),
}
"""What most people say; among all verbs each of these would be as rare as "winch up"."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request before it is dressed: a clause with marked mentions (see marks.py), a program and a goal."""

    task: str
    """Name of the task of the suite, or of what is asked for besides those."""
    text: str
    """A clause that words of courtesy may wrap; with a leading "=" a whole sentence."""
    steps: tuple[str, ...]
    goal: str
    """In the language of hcvla.goals; empty where it cannot be said there."""
    keeps: bool = True
    """Whether the goal stays true while other objects are moved, so that more may be asked for after it."""


class Draft:
    """What every request is drawn with: chance, a table, words for its objects, and a hand that is full or empty."""

    def __init__(self, rng: random.Random, table: Table, spatial: float, templates: Sequence[str] = ()) -> None:
        """Begin with what the gripper holds on that table; `templates` replace all that a request has itself."""
        self.rng, self.table = rng, table
        self.speaker = Speaker(rng, table, spatial)
        self._templates = templates
        self.verbs = dict(VERBS)
        """What `<verbs>` of templates stand for."""
        self.usual = False
        """Whether it is said as most people would; see say_as_most."""
        self.bare = False
        self.held = table.held
        self.used: set[str] = set()
        """Objects that steps have moved or counted on."""

    def say_as_most(self) -> None:
        """Use the usual verbs, sides and forms from here on."""
        self.usual, self.verbs = True, dict(USUAL_VERBS)

    def say_barely(self) -> None:
        """Use these, and full names only."""
        self.say_as_most()
        self.speaker.name_only()
        self.bare = True

    def one(self, names: Sequence[str], needed: str = "an object") -> str:
        """Draw one of these objects that is not used yet."""
        return self.some(names, 1, needed)[0]

    def some(self, names: Sequence[str], count: int, needed: str = "objects") -> list[str]:
        """Draw different ones of these objects and take note of them; raise UnsuitableError."""
        free = [name for name in names if name not in self.used]
        if len(free) < count:
            raise UnsuitableError(f"{needed} are needed; the table has {', '.join(free) or 'none'}")
        chosen = self.rng.sample(free, count)
        self.used |= set(chosen)
        return chosen

    def say(self, name: str) -> str:
        """Return a marked mention of an object."""
        return self.speaker.say(name)

    def turn(self, degrees: float) -> str:
        """Return an angle in words, with its sense."""
        return turn(self.rng, degrees, usual=self.usual)

    def words(self, templates: Sequence[str], slots: Mapping[str, str]) -> str:
        """Return one of the templates, expanded and filled with texts and marked mentions.

        Templates given to the draft that have other slots are not for these words.
        """
        given = [template for template in self._templates if set(SLOT.findall(template)) <= slots.keys()]
        text = expand(self.rng, self.rng.choice(given or templates), self.verbs)
        for _ in range(2):
            for key, value in slots.items():
                text = text.replace(f"{{{key}}}", value)
        return tidy(text)

    def linked(self, template: str, first: str, second: str) -> str:
        """Return two clauses joined by a template: {a} and {b}, or {G} for the second in its -ing form."""
        return tidy(template.replace("{G}", gerund(second)).replace("{a}", first).replace("{b}", second))

    def put_away(self) -> list[str]:
        """Return the step that empties the hand, if it is full."""
        if self.held is None:
            return []
        name, self.held = self.held, None
        return [place_at(f"free_space({actor(name)})")]

    def pick(self, name: str, before: str = "") -> list[str]:
        """Return the steps after which an object is in the hand; `before` are lines that remember poses."""
        if self.held == name:
            if before:
                raise UnsuitableError(f"a place of '{name}', which is in the gripper")
            return []
        steps = self.put_away()
        self.held = name
        return [*steps, before + pick(name)]

    def place_on(self, name: str) -> list[str]:
        """Return the step that puts what is held on an object."""
        self.held = None
        return [place_on(name)]

    def place_at(self, pose: str, *, match_yaw: bool = False) -> list[str]:
        """Return the step that puts what is held at a pose."""
        self.held = None
        return [place_at(pose, match_yaw=match_yaw)]

    def carry(self, name: str, target: str) -> list[str]:
        """Return the steps that put one object on another."""
        return [*self.pick(name), *self.place_on(target)]
