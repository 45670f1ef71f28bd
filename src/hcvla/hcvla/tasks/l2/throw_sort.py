"""throw_sort: each object is thrown at the mat of its color; the mats are out of reach."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.out_of_reach import with_target
from hcvla.tasks.program import actor, pick
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed

_BEARINGS_DEG = (-22.0, 0.0, 22.0)
"""The front only, so that the camera sees them all."""


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three mats and an object of the color of one to all of them."""
    colors = drawn.colors(int(drawn.rng.integers(2, 4)))
    thrown = drawn.some(colors, int(drawn.rng.integers(1, len(colors) + 1)))
    scene = drawn.arrange([Wanted(color, drawn.shape("cube", "prism")) for color in thrown])
    names = scene.names
    bearings = drawn.rng.permutation(_BEARINGS_DEG)
    for color, bearing in zip(colors, bearings, strict=False):
        scene = with_target(drawn, scene, color, "mat", float(bearing) + drawn.number(-2.0, 2.0))
    pairs = [(name, f"{color} mat") for name, color in zip(names, thrown, strict=True)]
    steps = [line for name, mat in pairs for line in (pick(name), f"throw({actor(mat)})")]
    goal = " and ".join(f"hit({name!r}, {mat!r})" for name, mat in pairs)
    return DrawnTask(scene=scene, goal=goal, steps=tuple(steps), words={"list": listed(names)})


TASK = Task(
    name="throw_sort",
    level="L2",
    rating="hard",
    summary="throw each object at the mat of its color, out of reach",
    draw=draw,
    wordings=Wordings(
        taught=(
            "throw {list} onto the mat of the same color",
            "sort {list} by throwing: each to the mat of its color",
            "toss {list}, each at the matching mat",
            "the mats are out of reach; throw {list} there by color",
            "hit the mat of the same color with {list}",
            "throw everything that lies here to the mat of its color, that is {list}",
        ),
        held_out=("hurl {list} at whichever mat shares the color", "let {list} fly to the mat that matches in color"),
    ),
    step_limit=890,
    memory="which were thrown and hit already: they may bounce off",
    model="throw_sort",
    lacks=frozenset({"counts"}),
)
