"""The task families: what may be asked, what then must hold, and the program that does it.

A `TaskInstance` is a family and its slots. From it come the goal (hcvla.goals.goal), the reference program
and, in hcvla.tasks.language.wordings, the sentences. Reference programs are what the planner is taught and measured by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.program import actor, bring_back, carry, pick, place_at, place_on, remember, remembered, turned

FAMILIES = ("pick", "place", "stack", "sort", "swap", "rotate", "next_to", "restore")
"""pick one; place on something; stack 2-4; sort onto mats of the same colour; swap two; rotate by an angle; put
next to; move onto something and back."""

DIRECTIONS = ("left", "right", "front", "behind")
ANGLES_DEG = (30, 45, 60, 90, 120)
"""Angles that sampled rotations use, either sense [degrees]."""
ROUND_SHAPES = ("cylinder",)
"""Shapes without a yaw: a rotation of them cannot be seen."""
MAX_STACK = 4

Slot = str | float | tuple[str, ...] | None


class InfeasibleSceneError(HcvlaError):
    """The objects of a scene do not suffice for a task family."""

    def __init__(self, family: str, names: Sequence[str], needed: str) -> None:
        """Say what the family needs and what is there."""
        super().__init__(f"family '{family}' needs {needed}; the scene has {', '.join(names) or 'nothing'}")


@dataclass(frozen=True)
class TaskInstance:
    """One concrete task: a family and the values of its slots.

    Slots by family: pick {object}; place, restore {object, target}; stack {objects: bottom to top}; sort {objects};
    swap {a, b}; rotate {object, degrees: + is counter-clockwise seen from above}; next_to {object, anchor,
    direction: left, right, front, behind or None}.
    """

    family: str
    slots: dict[str, Slot] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an unknown family."""
        if self.family not in FAMILIES:
            raise HcvlaError(f"there is no task family '{self.family}'; there are {', '.join(FAMILIES)}")

    def name(self, slot: str) -> str:
        """Return a slot that holds one object name."""
        return str(self.slots[slot])

    @property
    def names(self) -> tuple[str, ...]:
        """The slot `objects`: several object names."""
        value = self.slots["objects"]
        assert isinstance(value, tuple)
        return value

    @property
    def degrees(self) -> float:
        """The slot `degrees` [degrees], counter-clockwise positive."""
        value = self.slots["degrees"]
        assert isinstance(value, int | float)
        return float(value)


def color_of(name: str) -> str:
    """Return all but the last word of an object's name."""
    return name.rpartition(" ")[0]


def shape_of(name: str) -> str:
    """Return the last word of an object's name."""
    return name.rpartition(" ")[2]


def is_movable(name: str) -> bool:
    """Whether the object is one that is picked rather than one that carries others."""
    return shape_of(name) not in SUPPORT_SHAPES


def mat_of(name: str, object_names: Sequence[str]) -> str | None:
    """Return the mat of the object's colour among `object_names`, if there is one."""
    mat = f"{color_of(name)} mat"
    return mat if mat in object_names else None


def goal_text(instance: TaskInstance) -> str:
    """Return the goal of the task in the language of hcvla.goals.goal."""
    slots, family = instance.slots, instance.family
    if family == "pick":
        return f"held({slots['object']!r})"
    if family == "place":
        return f"on({slots['object']!r}, {slots['target']!r})"
    if family == "stack":
        pairs = zip(instance.names[1:], instance.names[:-1], strict=True)
        return " and ".join(f"on({upper!r}, {lower!r})" for upper, lower in pairs)
    if family == "sort":
        return " and ".join(f"on({name!r}, '{color_of(name)} mat')" for name in instance.names)
    if family == "swap":
        return f"swapped({slots['a']!r}, {slots['b']!r})"
    if family == "rotate":
        return f"rotated({slots['object']!r}, {instance.degrees:g})"
    if family == "next_to":
        side = f", {slots['direction']!r}" if slots.get("direction") else ""
        return f"next_to({slots['object']!r}, {slots['anchor']!r}{side})"
    return f"visited_then({slots['object']!r}, {slots['target']!r}) and restored({slots['object']!r})"


def reference_steps(instance: TaskInstance) -> list[str]:
    """Return the program as the planner should write it, one answer an entry; "done" comes after the last.

    Every entry is code with at most one subtask call, which is its last line. `pose_dict` keeps where objects were.
    """
    return _STEPS[instance.family](instance)


