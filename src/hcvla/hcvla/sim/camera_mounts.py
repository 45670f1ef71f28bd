"""Where the cameras sit and how wide they see."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hcvla.api.types import Pose

WORLD = "world"


@dataclass(frozen=True, kw_only=True)
class CameraMount:
    """One camera: its place on a body and its field of view."""

    name: str
    body: str
    """"world" is the base frame."""
    position_m: tuple[float, float, float]
    """In the body's frame [m]."""
    target_m: tuple[float, float, float]
    """The point of the body's frame that is in the middle of the image [m]."""
    up: tuple[float, float, float]
    """Direction in the body's frame that is up in the image."""
    fovy_degrees: float
    """Vertical field of view."""

    @cached_property
    def T_body_optical(self) -> np.ndarray:
        """Pose of the optical frame (REP 103: z forward, x right, y down) in the body's frame, Shape=(4, 4); read-only.

        Computed once: it is needed with every image.
        """
        position = np.array(self.position_m)
        forward = np.array(self.target_m) - position
        forward /= np.linalg.norm(forward)
        right = np.cross(forward, self.up)
        right /= np.linalg.norm(right)
        transform = np.eye(4)
        transform[:3, :3] = np.column_stack([right, np.cross(forward, right), forward])
        transform[:3, 3] = position
        transform.setflags(write=False)
        return transform

    @property
    def mujoco_quaternion(self) -> tuple[float, float, float, float]:
        """Orientation as MuJoCo wants it: (w, x, y, z), looking along -z with y up."""
        pose = Pose.from_matrix(self.T_body_optical @ np.diag([1.0, -1.0, -1.0, 1.0]))
        return pose.qw, pose.qx, pose.qy, pose.qz

    def intrinsics(self, width: int, height: int) -> np.ndarray:
        """Return the pinhole matrix K for an image of that size, Shape=(3, 3), [pixel].

        The centre of the pixel in column i and row j is at (i + 0.5, j + 0.5) - 0.5, as in OpenCV.
        """
        focal = height / 2.0 / math.tan(math.radians(self.fovy_degrees) / 2.0)
        return np.array([[focal, 0.0, (width - 1) / 2.0], [0.0, focal, (height - 1) / 2.0], [0.0, 0.0, 1.0]])


SCENE_CAMERA = CameraMount(
    name="scene",
    body=WORLD,
    position_m=(1.0, 0.0, 1.05),
    target_m=(0.46, 0.0, 0.02),
    up=(0.0, 0.0, 1.0),
    fovy_degrees=34.0,
)
"""In front of and above the table, looking back at it: the arm comes from behind and hides little."""

DISPLAY_CAMERA = CameraMount(
    name="display",
    body=WORLD,
    position_m=(1.45, -0.95, 0.92),
    target_m=(0.26, 0.04, 0.24),
    up=(0.0, 0.0, 1.0),
    fovy_degrees=38.0,
)
"""For people only: a three-quarter view of arm and table."""

WRIST_CAMERA = CameraMount(
    name="wrist",
    body="fr3_hand",
    position_m=(0.09, 0.0, 0.03),
    target_m=(0.0213, 0.0, 0.20),
    up=(1.0, 0.0, 0.0),
    fovy_degrees=70.0,
)
"""On the hand, next to the fingers: sees both tips and what is below them."""

FIXED_CAMERAS = (SCENE_CAMERA, DISPLAY_CAMERA)
MOUNTS = {mount.name: mount for mount in (*FIXED_CAMERAS, WRIST_CAMERA)}
"""Every camera of the simulation by name."""
