"""What a program finds in its namespace: Pose and Actor as its own classes, pose_dict, math, hcvla.sandbox.inside."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import cache

from hcvla.api.stubs import MEMORY_NAME, class_sources
from hcvla.api.types import Pose
from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.inside import iteration, objects
from hcvla.sandbox.marshalling import to_program

_PRIVATE = re.compile(r"\b_([A-Za-z]\w*)\b")
_HOST_ONLY = re.compile(r"^from .*\n", re.MULTILINE)
"""Imports of the files of `inside`: their names are all in one namespace there."""


def prelude(memory: Mapping[str, Pose]) -> str:
    """Return the source run before the first line of a program; plain literals only."""
    entries = ", ".join(f"{key!r}: Pose{to_program(pose)[1]!r}" for key, pose in memory.items())
    return f"{_definitions()}\n{MEMORY_NAME} = {{{entries}}}\neval = exec = open = compile = input = None\n"


@cache
def _definitions() -> str:
    inside = "\n".join(_HOST_ONLY.sub("", inspect.getsource(module)) for module in (iteration, objects))
    renamed = _PRIVATE.sub(lambda found: hidden(found.group(0)), inside)
    return f"from dataclasses import dataclass\nimport math\n\n{class_sources()}\n{renamed}"
