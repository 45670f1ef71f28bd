"""place: one object is put on a tray, a mat or a cube; ClevrSkills calls it simple_manipulation."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="place",
    level="L1",
    rating="direct",
    summary="put one object on a tray, a mat or a cube",
    draw=of_family("place", mixed((2, 4), (1, 3))),
    wordings=Wordings(
        taught=(
            "put the {object} on the {target}",
            "place the {object} on the {target}",
            "pick up the {object} and set it down on the {target}",
            "move the {object} onto the {target}",
            "take the {object} and put it on the {target}",
            "the {object} goes on the {target}",
        ),
        held_out=(
            "between the {object} and the table there should be nothing but the {target}",
            "what the {target} still lacks is the {object} as its load",
        ),
    ),
    step_limit=220,
    model="simple_manipulation",
    family="place",
)
