"""swap: two objects exchange their places."""

from hcvla.tasks.of_family import mixed, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

TASK = Task(
    name="swap",
    level="L1",
    rating="direct",
    summary="exchange the places of two objects",
    draw=of_family("swap", mixed((2, 4), (0, 2))),
    wordings=Wordings(
        taught=(
            "swap the {a} and the {b}",
            "exchange the {a} and the {b}",
            "swap the places of the {a} and the {b}",
            "put the {a} where the {b} is and the {b} where the {a} is",
            "let the {a} and the {b} change places",
            "switch the {a} with the {b}",
        ),
        held_out=(
            "give the {a} the address of the {b}, which gets that of the {a} in return",
            "the only change on the table should be that the {a} and the {b} have each other's seats",
        ),
    ),
    step_limit=550,
    memory="where both stood, and how far the exchange has come",
    model="swap",
    family="swap",
)
