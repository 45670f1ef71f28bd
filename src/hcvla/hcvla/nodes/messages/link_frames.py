"""The arm's links as tf frames, computed from its joints by the robot's own kinematics."""

from __future__ import annotations

import numpy as np
from geometry_msgs.msg import TransformStamped

from hcvla.api.types import Pose
from hcvla.nodes.messages.conversions import transform_to_msg
from hcvla.robots.fr3.table import TCP_D, TOOL_SITE
from hcvla.robots.kinematics import FINGER_YAWS, Kinematics

_HAND = "fr3_hand"
_LINKS = [f"fr3_link{index}" for index in range(9)]
PARENTS = dict(zip(_LINKS[1:], _LINKS[:-1], strict=True)) | {_HAND: _LINKS[-1]} | dict.fromkeys(FINGER_YAWS, _HAND)
"""Link -> the link it is mounted on, as in the URDF."""


class LinkFrames:
    """Every link of the arm relative to its parent. Not safe to share between threads."""

    def __init__(self, prefix: str = "") -> None:
        """Build the kinematics; `prefix` stands before every frame's name."""
        self._kinematics, self._prefix = Kinematics(), prefix

    def static(self) -> list[TransformStamped]:
        """Return the tool centre point, fixed to the hand."""
        return [transform_to_msg(Pose(0.0, 0.0, TCP_D), self._prefix + _HAND, self._prefix + TOOL_SITE)]

    def moving(self, q: np.ndarray, width_m: float, stamp_sec: float) -> list[TransformStamped]:
        """Return T_parent_link of every link for joints `q`, Shape=(7,), [rad] and the distance of the pads [m]."""
        frames = self._kinematics.link_frames(q, width_m)
        return [
            transform_to_msg(
                Pose.from_matrix(_relative(frames[parent], frames[name])),
                self._prefix + parent,
                self._prefix + name,
                stamp_sec,
            )
            for name, parent in PARENTS.items()
        ]


def _relative(T_base_parent: np.ndarray, T_base_link: np.ndarray) -> np.ndarray:
    """Return T_parent_link, Shape=(4, 4)."""
    rotation, transform = T_base_parent[:3, :3].T, np.eye(4)
    transform[:3, :3] = rotation @ T_base_link[:3, :3]
    transform[:3, 3] = rotation @ (T_base_link[:3, 3] - T_base_parent[:3, 3])
    return transform
