"""Which classes a program may define, and in which of their methods the API may be called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hcvla.api.registry import Registry
from hcvla.sandbox.library import METHODS, WAITING_METHODS

_INSTEAD = {
    "property": "call it as a method",
    "staticmethod": "write a function outside the class",
    "classmethod": "write a function outside the class",
}
"""What to write instead of a method's decorator."""


def class_breaches(tree: ast.Module, registry: Registry, earlier: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Iterate over what may not stand in the program's classes, and why."""
    callers = _functions_that_call([*ast.walk(tree), *ast.walk(earlier)], registry)
    methods = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        if any(not (isinstance(base, ast.Name) and base.id == "object") for base in node.bases) or node.keywords:
            yield (
                node,
                f"class {node.name}: inheritance is not available; keep the other object in an attribute"
                + (", and raise RuntimeError(...) instead of errors of your own" if _is_error(node) else ""),
            )
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef):
                methods.add(id(statement))
                yield from _method_breaches(node, statement, callers, registry)
            elif not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr | ast.Pass):
                yield statement, f"class {node.name}: only methods and assignments can stand in a class"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("__") and id(node) not in methods:
            yield node, f"names that start with two underscores, such as '{node.name}', are not available"


def _method_breaches(
    owner: ast.ClassDef, method: ast.FunctionDef, callers: set[str], registry: Registry
) -> Iterator[tuple[ast.AST, str]]:
    for decorator in method.decorator_list:
        name = decorator.id if isinstance(decorator, ast.Name) else ""
        instead = _INSTEAD.get(name, "decorate a function outside the class")
        yield decorator, f"{owner.name}.{method.name}: decorators of methods are not available; {instead}"
    if not method.name.startswith("__"):
        return
    if method.name not in METHODS:
        yield method, f"{owner.name}.{method.name} is not available; write a method with a name of its own"
    elif method.name not in WAITING_METHODS and (called := _reaches(method, callers, registry)):
        yield method, f"{owner.name}.{method.name} cannot call {called}(...); write a method with a name of its own"


def _is_error(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id.endswith(("Error", "Exception")) for base in node.bases)


def _functions_that_call(nodes: list[ast.AST], registry: Registry) -> set[str]:
    """Return the names of the program's functions and methods that call the API, directly or through each other."""
    definitions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    callers: set[str] = set()
    while True:
        found = {definition.name for definition in definitions if _reaches(definition, callers, registry)}
        if found == callers:
            return callers
        callers = found


def _reaches(node: ast.AST, callers: set[str], registry: Registry) -> str:
    """Return the name through which a function calls the API; empty if it does not."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and (inner.id in registry or inner.id in callers):
            return inner.id
        if isinstance(inner, ast.Attribute) and inner.attr in callers:
            return inner.attr
    return ""
