"""Where a program may yield, and what may stand in a generator expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hcvla.sandbox.rewriting.iteration import has_walrus
from hcvla.sandbox.rewriting.trees import has_yield, own_nodes

_CONSUMERS = (
    "all",
    "any",
    "dict",
    "frozenset",
    "join",
    "list",
    "max",
    "min",
    "next",
    "set",
    "sort",
    "sorted",
    "sum",
    "tuple",
)
"""Calls that have done with a function or a generator expression when they return."""


def iteration_breaches(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Iterate over what may not stand in the program's generators, and why."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and has_yield(node):
            yield from _generator_breaches(node)
        elif isinstance(node, ast.Lambda) and any(isinstance(inner, ast.Yield) for inner in ast.walk(node)):
            yield node, "yield in a lambda is not available; write a function"
        elif isinstance(node, ast.GeneratorExp):
            yield from _expression_breaches(node)


def _generator_breaches(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str]]:
    statements = [node for node in own_nodes(function.body) if isinstance(node, ast.stmt)]
    alone = {id(node.value) for node in statements if isinstance(node, ast.Expr)}
    for node in own_nodes(function.body):
        if isinstance(node, ast.Yield | ast.YieldFrom) and id(node) not in alone:
            yield node, "yield has no value here; let it stand alone on its line"
        elif isinstance(node, ast.Try | ast.With | ast.Match) and has_yield(node):
            kind = type(node).__name__.lower()
            yield node, f"yield within {kind} is not available; collect the items in a list and return it"
        elif isinstance(node, ast.Return) and not _is_none(node.value):
            yield node, "a function that yields cannot return a value; yield it"


def _expression_breaches(node: ast.GeneratorExp) -> Iterator[tuple[ast.AST, str]]:
    if has_walrus(node):
        yield node, ":= in a generator expression is not available; use a for loop"
    for target in (inner for generator in node.generators for inner in ast.walk(generator.target)):
        if not isinstance(target, ast.Name | ast.Tuple | ast.List | ast.expr_context):
            yield node, "a generator expression can only bind names; use a for loop"
    if any(isinstance(inner, ast.Lambda | ast.GeneratorExp) for inner in _kept(node)):
        yield node, "a function kept by a generator expression is not available; use a for loop"


def _kept(node: ast.AST) -> Iterator[ast.AST]:
    """Iterate over the nodes below one, but for what a consumer of functions and generators takes at once."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.Call) and _name(inner.func) in _CONSUMERS:
            for argument in [*inner.args, *(keyword.value for keyword in inner.keywords)]:
                yield from _kept(argument)
        else:
            yield inner
            yield from _kept(inner)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
