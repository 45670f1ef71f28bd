"""stack_topple: objects are stacked, and then the stack is knocked over."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import actor, pile
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed, one_on_another


def draw(drawn: Draw) -> DrawnTask:
    """Draw two to four cubes and their order."""
    scene = drawn.arrange([Wanted(color, "cube") for color in drawn.colors(int(drawn.rng.integers(2, 5)))])
    order = drawn.some(scene.names, len(scene))
    steps = pile(order)
    names = ", ".join(map(repr, order))
    goal = f"then(stacked({names}), grounded({names}))"
    words = {"pairs": one_on_another(order), "list": listed(order)}
    return DrawnTask(scene=scene, goal=goal, steps=(*steps, f"topple({actor(order[0])})"), words=words)


TASK = Task(
    name="stack_topple",
    level="L2",
    rating="direct",
    summary="stack cubes, then knock the stack over",
    draw=draw,
    wordings=Wordings(
        taught=(
            "stack {pairs}, then topple the stack",
            "build a tower from {list}, from the bottom up, and knock it over",
            "put {pairs}; after that make it all fall",
            "stack {list} in this order, the first one lowest, and then push the stack over",
            "pile up {list}, first at the bottom, then topple what you built",
            "make a stack: {pairs}. then knock it down",
        ),
        held_out=(
            "erect a column of {list}, beginning at the bottom, only to upset it afterwards",
            "first I hope to see {pairs}, and a moment later only ruins",
        ),
    ),
    step_limit=670,
    memory="that the stack once stood: start and end look alike",
    model="stack_topple",
    lacks=frozenset({"shapes", "counts"}),
)
