"""The registered tasks: a name brings a sentence, a scene, a goal and the program that reaches it, all from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from hcvla.api.outcomes import NoFreeSpaceError
from hcvla.api.places import beside
from hcvla.api.types import Pose
from hcvla.sim.families import (
    InfeasibleSceneError,
    TaskInstance,
    goal_text,
    reference_steps,
    sample_instance,
)
from hcvla.sim.history import History
from hcvla.sim.layout import Wanted, arrange
from hcvla.sim.palette import COLORS, SHAPES
from hcvla.sim.predicates import Goal
from hcvla.sim.scene import Scene, SceneError
from hcvla.sim.standard import has_free_place
from hcvla.sim.truth import resting_truth

_REDRAWS = 100
_MOVABLE_SHAPES = ("cube", "cylinder", "prism")
_SUPPORT_EDGE_M = (0.11, 0.14)
_AWAY = Pose(0.0, 0.0, 1.0)

Draw = Callable[[np.random.Generator], list[Wanted]]


@dataclass(frozen=True)
class Episode:
    """One concrete run of a task."""

    scene: Scene
    instance: TaskInstance


@dataclass(frozen=True)
class Task:
    """A registered task. Everything about one seed is decided by `episode`; the rest are views of it."""

    name: str
    family: str
    summary: str
    """One line for people."""
    draw: Draw
    """Which objects lie on the table."""
    count: int | None = None
    """Objects in a stack, where the task fixes it."""

    def episode(self, seed: int) -> Episode:
        """Return scene and task of a seed: feasible, and not already done at the start."""
        return _episode(self, seed)

    def scene(self, seed: int) -> Scene:
        """Return the scene of a seed."""
        return self.episode(seed).scene

    def sentence(self, seed: int) -> str:
        """Return the task of a seed as a plain sentence."""
        return plain_sentence(self.episode(seed).instance)

    def goal(self, seed: int) -> str:
        """Return the goal of a seed in the language of hcvla.sim.predicates."""
        return goal_text(self.episode(seed).instance)

    def steps(self, seed: int) -> list[str]:
        """Return the reference program of a seed, one planner's answer an entry."""
        return reference_steps(self.episode(seed).instance)

    def program(self, seed: int) -> str:
        """Return the reference program of a seed as one text."""
        return "\n".join(self.steps(seed)) + "\n"


def plain_sentence(instance: TaskInstance) -> str:
    """Return the task in the plainest words."""
    return _SENTENCES[instance.family](instance)


def starts_satisfied(scene: Scene, goal: str) -> bool:
    """Whether the goal already holds when all objects stand where the scene says, before anything moved."""
    return Goal.parse(goal, scene.names).holds(History(resting_truth(scene), _AWAY))


@lru_cache(maxsize=256)
def _episode(task: Task, seed: int) -> Episode:
    rng = np.random.default_rng([seed, *task.name.encode()])
    for _ in range(_REDRAWS):
        scene = arrange(rng, task.draw(rng), seed=seed)
        try:
            instance = _instance(rng, task, scene.names)
        except InfeasibleSceneError:
            continue
        if _feasible(scene, instance) and not starts_satisfied(scene, goal_text(instance)):
            return Episode(scene, instance)
    raise SceneError(f"task '{task.name}': no feasible scene found in {_REDRAWS} draws from seed {seed}")


def _instance(rng: np.random.Generator, task: Task, names: Sequence[str]) -> TaskInstance:
    if task.count is None:
        return sample_instance(rng, names, task.family)
    cubes = [name for name in names if name.endswith("cube")]
    chosen = tuple(cubes[int(i)] for i in rng.permutation(len(cubes))[: task.count])
    return TaskInstance(task.family, {"objects": chosen})


def _feasible(scene: Scene, instance: TaskInstance) -> bool:
    """Whether the places that the reference program needs exist."""
    if instance.family == "swap":
        return has_free_place(scene, instance.name("a"))
    if instance.family != "next_to":
        return True
    objects = [item.named for item in scene]
    direction = instance.slots.get("direction")
    anchor, fit = scene[instance.name("anchor")].named, scene[instance.name("object")].named
    try:
        beside(anchor, str(direction) if direction else None, fit, objects)
    except NoFreeSpaceError:
        return False
    return True


