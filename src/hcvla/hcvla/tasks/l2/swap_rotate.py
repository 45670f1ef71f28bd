"""swap_rotate: two objects exchange their places, and each is turned by an angle from how the other stood."""

from hcvla.language.phrases import turn_words
from hcvla.sim.layout import Wanted
from hcvla.sim.standard import has_free_place
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor, pick, place_at, remember, remembered, turned
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_ANGLES_DEG = (30, 45, 60)


def draw(drawn: Draw) -> DrawnTask:
    """Draw two objects of a shape that shows a turn, at most one other, and an angle."""
    colors = drawn.colors(drawn.count(2, 3))
    # One for both: a prism looks the same each 60 degrees, a cube each 90, and 30 from the other would not show.
    shape = drawn.shape("cube", "prism")
    wanted = [Wanted(color, shape) for color in colors[:2]]
    scene = drawn.arrange([*wanted, *(Wanted(color, drawn.shape()) for color in colors[2:])])
    a, b = scene.names[:2]
    if not has_free_place(scene, a):
        raise InfeasibleSceneError("swap_rotate", scene.names, "a free place on the table")
    # Half of 60 degrees is the symmetry of a hexagon: a turn of 60 would not show.
    angles = (30,) if any(name.endswith("prism") for name in (a, b)) else _ANGLES_DEG
    degrees = drawn.sign() * int(drawn.rng.choice(angles))
    steps = (
        remember(a) + remember(b) + pick(a),
        place_at(f"free_space({actor(a)})"),
        pick(b),
        place_at(turned(remembered(a), degrees), match_yaw=True),
        pick(a),
        place_at(turned(remembered(b), degrees), match_yaw=True),
    )
    goal = f"takes_place({a!r}, {b!r}, {degrees}) and takes_place({b!r}, {a!r}, {degrees})"
    return DrawnTask(scene=scene, goal=goal, steps=steps, words={"a": a, "b": b, "turn": turn_words(degrees)})


TASK = Task(
    name="swap_rotate",
    level="L2",
    rating="adapted",
    summary="exchange two objects, each turned from how the other stood",
    draw=draw,
    wordings=Wordings(
        taught=(
            "swap the {a} and the {b}, each turned {turn} from how the other stood",
            "exchange the {a} and the {b} and rotate both by {turn} from the angle of the one that was there",
            "put the {a} where the {b} is and the {b} where the {a} is, both turned {turn} from what stood there",
            "let the {a} and the {b} change places; at the new place each is turned {turn} from its predecessor",
            "switch the {a} with the {b}, with a turn of {turn} from how the other one stands",
            "swap the {a} and the {b}; then they shall stand {turn} from how the other stood",
        ),
        held_out=(
            "trade the spots of the {a} and the {b}, each {turn} further round than what was there",
            "interchange the {a} with the {b}, twisted {turn} relative to the one they replace",
        ),
    ),
    step_limit=670,
    memory="where and at which angle both stood, and how far the exchange has come",
    model="swap_rotate",
    held_out=True,
)
