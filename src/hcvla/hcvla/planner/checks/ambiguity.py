"""Descriptions in a sentence that fit several objects which are alike: "the red cube" where there are two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from hcvla.api.errors import AmbiguousObjectError

_NUMBERED = re.compile(r"(.+) \d+")
_WHICHEVER = "a an any one some another every each all both"
"""After these words it does not matter which of them, or all are meant."""
_PLACES = (
    "left right leftmost rightmost near nearer nearest closer closest far farther farthest further furthest front back"
)
_OTHERS = "first second third last other same upper lower top bottom middle remaining"
_SAYS_WHICH = frozenset(f"{_WHICHEVER} {_PLACES} {_OTHERS}".split())
_PLACE_AFTER = r"\s+(?:(?:on|at) the (?:left|right|front|back)\b(?!\s+of)|(?:nearest|closest|farthest|furthest)\b)"

_ONE_OF_THEM = "|".join(f"{_PLACES} {_OTHERS}".split())
_ANSWER = (
    r",\s+(?:i\s+meant?\s+)?(?:the\s+)?"
    rf"(?:(?:{_ONE_OF_THEM})\b(?!\s+of)|(?:one|{{0}}){_PLACE_AFTER}|{{0}}\s*\d+)[^,]*$"
)
"""At the end of a sentence, of a description that goes before it: "pick up the red cube, the left one"."""


def check_unambiguous(sentence: str, names: Sequence[str]) -> None:
    """Raise AmbiguousObjectError if a sentence speaks of one of several objects that only a number tells apart."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if (numbered := _NUMBERED.fullmatch(name)) is not None:
            alike[numbered[1]].append(name)
    for description, fitting in alike.items():
        if len(fitting) < 2 or re.search(_ANSWER.format(re.escape(description)), sentence, re.IGNORECASE):
            continue
        # "the red cube" does not speak of one of the cubes that are called by no color.
        longer = "|".join(re.escape(other) for other in names if other.endswith(f" {description}"))
        others = re.sub(longer, "", sentence, flags=re.IGNORECASE) if longer else sentence
        name = rf"(?:(\w+)\s+)?\b{re.escape(description)}\b(?!\s*\d)(?!{_PLACE_AFTER})"
        before = [(mention[1] or "").lower() for mention in re.finditer(name, others, re.IGNORECASE)]
        if not _SAYS_WHICH.issuperset(before):
            raise AmbiguousObjectError(description, fitting)
