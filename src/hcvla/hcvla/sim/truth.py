"""What the simulator knows of each object: for goal tests and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import mujoco
import numpy as np

from hcvla.api.types import Pose
from hcvla.goals.facts import TABLE
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES
from hcvla.sim.scene import Scene, SceneObject
from hcvla.world.shapes import outline

ARM_PREFIX = "fr3_"
"""Bodies of the arm are called so."""
FINGERS = ("fr3_leftfinger", "fr3_rightfinger")
GRIPPER_BODIES = (*FINGERS, "fr3_hand")
TOOL_SITE = "fr3_hand_tcp"
GRIPPER, ARM = "gripper", "arm"
"""What the robot's parts are called in `touching`: hand with fingers, and all other links."""
STATIC_SPEED_M_S = 0.001
STATIC_RATE_RAD_S = 0.01
"""Slower than both is at rest (task suite, 0.5)."""
_LEAST_MEAN_SEC = 0.02
"""Over less time a mean speed says nothing."""
_CONTACT_M = 0.001
"""What is this near to what is under it stands on it."""
_FACING = 0.7
"""Cosine between a contact's normal and the closing direction from which it counts as pressed inward."""
MIN_PAD_FORCE_N = 0.5
"""An object is grasped when each finger presses on it with more than this."""
_SHUT_M = 0.002
"""Fingers that are nearer together hold nothing: a corner pressed into their seam is pushed by both. The thinnest thing
that can be grasped is a wall of 4 mm."""


@dataclass(frozen=True, kw_only=True)
class ObjectTruth:
    """The true state of one object, in the base frame."""

    item: SceneObject
    """What it is and where it started."""
    pose: Pose
    """Of its centre."""
    weight_n: float
    linear_velocity: np.ndarray
    """Shape=(3,), [m/s]."""
    angular_velocity: np.ndarray
    """Shape=(3,), [rad/s]."""
    touching: frozenset[str]
    """Names of all that it is in contact with: objects, "table", "gripper", "arm"."""
    lifted_by: Mapping[str, float] = field(default_factory=dict)
    """Upward force from each object it touches [N]; negative where it presses down."""
    grasped: bool = False
    """Both fingers press on it."""
    stamp_sec: float = 0.0
    """Simulated time."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.item.name

    @property
    def color(self) -> str:
        """Word for its color."""
        return self.item.color

    @property
    def shape(self) -> str:
        """Word for its shape."""
        return self.item.shape

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along its own axes [m]."""
        return self.item.size

    @property
    def static(self) -> bool:
        """Whether it is fixed to the table."""
        return self.item.static

    @property
    def bottom_z(self) -> float:
        """Height of its underside while it is upright [m]."""
        return self.pose.z - self.item.size[2] / 2.0

    @property
    def top_z(self) -> float:
        """Height of its upper face while it is upright [m]."""
        return self.pose.z + self.item.size[2] / 2.0

    @property
    def footprint(self) -> np.ndarray:
        """Its outline from above, corners in order, Shape=(n, 2), [m]."""
        return outline(self)

    @property
    def at_rest(self) -> bool:
        """Whether it moves slower than 1 mm/s and 0.01 rad/s."""
        slow = math.hypot(*self.linear_velocity.tolist()) <= STATIC_SPEED_M_S
        return slow and math.hypot(*self.angular_velocity.tolist()) <= STATIC_RATE_RAD_S

    def rested_since(self, before: ObjectTruth) -> bool:
        """Whether it has moved slower than that on average since an earlier state of it.

        A box on a cylinder trembles a little over the limit at every step and yet stays where it is.
        """
        passed_sec = self.stamp_sec - before.stamp_sec
        if passed_sec < _LEAST_MEAN_SEC:
            return False
        cosine = min(1.0, abs(float(self.pose.quaternion @ before.pose.quaternion)))
        slow = self.pose.distance(before.pose) <= STATIC_SPEED_M_S * passed_sec
        return slow and 2.0 * math.acos(cosine) <= STATIC_RATE_RAD_S * passed_sec

    @property
    def tilt_rad(self) -> float:
        """Angle between its own z axis and the vertical [rad]."""
        return float(np.arccos(np.clip(self.pose.matrix[2, 2], -1.0, 1.0)))


