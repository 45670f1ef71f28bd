"""trace: the gripper visits places above three mats, one after the other."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.program import over
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_HEIGHTS_CM = (10, 15, 20)


def draw(drawn: Draw) -> DrawnTask:
    """Draw three or more mats, one other object, and the order in which three mats are visited."""
    mats = drawn.supports(drawn.count(3, 4), "mat", (0.09, 0.11))
    scene = drawn.arrange([*mats, *drawn.movable(1)])
    names = drawn.some([name for name in scene.names if name.endswith("mat")], 3)
    height_cm = int(drawn.rng.choice(_HEIGHTS_CM))
    steps = tuple(f"move_to({over(name, height_cm / 100)})" for name in names)
    goal = ", ".join(f"tool_over({name!r}, {height_cm / 100:g})" for name in names)
    words = dict(zip(("first", "second", "third"), names, strict=True)) | {"height": str(height_cm)}
    return DrawnTask(scene=scene, goal=f"then({goal})", steps=steps, words=words)


TASK = Task(
    name="trace",
    level="L0",
    rating="adapted",
    summary="visit three places with the gripper, in the order named",
    draw=draw,
    wordings=Wordings(
        taught=(
            "move the gripper {height} cm above the {first}, then the {second}, then the {third}",
            "go over the {first}, the {second} and the {third} in this order, {height} cm high",
            "visit the {first}, the {second} and the {third} one after the other, {height} cm above each",
            "hold the gripper {height} cm above the {first}, next above the {second} and last above the {third}",
            "first over the {first}, then over the {second}, then over the {third}: move the gripper, {height} cm high",
            "trace the way from the {first} over the {second} to the {third}, {height} cm above them",
        ),
        held_out=(
            "fly from the {first} via the {second} to the {third} at {height} cm above the mats",
            "let the hand call at the {first}, the {second} and finally the {third}, {height} cm up",
        ),
    ),
    step_limit=230,
    memory="which places were visited already",
    model="trace",
    lacks=frozenset({"shapes"}),
)
