"""touch_push: every object named is pushed away from where it stands, and stays upright."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed


def draw(drawn: Draw) -> DrawnTask:
    """Draw one or two objects to push among up to three."""
    scene = drawn.arrange(drawn.movable(drawn.count(1, 3)))
    names = drawn.some(scene.names, min(len(scene), int(drawn.rng.integers(1, 3))))
    steps = tuple(f"nudge({actor(name)})" for name in names)
    return DrawnTask(
        scene=scene, goal=f"nudged({', '.join(map(repr, names))})", steps=steps, words={"list": listed(names)}
    )


TASK = Task(
    name="touch_push",
    level="L0",
    rating="direct",
    summary="push one or two objects out of their places",
    draw=draw,
    wordings=Wordings(
        taught=(
            "nudge {list}",
            "push {list} a hand's width away",
            "touch and push {list}",
            "push {list} out of the way without grasping",
            "move {list} aside by pushing",
            "give {list} a push",
        ),
        held_out=(
            "the place of {list} has to differ in the end, although nothing was ever grasped",
            "make room where {list} stood, with closed fingers and without lifting",
        ),
    ),
    step_limit=420,
    memory="where they stood at the start",
    model="touch_push",
)
