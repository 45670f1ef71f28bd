"""rotate_symmetry: the two objects of one shape are both turned by the same angle."""

from hcvla.language.phrases import turn_words
from hcvla.sim.layout import Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import pick, place_at, remember, remembered, turned
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_ANGLES_DEG = (30, 45, 60, 90)


def draw(drawn: Draw) -> DrawnTask:
    """Draw two objects of one shape that shows a turn, and up to two of other shapes."""
    twin = drawn.shape("cube", "prism")
    others = [shape for shape in drawn.shapes() if shape != twin]
    colors = drawn.colors(2 + drawn.count(0, 2))
    wanted = [Wanted(color, twin) for color in colors[:2]] + [Wanted(c, drawn.one(others)) for c in colors[2:]]
    scene = drawn.arrange(wanted)
    degrees = drawn.sign() * int(drawn.rng.choice(_ANGLES_DEG))
    names, steps = scene.names[:2], []
    for name in names:
        steps += [remember(name) + pick(name), place_at(turned(remembered(name), degrees), match_yaw=True)]
    goal = " and ".join(f"rotated({name!r}, {degrees})" for name in names)
    return DrawnTask(scene=scene, goal=goal, steps=tuple(steps), words={"shape": twin, "turn": turn_words(degrees)})


TASK = Task(
    name="rotate_symmetry",
    level="L1",
    rating="adapted",
    summary="turn the two objects that are alike by the same angle",
    draw=draw,
    wordings=Wordings(
        taught=(
            "rotate both {shape}s by {turn}",
            "turn the two {shape}s {turn}",
            "turn each {shape} by {turn} where it stands",
            "rotate the objects that are alike, the {shape}s, by {turn}",
            "give both {shape}s a turn of {turn}",
            "every {shape} shall be turned {turn}",
        ),
        held_out=(
            "spin the pair of {shape}s through {turn}",
            "twist the matching things, the {shape}s, {turn}",
        ),
    ),
    step_limit=420,
    memory="the angles at which both stood",
    model="rotate_symmetry",
)
