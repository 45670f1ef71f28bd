"""A ROS parameter file that shows every setting with its meaning, unit and range: what config/hcvla.yaml is made by."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from hcvla.configuration.settings import Setting, Value, settings_of

_WIDTH = 118
_UNITS = {
    "_rad2_per_sec": "rad^2/s",
    "_m2_per_sec": "m^2/s",
    "_rad_s3": "rad/s^3",
    "_rad_s2": "rad/s^2",
    "_rad_s": "rad/s",
    "_m_s3": "m/s^3",
    "_m_s2": "m/s^2",
    "_m_s": "m/s",
    "_rad": "rad",
    "_deg": "degrees",
    "_sec": "s",
    "_hz": "Hz",
    "_bytes": "bytes",
    "_m": "m",
    "_n": "N",
}
"""What the end of a field's name says; longer ends first."""


def unit_of(name: str) -> str:
    """Return the unit that a setting's name ends with, e.g. "m/s" for "limits.speed_m_s"; empty if none."""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")


def parameter_file(nodes: Mapping[str, Any], header: str) -> str:
    """Return the text of a file with all settings of all nodes (name -> configuration) at their present values.

    The name "" stands for every node.
    """
    lines = [*_comment(header, 0), ""]
    for name, config in nodes.items():
        lines += [f"/**/{name}:" if name else "/**:", "  ros__parameters:", *_lines(settings_of(config)), ""]
    return "\n".join(lines)


def _lines(settings: list[Setting]) -> Iterator[str]:
    parts: list[str] = []
    for setting in settings:
        *above, field = setting.name.split(".")
        shared = 0
        while shared < min(len(parts), len(above)) and parts[shared] == above[shared]:
            shared += 1
        for depth in range(shared, len(above)):
            yield f"{_indent(depth)}{above[depth]}:"
        parts = above
        yield from _comment(_explained(setting), len(above) + 2)
        yield f"{_indent(len(above))}{field}: {_text(setting.value)}"


def _explained(setting: Setting) -> str:
    unit = unit_of(setting.name)
    notes = [unit] if unit and f"[{unit}" not in setting.description else []
    if setting.choices or setting.range is not None:
        notes.append(" or ".join(setting.choices) if setting.choices else str(setting.range))
    return setting.description + (f" ({'; '.join(notes)})" if notes else "")


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _comment(text: str, depth: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  " * depth + "# ", subsequent_indent="  " * depth + "# ")


def _text(value: Value) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, bool | str):
        return json.dumps(value)
    text = repr(value)
    # YAML 1.1 takes 1e-07 for a word.
    return text if isinstance(value, int) or "." in text else text.replace("e", ".0e")
