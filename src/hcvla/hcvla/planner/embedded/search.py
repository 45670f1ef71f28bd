"""What is likeliest of all that can be chosen one choice after the other (uniform-cost search)."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TypeVar

Node = TypeVar("Node")
Branches = Callable[[Node, float], Iterable[tuple[Node, float]] | None]
"""What a node may become, with the probability of each choice, or None of a node that is whole; the second argument is
the least probability that a choice must have to be of use."""


def likeliest(start: Node, branches: Branches[Node], floor: float) -> Iterator[tuple[Node, float]]:
    """Yield whole nodes with their probabilities, the likeliest first, none below `floor`."""
    order = count()
    # Of two alike the newer comes first: what was begun is ended before something else is begun.
    waiting = [(-1.0, -next(order), start)]
    while waiting:
        less, _, node = heapq.heappop(waiting)
        children = branches(node, floor / -less)
        if children is None:
            yield node, -less
            continue
        for child, likely in children:
            if -less * likely >= floor:
                heapq.heappush(waiting, (less * likely, -next(order), child))
