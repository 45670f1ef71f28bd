"""Requests that fit several objects until it is said which one: "put the red cube on the tray, the green one"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hcvla.tasks.language import positions
from hcvla.tasks.language.free_style import courteous
from hcvla.tasks.language.marks import capitalised, mark, marked
from hcvla.tasks.language.requests import families, skills
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError

_ANSWERS = ("{b}", "{b}", "{b}", "I mean {b}", "I meant {b}", "{b} please", "namely {b}", "{b}, I mean", "that is, {b}")
_ASKED = (
    families.pick,
    families.place,
    families.place,
    families.next_to,
    families.rotate,
    families.swap,
    skills.touch,
    skills.push,
)


def answered(draft: Draft) -> Request:
    """Ask for something with words that fit several objects, and then say which of them is meant."""
    rng, names = draft.rng, draft.table.names
    request = rng.choice(_ASKED)(draft)
    mentions = marked(request.text)
    places = [mention.index for mention in mentions]
    said = {names[place] for place in places}
    open_ones = [
        (mention, names[mention.index], vague)
        for mention in mentions
        if places.count(mention.index) == 1
        for vague in _vague(draft, names[mention.index], said)
    ]
    if not open_ones:
        raise UnsuitableError("two objects of a kind or color")
    mention, name, vague = rng.choice(open_ones)
    asked = f"{request.text[: mention.start]}{vague}{request.text[mention.end :]}"
    asked = asked.removeprefix("=") if draft.bare else courteous(rng, asked)
    answer = rng.choice(_ANSWERS).format(b=mark(rng.choice(list(_telling(draft, name, vague))), names.index(name)))
    # Joined as ExecuteTask joins a sentence with the one that it is about.
    text = f"={asked.rstrip(' .!?')}, {capitalised(answer) if rng.random() < 0.2 else answer}"
    return replace(request, text=text)


def _vague(draft: Draft, name: str, said: set[str]) -> Iterator[str]:
    """Yield words for an object that fit another one too, which is not mentioned."""
    table, noun = draft.table, noun_of(name)
    others = [other for other in table.names if other not in said]
    if any(noun_of(other) == noun for other in others):
        yield f"the {noun}"
    if any(table[other].color == table[name].color for other in others):
        yield f"the {table[name].color} {draft.rng.choice(('one', 'object', 'thing'))}"


def _telling(draft: Draft, name: str, vague: str) -> Iterator[str]:
    """Yield words that tell an object from the others that vague words fit."""
    table, item, noun = draft.table, draft.table[name], noun_of(name)
    yield f"the {name}"
    by_noun = vague.split()[-1] == noun
    group = [o for o in table.names if (noun_of(o) == noun if by_noun else table[o].color == item.color)]
    alike = [other for other in group if table[other].color == item.color and noun_of(other) == noun]
    if len(alike) == 1:
        told = (f"the {item.color} one", f"the {item.color} one", item.color) if by_noun else (f"the {noun}",)
        yield from told
    if table.held not in group:
        yield from positions.ranked(draft.rng, table, name, group, "one")
