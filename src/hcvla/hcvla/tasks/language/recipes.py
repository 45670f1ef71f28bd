"""Which objects lie on a table: one recipe for each kind of request."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hcvla.tasks.language import vocabulary
from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.world.shapes import HEXAGON_RATIO

Size = tuple[float, float, float]
_POST_M = {"cylinder": (0.04, 0.04, 0.12), "prism": (0.04 * HEXAGON_RATIO, 0.04, 0.1)}


@dataclass(frozen=True)
class Piece:
    """An object to be laid out."""

    color: str
    shape: str
    size: Size
    on: int | None = None
    """Place in the list of what it stands on."""
    far: bool = False
    """Whether it is out of reach."""
    hollow: bool = False


def _colors(rng: random.Random, count: int) -> list[str]:
    return rng.sample(vocabulary.COLORS, count)


def an_object(rng: random.Random, color: str, shape: str = "", size: Size | None = None) -> Piece:
    """Return an object of usual size; of another shape if training does not have the pair."""
    shapes = [s for s in ("cube", "cube", "cylinder", "prism") if f"{color} {s}" not in HELD_OUT_PAIRS]
    shape = shape or rng.choice(shapes)
    return Piece(color, shape, size or _size(rng, shape))


def _size(rng: random.Random, shape: str) -> Size:
    if shape == "cube":
        edge = round(rng.uniform(0.04, 0.05), 3)
        return (edge, edge, edge)
    if shape == "prism":
        return (0.045 * HEXAGON_RATIO, 0.045, 0.045)
    return (0.045, 0.045, 0.05)


def a_support(rng: random.Random, color: str, shape: str = "", edge_m: tuple[float, float] = (0.11, 0.14)) -> Piece:
    """Return a tray or mat; of the other shape if training does not have the pair."""
    shapes = [s for s in ("tray", "mat") if f"{color} {s}" not in HELD_OUT_PAIRS]
    shape = shape or rng.choice(shapes)
    edge = round(rng.uniform(*edge_m), 3)
    return Piece(color, shape, (edge, edge, 0.008 if shape == "tray" else 0.004))


def bystanders(rng: random.Random, count: int) -> list[Piece]:
    """Return so many objects of different colors, a third of them trays and mats."""
    colors = rng.sample(vocabulary.COLORS, min(count, len(vocabulary.COLORS)))
    return [a_support(rng, c) if rng.random() < 0.3 else an_object(rng, c) for c in colors]


def with_held_out_pairs(rng: random.Random, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with other colors where that makes a pair that training never sees; no two are alike."""
    found: list[Piece] = []
    for piece in pieces:
        taken = {(other.color, other.shape) for other in found}
        colors = [pair.split()[0] for pair in sorted(HELD_OUT_PAIRS) if pair.endswith(piece.shape)]
        free = [color for color in colors if (color, piece.shape) not in taken]
        found.append(replace(piece, color=rng.choice(free)) if free and rng.random() < 0.7 else piece)
    return found


def _mixed(rng: random.Random) -> list[Piece]:
    things = [an_object(rng, color) for color in _colors(rng, rng.randint(2, 5))]
    low = [a_support(rng, color) for color in _colors(rng, rng.randint(1, 3))]
    wanted = [*low, *things]
    if rng.random() < 0.5:
        wanted = [replace(w, on=0) if i == len(low) else w for i, w in enumerate(wanted)]
    return _without_twins(wanted)


def _few(rng: random.Random) -> list[Piece]:
    """Return what somebody lays on the table who tries the robot: one to three things, and at most two trays or mats."""
    low = [a_support(rng, color) for color in _colors(rng, rng.randint(0, 2))]
    return _without_twins([*low, *(an_object(rng, color) for color in _colors(rng, rng.randint(1, 3)))])


def _without_twins(wanted: list[Piece]) -> list[Piece]:
    """Return the objects, alike ones once; what stands on another keeps its place, the others are first."""
    seen: dict[str, Piece] = {}
    for want in wanted:
        seen.setdefault(f"{want.color} {want.shape}", want)
    return list(seen.values())


def _cubes(rng: random.Random) -> list[Piece]:
    colors = _colors(rng, rng.randint(2, 5))
    things = [an_object(rng, color, "cube") for color in colors[:-1]]
    return [*things, *([an_object(rng, colors[-1])] if rng.random() < 0.5 else [])]


