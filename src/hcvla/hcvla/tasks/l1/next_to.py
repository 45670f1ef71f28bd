"""next_to: one object is put next to another; ClevrSkills has it outside its benchmark, as PlaceNextTo."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="next_to",
    level="L1",
    rating="direct",
    summary="put one object beside another, on a side if named",
    draw=of_family("next_to", mixed((2, 4), (0, 2))),
    wordings=Wordings(
        taught=(
            "put the {object} {where} the {anchor}",
            "place the {object} {where} the {anchor}",
            "move the {object} to a spot {where} the {anchor}",
            "set the {object} down {where} the {anchor}",
            "bring the {object} to a free place {where} the {anchor}",
            "the {object} should stand {where} the {anchor}",
        ),
        held_out=(
            "a spot {where} the {anchor} is what the {object} needs",
            "someone who looks {where} the {anchor} should find the {object} there",
        ),
    ),
    step_limit=210,
    family="next_to",
)
