"""The declaration of a task: a name brings sentences, scenes, a goal and the program that reaches it, from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import numpy as np

from hcvla.api.errors import NoFreeSpaceError
from hcvla.api.types import Pose
from hcvla.goals.goal import Goal
from hcvla.sim.goals.history import History
from hcvla.sim.scene import Scene, SceneError
from hcvla.sim.truth import resting_truth
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError, TaskInstance
from hcvla.tasks.splits import SPLITS, Split, SplitError, belongs
from hcvla.tasks.wording import Wordings, fill

Level = Literal["L0", "L1", "L2", "MEMORY"]
"""A single skill; a composition; a long task; a task that is about remembering."""
Rating = Literal["direct", "adapted", "hard"]
"""How much parallel grippers change against the suite's vacuum gripper."""

CONTROL_HZ = 20
"""Control steps a second."""
_REDRAWS = 400
_REDRAWN = (InfeasibleSceneError, NoFreeSpaceError, SceneError)
_AWAY = Pose(0.0, 0.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class DrawnTask:
    """What one draw decides, before it is put into words."""

    scene: Scene
    goal: str
    """In the language of hcvla.goals.goal."""
    steps: tuple[str, ...]
    """The reference program, one planner's answer an entry."""
    words: Mapping[str, str]
    """Values of the wordings' slots."""
    instance: TaskInstance | None = None
    """The same task as one of the families that the planner is taught, if it is one."""
    check: Callable[[], object] = lambda: None
    """Raises what `Task.draw` may raise if a place that the program needs does not exist; called last: it is slow."""


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One concrete run of a task."""

    scene: Scene
    sentence: str
    goal: str
    steps: tuple[str, ...]
    instance: TaskInstance | None = None

    @property
    def program(self) -> str:
        """The reference program as one text."""
        return "\n".join(self.steps) + "\n"


@dataclass(frozen=True, kw_only=True)
class Task:
    """A registered task. Everything about one seed is decided by `episode`; the rest are views of it."""

    name: str
    level: Level
    rating: Rating
    summary: str
    """One line for people."""
    draw: Callable[[Draw], DrawnTask]
    """Draws scene, goal and program; raises SceneError, InfeasibleSceneError or NoFreeSpaceError to be called again."""
    wordings: Wordings
    step_limit: int
    """Most control steps of an episode."""
    memory: str = ""
    """What must be remembered because no image shows it; empty: nothing."""
    model: str = ""
    """Name of the task of ClevrSkills that this one is adapted from; empty: none."""
    family: str = ""
    """The planner's task family that it belongs to; empty: none."""
    held_out: bool = False
    """Whether the whole composition is never trained on."""
    lacks: frozenset[str] = field(default_factory=frozenset)
    """Splits that make no sense for it."""

    @property
    def splits(self) -> tuple[Split, ...]:
        """The splits that it has episodes of."""
        without = {*self.lacks, "train" if self.held_out else "compositions"}
        return tuple(split for split in SPLITS if split not in without)

    @property
    def plain_split(self) -> Split:
        """Training's, or where the whole task is held out, that of compositions."""
        return "compositions" if self.held_out else "train"

    @property
    def needs_memory(self) -> bool:
        """Whether something must be remembered that no image shows."""
        return bool(self.memory)

    def episode(self, seed: int, split: Split | None = None) -> Episode:
        """Return an episode: feasible, and not already done at the start; raise SplitError or SceneError."""
        chosen = split or self.plain_split
        if chosen not in self.splits:
            raise SplitError(self.name, chosen, self.splits)
        return _episode(self, seed, chosen)

    def scene(self, seed: int, split: Split | None = None) -> Scene:
        """Return the scene of a seed."""
        return self.episode(seed, split).scene

    def sentence(self, seed: int, split: Split | None = None) -> str:
        """Return the task of a seed as a sentence."""
        return self.episode(seed, split).sentence

    def goal(self, seed: int, split: Split | None = None) -> str:
        """Return the goal of a seed in the language of hcvla.goals.goal."""
        return self.episode(seed, split).goal

    def steps(self, seed: int, split: Split | None = None) -> list[str]:
        """Return the reference program of a seed, one planner's answer an entry."""
        return list(self.episode(seed, split).steps)

    def program(self, seed: int, split: Split | None = None) -> str:
        """Return the reference program of a seed as one text."""
        return self.episode(seed, split).program


def starts_satisfied(scene: Scene, goal: str) -> bool:
    """Whether the goal already holds when all objects stand where the scene says, before anything moved."""
    return Goal.parse(goal, scene.names).holds(History(resting_truth(scene), _AWAY))


@lru_cache(maxsize=512)
def _episode(task: Task, seed: int, split: Split) -> Episode:
    stream = task.name if split == "all" else f"{task.name} {split}"
    draw = Draw(np.random.default_rng([seed, *stream.encode()]), split, seed)
    for _ in range(_REDRAWS):
        try:
            plan = task.draw(draw)
        except _REDRAWN:
            continue
        spoken = [plan.scene[name] for name in Goal.parse(plan.goal, plan.scene.names).names]
        if belongs(split, plan.scene, spoken) and _feasible(plan):
            sentence = fill(task.wordings.choose(draw.rng, split), plan.words)
            return Episode(
                scene=plan.scene, sentence=sentence, goal=plan.goal, steps=plan.steps, instance=plan.instance
            )
    raise SceneError(f"task '{task.name}': no feasible scene of split '{split}' in {_REDRAWS} draws from seed {seed}")


def _feasible(plan: DrawnTask) -> bool:
    """Whether there is something to do, and room for it."""
    if starts_satisfied(plan.scene, plan.goal):
        return False
    try:
        plan.check()
    except _REDRAWN:
        return False
    return True
