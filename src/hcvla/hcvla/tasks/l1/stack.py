"""stack2, stack3, stack4: cubes are stacked in the order named; ClevrSkills calls it single_stack."""

from hcvla.tasks.of_family import cubes, of_family
from hcvla.tasks.task import Task
from hcvla.tasks.wording import Wordings

_WORDINGS = Wordings(
    taught=(
        "stack {pairs}",
        "put {pairs}",
        "build a tower from {list}, from the bottom up",
        "stack {list} in this order, the {lowest} lowest",
        "pile up {list}, the first one at the bottom",
        "make a stack: {pairs}",
    ),
    held_out=(
        "erect a column of {list}, starting with the {lowest}",
        "I want {list} on top of one another, the {upper} highest",
    ),
)


def _stack(count: int, limit: int) -> Task:
    return Task(
        name=f"stack{count}",
        level="L1",
        rating="direct",
        summary=f"stack {('two', 'three', 'four')[count - 2]} cubes in the order named",
        draw=of_family("stack", cubes(count), count),
        wordings=_WORDINGS,
        step_limit=limit,
        model="single_stack",
        family="stack",
        lacks=frozenset({"shapes"}),
    )


TASKS = (_stack(2, 220), _stack(3, 410), _stack(4, 600))
