"""What the guard holds the arm to: where it may be, how fast, how far ahead and how old a command may be."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Annotated

import numpy as np

from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.ranges import PositiveFloat, Range
from hcvla.robots.fr3.table import ACCELERATION, DQ_MAX, FINGER_FORCE, JERK

Seven = tuple[PositiveFloat, PositiveFloat, PositiveFloat, PositiveFloat, PositiveFloat, PositiveFloat, PositiveFloat]


class BadLimitsError(ConfigurationError):
    """Limits that contradict each other or exceed the robot's own."""


@dataclass(frozen=True, kw_only=True)
class GuardLimits:
    """How far, how fast and how old; the defaults are for hardware, SIM_LIMITS for simulation."""

    box_low_m: tuple[float, float, float] = (0.28, -0.45, 0.0138)
    """Lower corner of the box the tool centre point must stay in, base frame; z leaves the fingertips 5 mm."""
    box_high_m: tuple[float, float, float] = (0.75, 0.45, 0.75)
    """Upper corner of that box."""
    joint_margin_rad: PositiveFloat = 0.05
    """Kept from the ends of every joint's range by targets and solutions: nearer ones end a motion of franka-rs. More
    slows ways close to the base, which fold the elbow to its end: with 0.06 one of 18 could not be travelled."""
    joint_velocity: Seven = (0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0)
    """Largest speed of each joint [rad/s]."""
    joint_acceleration: Annotated[float, Range(0.0, ACCELERATION, above=True)] = 2.5
    """Largest acceleration of every joint [rad/s^2]."""
    joint_jerk: Annotated[float, Range(0.0, JERK, above=True)] = 500.0
    """Largest jerk of every joint [rad/s^3]."""
    brake_acceleration: Annotated[float, Range(0.0, ACCELERATION, above=True)] = 5.0
    """Braking may be harder than driving [rad/s^2]; from full speed it must end within `brake_sec`."""
    brake_jerk: Annotated[float, Range(0.0, JERK, above=True)] = 1000.0
    """Largest jerk while braking [rad/s^3]."""
    brake_sec: PositiveFloat = 0.25
    """Longest braking from full joint speed, without the arm's own settling."""
    tool_speed_m_s: PositiveFloat = 0.25
    """Largest speed of the tool along a line."""
    tool_acceleration_m_s2: PositiveFloat = 1.0
    """Largest acceleration of the tool along a line."""
    tool_jerk_m_s3: PositiveFloat = 10.0
    """Largest jerk of the tool along a line."""
    turn_speed_rad_s: PositiveFloat = 0.8
    """Largest speed at which the tool turns."""
    turn_acceleration_rad_s2: PositiveFloat = 3.0
    """Largest acceleration of the tool's turning."""
    turn_jerk_rad_s3: PositiveFloat = 30.0
    """Largest jerk of the tool's turning."""
    max_step_m: PositiveFloat = 0.25
    """Largest distance of a Cartesian target from the measured tool position, in simulation too: the lead of way
    points (LeadLimits, 0.2 m) and what a tool at 0.7 m/s moves in the period between measurement and command."""
    max_step_rad: PositiveFloat = 0.8
    """Largest turn of a Cartesian target from the measured pose: the lead of 0.7 rad and a period at 2 rad/s."""
    max_joint_step_rad: PositiveFloat = 0.3
    """Largest way of any joint of a joint target from the measured one."""
    max_lead_rad: PositiveFloat = 0.05
    """A joint that lags its setpoint by more is held up by something: the path waits."""
    max_command_age_sec: PositiveFloat = 0.2
    """An older command is dropped: it came too late."""
    max_grip_age_sec: PositiveFloat = 1.0
    """The same for the gripper: its commands are no stream, so that one dropped on a busy machine would be missing."""
    max_clock_skew_sec: PositiveFloat = 0.05
    """A command may be stamped this far in the future."""
    watchdog_sec: PositiveFloat = 0.1
    """Without a new command for so long a moving arm brakes."""
    max_grip_force_n: PositiveFloat = FINGER_FORCE
    """Largest closing force that may be commanded; the hand's own limit."""
    max_grip_speed_m_s: PositiveFloat = 0.2
    """Largest speed of the gripper's opening width that may be commanded."""

    def __post_init__(self) -> None:
        """Refuse limits beyond the robot's, and speeds from which braking would take too long."""
        for field in fields(self):
            values = np.atleast_1d(np.asarray(getattr(self, field.name), dtype=float))
            if not np.isfinite(values).all() or (not field.name.startswith("box") and (values <= 0.0).any()):
                raise BadLimitsError(f"{field.name} is {getattr(self, field.name)}, expected positive finite numbers")
        if not np.less(self.box_low_m, self.box_high_m).all():
            raise BadLimitsError(f"box_low_m {self.box_low_m} is not below box_high_m {self.box_high_m}")
        if (np.array(self.joint_velocity) > DQ_MAX).any():
            raise BadLimitsError(f"joint_velocity {self.joint_velocity} exceeds the robot's {DQ_MAX.tolist()} rad/s")
        for name, bound in (("acceleration", ACCELERATION), ("jerk", JERK)):
            for kind in ("joint", "brake"):
                value = getattr(self, f"{kind}_{name}")
                if value > bound:
                    raise BadLimitsError(f"{kind}_{name} is {value:g}, the robot's own limit is {bound:g}")
        # Worst case: full speed while still accelerating; the acceleration is turned round at the jerk limit.
        turn_round = (self.joint_acceleration + self.brake_acceleration) / self.brake_jerk
        worst = max(self.joint_velocity) / self.brake_acceleration + turn_round
        if worst > self.brake_sec:
            raise BadLimitsError(f"braking from full speed takes {worst:.3f} s, expected at most {self.brake_sec:g} s")


SIM_LIMITS = GuardLimits(
    box_low_m=(0.20, -0.55, 0.0138),
    box_high_m=(0.80, 0.55, 0.80),
    joint_margin_rad=0.01,
    joint_velocity=(2.0, 2.0, 2.0, 2.0, 2.2, 2.2, 2.2),
    joint_acceleration=9.0,
    joint_jerk=2000.0,
    brake_acceleration=9.9,
    brake_jerk=4000.0,
    tool_speed_m_s=0.7,
    tool_acceleration_m_s2=4.0,
    tool_jerk_m_s3=60.0,
    turn_speed_rad_s=2.0,
    turn_acceleration_rad_s2=6.0,
    turn_jerk_rad_s3=100.0,
    max_joint_step_rad=math.pi + 1e-6,
)
"""For simulation: every rule on, near the robot's own limits; way points lie as near as on hardware."""
