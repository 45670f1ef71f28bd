"""Takes from a listing what the image still shows, so that training must look at it.

What a program may name is what is listed. So an object is hidden in one of two ways: it keeps its place in the listing
but is called "object 2" there, as by a detector that has no word for it, and only the image says that it is the red
cube; or it is not listed at all, and a request that needs it must be refused.
"""

from __future__ import annotations

import random
from dataclasses import replace

from hcvla.api.grammar import REFUSALS
from hcvla.tasks.language.free_source import MISSING
from hcvla.tasks.language.sample import Sample

_NOT_THERE = REFUSALS[1]
_DROPPED = 0.3
"""Share of hidden objects that are not listed at all."""


def hide(rng: random.Random, sample: Sample) -> Sample:
    """Return a sample one or two of whose objects, one that is spoken of among them, are hidden from the listing."""
    spoken = sorted({mention.name for mention in sample.mentions if mention.name in sample.listing})
    others = [name for name in sample.listing if name not in spoken]
    chosen = rng.sample(spoken, min(1, len(spoken))) + rng.sample(others, min(1, len(others), rng.randint(0, 1)))
    for name in chosen:
        sample = _without(sample, name) if rng.random() < _DROPPED else _unnamed(rng, sample, name)
    return sample


def _without(sample: Sample, name: str) -> Sample:
    """Return a sample whose listing lacks an object; what cannot be named cannot be done."""
    needed = any(repr(name) in text for text in (*sample.steps, sample.goal))
    listed = replace(
        sample,
        listing=tuple(other for other in sample.listing if other != name),
        objects=tuple(item for item in sample.objects if item.name != name),
    )
    return replace(listed, steps=(), goal="", kind=MISSING, reason=_NOT_THERE) if needed else listed


def _unnamed(rng: random.Random, sample: Sample, name: str) -> Sample:
    """Return a sample in which an object is listed, and named by programs, by a number only."""
    word = next(
        f"object {number}" for number in rng.sample(range(1, 30), 29) if f"object {number}" not in sample.listing
    )

    def renamed(text: str) -> str:
        return text.replace(repr(name), repr(word))

    return replace(
        sample,
        listing=tuple(word if other == name else other for other in sample.listing),
        objects=tuple(replace(item, name=word) if item.name == name else item for item in sample.objects),
        steps=tuple(map(renamed, sample.steps)),
        goal=renamed(sample.goal),
        mentions=tuple(replace(m, name=word) if m.name == name else m for m in sample.mentions),
    )
