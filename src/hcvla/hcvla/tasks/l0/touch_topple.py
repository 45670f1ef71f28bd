"""touch_topple: every post named is knocked over."""

from hcvla.sim.layout import LayoutConfig, Wanted
from hcvla.tasks.draw import Draw
from hcvla.tasks.program import actor
from hcvla.tasks.task import DrawnTask, Task
from hcvla.tasks.wording import Wordings, listed

_POST_M = {"cylinder": (0.04, 0.04, 0.12), "prism": (0.04 * 2 / 3**0.5, 0.04, 0.1)}
_FALL_M = 0.16
"""Distance between posts: room to fall."""


def draw(drawn: Draw) -> DrawnTask:
    """Draw one or two posts to topple."""
    colors = drawn.colors(drawn.count(1, 2))
    posts = [Wanted(color, shape, _POST_M[shape]) for color in colors for shape in [drawn.shape(*_POST_M)]]
    scene = drawn.arrange(posts, LayoutConfig(finger_clearance_m=_FALL_M))
    names = drawn.some(scene.names, len(scene))
    steps = tuple(f"topple({actor(name)})" for name in names)
    return DrawnTask(
        scene=scene, goal=f"toppled({', '.join(map(repr, names))})", steps=steps, words={"list": listed(names)}
    )


TASK = Task(
    name="touch_topple",
    level="L0",
    rating="direct",
    summary="knock over one or two posts",
    draw=draw,
    wordings=Wordings(
        taught=(
            "topple {list}",
            "knock {list} over",
            "touch and topple {list}",
            "make {list} fall over",
            "push {list} over with the fingertips",
            "tip {list} over",
        ),
        held_out=("upset {list}", "no longer upright is how I want {list} after a nudge from you"),
    ),
    step_limit=290,
    model="touch_topple",
)
