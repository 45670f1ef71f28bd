"""What is found out before an interrupted task goes on: whether its scene is there, and its last subtask done."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.executor.latch import StopLatch
from hcvla.memory.records import StepRecord, TaskRecord

GONE = "gone"
"""Name of the scene of a simulation that is not there."""
SCENE_GONE = "the simulation ended, and starts with its first scene; the task cannot be resumed, send it again"
CAN_BE_RESUMED = "the task can be resumed"
_SCENE_SEC, _SCENE_AGAIN_SEC = 3.0, 0.1
"""So long, and so often, the scene is read before a simulation is believed to be gone [s, system clock]."""
_LET_GO = ("place", "pick_place")
_PLACED_M = 0.02
"""As in the declaration of `place` (hcvla.api.functions)."""


class SceneGoneError(HcvlaError):
    """The simulated scene that a task was about does not exist any more."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, task: str) -> None:
        """Say what to do."""
        super().__init__(f"the scene of the task '{excerpt(task)}' is gone: {SCENE_GONE}")


def require_scene(task: TaskRecord, scene: Callable[[], str], latch: StopLatch) -> None:
    """Raise SceneGoneError if a task is about another simulated scene than that of now."""
    if is_gone_for_good(task, scene, latch.wait):
        raise SceneGoneError(task.text)


def is_gone_for_good(task: TaskRecord, scene: Callable[[], str], wait: Callable[[float], None] = time.sleep) -> bool:
    """Whether a task is about a simulated scene that is not there now and does not come back within a while."""
    return is_scene_gone(task, settled_scene(task, scene, wait))


def settled_scene(task: TaskRecord, scene: Callable[[], str], wait: Callable[[float], None] = time.sleep) -> str:
    """Return which scene this is: that of a task, if it comes within a while, or another.

    A just started executor may have received nothing from the simulation yet, and on a loaded computer states may come
    late.
    """
    deadline = time.monotonic() + _SCENE_SEC
    while is_scene_gone(task, now := scene()) and now in ("", GONE) and time.monotonic() <= deadline:
        wait(_SCENE_AGAIN_SEC)
    return now


def is_scene_gone(task: TaskRecord, scene: str) -> bool:
    """Whether a task is about a simulated scene that is not that of now."""
    return task.scene not in ("", scene)


def all_in_sight(task: TaskRecord, steps: Sequence[StepRecord], now: Sequence[NamedObject]) -> bool:
    """Whether all that a task is known to be about is seen now, or held."""
    calls = [step.call for step in steps if step.call is not None]
    named = {value.name for call in calls for value in call.arguments.values() if isinstance(value, Actor)}
    return named | {item.name for item in task.start} <= {item.name for item in now if item.visible or item.held}


def verdict_before_interruption(
    step: StepRecord, earlier: Sequence[StepRecord], objects: Sequence[NamedObject], held_at_start: str | None = None
) -> Verdict | None:
    """Return DONE if the step's goal holds, None if it must be carried out.

    `held_at_start` is what the gripper held before the task, None for nothing.
    Only what lets go needs this: between letting go and the record of it there is nothing in the hand to place again,
    and what was fetched is there already. Every other subtask may be repeated from any state.
    """
    if step.call is None or step.call.function not in _LET_GO or any(item.held for item in objects):
        return None
    by_name = {item.name: item for item in objects}
    moved = step.call.arguments.get("actor")
    carried = by_name.get(moved.name if isinstance(moved, Actor) else _carried(earlier, held_at_start))
    target = step.call.arguments["target"]
    if carried is None:
        return None
    if isinstance(target, Pose):
        rests = carried.pose.distance(target) <= _PLACED_M
    else:
        rests = isinstance(target, Actor) and target.name in by_name and _lies_on(carried, by_name[target.name])
    if not rests:
        return None
    return Verdict(Outcome.DONE, f"'{carried.name}' was placed before the interruption")


def _carried(earlier: Sequence[StepRecord], held_at_start: str | None) -> str:
    """Return the name of what the newest successful pick took, or was held before; empty if it was put down since."""
    for step in reversed(earlier):
        if step.call is None or step.verdict is None or not step.verdict.done:
            continue
        if step.call.function in (*_LET_GO, "open_gripper"):
            return ""
        actor = step.call.arguments.get("actor")
        if step.call.function == "pick" and isinstance(actor, Actor):
            return actor.name
    return held_at_start or ""


def _lies_on(item: NamedObject, support: NamedObject) -> bool:
    aside = item.pose.position[:2] - support.pose.position[:2]
    within = abs(aside[0]) < support.size[0] / 2.0 and abs(aside[1]) < support.size[1] / 2.0
    return within and abs(item.bottom_z - support.top_z) <= _PLACED_M
