"""Everything that can be set about the Franka backend: robot, interface, gains, thresholds, limits of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal, Protocol

from hcvla.configuration.ranges import NonNegativeFloat, NonNegativeInt, PositiveFloat, Range, Share
from hcvla.robots.kinematics import IkConfig
from hcvla.robots.limits import GuardLimits, Seven

FRANKA_LIMITS = GuardLimits(box_low_m=(0.20, -0.45, 0.0138), max_lead_rad=0.12)
"""For hardware, at a fifth of the robot's speed. Home, 0.238 m in front of the base, lies inside the box. The impedance
link trails its setpoint by up to 0.04 rad at 0.5 rad/s, and by its leash of 0.1 rad when something holds the arm up."""


@dataclass(frozen=True, kw_only=True)
class ImpedanceConfig:
    """The compliant link: joint targets that franka-rs tracks with torques at 1 kHz."""

    stiffness: Seven = (600.0, 600.0, 600.0, 600.0, 250.0, 150.0, 100.0)
    """Of each joint [Nm/rad]; the wrist's is twice the library's, which lagged 0.3 s x speed."""
    damping: Seven = (40.0, 40.0, 40.0, 40.0, 20.0, 14.0, 8.0)
    """Of each joint [Nm s/rad]; at rest 0.45 s after full speed, where the library's values creep for over 1.3 s."""
    velocity_feedforward: bool = True
    """Damp the error of the velocity instead of the velocity: without it the wrist lags by 46 mrad instead of 7. Real
    arms may hum with it: lower the damping first, then turn it off."""
    fraction: Annotated[float, Range(0.05, 1.0)] = 0.5
    """Share of the robot's own velocity, acceleration and jerk limits that the link's generator may use; with 1.0 its
    output chatters, below 0.3 it cannot follow the guard's limits."""
    lookahead_sec: NonNegativeFloat = 0.03
    """The library's generator trails its targets by so much: they are given as far ahead on the present velocity. With
    it the worst joint was 2 mrad rms off instead of 9 (fake robot, 0.4 rad/s), and stops took 0.26 s, not 0.32."""
    inertia_share: Share = 1.0
    """Share of the arm's inertia that targets make up for, only with velocity feedforward; 0: none. With all of it a
    stop took 0.18 s instead of 0.30 (fake robot, median): without it the arm swings 7 mrad on and creeps back."""
    leash_rad: PositiveFloat = 0.1
    """How far the goal may run ahead of a joint that is held up; bounds the force of a collision."""


@dataclass(frozen=True, kw_only=True)
class PositionConfig:
    """The stiff link: the robot's own joint position interface, fed with every setpoint."""

    backlog_sec: Annotated[float, Range(0.02, 0.3)] = 0.05
    """Setpoints kept ahead of the robot: a stall of the driver shorter than this is not seen by the robot. A stop, and
    the end of a command stream, take back all but 10 ms of them."""


@dataclass(frozen=True, kw_only=True)
class CollisionConfig:
    """From which force the robot reports a contact (lower) and stops with a reflex (upper)."""

    lower_torque_nm: PositiveFloat = 20.0
    """A contact, for every joint [Nm]."""
    upper_torque_nm: PositiveFloat = 40.0
    """A reflex, for every joint [Nm]; franka-rs asks for at least 40 with its stiffness."""
    lower_force_n: PositiveFloat = 20.0
    """A contact, for every direction of the tool's force [N] and torque [Nm]."""
    upper_force_n: PositiveFloat = 40.0
    """A reflex, for every direction of the tool's force [N] and torque [Nm]."""


@dataclass(frozen=True, kw_only=True)
class WatchConfig:
    """How long each thing may take, and from when on the connection is too bad to move."""

    start_sec: PositiveFloat = 20.0
    """For the driver to import its libraries: 1.5 to 4 s measured, more on a machine that is starting."""
    connect_sec: PositiveFloat = 3.0
    """For the robot to answer, from the driver's word that its imports are done: 20 ms measured."""
    silent_driver_sec: PositiveFloat = 0.5
    """A driver that sent no state for so long hangs, and is killed; the robot then stops by itself."""
    link_lost_sec: PositiveFloat = 0.06
    """The robot's clock stands still for so long: it has missed 20 cycles and stopped by itself; the client libraries
    notice after 1 s only."""
    hold_sec: PositiveFloat = 2.0
    """Without a command for so long the motion is ended, and begun again by the next command."""
    brake_sec: PositiveFloat = 0.5
    """Braking by reference has failed when the arm is not at rest after this: the robot's own stop takes over."""
    stop_sec: PositiveFloat = 1.2
    """After this a stop reports that the arm is not at rest."""
    rest_rad_s: PositiveFloat = 0.02
    """All measured joint speeds below it: at rest. The noise of a resting arm stays below 0.01."""
    rest_sec: PositiveFloat = 0.1
    """So long every state must be at rest: a compliant arm that swings back with 0.03 rad/s is slower for 100 ms at its
    turning point. With 0.05 two of 250 stops on a busy machine were called over there."""
    success_warn: Share = 0.9
    """Share of the robot's cycles in which a command came in time; less of them for `success_sec` is a warning. A good
    link has 0.98 on average and 0.91 at worst."""
    success_stop: Share = 0.8
    """Below this share the arm is stopped."""
    success_sec: PositiveFloat = 0.5
    """How long a share must be too small; a motion begins with few cycles to count."""
    recoveries_per_minute: NonNegativeInt = 3
    """What needs recovering more often has a cause that someone must look for."""
    recover_sec: PositiveFloat = 5.0
    """For one recovery."""


class MotionConfig(Protocol):
    """What a backend's configuration holds for its motion."""

    @property
    def guard(self) -> GuardLimits:
        """What every command and setpoint must satisfy."""
        ...

    @property
    def ik(self) -> IkConfig:
        """How inverse kinematics is solved."""
        ...

    @property
    def watch(self) -> WatchConfig:
        """How long each thing may take."""
        ...


@dataclass(frozen=True, kw_only=True)
class FrankaConfig:
    """The Franka backend."""

    host: str = ""
    """Address of the robot's control box, e.g. 172.16.0.2."""
    control: Literal["impedance", "position"] = "impedance"
    """Interface: impedance is compliant and bounds every target by itself; position is exact and stiff."""
    realtime_priority: Annotated[int, Range(0, 98)] = 80
    """SCHED_FIFO priority of the thread that runs at 1 kHz, where the user may have it (RLIMIT_RTPRIO); 0: none."""
    impedance: ImpedanceConfig = field(default_factory=ImpedanceConfig)
    """Of the compliant link."""
    position: PositionConfig = field(default_factory=PositionConfig)
    """Of the stiff link."""
    collision: CollisionConfig = field(default_factory=CollisionConfig)
    """When the robot stops because of a force."""
    watch: WatchConfig = field(default_factory=WatchConfig)
    """When the driver gives up."""
    guard: GuardLimits = FRANKA_LIMITS
    """What every command and setpoint must satisfy: workspace, speeds, ages."""
    ik: IkConfig = field(default_factory=IkConfig)
    """How inverse kinematics is solved."""
