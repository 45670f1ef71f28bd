"""touch: every object named is touched and stays where it is."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed


def draw(drawn: Draw) -> DrawnTask:
    """Draw one or two objects to touch among up to three."""
    scene = drawn.arrange(drawn.movable(drawn.count(1, 3)))
    names = drawn.some(scene.names, min(len(scene), int(drawn.rng.integers(1, 3))))
    steps = tuple(f"touch({actor(name)})" for name in names)
    return DrawnTask(
        scene=scene, goal=f"touched({', '.join(map(repr, names))})", steps=steps, words={"list": listed(names)}
    )


TASK = Task(
    name="touch",
    level="L0",
    rating="direct",
    summary="touch one or two objects without moving them",
    draw=draw,
    wordings=Wordings(
        taught=(
            "touch {list}",
            "touch {list} with the fingertips",
            "tap {list} without moving anything",
            "put your fingertips on {list} for a moment",
            "bring the closed gripper into contact with {list}",
            "please touch {list}, nothing shall move",
        ),
        held_out=("make contact with {list}", "poke {list} very gently from above"),
    ),
    step_limit=200,
    memory="which objects were touched: it leaves no trace",
    model="touch",
)
