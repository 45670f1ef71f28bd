"""sort: each cube is put on the mat of its color; ClevrSkills calls it sort2d."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.of_family import of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings


def _cubes_and_mats(drawn: Draw) -> list[Wanted]:
    colors = drawn.colors(int(drawn.rng.integers(2, 5)))
    return [Wanted(color, "cube") for color in colors] + [drawn.support(color, "mat") for color in colors]


TASK = Task(
    name="sort",
    level="L1",
    rating="direct",
    summary="put each cube on the mat of its color",
    draw=of_family("sort", _cubes_and_mats),
    wordings=Wordings(
        taught=(
            "sort {list} onto the mats of the same color",
            "put {list} each on the mat of its color",
            "move {list} to the mats that have their colors",
            "place {list} on the matching mats",
            "every cube belongs on the mat of its own color: {list}",
            "sort the cubes by color onto the mats, that is {list}",
        ),
        held_out=(
            "group {list} with the mats they match in color",
            "color tells which mat is home to each of {list}, so let it guide you",
        ),
    ),
    step_limit=740,
    model="sort2d",
    family="sort",
    # Only cubes are sorted, and four of them with their mats fill the table.
    lacks=frozenset({"shapes", "counts"}),
)