def _mats(rng: random.Random) -> list[Piece]:
    edge = (0.09, 0.12)
    mats = [a_support(rng, color, "mat", edge) for color in _colors(rng, rng.randint(3, 5))]
    things = [an_object(rng, color) for color in _colors(rng, rng.randint(1, 3))]
    return [*mats, replace(things[0], on=0), *things[1:]]


def _standard(rng: random.Random) -> list[Piece]:
    """Return what the standard table has: cubes with mats of their colors, two cylinders, two trays."""
    both = [c for c in vocabulary.COLORS if not {f"{c} cube", f"{c} mat"} & HELD_OUT_PAIRS]
    colors = rng.sample(both, 4)
    low = [a_support(rng, color, "mat", (0.1, 0.1)) for color in colors]
    low += [a_support(rng, color, "tray", (0.12, 0.12)) for color in _colors(rng, 2)]
    things = [an_object(rng, color, "cube") for color in colors]
    return [*low, *things, *(an_object(rng, color, "cylinder") for color in _colors(rng, 2))]


def _match(rng: random.Random) -> list[Piece]:
    colors = _colors(rng, rng.randint(2, 5))
    cubes, mats = ([an_object(rng, c, "cube") for c in colors], [a_support(rng, c, "mat") for c in colors])
    return [*mats, *cubes][: 2 * len(colors) - rng.randint(0, 1)]


def _posts(rng: random.Random) -> list[Piece]:
    posts = []
    for color in _colors(rng, rng.randint(1, 4)):
        shape = rng.choice(tuple(_POST_M))
        posts.append(an_object(rng, color, shape, _POST_M[shape]))
    return [a_support(rng, rng.choice(_colors(rng, 3)), "mat", (0.09, 0.1)), *posts]


def _far(rng: random.Random) -> list[Piece]:
    colors = _colors(rng, 5)
    shape = rng.choice(("mat", "mat", "cylinder", "prism"))
    target = a_support(rng, colors[0], "mat", (0.15, 0.17))
    if shape != "mat":
        target = an_object(rng, colors[0], shape, _POST_M[shape])
    near = [an_object(rng, color, rng.choice(("cube", "cube", "prism"))) for color in colors[1 : rng.randint(2, 4)]]
    return [replace(target, far=True), *near]


def _far_among_many(rng: random.Random) -> list[Piece]:
    """Return a target out of reach and things within it, among as many others as lie on a full table."""
    wanted = _far(rng)
    return _without_twins([*wanted, *bystanders(rng, rng.randint(2, vocabulary.MAX_OBJECTS - len(wanted)))])


def _far_tray(rng: random.Random) -> list[Piece]:
    colors = [c for c in _colors(rng, len(vocabulary.COLORS)) if f"{c} tray" not in HELD_OUT_PAIRS]
    near = [an_object(rng, color) for color in colors[1 : rng.randint(2, 4)]]
    return [replace(a_support(rng, colors[0], "tray", (0.14, 0.17)), far=True), *near]


def _far_match(rng: random.Random) -> list[Piece]:
    colors = _colors(rng, rng.randint(2, 3))
    mats = [replace(a_support(rng, color, "mat", (0.15, 0.17)), far=True) for color in colors]
    things = [an_object(rng, color, rng.choice(("cube", "prism"))) for color in colors]
    return [*mats, *things]


def _scale_and_blocks(rng: random.Random) -> list[Piece]:
    count = rng.randint(2, 4)
    slices = rng.choice(_BALANCED[count])
    colors = _colors(rng, count + 2)
    edge = rng.uniform(0.09, 0.10)
    blocks = [Piece(c, "block", (0.045, 0.045, 0.01 * n)) for c, n in zip(colors, slices, strict=False)]
    rng.shuffle(blocks)
    return [*(Piece(color, "pan", (edge, edge, 0.03)) for color in colors[count:]), *blocks]


_BALANCED: dict[int, list[tuple[int, ...]]] = {
    2: [(n, n) for n in range(2, 7)],
    3: [(a, b, a + b) for a in range(2, 5) for b in range(2, 5) if a + b <= 6],
    4: [(a, b, c, a + b - c) for a in range(2, 7) for b in range(a, 7) for c in range(2, 7) if 2 <= a + b - c <= 6],
}
"""Heights of blocks in slices that two pans can share evenly, two at most on each."""


