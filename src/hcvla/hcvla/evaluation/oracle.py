"""How often the scripted oracle reaches a task's goal when it is told the right program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.lockstep import LockstepStack, PerceptionKind
from hcvla.tasks.registry import find_task
from hcvla.tasks.task import Task


@dataclass(frozen=True)
class EpisodeResult:
    """One reference program on one scene."""

    task: str
    seed: int
    sentence: str
    outcome: Outcome
    """What program and verdicts say."""
    message: str
    goal_holds: bool
    """What the simulator's truth says."""
    progress: float
    """How much of the goal was reached, 0 to 1."""
    simulated_seconds: float
    wall_seconds: float
    subtasks: int

    @property
    def success(self) -> bool:
        """Whether both agree that the task is done."""
        return self.goal_holds and self.outcome is Outcome.DONE


@dataclass(frozen=True)
class Summary:
    """All episodes of one task."""

    task: str
    episodes: tuple[EpisodeResult, ...]

    @property
    def success_rate(self) -> float:
        """Share of episodes that succeeded, 0 to 1."""
        return sum(episode.success for episode in self.episodes) / max(1, len(self.episodes))

    @property
    def failures(self) -> tuple[EpisodeResult, ...]:
        """Episodes that did not succeed."""
        return tuple(episode for episode in self.episodes if not episode.success)

    @property
    def seconds_per_subtask(self) -> float:
        """Mean simulated time of one subtask [s]."""
        count = sum(episode.subtasks for episode in self.episodes)
        return sum(episode.simulated_seconds for episode in self.episodes) / max(1, count)


def evaluate_oracle(
    task: str,
    seeds: Iterable[int],
    perception: PerceptionKind = "rgbd",
    on_episode: Callable[[EpisodeResult], None] = lambda episode: None,
) -> Summary:
    """Run a registered task's reference program on a scene for each seed; `on_episode` hears each result."""
    chosen = find_task(task)
    episodes = []
    for seed in seeds:
        episodes.append(run_episode(chosen, seed, perception))
        on_episode(episodes[-1])
    return Summary(task, tuple(episodes))


def run_episode(task: Task, seed: int, perception: PerceptionKind = "rgbd") -> EpisodeResult:
    """Run the reference program of one seed and test its goal in the simulator's truth."""
    begun = time.monotonic()
    with LockstepStack(task.scene(seed), perception) as stack:
        outcome = stack.run_program(task.program(seed), goal=task.goal(seed))
    result = outcome.result
    return EpisodeResult(
        task.name,
        seed,
        task.sentence(seed),
        result.outcome,
        result.message,
        bool(outcome.goal_holds),
        outcome.progress,
        result.robot_seconds,
        time.monotonic() - begun,
        len(result.steps),
    )
