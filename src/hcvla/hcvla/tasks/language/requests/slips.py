"""Requests in whose middle a slip of the tongue is corrected: "turn the red, no, the blue cube by 30, no, 45 degrees"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language.marks import mark, marked
from hcvla.tasks.language.requests import families, moves, skills, states
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import noun_of, plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_NO = (
    ", no, {b}", ", no, {b},", ", sorry, {b}", ", hmm no, {b}", ", uh, no, {b},", "... no, {b}", ", I mean {b},", ", oh wait, {b}",
    " - no, {b} -", " or rather {b}", ", er, {b}", ", no wait, {b},", ", not that one, {b},", ", actually {b},", " (no, {b})",
)  # fmt: skip
_SLIPPED = (families.pick, families.place, families.place, families.next_to, families.rotate, families.swap, skills.touch, skills.push)  # fmt: skip


def slipped(draft: Draft) -> Request:
    """Say another object of the kind first, at one of the mentions, and correct it at once."""
    rng, names = draft.rng, draft.table.names
    request = rng.choice(_SLIPPED)(draft)
    mentions = marked(request.text)
    said = [names[mention.index] for mention in mentions]
    once = [(mention, name) for mention, name in zip(mentions, said, strict=True) if said.count(name) == 1]
    if not once:
        raise UnsuitableError("a mention")
    mention, name = rng.choice(once)
    noun = noun_of(name)
    others = [other for other in names if noun_of(other) == noun and other not in said]
    if not others:
        raise UnsuitableError("another of its kind")
    other = rng.choice(others)
    first, second = f"the {other}", f"the {name}"
    draw = rng.random()
    if not name[-1].isdigit() and not other[-1].isdigit() and draw < 0.5:
        # One noun for both: "the red, no, the blue cube", "the red cube, no, the blue one".
        first, second = (f"the {other.rpartition(' ')[0]}", second) if draw < 0.25 else (first, f"{second.rpartition(' ')[0]} one")  # fmt: skip
    words = mark(first, names.index(other)) + rng.choice(_NO).format(b=mark(second, names.index(name)))
    text = f"{request.text[: mention.start]}{words}{request.text[mention.end :]}"
    return replace(request, text=re.sub(r"(?:,| -)$", "", text))


_MEASURED = (families.rotate, families.rotate, moves.displace, states.at_distance, skills.move_over)
_AMOUNT = re.compile(r"(?<![\w.,])(?P<number>\d+)(?P<unit> degrees| deg|°| cm|cm| centimet(?:er|re)s| mm)\b")
_AGAIN = (
    ", no, ",
    ", sorry, ",
    "... no, ",
    ", I mean ",
    ", or rather ",
    ", hmm no, ",
    ", make that ",
    ", oh wait, ",
    " - no, ",
)


def misstated(draft: Draft) -> Request:
    """Say another number first, with or without its unit, and correct it at once."""
    rng = draft.rng
    request = rng.choice(_MEASURED)(draft)
    amount = _AMOUNT.search(request.text)
    if amount is None:
        raise UnsuitableError("a whole number with its unit")
    number, unit = int(amount["number"]), amount["unit"]
    other = rng.choice([n for n in (number - 5, number + 5, 2 * number, number + 10) if n > 0 and n != number])
    before = request.text[: amount.start()]
    if before.endswith(("minus ", "-")):
        raise UnsuitableError("a number without a sign, which might be taken back or not")
    again = "by " if before.endswith("by ") and rng.random() < 0.4 else ""
    slip = f"{other}{unit if rng.random() < 0.4 else ''}{rng.choice(_AGAIN)}{again}"
    return replace(request, text=f"{before}{slip}{request.text[amount.start() :]}")


_PAIRED: Mapping[str, tuple[str, ...]] = {
    "swap": ("swap {pair}", "swap {pair}", "exchange {pair}", "switch {pair}", "let {pair} change places"),
    "touch": ("touch {pair}", "tap {pair}"),
}
_PAIR = ("{a} and {b}", "{a} and {b}", "{a} with {b}")


def paired_otherwise(draft: Draft) -> Request:
    """Name two objects, and at once two others, one of which may be the same: "swap red and blue, no, red and green"."""
    rng, table = draft.rng, draft.table
    kept, other, wrong = draft.some(table.standing, 3, "three objects on the table")
    task = rng.choice(("swap", "swap", "touch"))
    alike = len({noun_of(name) for name in (kept, other, wrong)}) == 1 and not any(n[-1].isdigit() for n in table.names)
    bare = alike and rng.random() < 0.5
    say = (lambda name: draft.speaker.named(name, table[name].color)) if bare else draft.say
    pairs = [_PAIR[0] if task == "touch" else rng.choice(_PAIR)] * 2
    first, second = (pair.format(a=say(kept), b=say(end)) for pair, end in zip(pairs, (wrong, other), strict=True))
    if bare and rng.random() < 0.5:
        first = f"{first} {plural(noun_of(kept))}"
    text = rng.choice(_PAIRED[task]).format(pair=first) + rng.choice(_NO).format(b=second).rstrip(",")
    if task == "touch":
        steps = (*draft.put_away(), *(f"touch({actor(name)})" for name in (kept, other)))
        return Request(task="touch", text=text, steps=steps, goal=f"touched({kept!r}, {other!r})")
    steps = (*draft.put_away(), *reference_steps(TaskInstance("swap", {"a": kept, "b": other})))
    return Request(task="swap", text=text, steps=steps, goal=f"swapped({kept!r}, {other!r})")
