"""throw_topple: what the gripper holds from the start is thrown at a post, which falls over."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.out_of_reach import throwing_scene
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw what is thrown, at most two other objects, and a post."""
    scene = throwing_scene(drawn, "cylinder", "prism")
    name, target = scene.names[0], scene.names[-1]
    steps = (f"throw({actor(target)})",)
    goal = f"hit({name!r}, {target!r}) and toppled({target!r})"
    return DrawnTask(scene=scene, goal=goal, steps=steps, words={"object": name, "target": target})


TASK = Task(
    name="throw_topple",
    level="L0",
    rating="hard",
    summary="throw what the gripper holds at a post so that it falls over",
    draw=draw,
    wordings=Wordings(
        taught=(
            "throw the {object} at the {target} so that it falls over",
            "knock the {target} over by throwing the {object} at it",
            "topple the {target} with a throw of the {object}",
            "toss the {object} at the {target}; it shall end up lying down",
            "hit the {target} with the {object} and make it fall",
            "you hold the {object}: throw down the {target} with it",
        ),
        held_out=("fell the {target} by hurling the {object}", "let the {object} fly and bring the {target} down"),
    ),
    step_limit=150,
    model="throw_topple",
)
