"""What a subtask moved that it was not to move, reported with its verdict.

Whether it matters is for the planner, or the person at the robot: a verdict judges what the call requires.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject
from hcvla.world.placement import stands_on

_MOVED_M = 0.03
"""What perception says of something at rest varies by much less."""


def with_side_effects(
    verdict: Verdict, call: Call, before: Mapping[str, NamedObject], after: Mapping[str, NamedObject]
) -> Verdict:
    """Return the verdict of a call, saying too what else was moved between two observations of all objects."""
    moved = side_effects(call, before, after)
    if not moved:
        return verdict
    text = "; ".join(f"'{name}' was moved {1000.0 * way_m:.0f} mm besides" for name, way_m in moved.items())
    message = f"{verdict.message}; {text}" if verdict.message else text
    return replace(verdict, message=message, measures=verdict.measures | {"other_moved_m": max(moved.values())})


def side_effects(call: Call, before: Mapping[str, NamedObject], after: Mapping[str, NamedObject]) -> dict[str, float]:
    """Return how far each object was moved [m] that the call does not name, seen both before and after.

    What is held, and what stands on something named, is not among them.
    """
    meant = {value.name for value in call.arguments.values() if isinstance(value, Actor)}
    meant |= {name for seen in (before, after) for name, item in seen.items() if item.held}
    meant |= _standing_on(meant, before)
    ways = {
        name: item.pose.distance(after[name].pose)
        for name, item in before.items()
        if name not in meant and name in after and item.visible and after[name].visible
    }
    return {name: way_m for name, way_m in ways.items() if way_m > _MOVED_M}


def _standing_on(names: set[str], items: Mapping[str, NamedObject]) -> set[str]:
    """Return the names of what stands on the named objects, directly or on others that do."""
    carried: set[str] = set()
    frontier = [items[name] for name in names if name in items]
    while frontier:
        below = frontier.pop()
        for name, item in items.items():
            if name not in carried | names and stands_on(item, below):
                carried.add(name)
                frontier.append(item)
    return carried
