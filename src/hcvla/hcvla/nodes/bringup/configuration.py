"""What each node is configured by, one dataclass a node, and how a config file and arguments change it.

The file is a ROS parameter file. One precedence everywhere: argument > config file > default. Imports no rclpy.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from hcvla.api.excerpt import excerpt
from hcvla.cameras.opencv.config import OpenCvCameraConfig
from hcvla.cameras.realsense.config import RealSenseCameraConfig
from hcvla.cameras.relay_config import RosCameraConfig
from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.parameter_file import Section, is_foreign, read_sections, values_for
from hcvla.configuration.ranges import NonNegativeInt, PositiveFloat
from hcvla.configuration.settings import with_values
from hcvla.configuration.template import parameter_file
from hcvla.executor.config import ExecutorConfig
from hcvla.lockstep.config import LockstepConfig
from hcvla.nodes.ros.common import COMMON, common_values
from hcvla.perception.config import PerceptionConfig
from hcvla.planner.config import PlannerSettings
from hcvla.recording.live.config import AlignConfig
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig
from hcvla.robots.kinematics import IkConfig
from hcvla.robots.limits import SIM_LIMITS, GuardLimits
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sim.camera_config import CameraConfig
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.load import check_call_skills
from hcvla.skills.scripted.config import OracleConfig
from hcvla.world.workspace import PlacingRules

_LIKE = 0.6
"""A section whose name is this similar to a node's was probably meant for it."""


@dataclass(frozen=True, kw_only=True)
class MujocoBridgeConfig:
    """Parameters of `mujoco_bridge`."""

    scene: str = ""
    """Scene file (YAML); empty: the standard table."""
    seed: NonNegativeInt = 0
    """Where the objects of the standard table stand."""
    clock: Literal["realtime", "fast", "lockstep"] = "realtime"
    """How simulated time passes; in lockstep only through the service `step`."""
    publish_tf: bool = True
    """Publish the arm's frames; false: a robot_state_publisher does (hcvla urdf prints the description it needs)."""
    guard: GuardLimits = SIM_LIMITS
    """What every command and setpoint must satisfy."""
    ik: IkConfig = field(default_factory=IkConfig)
    """How inverse kinematics is solved."""


@dataclass(frozen=True, kw_only=True)
class FrankaBridgeConfig(FrankaConfig):
    """Parameters of `franka_bridge`: those of the robot, and of the node."""

    arm_at_start: bool = True
    """Carry out commands as soon as the robot is connected and idle; false: only after the service arm was called.
    After a fault it must be called anyway."""
    publish_tf: bool = True
    """Publish the arm's frames; false: a robot_state_publisher does (hcvla urdf prints the description it needs)."""

    @property
    def robot(self) -> FrankaConfig:
        """What is not the node's own."""
        return FrankaConfig(**{field.name: getattr(self, field.name) for field in fields(FrankaConfig)})


@dataclass(frozen=True, kw_only=True)
class Ros2ControlBridgeConfig(Ros2ControlConfig):
    """Parameters of `ros2_control_bridge`: those of the robot, and of the node."""

    arm_at_start: bool = True
    """Carry out commands as soon as the controllers are found active; false: only after the service arm was called.
    After a fault it must be called anyway."""
    publish_tf: bool = True
    """Publish the arm's frames; false: franka_ros2's robot_state_publisher does."""


@dataclass(frozen=True)
class FakeFrankaNodeConfig:
    """Parameters of `fake_franka`."""

    host: str = ""
    """Address of the fake robot (hcvla fake-franka), whose scene the node follows."""


@dataclass(frozen=True)
class PerceptionNodeConfig(PerceptionConfig):
    """Parameters of `perception`: those of the method, and of the node."""

    camera_limit_sec: PositiveFloat = 1.5
    """Without a new image for this long on the system clock a camera counts as lost."""
    max_rate_hz: PositiveFloat = 10.0
    """No more looks a second than this, though a skill may have the cameras send more: it was tuned and measured at the
    rate that they send by default."""
    markers: bool = True
    """Publish RViz markers of the objects."""

    @property
    def method(self) -> PerceptionConfig:
        """What is not the node's own."""
        return PerceptionConfig(**{field.name: getattr(self, field.name) for field in fields(PerceptionConfig)})


@dataclass(frozen=True)
class MemoryConfig:
    """Parameters of `memory`."""

    path: str = ""
    """SQLite file of the memory; empty: hcvla/memory.sqlite in the user's data folder (XDG_DATA_HOME)."""


@dataclass(frozen=True, kw_only=True)
class SkillServerConfig:
    """Parameters of `skill_server`."""

    skills: str = "oracle"
    """Who carries out subtasks: oracle (the scripted skills), diffusion (the learned ones), a policy's folder,
    ws://HOST:PORT[?layout=FILE] of a policy server, or MODULE:CLASS of a skill library."""
    lockstep: bool = False
    """Step the simulation instead of following its clock."""
    client: str = "executor"
    """While a subtask runs, this node must be alive, or the arm is stopped; empty: anyone may call."""
    oracle: OracleConfig = field(default_factory=OracleConfig)
    """How the scripted skills move and hold."""
    judge: JudgeConfig = field(default_factory=JudgeConfig)
    """What counts as done, for every skill library."""

    def __post_init__(self) -> None:
        """Refuse what stands for no skills that carry out calls; raise what `check_call_skills` raises."""
        check_call_skills(self.skills)