class TruthReader:
    """Reads the truth of every object out of one model's data."""

    def __init__(self, model: mujoco.MjModel, scene: Scene) -> None:
        """Remember which body is what."""
        self._model = model
        self._bodies = {item: model.body(item.name).id for item in scene}
        self._fingers = frozenset(model.body(name).id for name in FINGERS)
        self._finger_qpos = [int(model.joint(name).qposadr[0]) for name in FINGER_JOINT_NAMES]
        self._body_of_geom = model.geom_bodyid
        self._labels = [self._label(model.body(i).name) for i in range(model.nbody)]

    @staticmethod
    def _label(body: str) -> str:
        if body in GRIPPER_BODIES:
            return GRIPPER
        return ARM if body.startswith(ARM_PREFIX) else body

    def read(self, data: mujoco.MjData) -> dict[str, ObjectTruth]:
        """Return the truth of every object by name."""
        forces = self._contact_forces(data)
        return {item.name: self._object(data, item, body, forces.get(body, {})) for item, body in self._bodies.items()}

    def pose(self, data: mujoco.MjData, name: str) -> Pose:
        """Return the pose of the body of that name."""
        return _pose(data, data.body(name).id)

    def touching(self, data: mujoco.MjData, name: str) -> frozenset[str]:
        """Return the names of all that the body of that name is in contact with."""
        body = data.body(name).id
        pairs = self._body_of_geom[data.contact.geom]
        return frozenset(self._labels[other] for pair in pairs if body in pair for other in pair if other != body)

    def _object(
        self, data: mujoco.MjData, item: SceneObject, body: int, forces: dict[int, tuple[float, float]]
    ) -> ObjectTruth:
        model = self._model
        velocity = np.zeros(6)
        mujoco.mj_objectVelocity(model, data, mujoco.mjtObj.mjOBJ_BODY, body, velocity, 0)
        lifted: dict[str, float] = {}
        for other, (upward, _) in forces.items():
            lifted[self._labels[other]] = lifted.get(self._labels[other], 0.0) + upward
        pressing = {other for other, (_, squeeze) in forces.items() if squeeze > MIN_PAD_FORCE_N}
        return ObjectTruth(
            item=item,
            pose=_pose(data, body),
            weight_n=float(model.body_mass[body] * -model.opt.gravity[2]),
            linear_velocity=velocity[3:].copy(),
            angular_velocity=velocity[:3].copy(),
            touching=frozenset(lifted),
            lifted_by=lifted,
            grasped=pressing >= self._fingers,
            stamp_sec=float(data.time),
        )

    def _contact_forces(self, data: mujoco.MjData) -> dict[int, dict[int, tuple[float, float]]]:
        """Return for each body the force [N] that every other exerts on it: upward, and, from a finger, inward.

        Both fingers press on what they touch or push, but only what lies between them do they press toward each other.
        """
        found: dict[int, dict[int, tuple[float, float]]] = {}
        inward = self._inward(data)
        wrench = np.zeros(6)
        pairs, frames = self._body_of_geom[data.contact.geom].tolist(), data.contact.frame.tolist()
        for index, ((first, second), frame) in enumerate(zip(pairs, frames, strict=True)):
            if first == second:
                continue
            mujoco.mj_contactForce(self._model, data, index, wrench)
            # The contact frame's x axis points from the first geom to the second; rows of `frame` are its axes.
            normal, along, across = wrench[:3].tolist()
            upward = frame[2] * normal + frame[5] * along + frame[8] * across
            for body, other, sign in ((second, first, 1.0), (first, second, -1.0)):
                up, squeeze = found.setdefault(body, {}).get(other, (0.0, 0.0))
                if other in inward:
                    facing = sum(a * b for a, b in zip(frame[:3], inward[other], strict=True))
                    squeeze += sign * normal * facing if abs(facing) > _FACING else 0.0
                found[body][other] = (up + sign * upward, squeeze)
        return found

    def _inward(self, data: mujoco.MjData) -> dict[int, list[float]]:
        """Return the direction in which each finger closes, base frame, by its body; none while they hold nothing."""
        if sum(data.qpos[self._finger_qpos].tolist()) < _SHUT_M:
            return {}
        # A finger opens along its own y axis.
        return {finger: (-data.xmat[finger, 1::3]).tolist() for finger in self._fingers}


def _pose(data: mujoco.MjData, body: int) -> Pose:
    """Return the pose of a body in the base frame."""
    (w, qx, qy, qz), (x, y, z) = data.xquat[body].tolist(), data.xpos[body].tolist()
    return Pose(x, y, z, qx, qy, qz, w)


def resting_truth(scene: Scene) -> dict[str, ObjectTruth]:
    """Return the truth of a scene before anything moved, without simulating it."""
    still, gravity = np.zeros(3), 9.81
    under = {item.name: set() if item.static else {_carrier(item, scene)} for item in scene}
    return {
        item.name: ObjectTruth(
            item=item,
            pose=item.pose,
            weight_n=item.mass_kg * gravity,
            linear_velocity=still,
            angular_velocity=still,
            touching=frozenset(under[item.name]),
            lifted_by={carrier: item.mass_kg * gravity for carrier in under[item.name]},
        )
        for item in scene
    }


def _carrier(item: SceneObject, scene: Scene) -> str:
    """Return the name of what an object stands on: the highest under its centre, else the table."""
    bottom = item.pose.z - item.size[2] / 2.0
    below = [
        other
        for other in scene
        if other.pose.z < item.pose.z
        and other.pose.z + other.size[2] / 2.0 <= bottom + _CONTACT_M + other.size[2] * (other.shape == "tray")
        and math.hypot(other.pose.x - item.pose.x, other.pose.y - item.pose.y) < min(other.size[:2]) / 2.0
    ]
    if bottom < _CONTACT_M or not below:
        return TABLE
    return max(below, key=lambda other: other.pose.z).name
