"""match_pose: the gripper is brought to a height above an object, turned by an angle from its faces."""

from hcvla.language.phrases import turn_words
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import over, turned
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_HEIGHTS_CM = (12, 15, 18, 20, 25)
_ANGLES_DEG = (-40, -30, 30, 40)


def draw(drawn: Draw) -> DrawnTask:
    """Draw one to three objects, one of them with faces that show an angle."""
    shape = drawn.shape("cube", "prism")
    angles = _ANGLES_DEG if shape == "cube" else (-30, 30)
    wanted = drawn.movable(drawn.count(1, 3))
    wanted[0] = type(wanted[0])(wanted[0].color, shape)
    scene = drawn.arrange(wanted)
    name, height_cm = scene.names[0], int(drawn.rng.choice(_HEIGHTS_CM))
    degrees = int(drawn.rng.choice(angles))
    steps = (f"move_to({turned(over(name, height_cm / 100), degrees)})",)
    words = {"object": name, "height": str(height_cm), "turn": turn_words(degrees)}
    return DrawnTask(scene=scene, goal=f"tool_over({name!r}, {height_cm / 100:g}, {degrees})", steps=steps, words=words)


TASK = Task(
    name="match_pose",
    level="L0",
    rating="adapted",
    summary="bring the gripper over an object, at a height and an angle",
    draw=draw,
    wordings=Wordings(
        taught=(
            "hold the gripper {height} cm above the {object}, turned {turn} from its faces",
            "move the gripper {height} cm above the {object} and turn it {turn} from how the {object} stands",
            "bring the hand to {height} cm over the {object}, at an angle of {turn} to its sides",
            "stop the gripper {height} cm above the {object}, turned by {turn}",
            "the gripper shall be {height} cm above the {object}, rotated {turn} relative to it",
            "go to a place {height} cm over the {object} with the fingers turned {turn} from its faces",
        ),
        held_out=(
            "hover {height} cm over the {object}, twisted {turn} against its edges",
            "park the gripper {height} cm higher than the {object}, at {turn} to it",
        ),
    ),
    step_limit=130,
    model="match_pose",
)
