"""Names that no object, or more than one object, of a scene answers to."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hcvla.tasks.families import color_of, is_movable, shape_of
from hcvla.tasks.language import vocabulary as vocabulary
from hcvla.tasks.language.vocabulary import NamedScene
from hcvla.tasks.language.wordings.phrases import Mention


def misname(text: str, mentions: Sequence[Mention], victim: Mention, wrong: str) -> tuple[str, tuple[Mention, ...]]:
    """Return a sentence with one mention replaced by a wrong name, and where its mentions are then."""
    if victim.start == 0:
        wrong = wrong[0].upper() + wrong[1:]
    shift = len(wrong) - (victim.end - victim.start)
    spans = []
    for span in mentions:
        if span is victim:
            spans.append(Mention(span.start, span.start + len(wrong), None))
        else:
            moved = shift if span.start > victim.start else 0
            spans.append(Mention(span.start + moved, span.end + moved, span.name))
    return text[: victim.start] + wrong + text[victim.end :], tuple(spans)


def absent_name(rng: random.Random, scene: NamedScene, name: str) -> str | None:
    """Name something that is not in the scene, often nearly the name of something that is."""
    other = rng.choice(scene.listing)
    foreign = rng.choice(vocabulary.ADJECTIVES + list(vocabulary.COLORS))
    noun = rng.choice([*vocabulary.NOUNS, "cube", "cylinder", "prism"])
    candidates = (
        f"{color_of(other)} {shape_of(name)}",
        f"{color_of(name)} {shape_of(other)}",
        f"{foreign} {shape_of(name)}",
        f"{color_of(name)} {noun}",
        f"{foreign} {noun}",
        noun,
    )
    wrong = rng.choice(candidates)
    colors, shapes = {color_of(n) for n in scene.listing}, {shape_of(n) for n in scene.listing}
    taken = wrong in scene.listing or wrong in shapes or wrong in colors or wrong in vocabulary.HELD_OUT_PAIRS
    synonyms = {s for shape in shapes for s in vocabulary.SYNONYMS.get(shape, ())}
    return None if taken or shape_of(wrong) in synonyms else f"the {wrong}"


def vague_name(rng: random.Random, scene: NamedScene, name: str) -> str | None:
    """Name an object by a part of its name that fits several."""
    shape, color = shape_of(name), color_of(name)
    options = []
    if sum(shape_of(other) == shape for other in scene.listing) > 1:
        options += [f"the {shape}", f"a {shape}", f"the {shape}"]
    # Nobody lifts mats or trays: beside one of its color, "the red one" is what can be lifted.
    if sum(color_of(other) == color and is_movable(other) for other in scene.listing) > 1:
        options += [f"the {color} one", f"the {color} object", f"the {color} thing"]
    return rng.choice(options) if options else None
