"""The whole stack in one process and one thread, on simulated time: deterministic, faster than real time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.events import EventSubscriber, ignore_event
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call, Registry
from hcvla.cameras.image_stream import ImageTiming
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.executor import TaskExecutor
from hcvla.executor.result import TaskResult
from hcvla.goals.goal import Goal
from hcvla.lockstep.arm import LockstepArm
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.ground_truth_world import TruthWorld
from hcvla.lockstep.images import images_for
from hcvla.lockstep.rgbd_world import SeenWorld
from hcvla.memory.journal import Journal
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import Planner
from hcvla.robots.arm import StopReport
from hcvla.robots.kinematics import home_tool
from hcvla.sim.cameras import SimCameras
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation
from hcvla.skills.judges.table import JUDGES, JudgeFactory
from hcvla.skills.runner import SkillRunner
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary
from hcvla.skills.thinking import SimulatedDelay
from hcvla.world.queries import SceneQueries
from hcvla.world.world import World

PerceptionKind = Literal["rgbd", "privileged"]
"""Where poses come from: cameras, or the simulator's truth (for development only)."""

_REST_SEC = 1.5
"""After a task, objects get so long to come to rest and the goal so long to hold."""


@dataclass(frozen=True)
class TaskOutcome:
    """What planner and verdicts say of a task, and what the simulator's truth says of its goal."""

    result: TaskResult
    goal_holds: bool | None
    """Whether the goal has held for long enough at the end; None if no goal was given."""
    progress: float = 0.0
    """How much of the goal was reached at the end, 0 to 1."""

    @property
    def success(self) -> bool:
        """Whether the task ran to its end and its goal, if known, holds."""
        return self.result.ran_to_end and self.goal_holds is not False


class LockstepStack:
    """Simulation, arm, cameras, perception, skills and executor joined in process. A context manager."""

    def __init__(
        self,
        scene: Scene,
        perception: PerceptionKind = "rgbd",
        *,
        skills: SkillLibrary | None = None,
        journal: Journal | None = None,
        config: LockstepConfig | None = None,
        registry: Registry = ROBOT_API,
        judges: Mapping[str, JudgeFactory] = JUDGES,
        think_periods: int = 0,
    ) -> None:
        """Build everything for a scene; `skills` default to the oracle, `journal` to one in memory.

        `registry` is the robot API that programs call, `judges` judge its subtasks. Skills that think get a chunk
        `think_periods` control periods after they requested it.
        """
        self.config, self.registry = config or LockstepConfig(), registry
        self.simulation = Simulation(scene)
        self.arm = LockstepArm(self.simulation, self.config.guard, self.config.ik)
        library = skills or OracleLibrary(self.config.oracle, self.config.judge)
        camera = self.config.camera
        self.cameras = SimCameras(self.simulation, camera.width, camera.height, names=("scene",))
        self.world: World
        if perception == "rgbd":
            timing = ImageTiming(camera.rate_hz, self.config.image_latency_sec)
            self.world = SeenWorld(self.arm, self.cameras, timing, self.config.perception)
        else:
            self.world = TruthWorld(self.simulation)
        self._images = images_for(library.needs, self.simulation, self.arm)
        thinking = SimulatedDelay(think_periods)
        self.runner = SkillRunner(
            self.arm,
            self.world,
            self._images,
            library,
            registry,
            judges=judges,
            judging=self.config.judge,
            moving=self.config.oracle,
            thinking=thinking,
        )
        self.journal: Journal = journal or MemoryStore()
        self._executor: TaskExecutor | None = None
        self._running = threading.Lock()

    def call(self, function: str, *args: object, **kwargs: object) -> Verdict:
        """Carry out one subtask, e.g. "pick" with Actor("red cube"); raise BadArgumentError."""
        return self.execute(self.registry[function].bind(*args, **kwargs))

    def run_task(
        self,
        task: str,
        planner: Planner | None = None,
        *,
        program: str = "",
        goal: str = "",
        stated: str = "",
        subscriber: EventSubscriber = ignore_event,
    ) -> TaskOutcome:
        """Do what a sentence asks with a planner, or run a given program, and test `goal` in the truth.

        `stated` is the goal that the executor itself tests on what is seen; empty: the planner's, if it states one.
        """
        monitor = self.watch(goal) if goal else None
        self._executor = TaskExecutor(self._collaborators(planner))
        result = self._executor.run(task, program, subscriber=subscriber, goal=stated)
        if monitor is None:
            return TaskOutcome(result, None)
        self.let_pass(_REST_SEC, until=lambda: monitor.steady)
        return TaskOutcome(result, monitor.steady, monitor.progress())

    def run_program(
        self, program: str, *, goal: str = "", stated: str = "", subscriber: EventSubscriber = ignore_event
    ) -> TaskOutcome:
        """Run a program without a planner."""
        return self.run_task("", program=program, goal=goal, stated=stated, subscriber=subscriber)

    def watch(self, goal: str) -> GoalMonitor:
        """Return a monitor of a goal that notes everything from now on; raise GoalError."""
        monitor = GoalMonitor(Goal.parse(goal, self.simulation.scene.names), self.simulation)
        self.arm.on_wait.append(monitor.update)
        self.arm.on_physics_step.append(monitor.between_updates)
        return monitor

    def let_pass(self, duration_sec: float, until: Callable[[], bool] = lambda: False) -> None:
        """Let simulated time pass, at most until a condition holds."""
        for _ in range(round(duration_sec / CONTROL_PERIOD_SEC)):
            if until():
                return
            self.arm.wait(CONTROL_PERIOD_SEC)

    def image(self) -> np.ndarray:
        """Return what the scene camera sees now, Shape=(height, width, 3), uint8, RGB."""
        return self.cameras.frame("scene").rgb

    def view(self) -> Viewpoint:
        """Return where the scene camera is."""
        return Viewpoint.of(self.cameras.frame("scene"))

    def cancel(self) -> StopReport:
        """Stop the running task or subtask from any thread; returns with the arm at rest, ready for the next one."""
        if self._executor is not None and self._executor.busy:
            return self._executor.cancel()
        return _Subtasks(self).cancel()

    def execute(self, call: Call, publish: EventSubscriber = ignore_event) -> Verdict:
        """Carry out one subtask call."""
        with self._running:
            return self.runner.execute(call, publish)

    def close(self) -> None:
        """Free the cameras' OpenGL context."""
        self.cameras.close()
        if self._images is not None:
            self._images.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close."""
        self.close()

    def _collaborators(self, planner: Planner | None) -> Collaborators:
        return Collaborators(
            planner=planner,
            subtasks=_Subtasks(self),
            world=self.world,
            journal=self.journal,
            image=self.image,
            view=self.view,
            tool=lambda: self.arm.state().T_base_tool,
            home=home_tool(),
            robot_clock=lambda: self.simulation.time,
            wait=self.arm.wait,
            registry=self.registry,
            config=self.config.budgets,
            limits=self.config.sandbox,
            queries=SceneQueries(self.config.placing),
        )


class _Subtasks:
    """Implements the executor's SubtaskClient on the runner of a stack."""

    def __init__(self, stack: LockstepStack) -> None:
        self._stack = stack

    def execute(self, call: Call, publish: EventSubscriber) -> Verdict:
        """Carry out a call."""
        return self._stack.execute(call, publish)

    def cancel(self) -> StopReport:
        """Stop, wait for the running call to notice, and get ready for the next."""
        report = self._stack.runner.cancel()
        with self._stack._running:
            if report.at_rest:
                self._stack.arm.clear_stop()
        return report
