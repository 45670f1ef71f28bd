"""The Franka Research 3 with Franka Hand in numbers: the one table from which model, URDF and limits come.

Sources: kinematics, torque, velocity, acceleration and jerk limits are those Franka publishes for the FR3 (robot
specifications, libfranka rate limits); joint ranges are those of system versions before 5.9, a subset of the
later ones and so valid on every FR3; masses and inertias are those of Franka's public robot description; finger
dimensions are measured on its drawings to the millimetre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Inertia:
    """Mass [kg], centre of mass in the link frame [m], inertia about it (xx, yy, zz, xy, xz, yz) [kg m^2]."""

    mass_kg: float
    com: tuple[float, float, float]
    tensor: tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Joint:
    """One revolute joint in Craig's (modified) Denavit-Hartenberg convention, with its limits and its drive."""

    a: float
    """Distance along the previous x axis [m]."""
    d: float
    """Distance along the own z axis [m]."""
    alpha: float
    """Twist about the previous x axis [rad]."""
    lower: float
    upper: float
    """Range [rad]."""
    velocity: float
    """Largest speed [rad/s]."""
    torque: float
    """Largest torque [Nm]."""
    armature: float
    """Rotor inertia as felt at the joint [kg m^2]; also what keeps the stiff drive stable at 2 ms."""
    stiffness: float
    """Simulated position drive [Nm/rad]."""
    damping: float
    """Simulated position drive [Nm s/rad]."""

    @property
    def origin(self) -> tuple[float, float, float]:
        """Position of the joint frame in the previous one [m]."""
        return (self.a, -self.d * math.sin(self.alpha), self.d * math.cos(self.alpha))


_RIGHT = math.pi / 2.0

JOINTS: tuple[Joint, ...] = (
    Joint(0.0, 0.333, 0.0, -2.7437, 2.7437, 2.62, 87.0, 0.195, 6000.0, 180.0),
    Joint(0.0, 0.0, -_RIGHT, -1.7837, 1.7837, 2.62, 87.0, 0.195, 6000.0, 180.0),
    Joint(0.0, 0.316, _RIGHT, -2.9007, 2.9007, 2.62, 87.0, 0.195, 5000.0, 120.0),
    Joint(0.0825, 0.0, _RIGHT, -3.0421, -0.1518, 2.62, 87.0, 0.195, 5000.0, 120.0),
    Joint(-0.0825, 0.384, -_RIGHT, -2.8065, 2.8065, 5.26, 12.0, 0.074, 2000.0, 30.0),
    Joint(0.0, 0.0, _RIGHT, 0.5445, 4.5169, 4.18, 12.0, 0.074, 2000.0, 30.0),
    Joint(0.088, 0.0, _RIGHT, -3.0159, 3.0159, 5.26, 12.0, 0.074, 2000.0, 30.0),
)
"""fr3_joint1 to fr3_joint7."""

ACCELERATION = 10.0
"""Largest acceleration of every joint [rad/s^2]."""
JERK = 5000.0
"""Largest jerk of every joint [rad/s^3]."""

FLANGE_D = 0.107
"""From fr3_link7 to the flange fr3_link8 along z [m]."""
HAND_YAW = -math.pi / 4.0
"""The hand is mounted turned about the flange's z axis [rad]."""
TCP_D = 0.1034
"""From the hand frame (at the flange) to the tool centre point fr3_hand_tcp between the pads, along z [m]."""

FINGER_D = 0.0584
"""From the hand frame to the finger frames along z [m]."""
FINGER_TRAVEL = 0.04
"""Stroke of one finger [m]; the gripper opens twice as far."""
MAX_WIDTH_M = 2.0 * FINGER_TRAVEL
FINGER_SPEED = 0.2
"""Largest speed of one finger [m/s]."""
FINGER_FORCE = 70.0
"""Largest continuous closing force [N]."""

