"""push: one object is slid toward another without being grasped."""

import numpy as np

from hcvla.tasks.clearance import check_push
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_LEAST_WAY_M = 0.18


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three objects; there is a free way from one to another."""
    scene = drawn.arrange(drawn.movable(drawn.count(2, 3)))
    pushed, target = drawn.some(scene.names, 2)
    start, goal = (scene[name].pose.position[:2] for name in (pushed, target))
    if float(np.linalg.norm(goal - start)) < _LEAST_WAY_M:
        raise InfeasibleSceneError("push", (pushed, target), f"two objects {_LEAST_WAY_M:g} m apart")
    check_push(scene, pushed, (start + goal) / 2.0, (target,))
    steps = (f"push({actor(pushed)}, {actor(target)})",)
    return DrawnTask(
        scene=scene,
        goal=f"pushed_toward({pushed!r}, {target!r})",
        steps=steps,
        words={"object": pushed, "target": target},
    )


TASK = Task(
    name="push",
    level="L0",
    rating="adapted",
    summary="slide one object toward another without grasping it",
    draw=draw,
    wordings=Wordings(
        taught=(
            "push the {object} toward the {target}",
            "slide the {object} toward the {target}",
            "push the {object} in the direction of the {target}",
            "move the {object} closer to the {target} by pushing it",
            "shove the {object} toward the {target} without grasping it",
            "without picking it up, push the {object} to the {target}",
        ),
        held_out=(
            "nudge the {object} until it is nearer to the {target}",
            "shorten the distance between the {object} and the {target}, but all stays on the table",
        ),
    ),
    step_limit=350,
    memory="how far apart they were at the start",
    model="push",
)
