"""Message types of ros2_control and franka_ros2, imported where such a robot is used: few have them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from hcvla.configuration.errors import ConfigurationError
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig

_SOURCES = {
    "trajectory_msgs": "ros-jazzy-trajectory-msgs",
    "control_msgs": "ros-jazzy-control-msgs",
    "controller_manager_msgs": "ros-jazzy-controller-manager-msgs",
    "franka_msgs": "franka_ros2's workspace, sourced before hcvla's",
}


class MissingInterfacesError(ConfigurationError):
    """The environment lacks message packages that the robot speaks."""

    def __init__(self, packages: list[str]) -> None:
        """Name them, and where each is to be had."""
        super().__init__(
            f"robot:=ros2_control needs ROS packages that are not installed here: {_with_sources(packages)}"
        )


def needed_packages(config: Ros2ControlConfig) -> list[str]:
    """Return the message packages that a robot of this configuration needs."""
    franka = config.gripper.actions == "franka_gripper" or config.names.error_recovery
    gripper = "franka_msgs" if config.gripper.actions == "franka_gripper" else "control_msgs"
    return ["trajectory_msgs", "controller_manager_msgs", *sorted({gripper, *(["franka_msgs"] if franka else [])})]


def missing_interfaces(packages: list[str]) -> list[str]:
    """Return those of the packages that cannot be imported."""
    return [package for package in packages if find_spec(package) is None]


def require_interfaces(packages: list[str]) -> None:
    """Raise MissingInterfacesError if not all of these can be imported."""
    if missing := missing_interfaces(packages):
        raise MissingInterfacesError(missing)


def interface(package: str, kind: str, name: str) -> Any:
    """Return a type, e.g. ("franka_msgs", "action", "Move")."""
    return getattr(import_module(f"{package}.{kind}"), name)


def _with_sources(packages: list[str]) -> str:
    return "; ".join(f"{package} ({_SOURCES[package]})" for package in packages)
