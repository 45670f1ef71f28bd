"""The docstrings below the fields of a dataclass, which Python itself does not keep."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def field_docstrings(config: type) -> dict[str, str]:
    """Return field name -> docstring, on one line, of a class and its bases; fields without one are left out."""
    found: dict[str, str] = {}
    for base in reversed(config.__mro__[:-1]):
        for node in _class_bodies(inspect.getfile(base)).get(base.__qualname__, ()):
            found |= dict(_documented(node))
    return found


@cache
def _class_bodies(file: str) -> dict[str, list[ast.ClassDef]]:
    """Return qualified name -> definitions of all classes in a file."""
    found: dict[str, list[ast.ClassDef]] = {}

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                found.setdefault(prefix + child.name, []).append(child)
                visit(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef):
                visit(child, f"{prefix}{child.name}.<locals>.")

    visit(ast.parse(Path(file).read_text(encoding="utf-8")), "")
    return found


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield the name and docstring of every field that is followed by one."""
    for field, after in zip(node.body, node.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            yield field.target.id, " ".join(after.value.value.split())
