"""Everyone a task needs, each behind its narrow interface."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from hcvla.api.registry import Registry
from hcvla.api.types import Pose
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.subtasks import SubtaskClient
from hcvla.memory.journal import Journal
from hcvla.planner.planner import Planner
from hcvla.sandbox.limits import SandboxLimits
from hcvla.world.queries import Queries, SceneQueries
from hcvla.world.world import World


@dataclass(frozen=True, kw_only=True)
class Collaborators:
    """What a TaskExecutor works with."""

    planner: Planner | None
    """None: only given programs can be run."""
    subtasks: SubtaskClient
    world: World
    journal: Journal
    image: Callable[[], np.ndarray | None]
    """Returns the newest scene image, Shape=(height, width, 3), uint8, RGB; may raise CameraLostError."""
    view: Callable[[], Viewpoint | None] = lambda: None
    """Returns where that image is taken from, None where it is not known."""
    tool: Callable[[], Pose | None] = lambda: None
    """Returns the pose of the tool centre point in the base frame, None where it is not known."""
    home: Pose | None = None
    """The same with the arm at home, None where it is not known."""
    robot_clock: Callable[[], float] = time.monotonic
    """The robot's clock [s]: simulated time in MuJoCo. Never waits; a robot that is lost keeps its last time."""
    scene: Callable[[], str] = lambda: ""
    """Says which simulated scene this is, another one after every start of the simulation; empty on a real arm."""
    wait: Callable[[float], None] = time.sleep
    """Lets a control period pass on the robot's clock [s]; raises NodeLostError if it stands still."""
    registry: Registry = field(kw_only=True)
    """The robot API that programs call."""
    queries: Queries = field(default_factory=SceneQueries)
    """Answers a program's queries about the scene, by the reach and placing rules of this robot."""
    config: ExecutorConfig = field(default_factory=ExecutorConfig)
    limits: SandboxLimits = field(default_factory=SandboxLimits)
