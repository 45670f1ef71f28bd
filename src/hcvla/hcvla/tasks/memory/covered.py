"""covered: a small object is hidden under a box, something else is done, and then it is needed again."""

from dataclasses import replace
from functools import partial

from hcvla.sim.layout import Wanted
from hcvla.sim.scene import Scene
from hcvla.sim.standard import has_free_place
from hcvla.tasks.clearance import check_room
from hcvla.tasks.draw import Draw, hollowed
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor, carry, pick, place_at
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings
from hcvla.world.shapes import HEXAGON_RATIO

_BOX_M = 0.06
_SMALL_M = 0.03


def draw(drawn: Draw) -> DrawnTask:
    """Draw a box, a small object, one or two others and two supports."""
    colors = drawn.colors(2 + drawn.count(1, 2))
    shape = drawn.shape()
    small = Wanted(colors[1], shape, (_SMALL_M * (HEXAGON_RATIO if shape == "prism" else 1.0), _SMALL_M, _SMALL_M))
    others = [Wanted(color, drawn.shape()) for color in colors[2:]]
    wanted = [Wanted(colors[0], "cube", (_BOX_M,) * 3), small, *others, *drawn.supports(2)]
    scene = drawn.arrange(wanted)
    box, name, other = scene.names[:3]
    first, second = drawn.some(scene.names[-2:], 2)
    scene = hollowed(scene, box)
    words = {"box": box, "object": name, "other": other, "first": first, "second": second}
    goal, steps = hide_and_fetch(*words.values())
    return DrawnTask(scene=scene, goal=goal, steps=steps, words=words, check=partial(_check_places, scene, box, name))


def hide_and_fetch(box: str, name: str, other: str, first: str, second: str) -> tuple[str, tuple[str, ...]]:
    """Return goal and steps: cover an object, put another on the first support, uncover it and put it on the second."""
    steps = (
        pick(box),
        f"cover({actor(name)})",
        *carry(other, first),
        pick(box),
        place_at(f"free_space({actor(box)})"),
        *carry(name, second),
    )
    hidden = f"covered({name!r}, {box!r})"
    return f"then({hidden}, {hidden} and on({other!r}, {first!r}), on({name!r}, {second!r}))", steps


def _check_places(scene: Scene, box: str, name: str) -> None:
    over = replace(scene[box], pose=replace(scene[name].pose, z=scene[box].pose.z))
    check_room(replace(scene, objects=tuple(item for item in scene if item.name != name)), [over])
    if not has_free_place(scene, box):
        raise InfeasibleSceneError("covered", scene.names, f"a free place for the {box}")


TASK = Task(
    name="covered",
    level="MEMORY",
    rating="adapted",
    summary="hide a small object under a box, do something else, then fetch it",
    draw=draw,
    wordings=Wordings(
        taught=(
            "cover the {object} with the {box}, put the {other} on the {first}, "
            "then uncover the {object} and put it on the {second}",
            "hide the {object} under the {box}; move the {other} to the {first}; "
            "then take the {box} away and put the {object} on the {second}",
            "put the {box} over the {object}, place the {other} on the {first}, and at last bring the {object} "
            "from under the box to the {second}",
            "the {box} goes over the {object}, then the {other} on the {first}, last the {object} on the {second}",
            "set the {box} down over the {object}. put the {other} on the {first}. lift the {box} off and "
            "move the {object} to the {second}",
            "with the {object} hidden under the {box}, put the {other} on the {first}; "
            "after that the {object} goes on the {second}",
        ),
        held_out=(
            "conceal the {object} beneath the {box}, take the {other} to the {first}, "
            "and then fetch the {object} for the {second}",
            "the {box} shall shelter the {object} while you deposit the {other} on the {first}; "
            "finally the {object} belongs on the {second}",
        ),
    ),
    step_limit=750,
    memory="what is under the box, and where: no image shows it while it is covered",
    lacks=frozenset({"counts"}),
)
