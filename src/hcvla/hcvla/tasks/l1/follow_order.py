"""follow_order: one object, standing on a mat, is moved over other mats in the order named."""

from hcvla.tasks.draw import Draw, standing_on
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

MAT_EDGE_M = (0.10, 0.12)


def draw(drawn: Draw) -> DrawnTask:
    """Draw two to four mats, an object on the first and how many of the others it visits."""
    mats = drawn.supports(drawn.count(2, 4), "mat", MAT_EDGE_M)
    (item,) = drawn.movable(1)
    scene = drawn.arrange([item, *mats])
    name, home, *others = scene.names
    places = drawn.some(others, int(drawn.rng.integers(1, len(others) + 1)))
    scene = standing_on(scene, name, home)
    goal = f"then({', '.join(f'on({name!r}, {place!r})' for place in places)})"
    steps = tuple(line for place in places for line in carry(name, place))
    return DrawnTask(
        scene=scene,
        goal=goal,
        steps=steps,
        words={"object": name, "places": ", then on ".join(f"the {place}" for place in places)},
    )


TASK = Task(
    name="follow_order",
    level="L1",
    rating="direct",
    summary="move one object over mats in the order named",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {object} on {places}",
            "move the {object}: put it on {places}",
            "place the {object} on {places}, in this order",
            "follow this order with the {object}: on {places}",
            "take the {object} and put it on {places}",
            "the {object} goes on {places}",
        ),
        held_out=(
            "lead the {object} through these stops: on {places}",
            "there is a tour ahead of the {object}: on {places}",
        ),
    ),
    step_limit=510,
    memory="how far along the list it is, where it has stops behind it that look alike",
    model="follow_order",
)
