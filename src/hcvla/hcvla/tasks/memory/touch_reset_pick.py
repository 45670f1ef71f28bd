"""touch_reset_pick: one of several alike is touched, the arm goes home, and the one that was touched is picked."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import actor, pick
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three objects of one shape; any of them may be the one."""
    shape = drawn.shape()
    scene = drawn.arrange([Wanted(color, shape) for color in drawn.colors(drawn.count(2, 3))])
    name = drawn.one(scene.names)
    goal = " or ".join(f"then(touched({n!r}), tool_restored(), held({n!r}))" for n in scene.names)
    return DrawnTask(
        scene=scene, goal=goal, steps=(f"touch({actor(name)})", "go_home()", pick(name)), words={"shape": shape}
    )


TASK = Task(
    name="touch_reset_pick",
    level="MEMORY",
    rating="direct",
    summary="touch one of several alike, go home, pick the one that was touched",
    draw=draw,
    wordings=Wordings(
        taught=(
            "touch one {shape}, go back home, then pick up the one you touched",
            "touch any {shape}, return to the home posture and then grasp the same {shape}",
            "tap one of the {shape}s, go home, and then pick up the {shape} that you tapped",
            "choose a {shape} and touch it; after going home pick that {shape} up",
            "first touch a {shape}, then go home, then lift the one you have touched",
            "put your fingertips on one {shape}, move the arm home and pick up that very {shape}",
        ),
        held_out=(
            "make contact with some {shape}, reset the arm, and fetch the {shape} you made contact with",
            "poke a {shape} of your choice, withdraw to the start, and hoist the poked one",
        ),
    ),
    step_limit=330,
    memory="which of them was touched: it leaves no trace",
)
