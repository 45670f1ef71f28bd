"""What is otherwise than a predicate says, in words: for a planner that may try again, and for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hcvla.goals.facts import TABLE, Facts
from hcvla.goals.status import CannotTellError
from hcvla.goals.tolerances import horizontal, middle, moved_m

Names = Sequence[str]


def difference(predicate: str, text: str, objects: Names, facts: Facts) -> str:
    """Return what is the case where a predicate, written as `text` over these objects, is not true."""
    describe = _DESCRIBE.get(predicate)
    if describe is None:
        return f"{text} does not hold"
    try:
        return describe(facts, objects)
    except CannotTellError:
        return f"{text} does not hold"


def _carried(facts: Facts, objects: Names) -> str:
    """Say of the first of a row that does not rest on the next where it is."""
    upper, lower = next(((a, b) for a, b in pairwise(objects) if b not in facts.supports(a)), tuple(objects[:2]))
    return f"'{upper}' is {_away(facts, upper, lower)} m from '{lower}'{_where(facts, upper)}"


def _stacked(facts: Facts, objects: Names) -> str:
    return _carried(facts, tuple(reversed(objects)))


def _apart(facts: Facts, objects: Names) -> str:
    a, b = objects[:2]
    return f"'{a}' is {_away(facts, a, b)} m from '{b}'{_where(facts, a)}"


def _off_the_middle(facts: Facts, objects: Names) -> str:
    a, b, c = (facts.now[name].pose for name in objects)
    away_m = horizontal(a, middle(b, c))
    return (
        f"'{objects[0]}' is {away_m:.2f} m from the middle between '{objects[1]}' and '{objects[2]}'"
        f"{_where(facts, objects[0])}"
    )


def _moved(facts: Facts, objects: Names) -> str:
    each = [f"'{name}' is {moved_m(facts, name):.2f} m from where it started{_where(facts, name)}" for name in objects]
    return ", ".join(each)


def _exchanged(facts: Facts, objects: Names) -> str:
    a, b = objects[:2]
    ways = [
        f"'{name}' is {horizontal(facts.now[name].pose, facts.start[other].pose):.2f} m from where '{other}' started"
        f"{_where(facts, name)}"
        for name, other in ((a, b), (b, a))
    ]
    return ", ".join(ways)


def _replaced(facts: Facts, objects: Names) -> str:
    a, b = objects[:2]
    away_m = horizontal(facts.now[a].pose, facts.start[b].pose)
    return f"'{a}' is {away_m:.2f} m from where '{b}' started{_where(facts, a)}"


def _in_hand(facts: Facts, objects: Names) -> str:
    if objects[0] in facts.in_hand:
        return f"the gripper holds '{objects[0]}', but not lifted clear of what is below"
    held = ", ".join(f"'{name}'" for name in sorted(facts.in_hand)) or "nothing"
    return f"the gripper holds {held}, not '{objects[0]}' in the air"


def _visited(facts: Facts, objects: Names) -> str:
    places = ", ".join(f"'{place}'" for place in facts.rested_on(objects[0])) or "nothing"
    return f"'{objects[0]}' has rested on {places}"


def _at_tool(facts: Facts, objects: Names) -> str:
    place = facts.now[objects[0]].pose
    across_m, above_m = horizontal(facts.tool, place), facts.tool.z - place.z
    return f"the tool is {across_m:.2f} m to the side of and {above_m:.2f} m above the centre of '{objects[0]}'"


def _from_home(facts: Facts, objects: Names) -> str:
    return f"the tool is {facts.tool.distance(facts.home_tool):.2f} m from where it is with the arm at home"


def _away(facts: Facts, a: str, b: str) -> str:
    return f"{horizontal(facts.now[a].pose, facts.now[b].pose):.2f}"


def _where(facts: Facts, name: str) -> str:
    """Say what an object is in or on, after a distance; empty where that is not known."""
    if name in facts.in_hand:
        return ", in the gripper"
    carriers = facts.supports(name)
    return f", on {' and '.join(c if c == TABLE else repr(c) for c in carriers)}" if carriers else ""


_DESCRIBE: dict[str, Callable[[Facts, Names], str]] = {
    "on": _carried,
    "stacked": _stacked,
    "near": _apart,
    "next_to": _apart,
    "between": _off_the_middle,
    "touching": _apart,
    "pushed_toward": _apart,
    "covered": _apart,
    "hit": _apart,
    "loaded": _apart,
    "restored": _moved,
    "restored_pose": _moved,
    "rotated": _moved,
    "displaced": _moved,
    "at": _moved,
    "pushed_to": _moved,
    "unmoved": _moved,
    "nudged": _moved,
    "touched": _moved,
    "swapped": _exchanged,
    "takes_place": _replaced,
    "held": _in_hand,
    "visited_then": _visited,
    "placed_times": _visited,
    "tool_over": _at_tool,
    "tool_restored": _from_home,
}
