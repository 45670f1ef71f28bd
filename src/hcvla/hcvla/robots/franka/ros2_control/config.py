"""Everything that can be set about an arm behind ros2_control: the names that it has there, stream, limits of time."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Annotated, Literal

from hcvla.configuration.ranges import NonNegativeInt, PositiveFloat, Range
from hcvla.robots.fr3.table import JOINT_NAMES
from hcvla.robots.franka.config import WatchConfig
from hcvla.robots.kinematics import IkConfig
from hcvla.robots.limits import GuardLimits

SevenNames = tuple[str, str, str, str, str, str, str]

ROS2_CONTROL_LIMITS = GuardLimits(box_low_m=(0.20, -0.45, 0.0138), max_lead_rad=0.25)
"""For hardware, at a fifth of the robot's speed. The reference is `lead_sec` ahead of the arm, which a controller as
soft as franka_ros2's (D/P up to 0.1 s) lets trail: at the wrist's 1 rad/s that is 0.2 rad."""


@dataclass(frozen=True, kw_only=True)
class Ros2ControlNames:
    """What controllers, topics, actions and services are called, relative to the namespace of franka_ros2."""

    namespace: str = ""
    """Where franka_ros2 was started, e.g. /NS1."""
    joints: SevenNames = (*JOINT_NAMES,)  # type: ignore[assignment]
    """The arm's joints, from the base on."""
    joint_states: str = "franka/joint_states"
    """States of the arm's joints at the controllers' rate; the merged joint_states come at 30 Hz, too rarely."""
    external_torques: str = "franka_robot_state_broadcaster/external_joint_torques"
    """Estimated external torques (JointState.effort); empty: there are none."""
    trajectory_controller: str = "fr3_arm_controller"
    """The JointTrajectoryController that moves the arm."""
    broadcasters: tuple[str, ...] = ("joint_state_broadcaster", "franka_robot_state_broadcaster")
    """Controllers that a recovery activates too, where they are loaded."""
    controller_manager: str = "controller_manager"
    """The node whose services list and switch controllers."""
    hardware_component: str = "FrankaHardwareInterface"
    """The robot's hardware component, as the description's <ros2_control name=...> has it."""
    error_recovery: str = "action_server/error_recovery"
    """The action that clears the robot's errors; empty: there is none."""


@dataclass(frozen=True, kw_only=True)
class Ros2ControlGripper:
    """Which actions move the gripper, and where its state is published."""

    actions: Literal["franka_gripper", "gripper_command"] = "franka_gripper"
    """franka_gripper: its Move, Grasp and Homing. gripper_command: control_msgs/GripperCommand, which has no homing, no
    speed, and no word on what is held."""
    node: str = "franka_gripper"
    """The gripper's node, which the names of its actions begin with."""
    command: str = "gripper_action"
    """The action of gripper_command."""
    position_per_width: PositiveFloat = 0.5
    """What GripperCommand's position is of the width: franka_gripper's is half of it, that of one finger."""
    joint_states: str = "joint_states"
    """The fingers' states, each half of the width."""
    silence_sec: PositiveFloat = 1.0
    """Without a state of the fingers for so long the gripper is lost; they come at 15 Hz or more."""
    command_sec: PositiveFloat = 10.0
    """For one command; the slowest is homing."""


@dataclass(frozen=True, kw_only=True)
class StreamConfig:
    """How setpoints become trajectories: each replaces the one before, and ends at rest."""

    period_sec: Annotated[float, Range(0.02, 0.1)] = 0.05
    """A trajectory is published so often."""
    lead_sec: Annotated[float, Range(0.06, 0.3)] = 0.1
    """Setpoints reach so far ahead of the arm: a period, the way to the controller, and a stall of this process. Then
    the trajectory brakes by itself."""
    margin_sec: Annotated[float, Range(0.005, 0.05)] = 0.02
    """A stop takes back the setpoints that are due later than this: the way to the controller takes a few ms."""


@dataclass(frozen=True, kw_only=True)
class Ros2ControlTiming:
    """How long each thing may take."""

    connect_sec: PositiveFloat = 10.0
    """For controllers and joint states to be found at the start; discovery takes 1 to 2 s, more on a busy machine."""
    link_lost_sec: PositiveFloat = 0.06
    """Without a new joint state for so long the arm is not to be moved: they come at 1 kHz while the robot obeys."""
    poll_sec: PositiveFloat = 0.5
    """The controllers' states are looked at so often."""
    hold_sec: PositiveFloat = 2.0
    """Without a command for so long no trajectories are published; the next command begins again."""
    brake_sec: PositiveFloat = 0.5
    """Braking by reference has failed when the arm is not at rest after this: the controller is deactivated."""
    stop_sec: PositiveFloat = 1.2
    """After this a stop reports that the arm is not at rest."""
    rest_rad_s: PositiveFloat = 0.02
    """All measured joint speeds below it: at rest."""
    rest_sec: PositiveFloat = 0.05
    """So long every state must be at rest."""
    recoveries_per_minute: NonNegativeInt = 3
    """What needs recovering more often has a cause that someone must look for."""
    recover_sec: PositiveFloat = 10.0
    """For the three steps of one recovery."""


@dataclass(frozen=True, kw_only=True)
class Ros2ControlConfig:
    """A Franka arm behind ros2_control."""

    names: Ros2ControlNames = field(default_factory=Ros2ControlNames)
    """Of the arm's controllers and topics."""
    gripper: Ros2ControlGripper = field(default_factory=Ros2ControlGripper)
    """The gripper's actions."""
    stream: StreamConfig = field(default_factory=StreamConfig)
    """How setpoints are sent."""
    timing: Ros2ControlTiming = field(default_factory=Ros2ControlTiming)
    """When to give up."""
    guard: GuardLimits = ROS2_CONTROL_LIMITS
    """What every command and setpoint must satisfy: workspace, speeds, ages."""
    ik: IkConfig = field(default_factory=IkConfig)
    """How inverse kinematics is solved."""

    @property
    def watch(self) -> WatchConfig:
        """The timing as the motion wants it; what it has beyond that belongs to other links."""
        own = [item.name for item in fields(WatchConfig) if hasattr(self.timing, item.name)]
        return WatchConfig(**{name: getattr(self.timing, name) for name in own})
