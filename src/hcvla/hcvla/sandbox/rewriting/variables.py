"""Which names a function's own statements bind."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from hcvla.sandbox.rewriting.trees import COMPREHENSIONS, own_nodes


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
