"""Which object each word piece should be found to speak of.

The words of a description speak of the object that it fits, which is found from its place: among others ("the leftmost
cube") or to another object ("the cube behind the red tray"), whose name in it speaks of that as ever. What is described
otherwise, by two objects or by what it is not, only the decoder may know: its words are left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.wordings.phrases import Mention

IGNORED = -100
_OPEN = re.compile(r"\b(between|not|isn|non)\b", re.IGNORECASE)
"""Words of descriptions that places of one object do not tell."""
_ROBOT = r"(?!(?:the |your )?(?:you|robot|base|left|right))"
_RELATED = re.compile(
    rf"\b(of|behind|on (?!the (far )?(left|right))|(nearest|closest)( \w+)? to {_ROBOT}"
    rf"|(farthest|furthest)( \w+){{0,2}} from {_ROBOT}|lies|stands)\b",
    re.IGNORECASE,
)
"""Words of descriptions by another object; where that is not named, it may be mistyped."""


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
    untold = _OPEN.search(rest) or (rest == said and _RELATED.search(rest))
    color = mention.name.lower().rpartition(" ")[0]
    return IGNORED if untold and color not in rest else sample.listing.index(mention.name)
