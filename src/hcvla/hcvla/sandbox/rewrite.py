"""Lets a program's API calls suspend where they stand, so that the host always knows the running line.

`p = get_pose(a)` becomes `p = _back(get_pose(pose_dict, a))`: the name is unknown inside the sandbox, so the call
suspends with its position; pose_dict travels along and is thus known at every call. Lines stay what they were.
"""

from __future__ import annotations

import ast
from types import NoneType

from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME
from hcvla.sandbox.prelude import BACK_NAME


def rewrite(code: str, tree: ast.Module, registry: Registry) -> str:
    """Return the code that is run for `code`; the tree has passed hcvla.sandbox.rules."""
    source = code.encode()
    starts = _line_starts(source)
    inserts: list[tuple[int, int, bytes]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in registry:
            continue
        # The rules saw to it that the parenthesis follows the name at once.
        opening = starts[_end_line(node.func) - 1] + _end_column(node.func) + 1
        inserts.append((opening, len(inserts), f"{MEMORY_NAME}, ".encode()))
        if registry[node.func.id].returns not in (None, NoneType):
            begin = starts[node.lineno - 1] + node.col_offset
            inserts.append((begin, len(inserts), f"{BACK_NAME}(".encode()))
            inserts.append((starts[_end_line(node) - 1] + _end_column(node), len(inserts), b")"))
    pieces, done = [], 0
    for offset, _, text in sorted(inserts):
        pieces += [source[done:offset], text]
        done = offset
    return b"".join([*pieces, source[done:]]).decode()


def _line_starts(source: bytes) -> list[int]:
    starts = [0]
    for line in source.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _end_line(node: ast.expr) -> int:
    return node.end_lineno or node.lineno


def _end_column(node: ast.expr) -> int:
    return node.end_col_offset or node.col_offset
