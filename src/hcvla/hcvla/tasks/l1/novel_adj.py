"""novel_adj: a made-up comparative is shown on two objects, and then used on two others."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.novel import example_and_choice
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two pairs that differ in size, and a tray or mat."""
    objects, words, chosen = example_and_choice(drawn)
    scene = drawn.arrange([*objects, *drawn.supports(1)])
    target = scene.names[-1]
    return DrawnTask(
        scene=scene,
        goal=f"on({chosen!r}, {target!r})",
        steps=tuple(carry(chosen, target)),
        words={**words, "target": target},
    )


TASK = Task(
    name="novel_adj",
    level="L1",
    rating="adapted",
    summary="understand a made-up comparative from an example and choose by it",
    draw=draw,
    wordings=Wordings(
        taught=(
            "the {more} is {adjective} than the {less}: put the {adjective} {shape} on the {target}",
            "given that the {more} is {adjective} than the {less}, place the {adjective} {shape} on the {target}",
            "the {more} is {adjective} than the {less}. the {adjective} {shape} goes on the {target}",
            "put the {adjective} {shape} on the {target}; the {more}, for example, is {adjective} than the {less}",
            "see how the {more} is {adjective} than the {less}? move the {adjective} {shape} onto the {target}",
            "of both {shape}s, put the {adjective} one on the {target}: the {more} is {adjective} than the {less}",
        ),
        held_out=(
            "compared with the {less} the {more} is {adjective}, so I expect the {adjective} {shape} on the {target}",
            "the {target} is for the {adjective} {shape}, in the way that the {more} is {adjective} than the {less}",
        ),
    ),
    step_limit=220,
    model="novel_adj",
    lacks=frozenset({"counts"}),
)