@dataclass(frozen=True, kw_only=True)
class ExecutorNodeConfig:
    """Parameters of `executor`."""

    bridge: str = "mujoco_bridge"
    """Name of the node that drives the arm."""
    camera: str = "mujoco_camera"
    """Name of the node that publishes the cameras' images."""
    budgets: ExecutorConfig = field(default_factory=ExecutorConfig)
    """What a task may try and use up."""
    sandbox: SandboxLimits = field(default_factory=SandboxLimits)
    """What its program may use up."""
    placing: PlacingRules = field(default_factory=PlacingRules)
    """Which free places a program is given."""


@dataclass(frozen=True)
class RecorderConfig:
    """Parameters of `recorder`."""

    align: AlignConfig = field(default_factory=AlignConfig)
    """When a frame is put together, and how old its parts may be."""


NODE_CONFIGS: Mapping[str, Any] = {
    "mujoco_bridge": MujocoBridgeConfig(),
    "franka_bridge": FrankaBridgeConfig(),
    "ros2_control_bridge": Ros2ControlBridgeConfig(),
    "fake_franka": FakeFrankaNodeConfig(),
    "mujoco_camera": CameraConfig(),
    "realsense_camera": RealSenseCameraConfig(),
    "opencv_camera": OpenCvCameraConfig(),
    "ros_camera": RosCameraConfig(),
    "perception": PerceptionNodeConfig(),
    "memory": MemoryConfig(),
    "skill_server": SkillServerConfig(),
    "planner": PlannerSettings(),
    "executor": ExecutorNodeConfig(),
    "recorder": RecorderConfig(),
}
"""The default configuration of every node, by its name."""


def read_config_file(path: str | Path) -> list[Section]:
    """Return the sections of a config file; raise ConfigurationError if one is for a node that does not exist."""
    sections = read_sections(Path(path))
    for section in sections:
        near = get_close_matches(section.node, NODE_CONFIGS, n=1, cutoff=_LIKE)
        if section.node not in NODE_CONFIGS and near:
            # Other names are left alone: the file may configure other nodes of the robot too.
            raise ConfigurationError(
                f"{path}: there is no node '{excerpt(section.pattern)}'; did you mean '{near[0]}'?"
            )
    return sections


def configure(
    node: str, namespace: str, sections: list[Section], where: str = "", arguments: Mapping[str, object] | None = None
) -> Any:
    """Return a node's configuration: defaults, changed by a file's sections, changed by arguments.

    What the file says to every node is only checked. `where` names the file in messages. Raises ConfigurationError.
    """
    said = _of_file(node, namespace, sections)
    for_all = common_values(said)
    own = {name: value for name, value in said.items() if not is_foreign(name) and name not in for_all}
    source = f"{where}: {node}" if where else node
    with_values(COMMON, for_all, source)
    return with_values(with_values(NODE_CONFIGS[node], own, source), arguments or {}, node)


def explicit_values(
    node: str, namespace: str, sections: list[Section], arguments: Mapping[str, object]
) -> dict[str, Any]:
    """Return what file and arguments say to a node, ROS's own parameters included; defaults are left to the node."""
    return {**_of_file(node, namespace, sections), **arguments}


def lockstep_config(path: str | Path, namespace: str = "hcvla") -> LockstepConfig:
    """Return what a config file for the nodes says to the same parts in process; raise ConfigurationError."""
    if not str(path):
        return LockstepConfig()
    sections = read_config_file(path)
    nodes = {name: configure(name, namespace, sections, str(path)) for name in NODE_CONFIGS}
    bridge, executor = nodes["mujoco_bridge"], nodes["executor"]
    return LockstepConfig(
        guard=bridge.guard,
        ik=bridge.ik,
        camera=nodes["mujoco_camera"],
        perception=nodes["perception"].method,
        oracle=nodes["skill_server"].oracle,
        judge=nodes["skill_server"].judge,
        planner=nodes["planner"],
        budgets=executor.budgets,
        sandbox=executor.sandbox,
        placing=executor.placing,
    )


def _of_file(node: str, namespace: str, sections: list[Section]) -> dict[str, Any]:
    return values_for(sections, "/".join(["", *namespace.strip("/").split("/"), node]).replace("//", "/"))


_HEADER = """Every parameter of every node at its default. Made by `python -m hcvla.nodes.bringup.configuration config`;
do not edit it. For a file of your own, take the lines that you want to change, with the names of nodes and groups above
them, and give it to ros2 launch or hcvla up (config:=FILE), or to hcvla demo, eval or collect (--config FILE). An
argument overrules the file, the file overrules the default."""


_HARDWARE_HEADER = """Every parameter of {what} at its default. Made by `python -m
hcvla.nodes.bringup.configuration config`; do not edit it. For a file of your own, take the lines that you want to
change and give it to hcvla up (robot:={robot} config:=FILE): at least the box of the workspace (guard.box_low_m,
box_high_m)."""
_HARDWARE = {
    "franka.yaml": ("franka_bridge", "franka", "the real arm"),
    "ros2_control.yaml": ("ros2_control_bridge", "ros2_control", "an arm that franka_ros2 drives"),
}
"""Nodes with a config file of their own: its name, the node, the robot that it is for, and what it is."""


def config_file_texts() -> dict[str, str]:
    """Return what each file of config/ that is made holds, by its name."""
    hardware = {node for node, _, _ in _HARDWARE.values()}
    software = {name: config for name, config in NODE_CONFIGS.items() if name not in hardware}
    texts = {"hcvla.yaml": parameter_file({"": COMMON} | software, _HEADER)}
    for name, (node, robot, what) in _HARDWARE.items():
        texts[name] = parameter_file({node: NODE_CONFIGS[node]}, _HARDWARE_HEADER.format(what=what, robot=robot))
    return texts


def main() -> None:
    """Write them into the folder that is named."""
    for name, text in config_file_texts().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
