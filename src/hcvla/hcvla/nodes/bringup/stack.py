"""The one description of the stack: which nodes, with which parameters. The launch file and `hcvla up` both read it.

Imports neither rclpy nor launch, so that both can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.configuration.errors import UnknownSettingError
from hcvla.configuration.settings import settings_of
from hcvla.nodes.bringup.cameras import CAMERA_NODES, CAMERAS, CameraChoice, choose_camera
from hcvla.nodes.bringup.configuration import NODE_CONFIGS, configure, explicit_values, read_config_file
from hcvla.nodes.bringup.fake_robot import FAKE
from hcvla.nodes.bringup.namespace import check_namespace
from hcvla.nodes.ros.common import COMMON, CommonConfig
from hcvla.planner.load import DEFAULT, check_planner


class StackError(HcvlaError):
    """An argument of bring-up has no such value."""


@dataclass(frozen=True, kw_only=True)
class Argument:
    """One argument of bring-up: `name:=value` for ros2 launch and for hcvla up."""

    name: str
    default: str
    description: str
    choices: tuple[str, ...] = ()
    node: str = ""
    """Whose parameter it sets; empty: it is not a parameter."""
    parameter: str = ""
    number: bool = False
    """Whether the parameter is a whole number."""


def _sets(name: str, node: str, parameter: str) -> Argument:
    """Return the argument that sets a node's parameter; default, choices and description are the parameter's."""
    setting = next(setting for setting in settings_of(NODE_CONFIGS[node]) if setting.name == parameter)
    return Argument(
        name=name,
        default=str(setting.value),
        description=setting.description,
        choices=setting.choices,
        node=node,
        parameter=parameter,
        number=setting.type is int,
    )


RESPAWNS = 5
"""How often one node is started again. What dies more often has a fault that a restart does not cure."""

SIMULATOR = "mujoco_bridge"
"""The node whose restart loses something: the scene it simulated."""

ROBOTS: Mapping[str, str] = {
    "mujoco": "mujoco_bridge",
    "franka": "franka_bridge",
    "ros2_control": "ros2_control_bridge",
    FAKE: "franka_bridge",
}
"""The node that drives each arm."""

_BOOL = ("true", "false")
DEFAULT_NAMESPACE = "hcvla"
"""A stack in it has its frames without a prefix and the topic /clock; one in another namespace shares no name."""
ARGUMENTS = (
    Argument(name="robot", default="mujoco", description="Which arm.", choices=tuple(ROBOTS)),
    _sets("robot_host", "franka_bridge", "host"),
    _sets("control", "franka_bridge", "control"),
    Argument(
        name="camera",
        default="mujoco",
        description="Which cameras; their parameters are those of the node of that name in the config file.",
        choices=CAMERAS,
    ),
    Argument(
        name="camera_file",
        default="",
        description="What camera:=file plays as the scene camera: a RealSense recording (.db3) or a video.",
    ),
    _sets("skills", "skill_server", "skills"),
    _sets("planner", "planner", "planner"),
    _sets("scene", "mujoco_bridge", "scene"),
    _sets("seed", "mujoco_bridge", "seed"),
    _sets("clock", "mujoco_bridge", "clock"),
    _sets("memory", "memory", "path"),
    Argument(
        name="recorder",
        default="false",
        description="Start the recorder too; hcvla record starts one if none runs.",
        choices=_BOOL,
    ),
    Argument(
        name="only",
        default="",
        description="Start only these nodes, joined by commas: a stack on two computers is started once on each.",
    ),
    Argument(name="rviz", default="false", description="Start RViz with config/hcvla.rviz.", choices=_BOOL),
    Argument(
        name="use_sim_time",
        default="false",
        description="Follow /clock; nodes go by the robot's stamps anyway.",
        choices=_BOOL,
    ),
    Argument(
        name="respawn",
        default="true",
        description=f"Start a node that died again, each at most {RESPAWNS} times.",
        choices=_BOOL,
    ),
    Argument(name="namespace", default=DEFAULT_NAMESPACE, description="Namespace of all nodes."),
    Argument(
        name="frame_prefix",
        default="",
        description="Before the name of every tf frame; if not given, the namespace and '/', in hcvla nothing.",
    ),
    Argument(
        name="config",
        default="",
        description="ROS parameter file (config/hcvla.yaml shows everything); other arguments overrule it.",
    ),
)


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


def respawns(given: Mapping[str, str]) -> int:
    """Return how often a node that dies is started again."""
    return RESPAWNS if with_defaults(given)["respawn"] == "true" else 0


def check_arguments(given: Mapping[str, str]) -> None:
    """Raise UnknownSettingError, StackError or NamespaceError for an argument with an unknown name or value."""
    known = {argument.name: argument for argument in ARGUMENTS}
    for name, value in given.items():
        if name not in known:
            raise UnknownSettingError("bring-up", name, list(known), "argument")
        argument = known[name]
        if argument.choices and value not in argument.choices:
            raise StackError(f"argument '{name}' is '{excerpt(value)}', expected one of {', '.join(argument.choices)}")
        if argument.number and not value.isdigit():
            raise StackError(f"argument '{name}' is '{excerpt(value)}', expected a whole number from 0")
        if name == "namespace":
            check_namespace(value)


def unknown_arguments(names: Iterable[str]) -> list[str]:
    """Return a line for each name that is no argument of bring-up, with the nearest that is one."""
    known = [argument.name for argument in ARGUMENTS]
    errors = [UnknownSettingError("bring-up", name, known, "argument") for name in names if name not in known]
    return [f"{error} (it has no effect)" for error in errors]


def with_defaults(given: Mapping[str, str]) -> dict[str, str]:
    """Return all arguments, those not given with their defaults; raise StackError."""
    check_arguments(given)
    return {argument.name: argument.default for argument in ARGUMENTS} | dict(given)


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
    arguments: dict[str, dict[str, Any]] = {name: {} for name in NODE_CONFIGS}
    for argument in ARGUMENTS:
        if argument.node and argument.name in given:
            value = given[argument.name]
            arguments[argument.node][argument.parameter] = int(value) if argument.number else value
    if configure("mujoco_bridge", namespace, sections, file, arguments["mujoco_bridge"]).clock == "lockstep":
        arguments["skill_server"]["lockstep"] = True
    if chosen["robot"] == FAKE:
        host = configure("franka_bridge", namespace, sections, file, arguments["franka_bridge"]).host
        arguments["fake_franka"]["host"] = _require_fake_host(host)
    if chosen["robot"] != "mujoco":
        arguments["executor"]["bridge"] = ROBOTS[chosen["robot"]]
    if "camera" in given:
        arguments["executor"]["camera"] = camera.node
    arguments[camera.node].update(camera.parameters)
    common = _common_arguments(given)
    # Time is simulated for each stack by itself.
    remappings = {} if _is_default(namespace) else {"/clock": "clock"}
    nodes = []
    for name in _chosen_nodes([name for name in arguments if _runs(name, chosen, camera)], chosen["only"]):
        own = arguments[name]
        config = configure(name, namespace, sections, file, own)
        _check(name, config)
        said = (
            _implied(namespace) | _camera_clock(name, chosen) | explicit_values(name, namespace, sections, own | common)
        )
        nodes.append(NodeDescription(name, said, remappings))
    return nodes


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
        # One that does nothing most of the time would cost everybody its memory and its start.
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
