"""The structures of what the planner's training says, mentions of objects being slots, before courtesy and typing."""

from __future__ import annotations

import random
import re
from functools import cache

from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED
from hcvla.tasks.language.layouts import draw_table
from hcvla.tasks.language.requests.request import Draft
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings import development, heldout, taught
from skeletons import Skeleton, Structures

STRUCTURES = Structures(taught, development, heldout)
DRAWS_PER_REQUEST = 120
_LIST = re.compile(r"\{object\}(?:(?:, and |, | and )\{object\})+")
_MENTION = re.compile(r"[\ue000-\ue0fe][^\ue0ff]*\ue0ff")


@cache
def taught_structures() -> frozenset[Skeleton]:
    """Return what so many draws of every trained request have."""
    rng, found = random.Random(0), set()
    for task in TRAINED:
        entry, count = CATALOGUE[task], 0
        while count < DRAWS_PER_REQUEST:
            try:
                request = entry.draw(Draft(rng, draw_table(rng, rng.choice(entry.recipes)), 0.0))
            except UnsuitableError:
                continue
            count += 1
            # A list of objects is one slot, as in the templates of the suite.
            found.add(STRUCTURES.of(_LIST.sub("{object}", _MENTION.sub("{object}", request.text))))
    return frozenset(found)
