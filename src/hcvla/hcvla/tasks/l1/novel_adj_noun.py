"""novel_adj_noun: a made-up comparative and a made-up noun in one sentence."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.novel import NOUNS, example_and_choice
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw two pairs that differ in size, and a tray or mat that is called by a noun."""
    objects, words, chosen = example_and_choice(drawn)
    scene = drawn.arrange([*objects, *drawn.supports(1)])
    target = scene.names[-1]
    words |= {"target": target, "noun": drawn.one(NOUNS)}
    return DrawnTask(scene=scene, goal=f"on({chosen!r}, {target!r})", steps=tuple(carry(chosen, target)), words=words)


TASK = Task(
    name="novel_adj_noun",
    level="L1",
    rating="adapted",
    summary="understand a made-up comparative and a made-up noun together",
    draw=draw,
    wordings=Wordings(
        taught=(
            "the {more} is {adjective} than the {less} and the {target} is a {noun}: "
            "put the {adjective} {shape} on the {noun}",
            "a {noun} is the {target}, and the {more} is {adjective} than the {less}; "
            "place the {adjective} {shape} on the {noun}",
            "the {target} is called {noun}. the {more} is {adjective} than the {less}. "
            "the {adjective} {shape} goes on the {noun}",
            "put the {adjective} {shape} on the {noun}, where {noun} means the {target} "
            "and the {more} is {adjective} than the {less}",
            "we say {noun} to the {target}, and that the {more} is {adjective} than the {less}: "
            "move the {adjective} {shape} onto the {noun}",
            "of the two {shape}s, put the {adjective} one on the {noun}: the {target} is a {noun}, "
            "and the {more} is {adjective} than the {less}",
        ),
        held_out=(
            "compared with the {less} the {more} is {adjective}, and {noun} stands for the {target}; "
            "on the {noun} I want to find the {adjective} {shape}",
            "the {noun}, the {target}, is for the {adjective} {shape}: the {more} is {adjective} than the {less}",
        ),
    ),
    step_limit=220,
    model="novel_adj_noun",
    lacks=frozenset({"counts"}),
)
