"""rearrange: two or three objects are moved by the distances named."""

from collections.abc import Mapping

from hcvla.sim.scene import Scene
from hcvla.tasks.clearance import check_room, moved
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import pick, place_at, remember, remembered
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

Moves = Mapping[str, tuple[str, float]]
"""By object: along which axis ("dx" or "dy") and how far [m]."""

_DISTANCES_CM = (10, 12, 15, 18, 20)
_WORDS = {("dy", 1): "to the left", ("dy", -1): "to the right", ("dx", 1): "away from the robot", ("dx", -1): "nearer"}
_TRIES = 40


def draw_moves(drawn: Draw, low: int, high: int) -> tuple[Scene, Moves]:
    """Draw objects and, for each but one at most, a free place along an axis; raise InfeasibleSceneError."""
    scene = drawn.arrange(drawn.movable(drawn.count(low, high)))
    names = drawn.some(scene.names, int(drawn.rng.integers(2, min(len(scene), 3) + 1)))
    chosen = {}
    for name in names:
        axis, distance = drawn.one(("dx", "dy")), drawn.sign() * int(drawn.rng.choice(_DISTANCES_CM)) / 100.0
        chosen[name] = (axis, distance)
    check_room(scene, [moved(scene[name], **{axis: distance}) for name, (axis, distance) in chosen.items()])
    return scene, chosen


def move_words(moves: Moves) -> str:
    """Return the moves as "the red cube 12 cm to the left and the blue cube 10 cm nearer"."""
    parts = [
        f"the {name} {abs(distance) * 100:.0f} cm {_WORDS[axis, 1 if distance > 0 else -1]}"
        for name, (axis, distance) in moves.items()
    ]
    return ", ".join(parts[:-1]) + f" and {parts[-1]}"


def move_steps(moves: Moves) -> list[str]:
    """Return the program that carries out the moves; where each object stood stays remembered."""
    steps = []
    for name, (axis, distance) in moves.items():
        steps += [remember(name) + pick(name), place_at(f"offset({remembered(name)}, {axis}={distance:g})")]
    return steps


def moved_goal(moves: Moves) -> str:
    """Return the goal that every object is where it should be."""
    terms = []
    for name, (axis, distance) in moves.items():
        dx, dy = (distance, 0) if axis == "dx" else (0, distance)
        terms.append(f"displaced({name!r}, {dx:g}, {dy:g})")
    return " and ".join(terms)


def draw(drawn: Draw) -> DrawnTask:
    """Draw two or three objects and where they go."""
    scene, moves = draw_moves(drawn, 2, 3)
    return DrawnTask(
        scene=scene, goal=moved_goal(moves), steps=tuple(move_steps(moves)), words={"moves": move_words(moves)}
    )


TASK = Task(
    name="rearrange",
    level="L1",
    rating="adapted",
    summary="move two or three objects by the distances named",
    draw=draw,
    wordings=Wordings(
        taught=(
            "move {moves}",
            "rearrange the table: {moves}",
            "put {moves}",
            "set {moves} from where they stand",
            "please move {moves}",
            "shift things around: {moves}",
        ),
        held_out=(
            "compared with how it looks now, the table should later show {moves}",
            "the new order shall be: {moves}, seen from where they are now",
        ),
    ),
    step_limit=500,
    memory="where each object started",
    model="rearrange",
)
