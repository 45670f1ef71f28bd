"""Scenes to collect calls in: those of the tasks, and random ones that widen sizes, heights and neighbourhoods.

Held-out shapes, colors and pairs never appear; counts stay within those of training.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.sim.layout import LayoutConfig, Wanted
from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.draw import Draw, hollowed
from hcvla.tasks.out_of_reach import with_target
from hcvla.tasks.registry import TRAINED_TASKS, find_task
from hcvla.tasks.splits import belongs

_REDRAWS = 60
_TASK_SHARE, _FOCUS_SHARE = 0.35, 0.6
"""Of the scenes are those of tasks, with their programs; the second where some tasks are stressed."""
_STRESSED = 2 / 3


@dataclass(frozen=True)
class Start:
    """A scene, and the program to begin with; empty: none."""

    scene: Scene
    program: str = ""
    kind: str = ""


def draw_start(rng: np.random.Generator, first_seed: int, focus: Sequence[str] = ()) -> Start:
    """Draw a scene; `first_seed` keeps the seeds of tasks apart from those of evaluations.

    Two of three scenes of tasks are of those in `focus`, if any.
    """
    # Chosen once: what is drawn again stays of its kind, or kinds that are often infeasible would become rare.
    of_task = rng.random() < (_FOCUS_SHARE if focus else _TASK_SHARE)
    tasks = focus if focus and rng.random() < _STRESSED else list(TRAINED_TASKS)
    kind = str(rng.choice(list(_KINDS), p=_SHARES))
    for _ in range(_REDRAWS):
        try:
            if of_task:
                return _of_task(rng, first_seed, tasks)
            scene = _KINDS[kind](Draw(rng, "train", 0))
        except HcvlaError:
            continue
        if belongs("train", scene, scene):
            return Start(scene, kind=kind)
    raise HcvlaError(f"no scene {'of a task' if of_task else f'of kind {kind!r}'} found in {_REDRAWS} draws")


def _of_task(rng: np.random.Generator, first_seed: int, names: Sequence[str]) -> Start:
    task = TRAINED_TASKS[names[int(rng.integers(len(names)))]]
    episode = task.episode(first_seed + int(rng.integers(1_000_000)), "train")
    return Start(episode.scene, episode.program, task.name)


def trained_tasks(names: str) -> tuple[str, ...]:
    """Return the tasks that commas join; raise UnknownTaskError, or HcvlaError if one is held out from training."""
    tasks = tuple(find_task(name.strip()) for name in names.split(",") if name.strip())
    for task in tasks:
        if task.held_out:
            raise HcvlaError(f"the task '{task.name}' is held out: it may not be trained on")
    return tuple(task.name for task in tasks)


def _sized(drawn: Draw, color: str, shape: str, *, tall: bool = False) -> Wanted:
    """Return an object of random size."""
    if shape == "cube":
        edge = drawn.number(0.030, 0.056)
        return Wanted(color, shape, (edge, edge, edge))
    if shape == "block":
        edge = drawn.number(0.040, 0.050)
        return Wanted(color, shape, (edge, edge, drawn.number(0.02, 0.06)))
    width = drawn.number(0.032, 0.056)
    height = drawn.number(0.08, 0.12) if tall else drawn.number(0.03, 0.075)
    return Wanted(color, shape, (width, width, height))


def _movable(drawn: Draw, count: int) -> list[Wanted]:
    default = drawn.rng.random() < 0.3
    if default:
        return [Wanted(color, drawn.shape()) for color in drawn.colors(count)]
    return [_sized(drawn, color, drawn.one(("cube", "cylinder", "cube", "block"))) for color in drawn.colors(count)]


def _table(drawn: Draw) -> Scene:
    supports = [drawn.support(c, drawn.one(("tray", "mat")), (0.09, 0.15)) for c in drawn.colors(drawn.count(0, 3))]
    return drawn.arrange([*_movable(drawn, drawn.count(1, 5)), *supports])


def _towers(drawn: Draw) -> Scene:
    """Return a scene with a tower of two to four, and something to put on it or to do next to."""
    height = drawn.count(2, 4)
    edge = drawn.number(0.036, 0.052) if drawn.rng.random() < 0.5 else 0.045
    wanted = [Wanted(color, "cube", (edge, edge, edge)) for color in drawn.colors(height + drawn.count(1, 2))]
    scene = drawn.arrange(wanted, LayoutConfig(finger_clearance_m=0.04))
    return stacked(scene, scene.names[:height], drawn)


def stacked(scene: Scene, names: tuple[str, ...], drawn: Draw) -> Scene:
    """Return the scene with objects standing on one another, the first lowest, each a little aside and turned."""
    items: dict[str, SceneObject] = {item.name: item for item in scene}
    top = items[names[0]].pose.z + items[names[0]].size[2] / 2.0
    x, y, yaw = items[names[0]].pose.x, items[names[0]].pose.y, items[names[0]].pose.yaw
    for name in names[1:]:
        item = items[name]
        z = top + item.size[2] / 2.0
        turned = yaw + drawn.number(-0.15, 0.15) if drawn.rng.random() < 0.7 else drawn.number(-math.pi, math.pi)
        pose = type(item.pose).from_yaw(x + drawn.number(-0.004, 0.004), y + drawn.number(-0.004, 0.004), z, turned)
        items[name] = replace(item, pose=pose)
        top = z + item.size[2] / 2.0
    return replace(scene, objects=tuple(items.values()))


def _posts(drawn: Draw) -> Scene:
    count = drawn.count(1, 3)
    posts = [_sized(drawn, color, "cylinder", tall=True) for color in drawn.colors(count)]
    if drawn.rng.random() < 0.4:
        posts = [Wanted(post.color, "cylinder", (0.04, 0.04, 0.12)) for post in posts]
    return drawn.arrange(posts, LayoutConfig(finger_clearance_m=drawn.number(0.08, 0.16)))


def _throws(drawn: Draw) -> Scene:
    colors = drawn.colors(2 + drawn.count(0, 1))
    scene = drawn.arrange([_sized(drawn, colors[0], "cube"), *(Wanted(color, "cube") for color in colors[2:])])
    scene = with_target(drawn, scene, colors[1], drawn.one(("mat", "cylinder")))
    return replace(scene, held=scene.names[0])


def _covers(drawn: Draw) -> Scene:
    colors = drawn.colors(2 + drawn.count(0, 2))
    edge = drawn.number(0.027, 0.034)
    small = Wanted(colors[1], drawn.one(("cube", "cylinder")), (edge, edge, edge))
    scene = drawn.arrange([Wanted(colors[0], "cube", (0.06,) * 3), small, *(Wanted(c, "cube") for c in colors[2:])])
    scene = hollowed(scene, scene.names[0])
    return replace(scene, held=scene.names[0]) if drawn.rng.random() < 0.5 else scene


def _held(drawn: Draw) -> Scene:
    scene = _table(drawn)
    names = [item.name for item in scene if not item.static and item.size[0] < 0.058]
    return replace(scene, held=drawn.one(names))


_KINDS: dict[str, Callable[[Draw], Scene]] = {
    "table": _table,
    "towers": _towers,
    "posts": _posts,
    "throws": _throws,
    "covers": _covers,
    "held": _held,
}
_SHARES = (0.24, 0.18, 0.15, 0.18, 0.18, 0.07)
