"""count_and_repeat: one object is carried to a place and back a given number of times."""

from hcvla.tasks.draw import Draw
from hcvla.tasks.program import bring_back, pick, place_on, remember
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_WORDS = {2: "twice", 3: "three times", 4: "four times"}


def draw(drawn: Draw) -> DrawnTask:
    """Draw one or two objects, a tray or mat, and how often: two or three times in training."""
    scene = drawn.arrange([*drawn.movable(int(drawn.rng.integers(1, 3))), *drawn.supports(1)])
    name, target = scene.names[0], scene.names[-1]
    times = min(drawn.count(2, 3), 4)
    steps = (remember(name) + pick(name), place_on(target), *bring_back(name))
    steps += (pick(name), place_on(target), *bring_back(name)) * (times - 1)
    goal = f"placed_times({name!r}, {target!r}, {times}) and restored({name!r})"
    return DrawnTask(
        scene=scene, goal=goal, steps=steps, words={"object": name, "target": target, "times": _WORDS[times]}
    )


TASK = Task(
    name="count_and_repeat",
    level="MEMORY",
    rating="direct",
    summary="carry one object to a place and back as often as asked",
    draw=draw,
    wordings=Wordings(
        taught=(
            "put the {object} on the {target} and back where it was, {times}",
            "do this {times}: place the {object} on the {target} and return it to its place",
            "carry the {object} to the {target} and back {times}",
            "move the {object} onto the {target} and back again, {times} in all",
            "{times}, put the {object} on the {target} and then back",
            "the {object} shall go on the {target} and back to where it stands now, {times}",
        ),
        held_out=(
            "repeat {times}: deposit the {object} on the {target}, then undo it",
            "let the {object} visit the {target} {times}, coming home each time",
        ),
    ),
    step_limit=1070,
    memory="how often it was done, and where it started: each round looks like the one before",
)
