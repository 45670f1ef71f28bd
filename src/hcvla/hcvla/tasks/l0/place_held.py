"""place_held: an object that is in the gripper from the start is put on another; ClevrSkills calls it place."""

from dataclasses import replace

from hcvla.tasks.draw import Draw
from hcvla.tasks.program import place_on
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw one to three objects and as many supports; one of the objects is in the gripper."""
    scene = drawn.arrange([*drawn.movable(drawn.count(1, 3)), *drawn.supports(drawn.fill(1, 3))])
    name = drawn.one([item.name for item in scene if not item.static])
    target = drawn.one([item.name for item in scene if item.static])
    scene = replace(scene, held=name)
    return DrawnTask(
        scene=scene,
        goal=f"on({name!r}, {target!r})",
        steps=(place_on(target),),
        words={"object": name, "target": target},
    )


TASK = Task(
    name="place_held",
    level="L0",
    rating="direct",
    summary="put what the gripper holds from the start on a tray or mat",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put down the {object}, which you hold, on the {target}",
            "you hold the {object}: place it on the {target}",
            "put what you hold on the {target}",
            "place the {object} that is in your gripper on the {target}",
            "set the {object} in your hand down on the {target}",
            "the {object} is in the gripper; it goes on the {target}",
        ),
        held_out=(
            "lay what is between your fingers on the {target}",
            "open your gripper once the {object} in it rests on the {target}",
        ),
    ),
    step_limit=120,
    model="place",
)
