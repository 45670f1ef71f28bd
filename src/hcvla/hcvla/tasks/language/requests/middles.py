"""Putting something in the middle between two others, which are named or told by their kind."""

from __future__ import annotations

from hcvla.api.errors import NoFreeSpaceError
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor
from hcvla.world import placement
from hcvla.world.workspace import PlacingRules

_RULES = PlacingRules()
MIDDLE = (
    "between {e}", "between {e}", "between {e}", "in between {e}", "halfway between {e}", "half way between {e}", "midway between {e}", "right between {e}", "exactly between {e}", "precisely between {e}", "in the middle between {e}", "in the middle of {e}", "right in the middle between {e}", "at the midpoint of {e}", "at the midpoint between {e}", "at the middle of {e}",
    "in the gap between {e}", "in the space between {e}", "in the free space between {e}", "on the spot halfway between {e}", "on the spot in the middle between {e}", "at the point midway between {e}", "at equal distances from {e}", "at the same distance from {e}", "in the center between {e}", "at half the distance between {e}",
)  # fmt: skip
"""Where it is then; {e} are the two."""
_FROM_ONE = (
    "halfway from {b} to {c}", "half the way from {b} to {c}", "half way on the line from {b} to {c}", "with {b} on one side and {c} on the other",
)  # fmt: skip
_PUT = (
    "<put> {a} {w}", "<put> {a} {w}", "<put> {a} {w}", "move {a} {w}", "bring {a} {w}", "take {a} and (put|place|set) it {w}", "(pick up|lift|grab) {a} and (put|place|set) it {w}", "={a} (should|must) (be|stand) {w}", "={a} (goes|belongs) {w}", "=I want {a} {w}", "=I'd like {a} (to be|to stand) {w}", "={a} {w}", "={a}: {w}",
    "<put> {a} so that it (is|stands) {w}", "<put> {a} down {w}", "find a place {w} for {a}", "let {a} stand {w}", "make {a} stand {w}", "carry {a} to a place {w}", "=the place for {a} is {w}", "=once you are done, {a} is {w}", "get {a} {w}", "see that {a} (gets|stands|ends up) {w}",
)  # fmt: skip
_SEEN_FIRST = (
    "=see {e}? <put> {a} (between them|in the middle between them|halfway between them|in between)", "=there are {e}. {a} (goes|belongs) (between them|in the middle)", "=look at {e}: {a} should stand (between them|halfway between the two|midway between them)", "=between {e} there is room for {a}, <put> it there", "=between {e}, that is where {a} (goes|belongs)", "=(halfway|midway|exactly) between {e}, that's where I want {a}",
)  # fmt: skip


def put_between(draft: Draft) -> Request:
    """Put something in the middle between two others."""
    table = draft.table
    name = draft.one(table.movable, "a movable object")
    first, second = ends_for(draft, name)
    said, ends = draft.say(name), ends_words(draft, first, second)
    if draft.rng.random() < 0.15:
        text = draft.words(_SEEN_FIRST, {"a": said, "e": ends})
    else:
        text = draft.words(_PUT, {"a": said, "w": middle_words(draft, first, second, ends)})
    steps = (*draft.pick(name), *draft.place_at(middle(first, second, name)))
    return Request(task="put_between", text=text, steps=steps, goal=goal(name, first, second))


def middle(first: str, second: str, name: str) -> str:
    """Return the expression for the place between two objects for one that goes there."""
    return f"between({actor(first)}, {actor(second)}, fit={actor(name)})"


def goal(name: str, first: str, second: str) -> str:
    """Return that an object is there."""
    return f"between({name!r}, {first!r}, {second!r})"


def ends_for(draft: Draft, name: str) -> tuple[str, str]:
    """Return two objects between which there is room for another one; raise UnsuitableError."""
    table = draft.table
    others = [n for n in (*table.standing, *table.supports) if n != name and table.under.get(name) != n]
    first, second = draft.some(others, 2, "two to put it between")
    lifted = [item for item in table.objects if item.name != name]
    try:
        placement.between(table[first], table[second], table[name], lifted, _RULES)
    except NoFreeSpaceError as error:
        raise UnsuitableError(str(error)) from None
    return first, second


def ends_words(draft: Draft, first: str, second: str) -> str:
    """Return a mention of both: "the red and the blue cube", or "the two trays" where there are no others."""
    rng, noun = draft.rng, noun_of(first)
    alike = [n for n in draft.table.names if noun_of(n) == noun]
    if sorted(alike) == sorted((first, second)) and not draft.bare and rng.random() < 0.3:
        return rng.choice((f"the two {plural(noun)}", f"the {plural(noun)}", f"both {plural(noun)}"))
    return f"{draft.say(first)} and {draft.say(second)}"


def middle_words(draft: Draft, first: str, second: str, ends: str) -> str:
    """Return words for the place between two, of which `ends` is a mention."""
    if draft.rng.random() < 0.06:
        return draft.rng.choice(_FROM_ONE).replace("{b}", draft.say(first)).replace("{c}", draft.say(second))
    return draft.rng.choice(MIDDLE[:3] if draft.usual else MIDDLE).replace("{e}", ends)
