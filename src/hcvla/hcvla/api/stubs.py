"""The type stub that programs are checked against, and the classes they work with, from the declarations."""

from __future__ import annotations

import dataclasses

from hcvla.api.annotations import signature_text
from hcvla.api.registry import Registry
from hcvla.api.types import Actor, Pose

MEMORY_NAME = "pose_dict"
"""The program's memory: a dict from words to poses that outlives each run of lines."""

PROGRAM_CLASSES: tuple[type, ...] = (Pose, Actor)
"""The classes a program may make and edit; in a program they are plain mutable dataclasses."""


def stubs(registry: Registry) -> str:
    """Return the stub of everything a program may name, as Python source."""
    functions = "\n".join(f"def {signature_text(function)}: ..." for function in registry.values())
    return (
        "from dataclasses import dataclass\nfrom typing import Literal\n\n"
        f"{class_sources()}\n"
        f"{MEMORY_NAME}: dict[str, Pose] = {{}}\n\n"
        f"{functions}\n"
    )


def class_sources() -> str:
    """Return Pose and Actor as the source of mutable dataclasses with the fields of hcvla.api.types."""
    return "\n".join(map(_class_source, PROGRAM_CLASSES))


def _class_source(declared: type) -> str:
    lines = ["@dataclass", f"class {declared.__name__}:"]
    for field in dataclasses.fields(declared):
        default = "" if field.default is dataclasses.MISSING else f" = {field.default!r}"
        lines.append(f"    {field.name}: {field.type}{default}")
    return "\n".join(lines) + "\n"
