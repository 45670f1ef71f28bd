"""Imports of what the interpreter's library lacks: from hcvla.sandbox.inside, or not needed to run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.library import INSIDE
from hcvla.sandbox.rewriting.trees import load, store

_KEPT_SUBSCRIPTS = frozenset({"ClassVar"})
"""Annotations that say more than a type: a dataclass reads them."""
_TYPES = frozenset({"dict", "list", "set", "str"})
_CLASS_METHODS = frozenset({"fromkeys"})


class Library(ast.NodeTransformer):
    """`from functools import wraps` becomes `wraps = _wraps`, a type as `List[int]` None, `str.lower` a function."""

    def __init__(self, *trees: ast.AST) -> None:
        """Remember what the session's programs call the modules and the types that they import."""
        self._modules = {name: module for tree in trees for name, module in modules(tree)}
        self._types = {
            alias.asname or alias.name
            for tree in trees
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module in ("typing", "collections.abc")
            for alias in node.names
        }

    def visit_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt]:
        """Split an import into the interpreter's part and ours."""
        module = node.module or ""
        if module == "__future__":
            return []
        native = [alias for alias in node.names if (module, alias.name) not in INSIDE]
        ours = [alias for alias in node.names if (module, alias.name) in INSIDE]
        statements: list[ast.stmt] = []
        if native:
            statements.append(ast.ImportFrom("typing" if module == "collections.abc" else module, native, 0))
        for alias in ours:
            value = load(hidden(INSIDE[module, alias.name]))
            statements.append(ast.Assign([store(alias.asname or alias.name)], value))
        return [ast.copy_location(statement, node) for statement in statements]

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Rewrite a name that is reached through its module."""
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in _TYPES and node.attr not in _CLASS_METHODS:
            passed = ast.Starred(load("rest"), ast.Load())
            value = ast.Call(ast.Attribute(load("value"), node.attr, ast.Load()), [passed], [])
            arguments = ast.arguments([], [ast.arg("value")], ast.arg("rest"), [], [], None, [])
            return ast.copy_location(ast.Lambda(arguments, value), node)
        module = self._modules.get(node.value.id, "") if isinstance(node.value, ast.Name) else ""
        ours = INSIDE.get((module, node.attr))
        return node if ours is None else ast.copy_location(load(hidden(ours)), node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Drop a type: it was checked, and the interpreter has no value for it."""
        self.generic_visit(node)
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        if isinstance(node.value, ast.Attribute) and isinstance(node.value.value, ast.Name):
            of_typing = self._modules.get(node.value.value.id) == "typing"
            name, is_type = node.value.attr, of_typing
        else:
            is_type = name in self._types
        return ast.copy_location(ast.Constant(None), node) if is_type and name not in _KEPT_SUBSCRIPTS else node


def modules(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Iterate over what a program calls the modules it imports, and the modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name, alias.name