def sample_instance(rng: np.random.Generator, object_names: Sequence[str], family: str) -> TaskInstance:
    """Draw a task of the family over the objects of a scene; raise InfeasibleSceneError if they do not suffice."""
    if family not in FAMILIES:
        raise HcvlaError(f"there is no task family '{family}'; there are {', '.join(FAMILIES)}")
    names = list(object_names)
    movable = [name for name in names if is_movable(name)]
    cubes = [name for name in movable if shape_of(name) == "cube"]
    supports = [name for name in names if not is_movable(name)]
    if family == "pick":
        (chosen,) = _draw(rng, movable, 1, family, names, "a movable object")
        return TaskInstance(family, {"object": chosen})
    if family in ("place", "restore"):
        return _sample_place(rng, family, names, movable, cubes, supports)
    if family == "stack":
        _draw(rng, cubes, 2, family, names, "two cubes")
        count = int(rng.integers(2, min(MAX_STACK, len(cubes)) + 1))
        return TaskInstance(family, {"objects": _draw(rng, cubes, count, family, names, "cubes")})
    if family == "sort":
        return _sample_sort(rng, names, movable)
    if family == "swap":
        first, second = _draw(rng, movable, 2, family, names, "two movable objects")
        return TaskInstance(family, {"a": first, "b": second})
    if family == "rotate":
        turnable = [name for name in movable if shape_of(name) not in ROUND_SHAPES]
        (chosen,) = _draw(rng, turnable, 1, family, names, "an object that is not round")
        degrees = float(rng.choice(ANGLES_DEG)) * (1.0 if rng.random() < 0.5 else -1.0)
        return TaskInstance(family, {"object": chosen, "degrees": degrees})
    (chosen,) = _draw(rng, movable, 1, family, names, "a movable object")
    others = [name for name in names if name != chosen]
    (anchor,) = _draw(rng, others, 1, family, names, "two objects")
    direction = None if rng.random() < 0.3 else str(rng.choice(DIRECTIONS))
    return TaskInstance(family, {"object": chosen, "anchor": anchor, "direction": direction})


def _draw(
    rng: np.random.Generator, pool: Sequence[str], count: int, family: str, names: Sequence[str], needed: str
) -> tuple[str, ...]:
    if len(pool) < count:
        raise InfeasibleSceneError(family, names, needed)
    return tuple(pool[int(index)] for index in rng.permutation(len(pool))[:count])


def _sample_place(
    rng: np.random.Generator,
    family: str,
    names: Sequence[str],
    movable: Sequence[str],
    cubes: Sequence[str],
    supports: Sequence[str],
) -> TaskInstance:
    (chosen,) = _draw(rng, movable, 1, family, names, "a movable object")
    on_cube = family == "place" and rng.random() < 0.3
    targets = [name for name in (cubes if on_cube or not supports else supports) if name != chosen]
    targets = targets or [name for name in (*supports, *cubes) if name != chosen]
    (target,) = _draw(rng, targets, 1, family, names, "a tray, a mat or a second cube")
    return TaskInstance(family, {"object": chosen, "target": target})


def _sample_sort(rng: np.random.Generator, names: Sequence[str], movable: Sequence[str]) -> TaskInstance:
    sortable = [name for name in movable if shape_of(name) == "cube" and mat_of(name, names)]
    count = min(4, len(sortable))
    return TaskInstance("sort", {"objects": _draw(rng, sortable, max(count, 2), "sort", names, "cubes with mats")})


def _stack_steps(instance: TaskInstance) -> list[str]:
    steps = []
    for lower, upper in zip(instance.names[:-1], instance.names[1:], strict=True):
        steps += carry(upper, lower)
    return steps


def _sort_steps(instance: TaskInstance) -> list[str]:
    steps = []
    for name in instance.names:
        steps += carry(name, f"{color_of(name)} mat")
    return steps


def _swap_steps(instance: TaskInstance) -> list[str]:
    a, b = instance.name("a"), instance.name("b")
    return [
        remember(a) + remember(b) + pick(a),
        place_at(f"free_space({actor(a)})"),
        pick(b),
        place_at(remembered(a)),
        pick(a),
        place_at(remembered(b)),
    ]


def _rotate_steps(instance: TaskInstance) -> list[str]:
    name = instance.name("object")
    return [remember(name) + pick(name), place_at(turned(remembered(name), instance.degrees), match_yaw=True)]


def _next_to_steps(instance: TaskInstance) -> list[str]:
    name, anchor, direction = instance.name("object"), instance.name("anchor"), instance.slots.get("direction")
    side = f", {direction!r}" if direction else ""
    return [pick(name), place_at(f"next_to({actor(anchor)}{side}, fit={actor(name)})")]


def _restore_steps(instance: TaskInstance) -> list[str]:
    name, target = instance.name("object"), instance.name("target")
    return [remember(name) + pick(name), place_on(target), *bring_back(name)]


_STEPS: dict[str, Callable[[TaskInstance], list[str]]] = {
    "pick": lambda instance: [pick(instance.name("object"))],
    "place": lambda instance: carry(instance.name("object"), instance.name("target")),
    "stack": _stack_steps,
    "sort": _sort_steps,
    "swap": _swap_steps,
    "rotate": _rotate_steps,
    "next_to": _next_to_steps,
    "restore": _restore_steps,
}
