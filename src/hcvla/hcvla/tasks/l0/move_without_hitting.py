"""move_without_hitting: the gripper goes low over a mat among posts and touches none of them."""

from hcvla.sim.layout import Wanted
from hcvla.tasks.clearance import check_tool
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import over
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings

_POST_M = {"cube": (0.05, 0.05, 0.05), "cylinder": (0.04, 0.04, 0.12), "prism": (0.04619, 0.04, 0.1)}
_HEIGHTS_CM = (5, 8, 10)
_HAND_ROOM_M = 0.107
"""The hand, wider than the fingers, comes down between the posts with whatever yaw the mat has: half its diagonal."""


def draw(drawn: Draw) -> DrawnTask:
    """Draw three to five posts about a mat."""
    colors = drawn.colors(drawn.count(3, 5))
    posts = [Wanted(color, shape, _POST_M[shape]) for color in colors for shape in [drawn.shape()]]
    scene = drawn.arrange([drawn.support(drawn.colors(1)[0], "mat", (0.09, 0.1)), *posts])
    mat, height_cm = scene.names[0], int(drawn.rng.choice(_HEIGHTS_CM))
    check_tool(scene, scene[mat].pose.position[:2], (), _HAND_ROOM_M)
    others = ", ".join(map(repr, scene.names[1:]))
    goal = f"tool_over({mat!r}, {height_cm / 100:g}) and untouched({others})"
    steps = (f"move_to({over(mat, height_cm / 100)})",)
    return DrawnTask(scene=scene, goal=goal, steps=steps, words={"mat": mat, "height": str(height_cm)})


TASK = Task(
    name="move_without_hitting",
    level="L0",
    rating="adapted",
    summary="bring the gripper low over a mat and touch none of the posts about it",
    draw=draw,
    wordings=Wordings(
        taught=(
            "move the gripper {height} cm above the {mat} without touching anything",
            "bring the hand to {height} cm over the {mat}, and hit nothing on the way",
            "go {height} cm above the {mat}; touch none of the other things",
            "hold the gripper {height} cm over the {mat} and do not bump into anything",
            "reach a point {height} cm above the {mat}, avoiding everything that stands around",
            "without any contact, move the gripper to {height} cm above the {mat}",
        ),
        held_out=(
            "steer the hand to {height} cm over the {mat} and leave all else untouched",
            "get the gripper {height} cm above the {mat}, collisions are forbidden",
        ),
    ),
    step_limit=100,
    model="move_without_hitting",
)
