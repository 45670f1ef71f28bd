"""The interpreter's errors hold one text or nothing: `ValueError("far", 3)` becomes `_error(ValueError, "far", 3)`."""

from __future__ import annotations

import ast
import builtins

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.library import BUILTINS
from hcvla.sandbox.rewriting.trees import call, load

ERRORS = frozenset(
    name for name in BUILTINS if isinstance(kind := getattr(builtins, name), type) and issubclass(kind, BaseException)
)
"""Builtin errors that a program may name."""


class Errors(ast.NodeTransformer):
    """Makes errors of anything but one text."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Rewrite the making of an error."""
        self.generic_visit(node)
        if not isinstance(node.func, ast.Name) or node.func.id not in ERRORS or holds_one_text(node):
            return node
        return ast.copy_location(call(hidden("_error"), load(node.func.id), *node.args), node)


def holds_one_text(node: ast.Call) -> bool:
    """Whether the interpreter makes the error itself as CPython does."""
    if not node.args or len(node.args) > 1:
        return not node.args
    (only,) = node.args
    return isinstance(only, ast.JoinedStr) or (isinstance(only, ast.Constant) and isinstance(only.value, str))
