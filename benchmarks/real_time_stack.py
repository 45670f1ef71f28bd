"""A running stack that carries out the reference programs of tasks, and what it uses meanwhile."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import ArmCommand
from hcvla_interfaces.srv import ResetScene

from benchmarks.bench_stack import BenchStack
from hcvla.api.outcomes import Outcome
from hcvla.nodes.ros.cpu import cores, seconds_by_session
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.sim.scene_file import scene_text
from hcvla.tasks.task import Episode

NODES = ("mujoco_bridge", "mujoco_camera", "perception", "memory", "skill_server", "executor")
_BETWEEN_CALLS_SEC = 0.5
"""A longer time between two commands is one in which no skill runs."""


@dataclass(frozen=True, kw_only=True)
class RealRun:
    """What came of one task."""

    reached: bool
    """Whether it was done and its goal holds in the simulator's truth."""
    words: str
    cores: float
    periods_sec: tuple[float, ...]
    """Times between two commands to the arm, within calls, by their stamps."""


class RealTimeStack(BenchStack):
    """One stack for all episodes, without a planner."""

    def __init__(self, skills: str) -> None:
        """Run these skills."""
        super().__init__("realtime", NODES, skills=skills)

    def _begin(self) -> None:
        self._stamps: list[float] = []
        self._client.node.create_subscription(ArmCommand, "command/arm", self._on_command, 500)

    def run(self, episode: Episode) -> RealRun:
        """Lay out the scene, run the program, and look at the truth."""
        self._wait_ready()
        exact = [item.name for item in episode.scene if not item.static and item.name != episode.scene.held]
        self._reset(ResetScene.Request(scene=scene_text(episode.scene), seed=episode.scene.seed), exact)
        self._client.check_goal(episode.goal, begin=True)
        self._stamps.clear()
        before, started = seconds_by_session(), time.monotonic()
        goal = ExecuteTask.Goal(task=episode.sentence, program=episode.program, goal=episode.goal)
        result = self._result(goal)
        seconds, after = time.monotonic() - started, seconds_by_session()
        used = sum(cores(before, after, seconds, self._processes.pid(name)) for name in NODES)
        stamps = sorted(self._stamps)
        periods = [later - sooner for sooner, later in pairwise(stamps)]
        done, words = _told(result)
        return RealRun(
            reached=done and self._client.goal_reached(episode.goal),
            words=words,
            cores=used,
            periods_sec=tuple(period for period in periods if 0.0 < period < _BETWEEN_CALLS_SEC),
        )

    def _on_command(self, command: ArmCommand) -> None:
        self._stamps.append(command.header.stamp.sec + 1e-9 * command.header.stamp.nanosec)


def _told(result: ExecuteTask.Result | NodeLostError) -> tuple[bool, str]:
    """Return whether a task ended as done, and how in words."""
    if isinstance(result, NodeLostError):
        return False, f"executor lost: {result}"
    outcome = Outcome(result.outcome.code)
    return outcome.ran_to_end, f"{outcome.label}: {result.outcome.message}"
