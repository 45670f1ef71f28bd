"""neighbour: one object is put on a mat, then whatever stood on one side of it."""

import numpy as np

from hcvla.sim.layout import Wanted
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.clearance import check_room, with_object
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import carry
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings
from hcvla.world.placement import DIRECTIONS
from hcvla.world.shapes import radius_m

_MAT_EDGE_M = (0.17, 0.19)
_GAP_M = (0.04, 0.07)
_SIDE_WORDS = {"left": "to the left of", "right": "to the right of", "front": "in front of", "behind": "behind"}
_FAR_M = 0.3
_CLEAR_DEG = 70.0
_LEAN_DEG = 15.0


def draw(drawn: Draw) -> DrawnTask:
    """Draw a mat, an object with a neighbour on one side, and one or two others that are not on that side."""
    items = drawn.movable(drawn.count(3, 4))
    colors = drawn.colors(2)
    scene = drawn.arrange([*items[:-1], *(drawn.support(c, "mat", _MAT_EDGE_M) for c in colors[: drawn.count(1, 1)])])
    side = drawn.one(tuple(DIRECTIONS))
    first = scene[scene.names[0]]
    beside = _beside(drawn, first, items[-1], side)
    check_room(scene, [beside])
    scene = with_object(scene, beside)
    _check_only(scene, first, beside, side)
    mat = next(name for name in scene.names if name.endswith("mat"))
    a, b = first.name, beside.name
    steps = (*carry(a, mat), *carry(b, mat))
    words = {"object": a, "mat": mat, "where": _SIDE_WORDS[side]}
    return DrawnTask(
        scene=scene,
        goal=f"then(on({a!r}, {mat!r}), on({a!r}, {mat!r}) and on({b!r}, {mat!r}))",
        steps=steps,
        words=words,
    )


def _beside(drawn: Draw, first: SceneObject, wanted: Wanted, side: str) -> SceneObject:
    angle = np.arctan2(*DIRECTIONS[side][::-1]) + np.radians(drawn.number(-_LEAN_DEG, _LEAN_DEG))
    probe = SceneObject.on_table(wanted.color, wanted.shape, 0.5, 0.0)
    way = radius_m(first) + radius_m(probe) + drawn.number(*_GAP_M)
    x, y = first.pose.position[:2] + way * np.array([np.cos(angle), np.sin(angle)])
    return SceneObject.on_table(wanted.color, wanted.shape, float(x), float(y), drawn.number(-np.pi, np.pi))


def _check_only(scene: Scene, first: SceneObject, beside: SceneObject, side: str) -> None:
    """Raise InfeasibleSceneError if anything but the neighbour could be meant by that side."""
    wanted = np.array(DIRECTIONS[side])
    for item in scene:
        off = item.pose.position[:2] - first.pose.position[:2]
        distance = float(np.linalg.norm(off))
        if item.static or item.name in (first.name, beside.name) or distance > _FAR_M:
            continue
        if float(off @ wanted) / distance > np.cos(np.radians(_CLEAR_DEG)):
            raise InfeasibleSceneError("neighbour", (item.name,), f"nothing else {side} of the {first.name}")


TASK = Task(
    name="neighbour",
    level="L1",
    rating="direct",
    summary="put one object on a mat, then whatever stood on one side of it",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {object} on the {mat}, then also what was {where} it",
            "first move the {object} to the {mat}, then whatever stood {where} it",
            "place the {object} on the {mat}, and after it the thing that was {where} it",
            "the {object} goes on the {mat}; then put the object that is now {where} it there as well",
            "put the {object} and then its neighbour, the one {where} it, on the {mat}",
            "take the {object} to the {mat}, then the object which was {where} it before",
        ),
        held_out=(
            "deposit the {object} on the {mat}, followed by that which used to be {where} it",
            "the {mat} shall get the {object} first, and next what stands {where} it at the moment",
        ),
    ),
    step_limit=400,
    memory="what stood beside the first object before it was moved",
    model="neighbour",
)
