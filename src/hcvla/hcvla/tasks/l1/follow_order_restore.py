"""follow_order_restore: one object is moved from its mat to another and back."""

from hcvla.tasks.draw import Draw, standing_on
from hcvla.tasks.l1.follow_order import MAT_EDGE_M
from hcvla.tasks.program import bring_back, pick, place_on, remember
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three mats and an object on the first."""
    mats = drawn.supports(drawn.count(2, 3), "mat", MAT_EDGE_M)
    (item,) = drawn.movable(1)
    scene = drawn.arrange([item, *mats])
    name, home, *others = scene.names
    place = drawn.one(others)
    steps = (remember(name) + pick(name), place_on(place), *bring_back(name))
    goal = f"then(on({name!r}, {place!r}), on({name!r}, {home!r}))"
    return DrawnTask(
        scene=standing_on(scene, name, home), goal=goal, steps=steps, words={"object": name, "place": place}
    )


TASK = Task(
    name="follow_order_restore",
    level="L1",
    rating="direct",
    summary="move one object to another mat and back to the one it came from",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {object} on the {place}, then back on the mat it came from",
            "move the {object} to the {place} and then restore it",
            "place the {object} on the {place}; afterwards return it to its first mat",
            "the {object} goes on the {place} and then back to where it stands now",
            "take the {object} to the {place}, and then back to its old mat",
            "put the {object} on the {place} and bring it back again",
        ),
        held_out=(
            "let the {object} visit the {place} and go home to its mat",
            "shift the {object} onto the {place}, after that undo it",
        ),
    ),
    step_limit=420,
    memory="the mat it came from, and whether it was on the other already: start and end look alike",
    model="follow_order_restore",
)
