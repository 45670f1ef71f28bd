"""Tasks of the families that the planner is taught: the family says goal and program, the task which scenes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hcvla.language.phrases import beside_words, turn_words
from hcvla.sim.layout import Wanted
from hcvla.sim.scene import Scene
from hcvla.sim.standard import has_free_place
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import InfeasibleSceneError, TaskInstance, goal_text, reference_steps, sample_instance
from hcvla.tasks.task import DrawnTask
from hcvla.tasks.wording import listed, one_on_another
from hcvla.world.placement import next_to
from hcvla.world.workspace import PlacingRules

Objects = Callable[[Draw], list[Wanted]]


def of_family(family: str, objects: Objects, stack: int | None = None) -> Callable[[Draw], DrawnTask]:
    """Return the sampler of a family's tasks over scenes of `objects`; `stack` fixes how many cubes are stacked."""

    def draw(drawn: Draw) -> DrawnTask:
        scene = drawn.arrange(objects(drawn))
        if stack is None:
            instance = sample_instance(drawn.rng, scene.names, family)
        else:
            cubes = [name for name in scene.names if name.endswith("cube")]
            instance = TaskInstance(family, {"objects": tuple(drawn.some(cubes, stack))})
        steps, check = tuple(reference_steps(instance)), partial(_check_places, scene, instance)
        return DrawnTask(
            scene=scene, goal=goal_text(instance), steps=steps, words=_words(instance), instance=instance, check=check
        )

    return draw


def mixed(movable: tuple[int, int], supports: tuple[int, int]) -> Objects:
    """Return a draw of objects of any shape and color: at least `movable` and `supports` [0], at most [1]."""

    def draw(drawn: Draw) -> list[Wanted]:
        n, m = drawn.count(*movable), drawn.fill(*supports)
        # Colors without repetition within each kind, so that names are unique.
        return drawn.movable(n) + drawn.supports(m)

    return draw


def cubes(count: int) -> Objects:
    """Return a draw of so many cubes, and half the time something else."""

    def draw(drawn: Draw) -> list[Wanted]:
        more = drawn.count(0, 0) if drawn.split == "counts" else 0
        colors = drawn.colors(count + 1 + more)
        others = [Wanted(colors[count], drawn.shape("cylinder", "prism"))] if drawn.rng.random() < 0.5 or more else []
        others += [Wanted(color, "cylinder") for color in colors[count + 1 :]]
        return [Wanted(color, "cube") for color in colors[:count]] + others

    return draw


def _check_places(scene: Scene, instance: TaskInstance) -> None:
    """Raise NoFreeSpaceError or InfeasibleSceneError if a place that the reference program needs does not exist."""
    if instance.family == "swap" and not has_free_place(scene, instance.name("a")):
        raise InfeasibleSceneError("swap", scene.names, "a free place on the table")
    if instance.family == "next_to":
        direction = instance.slots.get("direction")
        anchor, fit = scene[instance.name("anchor")].named, scene[instance.name("object")].named
        side = str(direction) if direction else None
        next_to(anchor, side, fit, [item.named for item in scene], PlacingRules())


def _words(instance: TaskInstance) -> dict[str, str]:
    words = {key: value for key, value in instance.slots.items() if isinstance(value, str)}
    if "objects" in instance.slots:
        words |= {"list": listed(instance.names), "pairs": one_on_another(instance.names)}
        words |= {"upper": instance.names[-1], "lowest": instance.names[0]}
    if instance.family == "rotate":
        words["turn"] = turn_words(instance.degrees)
    if instance.family == "next_to":
        direction = instance.slots.get("direction")
        words["where"] = beside_words(str(direction) if direction else None)
    return words
