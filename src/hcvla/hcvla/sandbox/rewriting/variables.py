"""Which names a scope's own statements bind."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from hcvla.sandbox.rewriting.trees import COMPREHENSIONS, Function, own_nodes


class Scopes:
    """For each name that a program reads, whether it is a variable of the program or of a function around it."""

    def __init__(self, tree: ast.Module, earlier: ast.Module) -> None:
        """Look through the program once; `earlier` ran before in its session."""
        self.of_module = frozenset(module_names(tree) | module_names(earlier))
        """The variables of the program itself, by global from within functions too."""
        self._local: set[int] = set()
        self._look(tree, frozenset())

    def is_local(self, node: ast.Name) -> bool:
        """Whether the name is a variable of a function or comprehension around it."""
        return id(node) in self._local

    def is_own(self, node: ast.Name) -> bool:
        """Whether the name is a variable of the program at all."""
        return self.is_local(node) or node.id in self.of_module

    def _look(self, node: ast.AST, bound: frozenset[str]) -> None:
        if isinstance(node, ast.Name) and node.id in bound:
            self._local.add(id(node))
        inside = bound | _variables(node)
        outside = {id(part) for part in _outside(node)}
        for child in ast.iter_child_nodes(node):
            self._look(child, bound if id(child) in outside else inside)


def module_names(tree: ast.Module) -> set[str]:
    """Return the variables of a program itself."""
    declared = {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    return assigned_names(tree.body) | declared


def _outside(node: ast.AST) -> list[ast.expr]:
    """Return the parts of a function that are evaluated where it is defined."""
    return node.decorator_list if isinstance(node, ast.FunctionDef) else []


def _variables(node: ast.AST) -> frozenset[str]:
    """Return the names that a function or a comprehension binds for what is in it."""
    if isinstance(node, COMPREHENSIONS):
        targets = [inner for generator in node.generators for inner in ast.walk(generator.target)]
        return frozenset(name for inner in targets for name in bound_by(inner))
    if not isinstance(node, Function):
        return frozenset()
    parameters = {inner.arg for inner in ast.walk(node.args) if isinstance(inner, ast.arg)}
    if isinstance(node, ast.Lambda):
        return frozenset(parameters)
    outer = {name for names in outer_names(node.body) for name in names.names}
    return frozenset(parameters | assigned_names(node.body) - outer)


def assigned_names(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names bound in the scope of these statements, those declared global or nonlocal included."""
    inside = {id(inner) for node in own_nodes(body) for inner in _targets_of_comprehensions(node)}
    return {name for node in own_nodes(body) if id(node) not in inside for name in bound_by(node)}


def outer_names(body: Sequence[ast.stmt]) -> list[ast.Global | ast.Nonlocal]:
    """Return the scope's declarations of names that live outside it."""
    return [node for node in own_nodes(body) if isinstance(node, ast.Global | ast.Nonlocal)]


def bound_by(node: ast.AST) -> Iterator[str]:
    """Iterate over the names that one node binds, parameters included."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.arg(arg=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.MatchMapping(rest=str(name)):
            yield name
        case ast.alias(name=name, asname=asname):
            yield asname or name.split(".")[0]


def _targets_of_comprehensions(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, COMPREHENSIONS):
        for generator in node.generators:
            yield from ast.walk(generator.target)
