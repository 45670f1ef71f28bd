"""Which object each word piece should be found to speak of.

A description says which object is meant by what only the decoder knows: where it is, how large, on what it stands.
Its words are left open, but an object that is named in it ("the cube behind the RED TRAY") is spoken of as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.wordings.phrases import Mention

IGNORED = -100
_PLACING = re.compile(
    r"\b(left\w*|right\w*|near\w*|clos\w+|far\w*|furthe\w+|distant|front|behind|back|between|corner|middle|first|second|third|fourth"
    r"|most|tall\w*|high\w*|short\w*|low\w*|flat\w+|big\w*|large\w*|small\w*|little|tiny|on|not|isn|non|lies|stands)\b",
    re.IGNORECASE,
)
"""Words of descriptions, unless they are the name of an object."""


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
    color = mention.name.lower().rpartition(" ")[0]
    return IGNORED if color not in rest and _PLACING.search(rest) else sample.listing.index(mention.name)
