"""swap_ring: three objects move on by one place each."""

from hcvla.sim.standard import has_free_place
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor, pick, place_at, remember, remembered
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw three or four objects and a ring of three."""
    scene = drawn.arrange(drawn.movable(drawn.count(3, 4)))
    a, b, c = drawn.some(scene.names, 3)
    if not has_free_place(scene, a):
        raise InfeasibleSceneError("swap_ring", scene.names, "a free place on the table")
    steps = (
        remember(a) + remember(b) + remember(c) + pick(a),
        *ring_from_hand(a, b, c),
    )
    return DrawnTask(scene=scene, goal=ring_goal(a, b, c), steps=steps, words={"a": a, "b": b, "c": c})


def ring_from_hand(a: str, b: str, c: str) -> tuple[str, ...]:
    """Return the steps that let each take the remembered place of the next, with `a` in the hand."""
    return (
        place_at(f"free_space({actor(a)})"),
        pick(c),
        place_at(remembered(a)),
        pick(b),
        place_at(remembered(c)),
        pick(a),
        place_at(remembered(b)),
    )


def ring_goal(a: str, b: str, c: str) -> str:
    """Return the goal that each has taken the place of the next."""
    return f"takes_place({a!r}, {b!r}) and takes_place({b!r}, {c!r}) and takes_place({c!r}, {a!r})"


TASK = Task(
    name="swap_ring",
    level="MEMORY",
    rating="direct",
    summary="three objects each take the place of the next",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {a} where the {b} is, the {b} where the {c} is and the {c} where the {a} is",
            "move the {a} to the place of the {b}, the {b} to that of the {c} and the {c} to that of the {a}",
            "the {a}, the {b} and the {c} shall each take the place of the next one, the {c} that of the {a}",
            "swap three things in a ring: the {a} to the {b}, the {b} to the {c}, the {c} to the {a}",
            "exchange places in a circle: the {a} goes where the {b} is, it goes to the {c}, which goes to the {a}",
            "let the {a}, the {b} and the {c} move on by one place in this order, the last to the first",
        ),
        held_out=(
            "cycle the {a}, the {b} and the {c} through their spots, each to that of the one named after it",
            "rotate the positions: the {a} replaces the {b}, the {b} replaces the {c}, the {c} replaces the {a}",
        ),
    ),
    step_limit=710,
    memory="where all three stood, and how far the ring has come",
)
