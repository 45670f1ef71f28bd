"""sort_stack: what is alike, in color or in shape, is stacked on one another."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw, name_of
from hcvla.tasks.program import pile
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three groups of two or three objects that are alike."""
    by = drawn.one(("color", "shape"))
    groups = _by_color(drawn) if by == "color" else _by_shape(drawn)
    scene = drawn.arrange([wanted for group in groups for wanted in group])
    steps: list[str] = []
    for group in groups:
        names = [name_of(wanted) for wanted in group]
        steps += pile(names)
    goal = " and ".join(f"piled({', '.join(repr(name_of(wanted)) for wanted in group)})" for group in groups)
    return DrawnTask(scene=scene, goal=goal, steps=tuple(steps), words={"by": by})


def _by_color(drawn: Draw) -> list[list[Wanted]]:
    shapes = drawn.shapes()[:2]
    # What is as wide as high stands well on everything: the widest flat top is lowest.
    return [[Wanted(color, shape) for shape in shapes] for color in drawn.colors(int(drawn.rng.integers(2, 4)))]


def _by_shape(drawn: Draw) -> list[list[Wanted]]:
    counts = [int(drawn.rng.integers(2, 4)) for _ in range(2)]
    colors = drawn.colors(sum(counts))
    shapes = drawn.shapes()[:2]
    return [[Wanted(c, shapes[0]) for c in colors[: counts[0]]], [Wanted(c, shapes[1]) for c in colors[counts[0] :]]]


TASK = Task(
    name="sort_stack",
    level="L2",
    rating="adapted",
    summary="stack what is alike, in whatever order",
    draw=draw,
    wordings=Wordings(
        taught=(
            "stack the things that have the same {by}",
            "make one stack for each {by}",
            "stack everything of the same {by} on one another, in any order",
            "sort the objects by {by} into stacks",
            "build a tower of each {by}",
            "pile up what is alike in {by}",
        ),
        held_out=(
            "group the objects into columns by their {by}",
            "whatever shares its {by} shall stand on one another",
        ),
    ),
    step_limit=570,
    model="sort_stack",
    lacks=frozenset({"counts"}),
)
