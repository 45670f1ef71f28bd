"""The API as a vision-language model is shown it: compact, complete, from the declarations."""

from __future__ import annotations

from hcvla.api.annotations import signature_text
from hcvla.api.failures import FAILURE_BUILTINS
from hcvla.api.registry import Function, Kind, Registry
from hcvla.api.stubs import MEMORY_NAME, PROGRAM_CLASSES, class_sources

HEADINGS = {
    Kind.QUERY: "Questions, answered at once",
    Kind.ARITHMETIC: "Computing with poses",
    Kind.SUBTASK: "Subtasks: these move the arm",
}
"""What each kind of function is, in a reader's words."""

LANGUAGE_RULES = (
    "Poses are in the robot's base frame: x forward, y left, z up, metres; table top z = 0.",
    "left = +y, right = -y, behind = +x (farther from the robot), front = -x (nearer).",
    f"{MEMORY_NAME}['key'] = pose remembers a pose; {MEMORY_NAME}['key'] reads it, also in later lines.",
    "Ordinary Python: functions, loops, try, match, comprehensions, generators, classes, dataclasses, own errors.",
    "Modules: math, time, json, re, random, copy, itertools, functools, operator, collections, dataclasses, typing.",
    "Not available: enum, files, other modules, async. A class inherits from one class of the program or an error.",
)
"""What a program may say, a rule a line."""


def planner_text(registry: Registry) -> str:
    """Return the documentation for a prompt: rules, classes, functions with their first lines, failures."""
    parts = ["Rules:", *(f"- {rule}" for rule in LANGUAGE_RULES), "", class_sources().rstrip()]
    for kind, heading in HEADINGS.items():
        if functions := registry.of_kind(kind):
            parts += ["", f"# {heading}", *map(_line, functions)]
    return "\n".join([*parts, "", "# Failures can be caught", *failure_lines()]) + "\n"


def failure_lines() -> list[str]:
    """Return a line for each builtin exception, naming the outcomes it stands for."""
    outcomes: dict[str, list[str]] = {}
    for outcome, builtin in FAILURE_BUILTINS.items():
        outcomes.setdefault(builtin.__name__, []).append(outcome.label)
    return [f"{name}: {', '.join(labels)}" for name, labels in outcomes.items()]


def vocabulary(registry: Registry) -> list[str]:
    """Return every word the API itself contributes to programs: functions, parameters, choices, classes."""
    words = [*registry, *(declared.__name__ for declared in PROGRAM_CLASSES), MEMORY_NAME]
    for function in registry.values():
        for parameter in function.parameters:
            words += [parameter.name, *parameter.choices]
    return list(dict.fromkeys(words))


def _line(function: Function) -> str:
    return f"{signature_text(function)}  # {function.summary}"
