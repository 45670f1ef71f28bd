"""Methods of builtin types as values: the interpreter only calls them.

`key=d.get` becomes `key=_method(d, 'get', lambda value, ...: value.get(...))`, and `str.lower` the function of a text.
"""

from __future__ import annotations

import ast

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call, load

_TYPES = {"dict": dict, "list": list, "set": set, "str": str}
BUILTIN_METHODS = frozenset(name for declared in _TYPES.values() for name in dir(declared) if not name.startswith("_"))
_CLASS_METHODS = frozenset({"fromkeys"})


class Methods(ast.NodeTransformer):
    """Makes functions of methods that are not called at once."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Leave a method that is called, but for str.lower(x)."""
        if isinstance(node.func, ast.Attribute) and not _of_a_type(node.func):
            node.func.value = self.visit(node.func.value)
        else:
            node.func = self.visit(node.func)
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Rewrite a method that is passed on or stored."""
        self.generic_visit(node)
        if node.attr not in BUILTIN_METHODS or not isinstance(node.ctx, ast.Load):
            return node
        if _of_a_type(node):
            return ast.copy_location(_calling(node.attr), node)
        made = call(hidden("_method"), node.value, ast.Constant(node.attr), _calling(node.attr))
        return ast.copy_location(made, node)


def _of_a_type(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in _TYPES and node.attr not in _CLASS_METHODS


def _calling(method: str) -> ast.Lambda:
    """Return lambda value, *args, **options: value.method(*args, **options)."""
    arguments = ast.arguments([], [ast.arg("value")], ast.arg("args"), [], [], ast.arg("options"), [])
    passed: list[ast.expr] = [ast.Starred(load("args"), ast.Load())]
    value = ast.Call(ast.Attribute(load("value"), method, ast.Load()), passed, [ast.keyword(None, load("options"))])
    return ast.Lambda(arguments, value)
