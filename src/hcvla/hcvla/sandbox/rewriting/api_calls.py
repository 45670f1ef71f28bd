"""API calls suspend where they stand: `p = get_pose(a)` becomes `p = _back(get_pose(pose_dict, a))`.

The name is unknown inside the interpreter, so the call comes to the host; pose_dict travels along and is known at every
call. A function that is not called at once, as in {'grab': pick}, becomes a function value that makes the call.
"""

from __future__ import annotations

import ast
from types import NoneType

from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME
from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call, load


class ApiCalls(ast.NodeTransformer):
    """Hands pose_dict to every API call and takes its answer back as the program's own classes."""

    def __init__(self, registry: Registry) -> None:
        """Remember which names are API functions."""
        self._registry = registry

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Rewrite a direct call."""
        if not isinstance(node.func, ast.Name) or node.func.id not in self._registry:
            self.generic_visit(node)
            return node
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return self._suspending(node.func.id, node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Rewrite a function that is passed on or stored."""
        if node.id not in self._registry:
            return node
        arguments = ast.arguments([], [], ast.arg("args"), [], [], ast.arg("kwargs"), [])
        passed = ast.Call(load(node.id), [ast.Starred(load("args"), ast.Load())], [ast.keyword(None, load("kwargs"))])
        body = self._suspending(node.id, ast.copy_location(passed, node))
        return ast.copy_location(call(hidden("_api"), ast.Constant(node.id), ast.Lambda(arguments, body)), node)

    def _suspending(self, name: str, node: ast.Call) -> ast.Call:
        node.args.insert(0, load(MEMORY_NAME))
        if self._registry[name].returns in (None, NoneType):
            return node
        return ast.copy_location(call(hidden("_back"), node), node)
