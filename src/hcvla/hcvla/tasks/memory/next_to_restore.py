"""next_to_restore: one object is put next to another and then back where it was."""

from functools import partial

from hcvla.language.phrases import beside_words
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.program import actor, bring_back, pick, place_at, remember
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings
from hcvla.world.placement import DIRECTIONS, next_to
from hcvla.world.workspace import PlacingRules

_ABOUT_M = 0.09
"""Distance at which the place next to another object is, about."""


def draw(drawn: Draw) -> DrawnTask:
    """Draw two to four objects and a side."""
    scene = drawn.arrange(drawn.movable(drawn.count(2, 4)))
    name, anchor = drawn.some(scene.names, 2)
    side = drawn.one(tuple(DIRECTIONS))
    ahead = scene[anchor].pose.moved(*(_ABOUT_M * part for part in DIRECTIONS[side]))
    if not scene.area.contains(ahead.x, ahead.y):
        raise InfeasibleSceneError("next_to_restore", scene.names, f"table {side} of the {anchor}")
    spot = f"next_to({actor(anchor)}, {side!r}, fit={actor(name)})"
    steps = (remember(name) + pick(name), place_at(spot), *bring_back(name))
    goal = f"then(next_to({name!r}, {anchor!r}, {side!r}), restored({name!r}))"
    words = {"object": name, "anchor": anchor, "where": beside_words(side)}
    items = [item.named for item in scene]
    check = partial(next_to, scene[anchor].named, side, scene[name].named, items, PlacingRules())
    return DrawnTask(scene=scene, goal=goal, steps=steps, words=words, check=check)


TASK = Task(
    name="next_to_restore",
    level="MEMORY",
    rating="direct",
    summary="put one object next to another and then back where it was",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {object} {where} the {anchor} and then back where it was",
            "place the {object} {where} the {anchor}, then restore it",
            "move the {object} to a spot {where} the {anchor} and afterwards return it to its place",
            "set the {object} down {where} the {anchor}; then bring it back to where it stands now",
            "the {object} goes {where} the {anchor}, and then back to its old place",
            "take the {object} to a free place {where} the {anchor} and back again",
        ),
        held_out=(
            "relocate the {object} so that it is {where} the {anchor}, and undo that in the end",
            "let the {object} stand {where} the {anchor} for a moment and then go home",
        ),
    ),
    step_limit=380,
    memory="where it started, and whether it was beside the other already: start and end look alike",
)
