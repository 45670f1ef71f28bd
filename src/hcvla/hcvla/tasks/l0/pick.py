"""pick: one object is grasped and held up."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="pick",
    level="L0",
    rating="direct",
    summary="grasp one object and hold it up",
    draw=of_family("pick", mixed((2, 5), (0, 2))),
    wordings=Wordings(
        taught=(
            "pick up the {object}",
            "grasp the {object} and hold it up",
            "lift the {object}",
            "take the {object} in the gripper",
            "grab the {object} and keep it in the air",
            "please pick the {object} up from the table",
        ),
        held_out=(
            "the {object} is what your gripper should carry, well clear of the table",
            "out of everything on the table I want only the {object} airborne",
        ),
    ),
    step_limit=130,
    model="pick",
    family="pick",
)
