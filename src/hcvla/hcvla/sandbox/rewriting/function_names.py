"""The interpreter's functions have no __name__: where a program reads one, its functions get theirs kept aside."""

from __future__ import annotations

import ast

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call


def reads_names(tree: ast.AST) -> bool:
    """Whether a program reads a __name__."""
    return any(isinstance(node, ast.Attribute) and node.attr == "__name__" for node in ast.walk(tree))


class FunctionNames(ast.NodeTransformer):
    """`f.__name__` becomes `_name_of(f)`, and each function outside classes gets its name when it is made."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Rewrite a reading."""
        self.generic_visit(node)
        return ast.copy_location(call(hidden("_name_of"), node.value), node) if node.attr == "__name__" else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Name a function before its other decorators see it."""
        self.generic_visit(node)
        node.decorator_list.append(ast.copy_location(call(hidden("_named"), ast.Constant(node.name)), node))
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        """Name a lambda as CPython does."""
        self.generic_visit(node)
        return ast.copy_location(ast.Call(call(hidden("_named"), ast.Constant("<lambda>")), [node], []), node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Leave methods without names: the interpreter takes no decorators on them."""
        for statement in node.body:
            for inner in ast.iter_child_nodes(statement):
                self.visit(inner)
        return node
