"""Which object each word piece should be found to speak of.

What is first or last of its kind ("the leftmost cube") is found from its place. A description by other objects says
which one is meant by what only the decoder knows: its words are left open, but an object that is named in it ("the cube
behind the RED TRAY") is spoken of as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.wordings.phrases import Mention

IGNORED = -100
_RELATED = re.compile(
    r"\b(of|behind|between|on (?!the (far )?(left|right))|(nearest|closest) to (?!(the )?(you|robot))|not|isn|non|lies|stands)\b",
    re.IGNORECASE,
)
"""Words of descriptions by other objects, unless they are the name of one."""


def grounding_targets(sample: Sample, offsets: Sequence[tuple[int, int]], none: int) -> Iterator[int]:
    """Yield for each word piece the place in the listing of what it speaks of, `none`, or IGNORED.

    `offsets` are where the pieces begin and end in the sentence.
    """
    for start, end in offsets:
        spoken = next((m for m in sample.mentions if m.start <= start and end <= m.end), None)
        yield none if spoken is None or spoken.name is None else _target(sample, spoken, start, end)


def _target(sample: Sample, mention: Mention, start: int, end: int) -> int:
    """Return the target of a piece inside a mention of an object."""
    assert mention.name is not None
    said = sample.text[mention.start : mention.end].lower()
    rest = said
    for place, name in enumerate(sample.listing):
        at = mention.start + said.find(name.lower())
        if name == mention.name or name.lower() not in said:
            continue
        if at <= start and end <= at + len(name):
            return place
        rest = rest.replace(name.lower(), "")
    by_others = rest != said or _RELATED.search(rest)
    color = mention.name.lower().rpartition(" ")[0]
    return IGNORED if by_others and color not in rest else sample.listing.index(mention.name)