def _colors(rng: np.random.Generator, count: int) -> list[str]:
    return [str(color) for color in rng.choice(list(COLORS), size=count, replace=False)]


def _support(rng: np.random.Generator, color: str, shape: str) -> Wanted:
    edge = float(rng.uniform(*_SUPPORT_EDGE_M))
    return Wanted(color, shape, (edge, edge, SHAPES[shape].size[2]))


def _mixed(movable: tuple[int, int], supports: tuple[int, int]) -> Draw:
    """Return a draw of objects of any shape and color: at least `movable` and `supports` [0], at most [1]."""

    def draw(rng: np.random.Generator) -> list[Wanted]:
        n, m = int(rng.integers(movable[0], movable[1] + 1)), int(rng.integers(supports[0], supports[1] + 1))
        # Colors without repetition within each kind, so that names are unique.
        things = [Wanted(color, str(rng.choice(_MOVABLE_SHAPES))) for color in _colors(rng, n)]
        return things + [_support(rng, color, str(rng.choice(["tray", "mat"]))) for color in _colors(rng, m)]

    return draw


def _cubes(count: int) -> Draw:
    def draw(rng: np.random.Generator) -> list[Wanted]:
        colors = _colors(rng, count + 1)
        others = [Wanted(colors[count], str(rng.choice(["cylinder", "prism"])))] if rng.random() < 0.5 else []
        return [Wanted(color, "cube") for color in colors[:count]] + others

    return draw


def _cubes_and_mats(rng: np.random.Generator) -> list[Wanted]:
    colors = _colors(rng, int(rng.integers(2, 5)))
    return [Wanted(c, "cube") for c in colors] + [_support(rng, c, "mat") for c in colors]


_SENTENCES: dict[str, Callable[[TaskInstance], str]] = {
    "pick": lambda t: f"pick up the {t.name('object')}",
    "place": lambda t: f"put the {t.name('object')} on the {t.name('target')}",
    "stack": lambda t: _stack_sentence(t.names),
    "sort": lambda t: f"sort the {_listed(t.names)} onto the mats of the same color",
    "swap": lambda t: f"swap the {t.name('a')} and the {t.name('b')}",
    "rotate": lambda t: (
        f"rotate the {t.name('object')} by {abs(t.degrees):g} degrees "
        f"{'counterclockwise' if t.degrees > 0 else 'clockwise'}"
    ),
    "next_to": lambda t: f"put the {t.name('object')} {_where(t.slots.get('direction'))} the {t.name('anchor')}",
    "restore": lambda t: f"put the {t.name('object')} on the {t.name('target')} and then back where it was",
}


def _listed(names: Sequence[str]) -> str:
    return ", the ".join(names[:-1]) + f" and the {names[-1]}"


def _stack_sentence(names: Sequence[str]) -> str:
    steps = [f"the {upper} on the {lower}" for lower, upper in pairwise(names)]
    return "stack " + ", then ".join(steps)


def _where(direction: object) -> str:
    words = {"left": "to the left of", "right": "to the right of", "front": "in front of", "behind": "behind"}
    return words.get(str(direction), "next to")


TASKS: Mapping[str, Task] = {
    task.name: task
    for task in (
        Task("pick", "pick", "grasp one object and hold it up", _mixed((2, 5), (0, 2))),
        Task("place", "place", "put one object on a tray, a mat or a cube", _mixed((2, 4), (1, 3))),
        Task("stack2", "stack", "put one cube on another", _cubes(2), 2),
        Task("stack3", "stack", "stack three cubes in the order named", _cubes(3), 3),
        Task("stack4", "stack", "stack four cubes in the order named", _cubes(4), 4),
        Task("sort", "sort", "put each cube on the mat of its color", _cubes_and_mats),
        Task("swap", "swap", "exchange the places of two objects", _mixed((2, 4), (0, 2))),
        Task("rotate", "rotate", "turn one object by an angle where it stands", _mixed((2, 4), (0, 2))),
        Task("next_to", "next_to", "put one object beside another, on a side if named", _mixed((2, 4), (0, 2))),
        Task("restore", "restore", "put one object on something and then back where it was", _mixed((2, 4), (1, 2))),
    )
}
"""Every registered task by name."""
