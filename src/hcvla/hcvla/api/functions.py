"""The robot API: every function a program may call, declared once.

From these declarations come the sandbox's stubs, the planner's text and grammar, dataset labels, ROS goals and
the reference page (stubs.py, planner_text.py, grammar.py, goals.py, reference.py). The bodies are empty on purpose:
queries are answered by scene_queries.py from what perception knows, arithmetic by arithmetic.py, subtasks by the
skill server. Adding a skill is adding a function here.
"""

from __future__ import annotations

from typing import Literal

from hcvla.api.registry import Kind, Registry
from hcvla.api.types import Actor, Pose

ROBOT_API = Registry()

Direction = Literal["left", "right", "front", "behind"]
"""As seen by the robot, REP 103: left = +y, right = -y, behind = +x (farther away), front = -x (nearer)."""


@ROBOT_API.declare(Kind.QUERY)
def get_actor(name: str) -> Actor:
    """Return the object called `name`, e.g. 'red cube'.

    Fails with OBJECT_NOT_FOUND if nothing of that name is seen or remembered, AMBIGUOUS if several fit.
    """
    ...


@ROBOT_API.declare(Kind.QUERY)
def get_actors(color: str | None = None, shape: str | None = None) -> list[Actor]:
    """Return all seen or remembered objects, optionally only those of one color or shape, nearest first."""
    ...


@ROBOT_API.declare(Kind.QUERY)
def get_pose(actor: Actor) -> Pose:
    """Return the current pose of the object's centre in the base frame [m, quaternion x y z w]."""
    ...


@ROBOT_API.declare(Kind.QUERY)
def get_height(actor: Actor) -> float:
    """Return how high the object is, from its lower to its upper face [m]."""
    ...


@ROBOT_API.declare(Kind.ARITHMETIC, limits={"degrees": (-360.0, 360.0)})
def rotate_z(pose: Pose, degrees: float) -> Pose:
    """Return the pose turned about the vertical axis by `degrees`, counter-clockwise seen from above."""
    ...


@ROBOT_API.declare(Kind.ARITHMETIC, limits={"dx": (-2.0, 2.0), "dy": (-2.0, 2.0), "dz": (-2.0, 2.0)})
def offset(pose: Pose, dx: float = 0.0, dy: float = 0.0, dz: float = 0.0) -> Pose:
    """Return the pose shifted in the base frame [m]: x forward, y left, z up."""
    ...


@ROBOT_API.declare(Kind.QUERY)
def next_to(actor: Actor, direction: Direction | None = None, fit: Actor | None = None) -> Pose:
    """Return a free pose on the table next to `actor`, on the side named if any, with room for `fit`.

    Fails with BLOCKED if there is no such place within reach.
    """
    ...


@ROBOT_API.declare(Kind.QUERY)
def between(first: Actor, second: Actor, fit: Actor | None = None) -> Pose:
    """Return a free pose on the table in the middle between two objects, at most 0.025 m off, with room for `fit`.

    Fails with BLOCKED if there is no such place within reach.
    """
    ...


@ROBOT_API.declare(Kind.QUERY)
def on_table(x: float, y: float, fit: Actor | None = None) -> Pose:
    """Return the pose at which `fit` stands on the table at (x, y) in the base frame [m].

    Fails with UNREACHABLE if that is out of reach, BLOCKED if something is in the way.
    """
    ...


@ROBOT_API.declare(Kind.QUERY)
def on_top(actor: Actor, fit: Actor | None = None) -> Pose:
    """Return the pose at which `fit` rests on top of `actor`, centred."""
    ...


@ROBOT_API.declare(Kind.QUERY)
def free_space(actor: Actor | None = None) -> Pose:
    """Return a free pose on the table where `actor` fits, clear of all other objects and within reach.

    Fails with BLOCKED if there is none.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=30.0, grasps="actor")
def pick(actor: Actor) -> None:
    """Grasp the object and lift it clear of everything else.

    Succeeds when both pads hold it and its underside is at least 0.02 m above what it stood on.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=30.0, releases=True)
def place(target: Actor | Pose, match_yaw: bool = False) -> None:
    """Put the held object down on an object, or with its centre at a pose, and let go.

    With `match_yaw` its orientation must be that of the pose. Succeeds when it rests released within 0.02 m
    of the pose, or on the target; with `match_yaw` within 10 degrees.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=80.0, releases=True)
def pick_place(actor: Actor, target: Actor | Pose, match_yaw: bool = False) -> None:
    """Fetch the object and put it down on another one, or with its centre at a pose.

    Within it the robot calls `move_to`, `pick`, `move_to` and `place`. Succeeds when `place` does.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=30.0, releases=True)
def cover(actor: Actor) -> None:
    """Lower the held object, a box open at its bottom, over another one, and let go.

    Succeeds when the box stands on the table within 0.02 m of being centred over it.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=20.0)
def move_to(pose: Pose) -> None:
    """Move the tool centre point to a pose, without touching anything on the way.

    The pose's orientation is that of an upright object: identity means fingers straight down, pads along y.
    Succeeds within 0.01 m and 5 degrees; half a turn about the fingers makes no difference.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=40.0)
def push(actor: Actor, target: Actor | Pose) -> None:
    """Slide the object over the table to a pose, or toward another object, without grasping it.

    Succeeds when its centre is within 0.03 m of the pose and the gripper is clear of it; toward an object,
    when less than 70 % of the distance is left.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=20.0)
def touch(actor: Actor) -> None:
    """Touch the object with the closed fingertips, moving it less than 0.01 m, and withdraw."""
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=30.0)
def nudge(actor: Actor) -> None:
    """Push the object with the closed fingertips to wherever there is room, without grasping it.

    Succeeds when it stands upright at least 0.10 m from where it stood and the gripper is clear of it.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=30.0, releases=True)
def throw(target: Actor) -> None:
    """Throw the held object at something that is out of the arm's reach, 0.70 to 0.80 m from its base.

    Succeeds when it comes to rest at the target. In simulation only: a real arm is not fast enough under its limits.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=60.0)
def topple(actor: Actor) -> None:
    """Knock the object over with the closed fingertips; the whole stack, if it stands in one.

    Succeeds when it lies on its side, or when everything of the stack has come down.
    """
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=5.0, releases=True)
def open_gripper() -> None:
    """Open the gripper fully where it is; what it held is let go."""
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=5.0)
def close_gripper() -> None:
    """Close the gripper until it holds something or is shut."""
    ...


@ROBOT_API.declare(Kind.SUBTASK, timeout_sec=20.0)
def go_home() -> None:
    """Return to the home posture, which leaves the scene camera's view of the table free."""
    ...
