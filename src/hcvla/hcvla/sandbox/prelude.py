"""What a program finds in its namespace: Pose and Actor as its own classes, pose_dict, math, hcvla.sandbox.inside."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from hcvla.api.stubs import MEMORY_NAME, class_sources
from hcvla.api.types import Pose
from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.inside import answers, builtins, classes, library, objects, streams
from hcvla.sandbox.marshalling import to_program
from hcvla.sandbox.rewriting.variables import assigned_names

_PRIVATE = re.compile(r"\b_([A-Za-z]\w*)\b")
_HOST_ONLY = re.compile(r"^from [^\n(]*(\([^)]*\))?\n", re.MULTILINE)
"""Imports of the files of `inside`: their names are all in one namespace there."""


def prelude(memory: Mapping[str, Pose]) -> str:
    """Return the source run before the first line of a program; plain literals only."""
    entries = ", ".join(f"{key!r}: Pose{to_program(pose)[1]!r}" for key, pose in memory.items())
    return (
        f"from dataclasses import dataclass\nimport math\n\n{class_sources()}\n{_source(answers)}\n"
        f"{MEMORY_NAME} = {{{entries}}}\neval = exec = open = compile = input = None\n"
    )


@cache
def builtins_prelude() -> str:
    """Return the source run before the first line that needs any of it: a session without it is saved in a sixth."""
    return "\n".join(map(_source, (streams, builtins, objects, library, classes)))


def needs_builtins(code: str) -> bool:
    """Whether rewritten code names anything of `builtins_prelude`."""
    return _named_inside().search(code) is not None


@cache
def _named_inside() -> re.Pattern[str]:
    names = assigned_names(ast.parse(builtins_prelude()).body)
    return re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")


@cache
def _source(module: ModuleType) -> str:
    return _PRIVATE.sub(lambda found: hidden(found.group(0)), _HOST_ONLY.sub("", inspect.getsource(module)))
