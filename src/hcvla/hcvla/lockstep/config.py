"""How each part of the stack works in process: the same dataclasses that the nodes read from ROS parameters."""

from __future__ import annotations

from dataclasses import dataclass, field

from hcvla.executor.config import ExecutorConfig
from hcvla.perception.config import PerceptionConfig
from hcvla.planner.config import PlannerSettings
from hcvla.robots.kinematics import IkConfig
from hcvla.robots.limits import SIM_LIMITS, GuardLimits
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sim.camera_config import CameraConfig
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.scripted.config import OracleConfig
from hcvla.world.workspace import PlacingRules


@dataclass(frozen=True, kw_only=True)
class LockstepConfig:
    """The parts' configurations; a config file sets them through hcvla.nodes.bringup.configuration."""

    guard: GuardLimits = SIM_LIMITS
    ik: IkConfig = field(default_factory=IkConfig)
    camera: CameraConfig = field(default_factory=CameraConfig)
    perception: PerceptionConfig = field(default_factory=PerceptionConfig)
    oracle: OracleConfig = field(default_factory=OracleConfig)
    judge: JudgeConfig = field(default_factory=JudgeConfig)
    planner: PlannerSettings = field(default_factory=PlannerSettings)
    budgets: ExecutorConfig = field(default_factory=ExecutorConfig)
    sandbox: SandboxLimits = field(default_factory=SandboxLimits)
    placing: PlacingRules = field(default_factory=PlacingRules)
    image_latency_sec: float = 0.0
    """From the time that an image shows to its arrival at perception."""
