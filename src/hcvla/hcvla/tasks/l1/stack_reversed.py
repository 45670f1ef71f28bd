"""stack_reversed: objects are stacked in the reverse of the order in which they are listed."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import pile
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed


def draw(drawn: Draw) -> DrawnTask:
    """Draw two to four cubes and an order."""
    colors = drawn.colors(int(drawn.rng.integers(2, 5)))
    scene = drawn.arrange([Wanted(color, "cube") for color in colors])
    order = drawn.some(scene.names, len(scene))
    upward = order[::-1]
    steps = tuple(pile(upward))
    return DrawnTask(
        scene=scene, goal=f"stacked({', '.join(map(repr, upward))})", steps=steps, words={"list": listed(order)}
    )


TASK = Task(
    name="stack_reversed",
    level="L1",
    rating="direct",
    summary="stack cubes in the reverse of the order in which they are listed",
    draw=draw,
    wordings=Wordings(
        taught=(
            "stack {list} in reversed order",
            "build a tower from {list}, the last one at the bottom",
            "stack {list}, but the other way round: the first on top",
            "pile up {list} in the reverse of this order",
            "stack the following from the top down: {list}",
            "reverse this list and stack it: {list}",
        ),
        held_out=(
            "erect a column of {list}, beginning with the one that is named last",
            "I want {list} on top of one another, in the opposite order",
        ),
    ),
    step_limit=590,
    model="stack_reversed",
    held_out=True,
    lacks=frozenset({"shapes", "counts"}),
)
