"""A goal as people say it, so that whoever gave the sentence sees how it was understood before anything moves.

Every predicate has its clause here, of the same arguments; hcvla.goals.conditions joins them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hcvla.language.phrases import beside_words, listed, turn_words

_DENIABLE = re.compile(r"(the (?:(?! and ).)+? (?:is|has)) ((?:(?! and ).)+)")
"""One thing that is said of one object; of several "not" would leave open whether of all or of any."""


def clause(predicate: str, *arguments: object) -> str:
    """Return what a predicate says of its arguments, e.g. "the red cube is on the green tray"."""
    return _CLAUSES[predicate](*arguments)


def denied(words: str) -> str:
    """Return the contrary of a clause: "the red cube is not on the green tray"."""
    if (found := _DENIABLE.fullmatch(words)) is None:
        return f"it is not so that {words}"
    return f"{found[1]} not {found[2]}"


def _the(*names: str) -> str:
    """Return objects with their articles; what is numbered has none ("cube 2")."""
    return listed([name if name[-1:].isdigit() else f"the {name}" for name in names])


def _any(*names: str) -> str:
    return listed([_the(name) for name in names], "or")


def _is(*names: str) -> str:
    return f"{_the(*names)} {'is' if len(names) == 1 else 'are'}"


def _has(*names: str) -> str:
    return f"{_the(*names)} {'has' if len(names) == 1 else 'have'}"


def _each(*names: str) -> str:
    """Return the subject of what is said of every single one of them, of all there are if none is named."""
    return f"each of {_the(*names)} is" if len(names) > 1 else _is(*names) if names else "everything is"


def _they(*names: str) -> str:
    return "it" if len(names) == 1 else "they"


def _long(meters: float) -> str:
    return f"{100.0 * meters:.3g} cm"


def _at(*position: float) -> str:
    return ", ".join(f"{axis} = {value:g} m" for axis, value in zip("xyz", position, strict=False))


def _turned(degrees: float | None) -> str:
    return "" if degrees is None else f", turned by {turn_words(degrees)}"


def _bearing(*objects: str) -> str:
    return f" and bears {_the(*objects)}" if objects else ""


def _shifted(dx: float, dy: float) -> str:
    """Return a way over the table as the robot sees it: REP 103, x forward and y to the left."""
    ways = ((dx, "away from the robot", "toward the robot"), (dy, "to the robot's left", "to the robot's right"))
    parts = [f"{_long(abs(way))} {plus if way > 0.0 else minus}" for way, plus, minus in ways if abs(way) >= 0.0005]
    return f"moved {listed(parts)}" if parts else "where it started"


_CLAUSES: dict[str, Callable[..., str]] = {
    # Where objects are.
    "on": lambda a, b: f"{_is(a)} on {_the(b)}",
    "stacked": lambda *upward: f"{_is(*upward)} stacked, in this order from the bottom",
    "piled": lambda *objects: f"{_is(*objects)} one stack",
    "at": lambda a, x, y: f"{_is(a)} at {_at(x, y)}",
    "near": lambda a, b, distance=0.15: f"{_is(a)} within {_long(distance)} of {_the(b)}",
    "next_to": lambda a, b, side=None: f"{_is(a)} {beside_words(side)} {_the(b)}",
    "between": lambda a, b, c: f"{_is(a)} in the middle between {_the(b, c)}",
    "touching": lambda a, b: f"{_is(a)} in contact with {_the(b)}",
    "covered": lambda a, b: f"{_is(a)} covered by {_the(b)}",
    "grounded": lambda *objects: f"{_is(*objects)} on the table itself",
    "loaded": lambda a, *pans: f"{_is(a)} on {_any(*pans)}",
    "balanced": lambda a, b, *objects: f"the scale with {_the(a, b)} is level{_bearing(*objects)}",
    "sorted": lambda *objects: f"{_each(*objects)} on the mat of its own color",
    # Where they are, compared with the start.
    "swapped": lambda a, b: f"{_has(a, b)} changed places",
    "takes_place": lambda a, b, degrees=None: f"{_is(a)} where {_the(b)} was{_turned(degrees)}",
    "rotated": lambda a, degrees: f"{_is(a)} where it was{_turned(degrees)}",
    "displaced": lambda a, dx, dy: f"{_is(a)} {_shifted(dx, dy)}",
    "restored": lambda *objects: f"{_is(*objects)} back where {_they(*objects)} started",
    "restored_pose": lambda *objects: f"{_is(*objects)} back where {_they(*objects)} started, turned as before",
    "unmoved": lambda *objects: f"{_has(*objects)} stayed in place",
    # What has happened to them.
    "visited_then": lambda a, *places: f"{_has(a)} been on {listed([_the(place) for place in places], 'and then')}",
    "placed_times": lambda a, b, times: f"{_has(a)} been put on {_the(b)} {times:g} times",
    "held": lambda a: f"the gripper holds {_the(a)}",
    "touched": lambda *objects: f"the gripper has touched {_the(*objects)} and moved nothing away",
    "untouched": lambda *objects: f"the robot has never touched {_any(*objects)}",
    "ungrasped": lambda *objects: f"the gripper has never held {_any(*objects)}",
    "nudged": lambda *objects: f"{_has(*objects)} been nudged aside, upright",
    "toppled": lambda *objects: f"{_has(*objects)} been toppled",
    "hit": lambda a, b: f"{_has(a)} hit {_the(b)}",
    "pushed_to": lambda a, x, y: f"{_has(a)} been pushed to {_at(x, y)}",
    "pushed_toward": lambda a, b: f"{_has(a)} been pushed toward {_the(b)}",
    # Where the tool is.
    "tool_at": lambda x, y, z: f"the gripper is at {_at(x, y, z)}",
    "tool_over": lambda a, height, degrees=None: f"the gripper is {_long(height)} above {_the(a)}{_turned(degrees)}",
    "tool_restored": lambda: "the arm is at home",
}
