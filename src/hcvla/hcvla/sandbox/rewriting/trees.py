"""Small pieces of syntax tree that several rewritings need."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def load(name: str) -> ast.Name:
    """Return a name that is read."""
    return ast.Name(name, ast.Load())


def store(name: str) -> ast.Name:
    """Return a name that is written."""
    return ast.Name(name, ast.Store())


def call(name: str, *args: ast.expr, keywords: Sequence[ast.keyword] = ()) -> ast.Call:
    """Return name(*args, **keywords)."""
    return ast.Call(load(name), list(args), list(keywords))


def function(parameters: Sequence[str], value: ast.expr) -> ast.Lambda:
    """Return lambda parameters: value."""
    arguments = ast.arguments([], [ast.arg(name) for name in parameters], None, [], [], None, [])
    return ast.Lambda(arguments, value)


def own_nodes(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Iterate over the nodes of one scope: nested functions and classes themselves, but nothing within them."""
    for node in body:
        yield node
        if not isinstance(node, Function | ast.ClassDef):
            yield from own_nodes(list(ast.iter_child_nodes(node)))


def has_yield(node: ast.AST) -> bool:
    """Whether a statement, or a function's body, yields in its own scope."""
    body = node.body if isinstance(node, ast.FunctionDef) else [node]
    return any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in own_nodes(body))
