"""The values that cross the robot API: poses, actors, and what perception knows of an object.

Frames: everything is in the robot's base frame (`fr3_link0`; REP 103: x forward, y left, z up) unless the
name of a field or variable says otherwise. Lengths in metres, angles in radians, quaternions as (x, y, z, w).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class Pose:
    """A rigid pose in the base frame: position [m] and unit quaternion (x, y, z, w)."""

    x: float
    y: float
    z: float
    qx: float = 0.0
    qy: float = 0.0
    qz: float = 0.0
    qw: float = 1.0

    @property
    def position(self) -> np.ndarray:
        """Position, Shape=(3,), [m]."""
        return np.array([self.x, self.y, self.z])

    @property
    def quaternion(self) -> np.ndarray:
        """Orientation, Shape=(4,), (x, y, z, w)."""
        return np.array([self.qx, self.qy, self.qz, self.qw])

    @property
    def yaw(self) -> float:
        """Rotation about the base z axis [rad], in (-pi, pi]."""
        return math.atan2(
            2.0 * (self.qw * self.qz + self.qx * self.qy),
            1.0 - 2.0 * (self.qy**2 + self.qz**2),
        )

    @property
    def matrix(self) -> np.ndarray:
        """The homogeneous transform T_base_pose, Shape=(4, 4)."""
        x, y, z, w = self.quaternion / np.linalg.norm(self.quaternion)
        transform = np.eye(4)
        transform[:3, :3] = [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
        transform[:3, 3] = self.position
        return transform

    @classmethod
    def from_matrix(cls, transform: np.ndarray) -> Pose:
        """Build a pose from a homogeneous transform, Shape=(4, 4)."""
        rotation = np.asarray(transform, dtype=float)[:3, :3]
        # Shepperd's method: divide by the largest component, never by one that may vanish.
        trace = float(np.trace(rotation))
        diagonal = np.array([rotation[0, 0], rotation[1, 1], rotation[2, 2], trace])
        pivot = int(np.argmax(diagonal))
        quaternion = np.empty(4)
        if pivot == 3:
            quaternion[3] = 1.0 + trace
            quaternion[0] = rotation[2, 1] - rotation[1, 2]
            quaternion[1] = rotation[0, 2] - rotation[2, 0]
            quaternion[2] = rotation[1, 0] - rotation[0, 1]
        else:
            i, j, k = pivot, (pivot + 1) % 3, (pivot + 2) % 3
            quaternion[i] = 1.0 - trace + 2.0 * rotation[i, i]
            quaternion[j] = rotation[j, i] + rotation[i, j]
            quaternion[k] = rotation[k, i] + rotation[i, k]
            quaternion[3] = rotation[k, j] - rotation[j, k]
        quaternion /= np.linalg.norm(quaternion)
        if quaternion[3] < 0.0:
            quaternion = -quaternion
        position = np.asarray(transform, dtype=float)[:3, 3]
        return cls(*(float(v) for v in (*position, *quaternion)))

    @classmethod
    def from_yaw(cls, x: float, y: float, z: float, yaw: float = 0.0) -> Pose:
        """Build an upright pose: position [m] and yaw about z [rad]."""
        return cls(x, y, z, 0.0, 0.0, math.sin(yaw / 2.0), math.cos(yaw / 2.0))

    def rotated_z(self, angle_rad: float) -> Pose:
        """Return the pose turned about the base z axis through its own position [rad]."""
        s, c = math.sin(angle_rad / 2.0), math.cos(angle_rad / 2.0)
        x, y, z, w = self.qx, self.qy, self.qz, self.qw
        return replace(self, qx=c * x - s * y, qy=c * y + s * x, qz=c * z + s * w, qw=c * w - s * z)

    def moved(self, dx: float = 0.0, dy: float = 0.0, dz: float = 0.0) -> Pose:
        """Return the pose shifted in the base frame [m]."""
        return replace(self, x=self.x + dx, y=self.y + dy, z=self.z + dz)

    def distance(self, other: Pose) -> float:
        """Euclidean distance between the two positions [m]."""
        return float(np.linalg.norm(self.position - other.position))


@dataclass(frozen=True)
class Actor:
    """A handle on a named object of the scene; what perception currently calls `name`."""

    name: str


@dataclass(frozen=True)
class NamedObject:
    """What perception knows of one object, in the base frame.

    `pose` is the centre of the object; its yaw is meaningful up to the shape's symmetry.
    """

    name: str
    """Unique in a scene, e.g. "red cube"; the argument of get_actor."""
    color: str
    shape: str
    """cube, block, cylinder, prism, tray, mat, pan, ..."""
    pose: Pose
    size: tuple[float, float, float]
    """Extent along the object's own axes [m]."""
    covariance: np.ndarray = field(default_factory=lambda: np.zeros((4, 4)), compare=False)
    """Covariance of (x, y, z, yaw), Shape=(4, 4), [m^2, rad^2]; grows while the object is not seen."""
    visible: bool = True
    held: bool = False
    last_seen_sec: float = 0.0
    """Stamp of the last image that showed it, on the clock of the camera [s]."""

    @property
    def top_z(self) -> float:
        """Height of the upper face [m]."""
        return self.pose.z + self.size[2] / 2.0

    @property
    def bottom_z(self) -> float:
        """Height of the lower face [m]."""
        return self.pose.z - self.size[2] / 2.0

    @property
    def is_support(self) -> bool:
        """Whether the object is something that others are put on rather than picked."""
        return self.shape in SUPPORT_SHAPES

    @property
    def lies_low(self) -> bool:
        """Whether it is so low that fingers reach over it: a tray or a mat."""
        return self.is_support and self.shape != "pan"


SUPPORT_SHAPES = ("tray", "mat", "pan")
"""Shapes that carry others and are never picked; a pan of a scale rises and sinks, the others do not move."""

Value = Pose | Actor | float | int | str | bool | None
"""Everything that may be an argument or a result of an API function (a list of Actor besides)."""
