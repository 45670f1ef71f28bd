"""throw: what the gripper holds from the start is thrown at a mat or a post out of reach."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.out_of_reach import throwing_scene
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw what is thrown, at most two other objects, and a target."""
    scene = throwing_scene(drawn, "mat", "cylinder", "prism")
    name, target = scene.names[0], scene.names[-1]
    steps = (f"throw({actor(target)})",)
    return DrawnTask(
        scene=scene, goal=f"hit({name!r}, {target!r})", steps=steps, words={"object": name, "target": target}
    )


TASK = Task(
    name="throw",
    level="L0",
    rating="hard",
    summary="throw what the gripper holds at a mat or post out of reach",
    draw=draw,
    wordings=Wordings(
        taught=(
            "throw the {object} at the {target}",
            "throw the {object} that you hold, so that it hits the {target}",
            "hit the {target} with the {object}",
            "toss the {object} to the {target}",
            "you hold the {object}: throw it at the {target}",
            "the {target} is out of reach; throw the {object} there",
        ),
        held_out=(
            "score a hit on the {target}, with the {object} as your ball",
            "let the {object} fly over to the {target}",
        ),
    ),
    step_limit=150,
    model="throw",
)
