"""The arm's links as tf frames, read from the simulated bodies."""

from __future__ import annotations

import mujoco
import numpy as np
from geometry_msgs.msg import TransformStamped

from hcvla.api.types import Pose
from hcvla.nodes.messages.conversions import transform_to_msg
from hcvla.nodes.ros.node import BASE_FRAME
from hcvla.sim.truth import TOOL_SITE

_PREFIX = "fr3_"
_HAND = "fr3_hand"


class LinkFrames:
    """Every body of the arm relative to its parent."""

    def __init__(self, model: mujoco.MjModel) -> None:
        """Find the arm's bodies in a model."""
        self._model = model
        names = {index: model.body(index).name for index in range(model.nbody)}
        self._links = [
            (index, int(model.body_parentid[index]), name, names[int(model.body_parentid[index])])
            for index, name in names.items()
            if name.startswith(_PREFIX) and name != BASE_FRAME
        ]

    def static(self) -> list[TransformStamped]:
        """Return the tool centre point, fixed to the hand."""
        site = self._model.site(TOOL_SITE)
        transform = _transform(site.quat, site.pos)
        return [transform_to_msg(Pose.from_matrix(transform), _HAND, TOOL_SITE)]

    def moving(self, data: mujoco.MjData, stamp_sec: float) -> list[TransformStamped]:
        """Return T_parent_link of every link now."""
        return [
            transform_to_msg(_relative(data, parent, index), parent_name, name, stamp_sec)
            for index, parent, name, parent_name in self._links
        ]


def _relative(data: mujoco.MjData, parent: int, child: int) -> Pose:
    rotation = data.xmat[parent].reshape(3, 3).T
    transform = np.eye(4)
    transform[:3, :3] = rotation @ data.xmat[child].reshape(3, 3)
    transform[:3, 3] = rotation @ (data.xpos[child] - data.xpos[parent])
    return Pose.from_matrix(transform)


def _transform(quaternion_wxyz: np.ndarray, position: np.ndarray) -> np.ndarray:
    rotation = np.empty(9)
    mujoco.mju_quat2Mat(rotation, quaternion_wxyz)
    transform = np.eye(4)
    transform[:3, :3], transform[:3, 3] = rotation.reshape(3, 3), position
    return transform
