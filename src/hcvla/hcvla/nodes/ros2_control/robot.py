"""The arm behind ros2_control, by its topics and the controller manager's services."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from lifecycle_msgs.msg import State
from rclpy.node import Node
from sensor_msgs.msg import JointState

from hcvla.nodes.messages.conversions import time_from_msg, time_to_msg
from hcvla.nodes.ros.futures import NodeLostError, call_service
from hcvla.nodes.ros.node import NEWEST
from hcvla.nodes.ros2_control.goals import GoalClient
from hcvla.nodes.ros2_control.interfaces import interface
from hcvla.nodes.ros2_control.polled_topic import PolledTopic
from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.link import LinkError
from hcvla.robots.franka.ros2_control.config import Ros2ControlNames
from hcvla.robots.franka.ros2_control.robot import ACTIVE, JointSample, StampedTrajectory

_SERVICE_SEC = 2.0
"""For the controller manager, which answers between two control periods."""
_SWITCH_SEC = 5.0
"""To activate what has to be connected first."""
_RECOVERY_SEC = 8.0
_STRICT = 2
"""SwitchController: all of it, or nothing."""
_SERVICES = {
    "list_controllers": "ListControllers",
    "list_hardware_components": "ListHardwareComponents",
    "set_hardware_component_state": "SetHardwareComponentState",
    "switch_controller": "SwitchController",
}
"""The controller manager's services and their types."""


class RosControlledRobot:
    """Implements `ControlledRobot`; no call is for a spin thread."""

    def __init__(self, node: Node, names: Ros2ControlNames) -> None:
        """Advertise and subscribe, without waiting for others."""
        self._names = names
        self._sample: JointSample | None = None
        self._torques: np.ndarray | None = None
        self._columns: dict[tuple[str, ...], list[int]] = {}
        self._states = PolledTopic(node, JointState, absolute(names, names.joint_states))
        external = names.external_torques
        self._external = PolledTopic(node, JointState, absolute(names, external)) if external else None
        self._trajectory: Any = interface("trajectory_msgs", "msg", "JointTrajectory")
        self._point: Any = interface("trajectory_msgs", "msg", "JointTrajectoryPoint")
        topic = absolute(names, f"{names.trajectory_controller}/joint_trajectory")
        self._trajectories = node.create_publisher(self._trajectory, topic, NEWEST)
        self._requests = {name: interface("controller_manager_msgs", "srv", kind) for name, kind in _SERVICES.items()}
        self._services = {
            name: node.create_client(kind, absolute(names, f"{names.controller_manager}/{name}"))
            for name, kind in self._requests.items()
        }
        self._recovery: GoalClient | None = None
        if names.error_recovery:
            recovery = interface("franka_msgs", "action", "ErrorRecovery")
            self._recovery = GoalClient(node, recovery, absolute(names, names.error_recovery))
            self._recovery_goal = recovery.Goal

    def joints(self) -> JointSample | None:
        """Return the newest state of all seven joints; None before the first."""
        message = self._states.take()
        if message is not None and (columns := self._columns_of(message.name)):
            position, velocity, effort = (
                np.asarray(values, dtype=float) for values in (message.position, message.velocity, message.effort)
            )
            if len(position) == len(velocity) == len(message.name):
                tau = effort[columns] if len(effort) == len(message.name) else np.zeros(7)
                stamp_sec = time_from_msg(message.header.stamp)
                self._sample = JointSample(stamp_sec, position[columns], velocity[columns], tau)
        return self._sample

    def external_torques(self) -> np.ndarray | None:
        """Return the newest estimate of external torques, Shape=(7,), [Nm]; None if there is none."""
        message = self._external.take() if self._external else None
        if message is not None and (columns := self._columns_of(message.name)):
            effort = np.asarray(message.effort, dtype=float)
            self._torques = effort[columns] if len(effort) == len(message.name) else None
        return self._torques

    def publish(self, trajectory: StampedTrajectory) -> None:
        """Have the controller follow a trajectory from now on."""
        message = self._trajectory(joint_names=list(self._names.joints))
        message.header.stamp = time_to_msg(trajectory.start_sec)
        for from_start_sec, point in zip(trajectory.from_start_sec, trajectory.points, strict=True):
            position, velocity, acceleration = (array("d", row.tobytes()) for row in point)
            made = self._point(positions=position, velocities=velocity, accelerations=acceleration)
            nanoseconds = round(1e9 * float(from_start_sec))
            made.time_from_start.sec, made.time_from_start.nanosec = divmod(nanoseconds, 10**9)
            message.points.append(made)
        self._trajectories.publish(message)

    def controllers(self) -> Mapping[str, str]:
        """Return the state of every loaded controller, by name; raise LinkError."""
        return {item.name: item.state for item in self._call("list_controllers").controller}

    def hardware(self) -> Mapping[str, str]:
        """Return the state of every hardware component, by name; raise LinkError."""
        return {item.name: item.state.label for item in self._call("list_hardware_components").component}

    def activate_hardware(self, name: str) -> None:
        """Have a hardware component obey; raise LinkError."""
        target = State(id=State.PRIMARY_STATE_ACTIVE, label=ACTIVE)
        answer = self._call("set_hardware_component_state", {"name": name, "target_state": target}, _SWITCH_SEC)
        if not answer.ok:
            raise LinkError(
                f"hardware '{name}' stays {answer.state.label}: is the user stop pressed, are the brakes open and FCI "
                f"active in Desk? {RECOVER}"
            )

    def switch(self, activate: Sequence[str], deactivate: Sequence[str]) -> None:
        """Activate and deactivate controllers; raise LinkError."""
        wanted = {"activate_controllers": list(activate), "deactivate_controllers": list(deactivate)}
        answer = self._call("switch_controller", {**wanted, "strictness": _STRICT}, _SWITCH_SEC)
        if not answer.ok:
            why = getattr(answer, "message", "") or "its log says why, e.g. that another controller has the joints"
            changed = ", ".join((*activate, *deactivate))
            raise LinkError(f"the controller manager did not switch {changed}: {why}; {RECOVER}")

    def recover_errors(self) -> None:
        """Have the robot clear its errors; raise LinkError."""
        assert self._recovery is not None
        try:
            done, _ = self._recovery.carry_out(self._recovery_goal(), _RECOVERY_SEC)
        except NodeLostError as error:
            raise LinkError(f"{error} {RECOVER}") from error
        if not done:
            raise LinkError(f"the robot did not clear its errors: is the user stop pressed? Release it, {RECOVER}")

    def _columns_of(self, names: Sequence[str]) -> list[int]:
        """Return where our joints stand in a message; empty if not all of them do."""
        key = tuple(names)
        if key not in self._columns:
            places = {name: index for index, name in enumerate(key)}
            found = [places[joint] for joint in self._names.joints if joint in places]
            self._columns[key] = found if len(found) == len(self._names.joints) else []
        return self._columns[key]

    def _call(self, name: str, fields: Mapping[str, object] | None = None, limit_sec: float = _SERVICE_SEC) -> Any:
        request = self._requests[name].Request(**(fields or {}))
        try:
            return call_service(self._services[name], request, limit_sec)
        except NodeLostError as error:
            raise LinkError(f"{error} {RECOVER}") from error


def absolute(names: Ros2ControlNames, name: str) -> str:
    """Return a name with the namespace of franka_ros2 before it, which is not the bridge's."""
    return (
        name
        if name.startswith("/")
        else "/".join(("", *names.namespace.strip("/").split("/"), name)).replace("//", "/")
    )
