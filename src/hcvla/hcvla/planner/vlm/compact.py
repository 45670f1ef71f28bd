"""The short form of a planner's question, for models that are trained on it: the course of a task as one chat.

The first turn lists the objects as they were when the task was given, and asks for the code or for the goal; each
answer is a turn, and so is what came of it. Nothing that was said changes later, so a model reads each text once.

An object is a line: name, place, size. The place is a column A (left) to Z (right) and a row a (near) to z (far), three
and two and a half centimetres each, so that two objects that differ as much as words do ("the leftmost") never share
one; the size is its largest side and its height in cm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.planner import PastStep
from hcvla.planner.scene_features import supports

CODE, GOAL = "code:", "goal:"
"""Ends the first turn: what is asked for."""
_LEFT_M, _COLUMN_M = 0.39, 0.03
"""Upper edge in y of column A, and its width: 26 of them reach from +0.39 to -0.39 m, beyond what the arm reaches."""
_NEAR_M, _ROW_M = 0.2, 0.025
"""Lower edge in x of row a, and its depth: 26 of them reach from 0.2 to 0.85 m."""
_CELLS = 26


def opening(task: str, objects: Sequence[NamedObject | str], held: str | None, asked: str = CODE) -> str:
    """Return the first turn; of objects that are texts only the names are known."""
    known = sorted((item for item in objects if isinstance(item, NamedObject)), key=lambda item: item.name)
    under = [known[place].name if place < len(known) else "" for place in supports(known)]
    lines = [_line(item, below) for item, below in zip(known, under, strict=True)]
    lines += sorted(item for item in objects if isinstance(item, str))
    # A line break in a sentence could pass for another part.
    holding = [f"held: {held}"] if held else []
    return "\n".join([*lines, *holding, f"task: {' '.join(task.split())}", asked])


def reply(*, worked: bool, held: str | None, missing: Iterable[str] = ()) -> str:
    """Return what came of an answer: `missing` are objects for which the goal was then found not to be met."""
    holding = [f"held: {held}"] if held else []
    return ", ".join(["ok" if worked else "failed", *holding, *(f"goal not met: {name}" for name in missing)])


def replies(past: Sequence[PastStep], held: str | None, missing: Mapping[int, tuple[str, ...]]) -> list[str]:
    """Return the turns after the first: lines that were run and what came of them; `held` is what is held now.

    `missing` says, by the number of lines that were run before, for which objects the goal was found not to be met.
    """
    turns = []
    for number, step in enumerate(past, 1):
        then = past[number].held if number < len(past) else held
        turns += [step.code, reply(worked=step.verdict.done, held=then, missing=missing.get(number, ()))]
    return turns


def _line(item: NamedObject, below: str) -> str:
    if item.held:
        return f"{item.name} in the gripper"
    column = chr(ord("A") + _cell((_LEFT_M - item.pose.y) / _COLUMN_M))
    row = chr(ord("a") + _cell((item.pose.x - _NEAR_M) / _ROW_M))
    size = f"{100.0 * max(item.size):.0f} {100.0 * item.size[2]:.0f}"
    where = f" on {below}" if below else ""
    return f"{item.name} {column} {row} {size}{where}{'' if item.visible else ' remembered'}"


def _cell(position: float) -> int:
    return min(max(int(position), 0), _CELLS - 1)
