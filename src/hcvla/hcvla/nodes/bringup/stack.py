"""The one description of the stack: which nodes, with which parameters. The launch file and `hcvla up` both read it.

Imports neither rclpy nor launch, so that both can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hcvla.configuration.errors import UnknownSettingError
from hcvla.configuration.parameter_file import Section
from hcvla.nodes.bringup.arguments import ARGUMENTS, DEFAULT_NAMESPACE, ROBOTS, StackError, with_defaults
from hcvla.nodes.bringup.cameras import CAMERA_NODES, CameraChoice, choose_camera
from hcvla.nodes.bringup.configuration import NODE_CONFIGS, configure, explicit_values, read_config_file
from hcvla.nodes.bringup.fake_robot import FAKE
from hcvla.nodes.ros.common import COMMON, CommonConfig
from hcvla.planner.load import DEFAULT, check_planner
from hcvla.sim.standard import table_of

SIMULATOR = "mujoco_bridge"
"""The node whose restart loses something: the scene it simulated."""


@dataclass(frozen=True)
class NodeDescription:
    """One process of the stack."""

    name: str
    """Node name; the executable is hcvla_<name> in a ROS installation, module hcvla.nodes.<name> everywhere."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """What config file and arguments say, by dotted name; the defaults are the node's own."""
    remappings: Mapping[str, str] = field(default_factory=dict)
    """Names of topics that are others here."""

    @property
    def executable(self) -> str:
        """Name of the installed entry point."""
        return f"hcvla_{self.name}"

    @property
    def module(self) -> str:
        """Python module with a main()."""
        return f"hcvla.nodes.{self.name}"


def describe(given: Mapping[str, str]) -> list[NodeDescription]:
    """Return the nodes for the arguments that were given; raise an HcvlaError if one could not run like that.

    Only given ones overrule the config file: an argument's default is the default of what it sets.
    """
    chosen = with_defaults(given)
    if chosen["robot"] in ("franka", "ros2_control") and chosen["camera"] == "mujoco":
        raise StackError(f"robot:={chosen['robot']} has no simulated cameras: camera:=realsense (or opencv, ros, file)")
    camera = choose_camera(chosen["camera"], chosen["camera_file"])
    namespace, file = chosen["namespace"], chosen["config"]
    sections = read_config_file(file) if file else []
    arguments = _parameters_by_node(given, chosen, camera, sections)
    common = _common_arguments(given)
    # Time is simulated for each stack by itself.
    remappings = {} if _is_default(namespace) else {"/clock": "clock"}
    nodes = []
    for name in _chosen_nodes([name for name in arguments if _runs(name, chosen, camera)], chosen["only"]):
        _check(name, configure(name, namespace, sections, file, arguments[name]))
        explicit = explicit_values(name, namespace, sections, arguments[name] | common)
        parameters = _implied(namespace) | _camera_clock(name, chosen) | explicit
        nodes.append(NodeDescription(name, parameters, remappings))
    return nodes


def _parameters_by_node(
    given: Mapping[str, str], chosen: Mapping[str, str], camera: CameraChoice, sections: list[Section]
) -> dict[str, dict[str, Any]]:
    """Return the parameters that arguments set: their own, and those by which nodes fit together."""
    parameters: dict[str, dict[str, Any]] = {name: {} for name in NODE_CONFIGS}
    for argument in ARGUMENTS:
        if argument.node and argument.name in given:
            value = given[argument.name]
            parameters[argument.node][argument.parameter] = int(value) if argument.number else value

    def configured(node: str) -> Any:
        return configure(node, chosen["namespace"], sections, chosen["config"], parameters[node])

    if configured("mujoco_bridge").clock == "lockstep":
        parameters["skill_server"]["lockstep"] = True
    if chosen["robot"] == FAKE:
        parameters["fake_franka"]["host"] = _require_fake_host(configured("franka_bridge").host)
    if chosen["robot"] != "mujoco":
        parameters["executor"]["bridge"] = ROBOTS[chosen["robot"]]
    if "camera" in given:
        parameters["executor"]["camera"] = camera.node
    parameters[camera.node].update(camera.parameters)
    return parameters


def _chosen_nodes(stack: Sequence[str], only: str) -> list[str]:
    """Return the nodes of a stack that this computer starts; raise UnknownSettingError for one that it has not."""
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    for name in wanted:
        if name not in stack:
            raise UnknownSettingError("argument 'only'", name, list(stack), "node")
    return [name for name in stack if not wanted or name in wanted]


def _check(name: str, config: Any) -> None:
    """Raise HcvlaError for a node that could only fail with this configuration."""
    if name == "planner" and config.planner != DEFAULT:
        check_planner(config.planner)
    if name == SIMULATOR and config.scene:
        table_of(config.scene, config.seed)
    if name == "franka_bridge" and not config.host:
        raise StackError("robot:=franka needs the robot's address: robot_host:=172.16.0.2, or host in the file")


def _require_fake_host(host: str) -> str:
    """Return the address at which bridge and scene meet the fake robot; raise StackError if there is none."""
    if not host:
        raise StackError("robot:=fake-franka needs the address that hcvla fake-franka prints: robot_host:=127.77.0.1")
    return host


def _runs(name: str, chosen: Mapping[str, str], camera: CameraChoice) -> bool:
    """Whether a stack with these arguments has this node."""
    if name == "recorder":
        # It does nothing most of the time, and costs memory and a longer start.
        return chosen["recorder"] == "true"
    if name == "fake_franka":
        return chosen["robot"] == FAKE
    if name in ROBOTS.values() and name != ROBOTS[chosen["robot"]]:
        return False
    return name == camera.node or name not in CAMERA_NODES.values()


def _camera_clock(name: str, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return that real images of a simulated arm are stamped with its time, or they would belong to no state of it."""
    is_real = name in CAMERA_NODES.values() and name != CAMERA_NODES["mujoco"]
    return {"use_sim_time": True} if is_real and chosen["robot"] == "mujoco" else {}


def frame_prefix_of(stack: Sequence[NodeDescription]) -> str:
    """Return what stands before the names of a stack's frames."""
    return str(stack[0].parameters.get("frame_prefix", COMMON.frame_prefix))


def _common_arguments(given: Mapping[str, str]) -> dict[str, Any]:
    """Return what arguments say to every node, by parameter; raise FramePrefixError."""
    common: dict[str, Any] = {}
    if "use_sim_time" in given:
        common["use_sim_time"] = given["use_sim_time"] == "true"
    if "frame_prefix" in given:
        common["frame_prefix"] = CommonConfig(frame_prefix=given["frame_prefix"]).frame_prefix
    return common


def _implied(namespace: str) -> dict[str, Any]:
    """Return the parameters that follow from the namespace if neither file nor argument says them."""
    return {} if _is_default(namespace) else {"frame_prefix": f"{namespace.strip('/')}/"}


def _is_default(namespace: str) -> bool:
    return namespace.strip("/") in ("", DEFAULT_NAMESPACE)
