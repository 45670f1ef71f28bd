"""rotate_restore: one object is turned by an angle and then back."""

from hcvla.language.phrases import turn_words
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import ANGLES_DEG
from hcvla.tasks.program import pick, place_at, remember, remembered, turned
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings


def draw(drawn: Draw) -> DrawnTask:
    """Draw one to three objects, the first with faces that show a turn."""
    wanted = drawn.movable(drawn.count(1, 3))
    wanted[0] = type(wanted[0])(wanted[0].color, drawn.shape("cube", "prism"))
    scene = drawn.arrange(wanted)
    name, degrees = scene.names[0], drawn.sign() * int(drawn.rng.choice(ANGLES_DEG))
    steps = (
        remember(name) + pick(name),
        place_at(turned(remembered(name), degrees), match_yaw=True),
        pick(name),
        place_at(remembered(name), match_yaw=True),
    )
    goal = f"then(rotated({name!r}, {degrees}), restored_pose({name!r}))"
    return DrawnTask(scene=scene, goal=goal, steps=steps, words={"object": name, "turn": turn_words(degrees)})


TASK = Task(
    name="rotate_restore",
    level="L1",
    rating="adapted",
    summary="turn one object by an angle and then back",
    draw=draw,
    wordings=Wordings(
        taught=(
            "rotate the {object} by {turn}, then turn it back",
            "turn the {object} {turn} and then restore it",
            "rotate the {object} {turn} on the spot; afterwards put it back as it was",
            "give the {object} a turn of {turn} and then undo it",
            "turn the {object} by {turn}, set it down, then return it to how it stood",
            "first rotate the {object} {turn}, then bring it back to its old angle",
        ),
        held_out=(
            "spin the {object} through {turn}, and in the end it must stand as it does now",
            "twist the {object} {turn}, release it, and reverse that",
        ),
    ),
    step_limit=430,
    memory="the angle at which it stood, and whether it was turned already: start and end look alike",
    model="rotate_restore",
)
