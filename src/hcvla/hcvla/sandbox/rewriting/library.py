"""Imports of what the interpreter's library lacks: from hcvla.sandbox.inside, or not needed to run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.library import INSIDE, INSIDE_MODULES
from hcvla.sandbox.rewriting.trees import load, store

_KEPT_SUBSCRIPTS = frozenset({"ClassVar"})
"""Annotations that say more than a type: a dataclass reads them."""


class Library(ast.NodeTransformer):
    """`from functools import wraps` becomes `wraps = _wraps`, a type such as `List[int]` None."""

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

    def visit_Import(self, node: ast.Import) -> ast.stmt | None:
        """Drop modules that the interpreter does not have: what they offer is in its namespace."""
        node.names = [alias for alias in node.names if alias.name not in INSIDE_MODULES]
        return node if node.names else ast.copy_location(ast.Pass(), node)

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
