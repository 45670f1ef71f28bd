"""Structures of what the planner's training says before courtesy and typing: mentions are slots, verbs one word."""

from __future__ import annotations

import random
import re
from functools import cache

from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED
from hcvla.tasks.language.layouts import draw_table
from hcvla.tasks.language.requests.request import VERBS, Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings import development, heldout, taught
from skeletons import Skeleton, Structures

STRUCTURES = Structures(taught, development, heldout)
DRAWS_PER_REQUEST = 120
_MENTION = re.compile(r"[\ue000-\ue0fe][^\ue0ff]*\ue0ff")
_LIST = re.compile(r"\{object\}(?:(?:, and |, | and )\{object\})+")


@cache
def structures_of(request: str) -> frozenset[Skeleton]:
    """Return what so many draws of a request have."""
    rng, found, entry = random.Random(0), set(), CATALOGUE[request]
    count = 0
    while count < DRAWS_PER_REQUEST:
        draft = Draft(rng, draw_table(rng, rng.choice(entry.recipes)), 0.0)
        draft.verbs = {name: (f"<{name}>",) for name in VERBS}
        try:
            text = _MENTION.sub("{object}", entry.draw(draft).text)
        except UnsuitableError:
            continue
        count += 1
        # A list of objects is one slot, as in the templates of the suite.
        found.add(STRUCTURES.of(_LIST.sub("{object}", text)))
    return frozenset(found)


@cache
def taught_structures() -> frozenset[Skeleton]:
    """Return those of all requests that are trained on."""
    return frozenset().union(*map(structures_of, TRAINED))
