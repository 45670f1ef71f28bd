"""API calls suspend where they stand: `p = get_pose(a)` becomes `p = _back(get_pose(pose_dict, a))`.

The name is unknown inside the interpreter, so the call comes to the host; pose_dict travels along and is known at every
call. A function that is not called at once, as in {'grab': pick}, becomes a function value that makes the call. Where a
program gives an API function's name another meaning, as in offset = 0.1, the name is the program's own.
"""

from __future__ import annotations

import ast
from types import NoneType

from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME
from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call, load
from hcvla.sandbox.rewriting.variables import Scopes


class ApiCalls(ast.NodeTransformer):
    """Hands pose_dict to every API call and takes its answer back as the program's own classes."""

    def __init__(self, registry: Registry, scopes: Scopes) -> None:
        """Remember which names are API functions, and where they are not."""
        self._registry, self._scopes = registry, scopes

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Rewrite a direct call."""
        if not isinstance(node.func, ast.Name) or not self._is_api(node.func):
            self.generic_visit(node)
            return node
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return self._suspending(node.func.id, node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Rewrite a function that is passed on or stored."""
        if not self._is_api(node):
            return node
        arguments = ast.arguments([], [], ast.arg("args"), [], [], ast.arg("kwargs"), [])
        passed = ast.Call(load(node.id), [ast.Starred(load("args"), ast.Load())], [ast.keyword(None, load("kwargs"))])
        body = self._suspending(node.id, ast.copy_location(passed, node))
        return ast.copy_location(call(hidden("_api"), ast.Constant(node.id), ast.Lambda(arguments, body)), node)

    def _is_api(self, node: ast.Name) -> bool:
        return node.id in self._registry and isinstance(node.ctx, ast.Load) and not self._scopes.is_own(node)

    def _suspending(self, name: str, node: ast.Call) -> ast.Call:
        node.args.insert(0, load(MEMORY_NAME))
        if self._registry[name].returns in (None, NoneType):
            return node
        return ast.copy_location(call(hidden("_back"), node), node)
