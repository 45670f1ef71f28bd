"""restore: one object is put on something and then back where it was."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="restore",
    level="MEMORY",
    rating="direct",
    summary="put one object on something and then back where it was",
    draw=of_family("restore", mixed((2, 4), (1, 2))),
    wordings=Wordings(
        taught=(
            "put the {object} on the {target} and then back where it was",
            "place the {object} on the {target}, then return it to where it stood",
            "move the {object} onto the {target} and then back to its old place",
            "set the {object} on the {target}, and afterwards restore it",
            "put the {object} on the {target}; when it is there, bring it back to where you took it from",
            "carry the {object} to the {target} and back again",
        ),
        held_out=(
            "give the {target} a moment with the {object}, but the trip ends where it began",
            "show that the {target} can carry the {object}, with everything as before in the end",
        ),
    ),
    step_limit=390,
    memory="where it started, and whether it was on the target already: start and end look alike",
    family="restore",
)
