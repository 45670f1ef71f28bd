"""The one description of the stack: which nodes, with which parameters. The launch file and `hcvla up` both read it.

Imports neither rclpy nor launch, so that both can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from hcvla.api.errors import HcvlaError


class StackError(HcvlaError):
    """An argument of bring-up is unknown or has no such choice."""


@dataclass(frozen=True)
class Argument:
    """One argument of bring-up: `name:=value` for ros2 launch, `--name value` for hcvla up."""

    name: str
    default: str
    description: str
    choices: tuple[str, ...] = ()


ARGUMENTS = (
    Argument("robot", "mujoco", "which arm", ("mujoco",)),
    Argument("skills", "oracle", "who carries out subtasks", ("oracle",)),
    Argument("planner", "default", "checkpoint folder, URL of an OpenAI-compatible server, or default"),
    Argument("scene", "", "scene file (YAML); empty: the standard table"),
    Argument("seed", "0", "where the objects of the standard table stand"),
    Argument("clock", "realtime", "how simulated time passes", ("realtime", "fast", "lockstep")),
    Argument("memory", "", "SQLite file of the memory; empty: ~/.local/share/hcvla/memory.sqlite"),
    Argument("recorder", "false", "start the recorder too; hcvla record starts one if none runs", ("true", "false")),
    Argument("rviz", "false", "start RViz with config/hcvla.rviz", ("true", "false")),
    Argument("use_sim_time", "false", "follow /clock; nodes go by the robot's stamps anyway", ("true", "false")),
    Argument("namespace", "hcvla", "namespace of all nodes"),
    Argument("config", "", "ROS parameter file that overrides the defaults"),
)


@dataclass(frozen=True)
class NodeDescription:
    """One process of the stack."""

    name: str
    """Node name; the executable is hcvla_<name> in a ROS installation, module hcvla.nodes.<name> everywhere."""
    parameters: Mapping[str, bool | int | float | str] = field(default_factory=dict)

    @property
    def executable(self) -> str:
        """Name of the installed entry point."""
        return f"hcvla_{self.name}"

    @property
    def module(self) -> str:
        """Python module with a main()."""
        return f"hcvla.nodes.{self.name}"


def defaults() -> dict[str, str]:
    """Return every argument with its default."""
    return {argument.name: argument.default for argument in ARGUMENTS}


def check_arguments(given: Mapping[str, str]) -> dict[str, str]:
    """Return the arguments completed by defaults; raise StackError for an unknown name or choice."""
    known = {argument.name: argument for argument in ARGUMENTS}
    for name, value in given.items():
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.4)
            hint = f"did you mean '{near[0]}'?" if near else f"valid: {', '.join(known)}"
            raise StackError(f"unknown argument '{name}'; {hint}")
        choices = known[name].choices
        if choices and value not in choices:
            raise StackError(f"argument '{name}' is '{value}', expected one of {', '.join(choices)}")
    if given.get("config") and not Path(given["config"]).is_file():
        raise StackError(f"argument 'config': no file '{given['config']}'; give a ROS parameter file (YAML)")
    return defaults() | dict(given)


def describe(arguments: Mapping[str, str]) -> list[NodeDescription]:
    """Return the nodes for these arguments; raise StackError."""
    chosen = check_arguments(arguments)
    common: dict[str, bool | int | float | str] = {"use_sim_time": chosen["use_sim_time"] == "true"}
    lockstep = chosen["clock"] == "lockstep"
    if not chosen["seed"].isdigit():
        raise StackError(f"argument 'seed' is '{chosen['seed']}', expected a whole number from 0")
    scene: dict[str, bool | int | float | str] = {"scene": chosen["scene"], "seed": int(chosen["seed"])}
    nodes = [
        NodeDescription("mujoco_bridge", common | scene | {"clock": chosen["clock"]}),
        NodeDescription("camera", common),
        NodeDescription("perception", common),
        NodeDescription("memory", common | {"path": chosen["memory"]}),
        NodeDescription("skill_server", common | {"skills": chosen["skills"], "lockstep": lockstep}),
        NodeDescription("planner", common | {"planner": chosen["planner"]}),
        NodeDescription("executor", common),
    ]
    # Not by itself: a process that does nothing most of the time would cost everybody its memory and its start.
    return [*nodes, NodeDescription("recorder", common)] if chosen["recorder"] == "true" else nodes