def _pairs(rng: random.Random) -> list[Piece]:
    colors, shapes = _colors(rng, 4), rng.sample(("cube", "cylinder", "prism"), 2)
    things = []
    for color, (shape, edge) in zip(colors, [(s, e) for s in shapes for e in (0.055, 0.032)], strict=True):
        things.append(Piece(color, shape, (edge * HEXAGON_RATIO if shape == "prism" else edge, edge, edge)))
    return _without_twins([a_support(rng, rng.choice(vocabulary.COLORS)), *things])


def _box(rng: random.Random) -> list[Piece]:
    colors = _colors(rng, 5)
    box = Piece(colors[0], "cube", (0.06, 0.06, 0.06), hollow=True)
    shape = rng.choice(("cube", "cylinder", "prism"))
    small = Piece(colors[1], shape, (0.03 * (HEXAGON_RATIO if shape == "prism" else 1.0), 0.03, 0.03))
    others = [an_object(rng, color) for color in colors[2 : rng.randint(3, 4)]]
    low = [a_support(rng, color) for color in _colors(rng, 2)]
    return _without_twins([*low, box, small, *others])


def _groups(rng: random.Random) -> list[Piece]:
    if rng.random() < 0.5:
        shapes = rng.sample(("cube", "cylinder", "prism"), 2)
        return [an_object(rng, c, s) for c in _colors(rng, rng.randint(2, 3)) for s in shapes]
    shapes = rng.sample(("cube", "cylinder", "prism"), 2)
    colors = _colors(rng, rng.randint(4, 6))
    return [an_object(rng, color, shapes[index % 2]) for index, color in enumerate(colors)]


def _loaded(rng: random.Random) -> list[Piece]:
    """Return a mat or tray with one to three things on it, another that is free, and things beside them."""
    colors = _colors(rng, 6)
    low = [a_support(rng, color, edge_m=(0.12, 0.14)) for color in _colors(rng, rng.randint(2, 3))]
    shape, count = rng.choice(("cube", "cube", "")), rng.choice((1, 2, 2, 3))
    things = [
        an_object(rng, color, shape if i < count else "") for i, color in enumerate(colors[: rng.randint(count, 5)])
    ]
    on = rng.randrange(len(low) - 1)
    return _without_twins([*low, *(replace(thing, on=on) if i < count else thing for i, thing in enumerate(things))])


def _tower(rng: random.Random) -> list[Piece]:
    """Return a tower of two or three cubes, and other things but cubes beside it."""
    colors = _colors(rng, 5)
    edge = round(rng.uniform(0.04, 0.05), 3)
    count = rng.choice((2, 3, 3))
    cubes = [
        Piece(color, "cube", (edge, edge, edge), on=i - 1 if i else None) for i, color in enumerate(colors[:count])
    ]
    low = [a_support(rng, color) for color in _colors(rng, rng.randint(0, 2))]
    return _without_twins(
        [*cubes, *low, *(an_object(rng, c, rng.choice(("cylinder", "prism"))) for c in colors[3 : rng.randint(3, 5)])]
    )


def _twins(rng: random.Random) -> list[Piece]:
    first = an_object(rng, rng.choice(vocabulary.COLORS))
    others = [an_object(rng, color) for color in _colors(rng, rng.randint(1, 3))]
    low = [a_support(rng, color) for color in _colors(rng, rng.randint(1, 2))]
    others = [w for w in others if (w.color, w.shape) != (first.color, first.shape)]
    return [*low, first, first, *others]


RECIPES: Mapping[str, Callable[[random.Random], list[Piece]]] = {
    "mixed": _mixed,
    "few": _few,
    "held": _mixed,
    "cubes": _cubes,
    "mats": _mats,
    "match": _match,
    "standard": _standard,
    "posts": _posts,
    "far": _far,
    "far_match": _far_match,
    "far_among_many": _far_among_many,
    "scale": _scale_and_blocks,
    "pairs": _pairs,
    "box": _box,
    "groups": _groups,
    "twins": _twins,
    "loaded": _loaded,
    "far_tray": _far_tray,
    "tower": _tower,
    "held_standard": _standard,
    "held_mats": _mats,
    "held_far_tray": _far_tray,
}
"""The objects of a table by the name of its kind; of those of HELD one is in the gripper."""
HELD = tuple(name for name in RECIPES if name.split("_")[0] == "held")
