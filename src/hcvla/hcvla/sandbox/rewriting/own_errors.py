"""The interpreter's errors have no subclasses: a program's own error is one of Python's, kept aside with its class.

raise GraspError("slipped")     ->    raise _own_error(GraspError, "slipped"), a RuntimeError if that is its base
except GraspError as error:     ->    except BaseException as caught:
...                                   if _is_instance(caught, GraspError):
try: raise caught
except BaseException as error: ...
else: raise
"""

from __future__ import annotations

import ast

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.class_table import ClassTable
from hcvla.sandbox.rewriting.errors import ERRORS
from hcvla.sandbox.rewriting.trees import call, load

_CAUGHT = hidden("_caught")
_AWARE = {"isinstance": "_is_instance", "type": "_kind_of", "repr": "_shown"}
"""Builtins that must know a program's own errors."""


def own_errors(table: ClassTable) -> frozenset[str]:
    """Return the names of the classes that are errors."""
    return frozenset(name for name in table.classes if table.root(name) in ERRORS)


class OwnErrors(ast.NodeTransformer):
    """Rewrites classes of errors, and all that makes, catches or tests them."""

    def __init__(self, table: ClassTable) -> None:
        """Remember which classes are errors."""
        self._table, self._own = table, own_errors(table)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Make an error a plain class that is known with its base."""
        self.generic_visit(node)
        if node.name in self._own:
            (base,) = node.bases
            node.bases = []
            node.decorator_list = [ast.copy_location(call(hidden("_class"), base), node)]
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.Raise:
        """Make the error of `raise GraspError`, and of `raise kind(...)` whose class is only known when it runs."""
        exc = node.exc
        self.generic_visit(node)
        if (
            isinstance(exc, ast.Call)
            and exc is node.exc
            and not (isinstance(exc.func, ast.Name) and exc.func.id in ERRORS)
        ):
            node.exc = call(hidden("_error_by"), exc.func, *exc.args, keywords=exc.keywords)
        elif exc is not None and exc is node.exc:
            node.exc = call(hidden("_raisable"), exc)
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Make an error, or let a builtin know it."""
        self.generic_visit(node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in self._own:
            return ast.copy_location(call(hidden("_own_error"), load(name), *node.args, keywords=node.keywords), node)
        if name in _AWARE and (name != "type" or len(node.args) == 1):
            node.func = ast.copy_location(load(hidden(_AWARE[name])), node)
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        """Show an error with {error!r}."""
        self.generic_visit(node)
        if node.conversion == ord("r"):
            node.value, node.conversion = call(hidden("_shown"), node.value), -1
        return node

    def visit_Try(self, node: ast.Try) -> ast.Try:
        """Choose among handlers by hand where one of them is for a program's own error."""
        self.generic_visit(node)
        if not any(handler.type is not None and self._names_own(handler.type) for handler in node.handlers):
            return node
        choice: list[ast.stmt] = [ast.Raise(None, None)]
        for handler in reversed(node.handlers):
            choice = self._case(handler, choice)
        node.handlers = [ast.copy_location(ast.ExceptHandler(load("BaseException"), _CAUGHT, choice), node)]
        return node

    def _case(self, handler: ast.ExceptHandler, otherwise: list[ast.stmt]) -> list[ast.stmt]:
        body = ast.ExceptHandler(load("BaseException"), handler.name, handler.body)
        again = ast.copy_location(ast.Raise(load(_CAUGHT), None), handler)
        taken = ast.copy_location(ast.Try([again], [ast.copy_location(body, handler)], [], []), handler)
        if handler.type is None:
            return [taken]
        test = call(hidden("_is_instance"), load(_CAUGHT), handler.type)
        return [ast.copy_location(ast.If(test, [taken], otherwise), handler)]

    def _names_own(self, kind: ast.expr) -> bool:
        return any(isinstance(inner, ast.Name) and inner.id in self._own for inner in ast.walk(kind))
