"""novel_noun: made-up nouns are explained, and then used."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.novel import NOUNS
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw up to three objects and three supports, and a noun for one of each."""
    scene = drawn.arrange([*drawn.movable(drawn.count(1, 3)), *drawn.supports(drawn.fill(1, 3))])
    name = drawn.one([item.name for item in scene if not item.static])
    target = drawn.one([item.name for item in scene if item.static])
    noun, place = drawn.some(NOUNS, 2)
    words = {"object": name, "target": target, "noun": noun, "place": place}
    return DrawnTask(scene=scene, goal=f"on({name!r}, {target!r})", steps=tuple(carry(name, target)), words=words)


TASK = Task(
    name="novel_noun",
    level="L1",
    rating="direct",
    summary="understand two made-up nouns and put one object on the other",
    draw=draw,
    wordings=Wordings(
        taught=(
            "the {object} is a {noun} and the {target} is a {place}: put the {noun} on the {place}",
            "a {noun} is the {object}, a {place} is the {target}; place the {noun} on the {place}",
            "call the {object} {noun} and the {target} {place}, then put the {noun} on the {place}",
            "put the {noun} on the {place}, where {noun} means the {object} and {place} means the {target}",
            "this is a {noun}: the {object}. this is a {place}: the {target}. the {noun} goes on the {place}",
            "we say {noun} to the {object} and {place} to the {target}; move the {noun} onto the {place}",
        ),
        held_out=(
            "with {noun} as the word for the {object} and {place} as that for the {target}, "
            "let the one called {noun} come to rest on the one called {place}",
            "the {noun} belongs on the {place}, and by that I mean the {object} and the {target}",
        ),
    ),
    step_limit=210,
    model="novel_noun",
)
