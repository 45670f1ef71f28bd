"""The raw frame: one flat vector for a moment of a running call, written by collection and skill alike.

Everything is in the base frame and in SI units; `conditioning` turns batches of frames into features.
"""

from __future__ import annotations

STATE = 31
"""Tool position (3) and quaternion (4), q (7), dq (7), tau_ext (7), gripper width, closing force, grasped."""
MEMORY = 8
"""Of the call: contact now and greatest [N], lowest and highest tool z [m], ever grasped, least gripper width,
gripper width a step ago [m], opened since grasped."""
CALL = 2
"""Index of the function, match_yaw."""
SLOT = 12
"""Mask, position (3), quaternion (4), size (3), kind of shape. In place of a size the goal has gripper opening [m],
whether the tool's yaw is known, and that yaw, unwrapped [rad]."""
SLOTS = ("actor", "actor_start", "target", "target_start", "held", "goal", "top", "tool_start")
"""What the call is about. `goal` is where geometry proposes to grasp, put down or push to; `top` is the highest
object standing on the actor."""

STATE_AT = 0
TOOL_POSITION, TOOL_QUATERNION = slice(0, 3), slice(3, 7)
JOINT_POSITIONS, JOINT_VELOCITIES, TORQUES = slice(7, 14), slice(14, 21), slice(21, 28)
WIDTH, FORCE, GRASPED = slice(28, 29), slice(29, 30), slice(30, 31)
"""Of the state; the gripper's are one number each."""
POSITION, ORIENTATION, SIZE, KIND = slice(1, 4), slice(4, 8), slice(8, 11), 11
"""Of a slot; its mask is the first number."""
MEMORY_AT = STATE_AT + STATE
CALL_AT = MEMORY_AT + MEMORY
SLOTS_AT = CALL_AT + CALL
OTHERS_AT = SLOTS_AT + SLOT * len(SLOTS)

ROUND, SQUARE, HEXAGON, LONG, TRAY, MAT, PAN, NONE = range(8)
"""Kinds of shape, by what matters to a hand: symmetry, and what a support is like."""
KINDS = {"cylinder": ROUND, "prism": HEXAGON, "tray": TRAY, "mat": MAT, "pan": PAN}

ACTION = 9
"""Commanded tool position (3) and quaternion (4), speed cap [m/s], commanded gripper width [m]."""


def frame_width(other_objects: int) -> int:
    """Return the length of a raw frame with so many other objects."""
    return OTHERS_AT + SLOT * other_objects
