"""balance: blocks of different heights are put on the two pans of a scale so that it stays level."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement

from hcvla.sim.layout import Wanted
from hcvla.sim.palette import SHAPES
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.clearance import check_room
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed
from hcvla.world.workspace import WorkArea

_EDGE_M = 0.045
_SLICE_M = 0.01
_SLICE_KG = 0.02
"""Heights are whole slices, and a slice weighs so much: the height shows the weight."""
_SLICES = range(2, 7)
_MOST_ON_A_PAN = 2
_PAN_EDGE_M = (0.09, 0.10)
_BEAM_M = 0.06


def splits(slices: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the choices of blocks, by index, for the first pan that leave as much for the second, two a pan at most.

    The first block is always on the first pan.
    """
    rest = range(1, len(slices))
    least, most = len(slices) - _MOST_ON_A_PAN, _MOST_ON_A_PAN
    chosen = [(0, *more) for count in range(len(slices)) for more in combinations(rest, count)]
    return [
        pan
        for pan in chosen
        if least <= len(pan) <= most and 2 * sum(slices[i] for i in pan) == sum(slices) and len(pan) < len(slices)
    ]


def draw(drawn: Draw) -> DrawnTask:
    """Draw two to four blocks that can be shared out evenly, and a scale with two pans."""
    count = drawn.count(2, 4)
    options = [found for found in combinations_with_replacement(_SLICES, count) if splits(found)]
    slices = [int(height) for height in drawn.rng.permutation(options[int(drawn.rng.integers(len(options)))])]
    colors = drawn.colors(count + 2)
    blocks = [Wanted(c, "block", (_EDGE_M, _EDGE_M, _SLICE_M * n)) for c, n in zip(colors, slices, strict=False)]
    scene = _weighed(drawn.arrange(blocks), slices)
    names = scene.names
    pans = _scale(drawn, colors[count:])
    check_room(scene, pans)
    chosen = splits(slices)[0]
    shares = [[i for i in range(count) if (i in chosen) == first] for first in (True, False)]
    steps: list[str] = []
    # First one block on each pan, the higher of each share, then the others on top of them.
    piles = [[names[i] for i in sorted(share, key=lambda i: -slices[i])] for share in shares]
    for pan, pile in zip(pans, piles, strict=True):
        steps += carry(pile[0], pan.name)
    for pile in piles:
        steps += [line for upper in pile[1:] for line in carry(upper, pile[0])]
    first, second = (pan.name for pan in pans)
    goal = " and ".join(f"loaded({name!r}, {first!r}, {second!r})" for name in names)
    goal += f" and balanced({first!r}, {second!r}, {', '.join(map(repr, names))})"
    words = {"list": listed(names), "first": first, "second": second}
    return DrawnTask(scene=replace(scene, objects=(*scene.objects, *pans)), goal=goal, steps=tuple(steps), words=words)


def _weighed(scene: Scene, slices: Sequence[int]) -> Scene:
    """Return the scene with every block as heavy as it is high."""
    items = [replace(item, mass_kg=_SLICE_KG * n) for item, n in zip(scene.objects, slices, strict=True)]
    return replace(scene, objects=tuple(items))


def _scale(drawn: Draw, colors: Sequence[str]) -> list[SceneObject]:
    """Draw where the two pans of a scale are."""
    edge = drawn.number(*_PAN_EDGE_M)
    x, y = WorkArea().sample(drawn.rng)
    yaw = drawn.number(-math.pi, math.pi)
    size = (edge, edge, SHAPES["pan"].size[2])
    arm = (edge + _BEAM_M) / 2.0
    return [
        SceneObject.on_table(
            color, "pan", x + sign * arm * math.cos(yaw), y + sign * arm * math.sin(yaw), yaw, size=size
        )
        for color, sign in zip(colors, (1.0, -1.0), strict=True)
    ]


TASK = Task(
    name="balance",
    level="L2",
    rating="hard",
    summary="share blocks out between the pans of a scale so that it stays level",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put {list} on the {first} and the {second} so that the scale is level",
            "share {list} out between the {first} and the {second}: both shall bear the same weight",
            "load the scale with {list} so that neither the {first} nor the {second} sinks",
            "balance {list} on the {first} and the {second}; a block twice as high weighs twice as much",
            "all blocks go on the scale, and it shall stay level: {list} on the {first} and the {second}",
            "place {list} on the two pans, the {first} and the {second}, equally heavy on both sides",
        ),
        held_out=(
            "as much weight on the {first} as on the {second} is what I ask for, with all of {list} on the scale",
            "bring the scale into equilibrium with {list} on the {first} and the {second}",
        ),
    ),
    step_limit=700,
    model="balance",
    # Blocks on pans are what the task is; two on each are the most.
    lacks=frozenset({"shapes", "pairs", "counts"}),
)
