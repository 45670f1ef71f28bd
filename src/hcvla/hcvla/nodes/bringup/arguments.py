"""The arguments of bring-up, the same for the launch file and `hcvla up`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.configuration.errors import UnknownSettingError
from hcvla.configuration.settings import settings_of
from hcvla.nodes.bringup.cameras import CAMERAS
from hcvla.nodes.bringup.configuration import NODE_CONFIGS
from hcvla.nodes.bringup.fake_robot import FAKE
from hcvla.nodes.bringup.namespace import check_namespace


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

    def __str__(self) -> str:
        """Return it for people, e.g. "robot (mujoco, franka; default mujoco): Which arm"."""
        known = ", ".join(self.choices) + "; " if self.choices else ""
        return f"{self.name} ({known}default {self.default or 'none'}): {self.description.rstrip('.')}"


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
