"""Replays recorded episodes: their commands alone, open loop from the same start, and the goal tested at the end.

What a policy imitates must be enough to do the task: a column of `action` that cannot be replayed cannot be learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.errors import HcvlaError
from hcvla.datasets.check import check_format
from hcvla.datasets.dataset import Dataset, EpisodeRow, floats
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.schema import ACTION
from hcvla.datasets.vectors import grip_of, move_of
from hcvla.lockstep.stack import LockstepStack
from hcvla.tasks.registry import TASKS, find_task

_REST_SEC = 1.5
"""After the last command objects get as long to come to rest as after a task (hcvla.lockstep.stack)."""


@dataclass(frozen=True)
class Replayed:
    """The result of one episode's commands."""

    key: str
    task: str
    goal_holds: bool
    message: str = ""
    """Why a command was refused; empty if none was."""


def replay_dataset(
    root: Path, most: int = 0, on_replayed: Callable[[Replayed], None] = lambda _: None
) -> list[Replayed]:
    """Replay the successful, undisturbed episodes of a collection, at most so many (0: all); raise DatasetError."""
    dataset = Dataset(root)
    check_format(root)
    found = []
    for row in _replayable(dataset):
        found.append(replay_episode(row, floats(dataset.arrow(row), ACTION)))
        on_replayed(found[-1])
        if len(found) == most:
            break
    if not found:
        raise DatasetError(f"{root}: no episode can be replayed; expected collected ones that succeeded undisturbed")
    return found


def replay_episode(row: EpisodeRow, actions: np.ndarray) -> Replayed:
    """Send the actions of an episode, Shape=(n, 10), one a control period, from the start of its scene."""
    key, task = row.key, row.values["hcvla/task"]
    episode = find_task(task).episode(row.values["hcvla/seed"], row.values["hcvla/split"])
    with LockstepStack(episode.scene, "privileged") as stack:
        monitor = stack.watch(row.values["hcvla/goal"])
        try:
            for action in actions:
                stack.arm.move(move_of(action, stack.simulation.time))
                if (grip := grip_of(action)) is not None:
                    stack.arm.grip(grip)
                stack.arm.wait(CONTROL_PERIOD_SEC)
        except HcvlaError as error:
            return Replayed(key, task, goal_holds=False, message=str(error))
        stack.let_pass(_REST_SEC, until=lambda: monitor.steady)
        return Replayed(key, task, monitor.steady)


def _replayable(dataset: Dataset) -> Iterator[EpisodeRow]:
    for row in dataset.episodes:
        collected = row.own("goal") and row.own("task") in TASKS
        if collected and row.own("success") and not row.own("disturbance"):
            yield row
