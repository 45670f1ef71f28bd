"""swap_push: two objects exchange their places by being pushed, never grasped."""

from dataclasses import replace
from functools import partial

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.sim.scene import Scene
from hcvla.tasks.clearance import check_push
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor, remember, remembered
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings
from hcvla.world.queries import SceneQueries

_LEAST_APART_M = 0.16
_LEAST_PUSH_M = 0.08


def draw(drawn: Draw) -> DrawnTask:
    """Draw two objects and their places."""
    scene = drawn.arrange(drawn.movable(2))
    a, b = scene.names
    if scene[a].pose.distance(scene[b].pose) < _LEAST_APART_M:
        raise InfeasibleSceneError("swap_push", scene.names, f"two objects {_LEAST_APART_M:g} m apart")
    steps = (
        remember(a) + remember(b) + f"push({actor(a)}, free_space({actor(a)}))",
        f"push({actor(b)}, {remembered(a)})",
        f"push({actor(a)}, {remembered(b)})",
    )
    goal = f"takes_place({a!r}, {b!r}) and takes_place({b!r}, {a!r}) and ungrasped({a!r}, {b!r})"
    return DrawnTask(
        scene=scene, goal=goal, steps=steps, words={"a": a, "b": b}, check=partial(_check_pushes, scene, a, b)
    )


def _check_pushes(scene: Scene, a: str, b: str) -> None:
    """Raise InfeasibleSceneError unless all three pushes have a free and reachable way."""
    place_a, place_b = scene[a].pose, scene[b].pose
    items = [item.named for item in scene]
    aside = SceneQueries().answer(ROBOT_API["free_space"].bind(Actor(a)), items, {a: place_a, b: place_b})
    assert isinstance(aside, Pose)
    for name, end in ((a, aside), (b, place_a), (a, place_b)):
        if scene[name].pose.distance(end) < _LEAST_PUSH_M:
            raise InfeasibleSceneError(name, scene.names, "a way long enough to push along")
        check_push(scene, name, end.position[:2])
        moved = replace(scene[name], pose=replace(scene[name].pose, x=end.x, y=end.y))
        scene = replace(scene, objects=tuple(moved if item.name == name else item for item in scene))


TASK = Task(
    name="swap_push",
    level="L2",
    rating="hard",
    summary="exchange the places of two objects by pushing",
    draw=draw,
    wordings=Wordings(
        taught=(
            "swap the {a} and the {b} by pushing them",
            "exchange the {a} and the {b} without grasping either",
            "push the {a} and the {b} to each other's places",
            "swap the places of the {a} and the {b}, only by pushing",
            "without picking anything up, let the {a} and the {b} change places",
            "push the {a} to where the {b} is and the {b} to where the {a} is",
        ),
        held_out=(
            "trade the spots of the {a} and the {b}, sliding them over the table",
            "the {a} gets the seat of the {b} and the reverse, but your fingers stay closed",
        ),
    ),
    step_limit=780,
    memory="where both stood, and how far the exchange has come",
    model="swap_push",
    lacks=frozenset({"counts"}),
)
