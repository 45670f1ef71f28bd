"""What a program finds in its namespace: Pose and Actor as its own classes, pose_dict, math."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.api.stubs import MEMORY_NAME, class_sources
from hcvla.api.types import Pose
from hcvla.sandbox.marshalling import to_program

BACK_NAME = "_back"
"""Turns what the host returns into the program's classes; names with an underscore are refused in programs."""


def prelude(memory: Mapping[str, Pose]) -> str:
    """Return the source run before the first line of a program; plain literals only."""
    entries = ", ".join(f"{key!r}: Pose{to_program(pose)[1]!r}" for key, pose in memory.items())
    return f"""\
from dataclasses import dataclass
import math

{class_sources()}

def {BACK_NAME}(answer):
    kind, data = answer
    if kind == 'pose':
        return Pose(*data)
    if kind == 'actor':
        return Actor(data)
    if kind == 'list':
        return [{BACK_NAME}(item) for item in data]
    return data

{MEMORY_NAME} = {{{entries}}}
eval = exec = open = compile = input = None
"""
