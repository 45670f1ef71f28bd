"""What a policy server can be sent about a moment of a running call, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from scipy.spatial.transform import Rotation

from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion.wording import call_text, in_words
from hcvla.skills.skill import Observation

_STROKE_M = 0.08
PROMPT = "prompt"
"""The source that is a text."""

Source = Callable[[Observation, Call], np.ndarray]


def _opening(observation: Observation, call: Call) -> np.ndarray:
    return np.array([observation.state.gripper.width_m / _STROKE_M])


def _argument(*names: str) -> Source:
    """Return the source of an argument's pose, Shape=(7,): position and quaternion (x, y, z, w); zeros if not known."""

    def pose_of(observation: Observation, call: Call) -> np.ndarray:
        value = next((call.arguments[name] for name in names if name in call.arguments), None)
        if isinstance(value, Actor) and value.name in observation.objects:
            value = observation.objects[value.name].pose
        return np.array([*value.position, *value.quaternion]) if isinstance(value, Pose) else np.zeros(7)

    return pose_of


VECTORS: Mapping[str, Source] = {
    "joint_positions": lambda seen, _: seen.state.q,
    "joint_velocities": lambda seen, _: seen.state.dq,
    "external_torques": lambda seen, _: seen.state.tau_ext,
    "tool_position": lambda seen, _: seen.state.T_base_tool.position,
    "tool_quaternion": lambda seen, _: seen.state.T_base_tool.quaternion,
    "tool_rotation_vector": lambda seen, _: Rotation.from_quat(seen.state.T_base_tool.quaternion).as_rotvec(),
    "gripper_width": lambda seen, _: np.array([seen.state.gripper.width_m]),
    "gripper_opening": _opening,
    "gripper_closing": lambda seen, call: 1.0 - _opening(seen, call),
    "finger_positions": lambda seen, _: seen.state.gripper.width_m / 2.0 * np.array([1.0, -1.0]),
    "grasped": lambda seen, _: np.array([float(seen.state.gripper.grasped)]),
    "actor_pose": _argument("actor"),
    "target_pose": _argument("target", "pose"),
}
"""By name: joints (7) [rad], [rad/s], [Nm]; tool in the base frame [m], quaternion (x, y, z, w), rotation vector [rad];
gripper width [m], 0 shut to 1 open, 0 open to 1 shut, both fingers [m]; arguments' poses (7) in the base frame."""


def words(call: Call, templates: Mapping[str, str]) -> str:
    """Return a call in words, e.g. "pick up the red cube"; a template has the arguments' words for {their names}."""
    if call.function not in templates:
        return call_text(call, "subgoal")
    return templates[call.function].format_map({name: in_words(value) for name, value in call.arguments.items()})
