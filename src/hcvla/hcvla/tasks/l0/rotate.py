"""rotate: one object is turned by an angle where it stands."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="rotate",
    level="L0",
    rating="adapted",
    summary="turn one object by an angle where it stands",
    draw=of_family("rotate", mixed((2, 4), (0, 2))),
    wordings=Wordings(
        taught=(
            "rotate the {object} by {turn}",
            "turn the {object} {turn} where it stands",
            "turn the {object} by {turn}",
            "give the {object} a turn of {turn}",
            "please rotate the {object} {turn} on the spot",
            "grasp the {object} and turn it by {turn}",
        ),
        held_out=(
            "a mark on the side of the {object} should travel {turn}, while its place stays the same",
            "the {object} should stand where it is, but {turn} further round",
        ),
    ),
    step_limit=220,
    memory="the angle at which it stood: once it is turned, no image shows how far",
    model="rotate",
    family="rotate",
)