FINGERTIP_BELOW_TCP_M = 0.0088
"""How far the fingertips reach past the tool centre point [m]."""
FINGERTIP_THICKNESS_M = 0.011
"""Extent of a fingertip along the closing direction, outside the gripper's opening [m]."""
HAND_BELOW_FLANGE_M = 0.0659
"""The body of the hand ends this far below the flange, so 37.5 mm above the tool centre point [m]."""
HAND_HALF_WIDTH_M = 0.102
"""Half the extent of the hand's body along the closing direction [m]."""

LINKS: tuple[Inertia, ...] = (
    Inertia(2.3966, (-0.0172, 0.0004, 0.0745), (0.0090, 0.0115, 0.0085, 0.0, 0.0020, 0.0)),
    Inertia(
        2.9274653454,
        (0.0000004128, -0.0181251324, -0.0386035970),
        (0.0239273165, 0.0224821613, 0.0063500983, 0.0000133179, -0.0001140477, -0.0019950321),
    ),
    Inertia(
        2.9355370338,
        (0.0031828864, -0.0743221644, 0.0088146084),
        (0.0419389463, 0.0251451489, 0.0617021447, 0.0002025733, 0.0040777842, -0.0042252158),
    ),
    Inertia(
        2.2449013699,
        (0.0407015686, -0.0048200565, -0.0289730823),
        (0.0241014255, 0.0197405327, 0.0190444945, 0.0024046946, -0.0028562693, -0.0021042127),
    ),
    Inertia(
        2.6155955791,
        (-0.0459100965, 0.0630492960, -0.0085187868),
        (0.0345299832, 0.0288816219, 0.0412547117, 0.0132255227, 0.0101514300, -0.0009762834),
    ),
    Inertia(
        2.3271207594,
        (-0.0016039605, 0.0292536262, -0.0972965990),
        (0.0516102785, 0.0478772971, 0.0164236256, -0.0057151734, -0.0035673168, 0.0106739851),
    ),
    Inertia(
        1.8170376524,
        (0.0597131221, -0.0410294666, -0.0101692726),
        (0.0054123336, 0.0140583295, 0.0160808179, 0.0061934564, 0.0014219289, -0.0013140754),
    ),
    Inertia(
        0.6271432862,
        (0.0045225817, 0.0086261921, -0.0161633251),
        (0.0002109239, 0.0001771857, 0.0000599319, -0.0000243330, 0.0000456448, 0.0000874407),
    ),
)
"""fr3_link0 to fr3_link7."""
HAND = Inertia(0.73, (-0.01, 0.0, 0.03), (0.001, 0.0025, 0.0017, 0.0, 0.0, 0.0))
FINGER = Inertia(0.015, (0.0, 0.0145, 0.0253), (2.375e-6, 2.375e-6, 7.5e-7, 0.0, 0.0, 0.0))

JOINT_NAMES: tuple[str, ...] = tuple(f"fr3_joint{i}" for i in range(1, 8))
FINGER_JOINT_NAMES = ("fr3_finger_joint1", "fr3_finger_joint2")
GRIPPER_ACTUATOR = "fr3_gripper"
TOOL_SITE = "fr3_hand_tcp"
PAD_GEOMS = ("fr3_leftpad", "fr3_rightpad")

Q_LOWER = np.array([joint.lower for joint in JOINTS])
Q_UPPER = np.array([joint.upper for joint in JOINTS])
DQ_MAX = np.array([joint.velocity for joint in JOINTS])
TAU_MAX = np.array([joint.torque for joint in JOINTS])
for _array in (Q_LOWER, Q_UPPER, DQ_MAX, TAU_MAX):
    _array.flags.writeable = False

HOME_Q = np.array([0.0, -1.0, 0.0, -2.45, 0.0, 1.45, math.pi / 4.0])
"""Home: the tool straight down in front of the base, drawn back from the table [rad], Shape=(7,)."""
HOME_Q.flags.writeable = False
