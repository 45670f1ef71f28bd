"""What the simulator knows of each object: for goal tests and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import mujoco
import numpy as np

from hcvla.api.types import Pose

ARM_PREFIX = "fr3_"
"""Bodies of the arm are called so."""
FINGERS = ("fr3_leftfinger", "fr3_rightfinger")
GRIPPER_BODIES = (*FINGERS, "fr3_hand")
TOOL_SITE = "fr3_hand_tcp"
GRIPPER, ARM = "gripper", "arm"
"""What the robot's parts are called in `touching`: hand with fingers, and all other links."""
MIN_PAD_FORCE_N = 0.5
"""An object is grasped when each finger presses on it with more than this."""


@dataclass(frozen=True)
class ObjectTruth:
    """The true state of one object, in the base frame."""

    pose: Pose
    """Of its centre."""
    size: tuple[float, float, float]
    """Extent along its own axes [m]."""
    weight_n: float
    static: bool
    """Fixed to the table."""
    linear_velocity: np.ndarray
    """Shape=(3,), [m/s]."""
    angular_velocity: np.ndarray
    """Shape=(3,), [rad/s]."""
    touching: frozenset[str]
    """Names of all that it is in contact with: objects, "table", "gripper", "arm"."""
    lifted_by: Mapping[str, float] = field(default_factory=dict)
    """Upward force from each thing it touches [N]; negative where it presses down."""
    grasped: bool = False
    """Both fingers press on it."""

    @property
    def tilt_rad(self) -> float:
        """Angle between its own z axis and the vertical [rad]."""
        return float(np.arccos(np.clip(self.pose.matrix[2, 2], -1.0, 1.0)))


class TruthReader:
    """Reads the truth of every object out of one model's data."""

    def __init__(self, model: mujoco.MjModel, names: tuple[str, ...], sizes: Mapping[str, tuple]) -> None:
        """Remember which body is what; `sizes` in [m] by object name."""
        self._model = model
        self._bodies = {name: model.body(name).id for name in names}
        self._sizes = dict(sizes)
        self._labels = [self._label(model.body(i).name) for i in range(model.nbody)]

    @staticmethod
    def _label(body: str) -> str:
        if body in GRIPPER_BODIES:
            return GRIPPER
        return ARM if body.startswith(ARM_PREFIX) else body

    def read(self, data: mujoco.MjData) -> dict[str, ObjectTruth]:
        """Return the truth of every object by name."""
        forces = self._contact_forces(data)
        return {name: self._object(data, name, body, forces.get(body, {})) for name, body in self._bodies.items()}

    def _object(self, data: mujoco.MjData, name: str, body: int, forces: dict[int, tuple[float, float]]) -> ObjectTruth:
        model = self._model
        w, x, y, z = (float(v) for v in data.xquat[body])
        velocity = np.zeros(6)
        mujoco.mj_objectVelocity(model, data, mujoco.mjtObj.mjOBJ_BODY, body, velocity, 0)
        lifted: dict[str, float] = {}
        for other, (upward, _) in forces.items():
            lifted[self._labels[other]] = lifted.get(self._labels[other], 0.0) + upward
        pressing = {model.body(other).name for other, (_, normal) in forces.items() if normal > MIN_PAD_FORCE_N}
        return ObjectTruth(
            pose=Pose(*(float(v) for v in data.xpos[body]), x, y, z, w),
            size=self._sizes[name],
            weight_n=float(model.body_mass[body] * -model.opt.gravity[2]),
            static=bool(model.body_dofnum[body] == 0),
            linear_velocity=velocity[3:].copy(),
            angular_velocity=velocity[:3].copy(),
            touching=frozenset(lifted),
            lifted_by=lifted,
            grasped=pressing.issuperset(FINGERS),
        )

    def _contact_forces(self, data: mujoco.MjData) -> dict[int, dict[int, tuple[float, float]]]:
        """Return for each body the (upward, normal) force [N] that every other exerts on it."""
        found: dict[int, dict[int, tuple[float, float]]] = {}
        wrench = np.zeros(6)
        for index in range(data.ncon):
            contact = data.contact[index]
            first, second = (int(self._model.geom_bodyid[g]) for g in contact.geom)
            if first < 0 or second < 0 or first == second:
                continue
            mujoco.mj_contactForce(self._model, data, index, wrench)
            # The contact frame's x axis points from the first geom to the second; rows of `frame` are its axes.
            upward = float(contact.frame.reshape(3, 3)[:, 2] @ wrench[:3])
            for body, other, sign in ((second, first, 1.0), (first, second, -1.0)):
                up, normal = found.setdefault(body, {}).get(other, (0.0, 0.0))
                found[body][other] = (up + sign * upward, normal + float(wrench[0]))
        return found
