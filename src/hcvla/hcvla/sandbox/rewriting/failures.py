"""What the interpreter cannot do ends the program: no handler of it may go on as if that were Python's own error."""

from __future__ import annotations

import ast

from hcvla.sandbox.rewriting.trees import call, load

_CATCHES = frozenset({"Exception", "BaseException", "RuntimeError"})
"""Builtins that catch a NotImplementedError, which is how the interpreter says so; programs may not name it."""


class Failures(ast.NodeTransformer):
    """Puts `except NotImplementedError: raise` before clauses that would catch it."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Let __exit__ pass it on as well."""
        self.generic_visit(node)
        parameters = [*node.args.posonlyargs, *node.args.args]
        if node.name == "__exit__" and len(parameters) == 4:
            test = call("isinstance", load(parameters[2].arg), load("NotImplementedError"))
            node.body.insert(0, ast.copy_location(ast.If(test, [ast.Return(ast.Constant(False))], []), node))
        return node

    def visit_Try(self, node: ast.Try) -> ast.Try:
        """Add the clause to one statement."""
        self.generic_visit(node)
        if any(_catches(handler.type) for handler in node.handlers):
            first = ast.ExceptHandler(load("NotImplementedError"), None, [ast.Raise(None, None)])
            node.handlers.insert(0, ast.copy_location(first, node))
        return node


def _catches(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(map(_catches, kind.elts))
    return kind is None or not isinstance(kind, ast.Name) or kind.id in _CATCHES
