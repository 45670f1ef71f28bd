"""Coordinates that a sentence names, and a program that puts things elsewhere: "at x = 0.45 m, y = -0.1 m"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.wording import last_said

_SCALES_M = {"mm": 0.001, "cm": 0.01, "m": 1.0, "": 1.0}
_SAME_M = 0.001
_FAR_M = 1.5
"""Without a unit, what is more is not in metres."""
_UNIT = r"(?: ?(?P<{0}unit>mm|cm|m(?=\b|eters?|etres?))(?:eters?|etres?)?)?"
_NUMBER = r"(?P<{0}>(?:- ?|minus )?\d+(?:\.\d+)?)"
_OF_AXIS = r"\b{0}(?: ?[=:] ?| is | of | )" + _NUMBER + _UNIT
_BY_AXIS = re.compile(rf"{_OF_AXIS.format('x')}\b.{{0,12}}?{_OF_AXIS.format('y')}")
_BOTH = re.compile(
    rf"[(\[] ?{_NUMBER.format('x')}{_UNIT.format('x')} ?[,|;/] ?{_NUMBER.format('y')}{_UNIT.format('y')} ?[)\]]"
    rf"(?: ?(?P<unit>mm|cm|m)\b)?"
)
_PUT_AT = re.compile(r"\bon_table\((-?[\d.]+), (-?[\d.]+)")


def at_other_coordinates(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that puts nothing at the coordinates that a sentence names."""
    found = _BY_AXIS.search(said := last_said(sentence)) or _BOTH.search(said)
    wanted = _metres(found.groupdict()) if found and "place(" in program else None
    if found is None or wanted is None:
        return ""
    places = [(float(x), float(y)) for x, y in _PUT_AT.findall(program)]
    if any(max(abs(x - wanted[0]), abs(y - wanted[1])) < _SAME_M for x, y in places):
        return ""
    where = f"at x = {places[0][0]:g}, y = {places[0][1]:g}" if places else "elsewhere"
    return f"puts things {where}, and the task says '{found[0].strip()}'"


def _metres(parts: dict[str, str | None]) -> tuple[float, float] | None:
    """Return coordinates [m]; None if their unit is not known."""
    found = []
    for axis in ("x", "y"):
        unit = parts.get(f"{axis}unit") or parts.get("unit") or parts.get("yunit") or ""
        value = float((parts[axis] or "").replace("minus ", "-").replace(" ", "")) * _SCALES_M[unit]
        found.append(value)
    return (found[0], found[1]) if max(map(abs, found)) <= _FAR_M else None
