"""The reference page of the robot API: `python -m hcvla.api.reference docs/api.md` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

from hcvla.api.annotations import annotation_text, signature_text
from hcvla.api.functions import ROBOT_API
from hcvla.api.planner_text import HEADINGS, LANGUAGE_RULES, failure_lines
from hcvla.api.registry import Function, Kind, Parameter, Registry
from hcvla.api.stubs import class_sources


def reference_page(registry: Registry) -> str:
    """Return the whole page as Markdown."""
    parts = [
        "# The robot API",
        "Everything a program may call. This page is made from the declarations in `hcvla/api/functions.py`"
        " by `python -m hcvla.api.reference docs/api.md`; do not edit it.",
        "\n".join(f"- {rule}" for rule in LANGUAGE_RULES),
        f"```python\n{class_sources().rstrip()}\n```",
    ]
    for kind, heading in HEADINGS.items():
        if functions := registry.of_kind(kind):
            parts += [f"## {heading}", *map(_entry, functions)]
    parts += [
        "## Failures",
        "A failed call raises a builtin exception whose message starts with the outcome's name. A program that does"
        " not catch it ends with that outcome. A stop, a lost node and a robot fault cannot be caught.",
        "\n".join(f"- `{name}`: {labels}" for name, labels in (line.split(": ") for line in failure_lines())),
    ]
    return "\n\n".join(parts) + "\n"


def _entry(function: Function) -> str:
    lines = [f"### {function.name}", f"```python\n{signature_text(function)}\n```", function.doc]
    if rows := [_row(parameter) for parameter in function.parameters]:
        lines.append("\n".join(["| argument | type | default | range |", "|---|---|---|---|", *rows]))
    if function.kind is Kind.SUBTASK:
        lines.append(f"Ends as *timed out* after {function.timeout_sec:g} s.")
    return "\n\n".join(lines)


def _row(parameter: Parameter) -> str:
    default = "required" if parameter.required else f"`{parameter.default!r}`"
    bounded = parameter.high < float("inf")
    limits = f"{parameter.low:g} to {parameter.high:g}" if bounded else ""
    kind = annotation_text(parameter.annotation).replace("|", "\\|")
    return f"| `{parameter.name}` | `{kind}` | {default} | {limits} |"


def main(path: str = "docs/api.md") -> None:
    """Write the page to `path`."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(reference_page(ROBOT_API), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
