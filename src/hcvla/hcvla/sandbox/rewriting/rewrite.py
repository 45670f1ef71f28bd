"""The order in which a program is rewritten, and which line of it each piece of the result stands for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Registry
from hcvla.sandbox.rewriting.api_calls import ApiCalls
from hcvla.sandbox.rewriting.class_table import ClassTable
from hcvla.sandbox.rewriting.classes import Classes
from hcvla.sandbox.rewriting.deletions import Deletions
from hcvla.sandbox.rewriting.errors import Errors
from hcvla.sandbox.rewriting.failures import Failures
from hcvla.sandbox.rewriting.function_names import FunctionNames, reads_names
from hcvla.sandbox.rewriting.generators import Generators
from hcvla.sandbox.rewriting.iteration import Iteration, is_lazy
from hcvla.sandbox.rewriting.library import Library, modules
from hcvla.sandbox.rewriting.methods import Methods
from hcvla.sandbox.rewriting.own_errors import OwnErrors, own_errors
from hcvla.sandbox.rewriting.variables import Scopes


@dataclass(frozen=True)
class Runnable:
    """What the interpreter runs for some lines of a program."""

    code: str
    lines: tuple[tuple[int, int], ...]
    """From which byte of `code` on it stands for which line (1-based), in ascending order."""


def rewrite(code: str, registry: Registry, defined: str = "") -> Runnable:
    """Return what is run for `code`, which keeps hcvla.sandbox.rules; `defined` ran before in the same session."""
    tree, earlier = ast.parse(code), ast.parse(defined)
    table = ClassTable.of(earlier, tree)
    both = ast.Module([*earlier.body, *tree.body], [])
    passes = [
        ApiCalls(registry, Scopes(tree, earlier)),
        *([OwnErrors(table)] if own_errors(table) else []),
        *([Classes(table, dict(modules(both)))] if table.classes else []),
        Library(earlier, tree),
        Methods(),
        Errors(),
        Deletions(),
        Failures(),
        Generators(),
        Iteration(is_lazy(both)),
    ]
    if reads_names(both):
        passes.insert(0, FunctionNames())
    try:
        for rewriting in passes:
            tree = rewriting.visit(tree)
        text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        return Runnable(text, tuple(_lines(text, tree)))
    except RecursionError:
        raise BadProgramError("line 1: the program is nested too deeply") from None


def _lines(text: str, tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Iterate over (first byte, line of the program) wherever the line changes."""
    begins = [0]
    for row in text.encode().split(b"\n"):
        begins.append(begins[-1] + len(row) + 1)
    places = {begins[node.lineno - 1] + node.col_offset: line for node, line in _pairs(ast.parse(text), tree)}
    newest = 0
    for begin, line in sorted(places.items()):
        if line != newest:
            yield begin, line
            newest = line


def _pairs(node: ast.AST, original: ast.AST) -> Iterator[tuple[ast.stmt | ast.expr, int]]:
    """Iterate over the nodes with a place in the text and the lines of their originals, outer ones last."""
    for inner, other in zip(ast.iter_child_nodes(node), ast.iter_child_nodes(original), strict=False):
        if type(inner) is type(other):
            yield from _pairs(inner, other)
    if isinstance(node, ast.stmt | ast.expr) and isinstance(original, ast.stmt | ast.expr):
        yield node, original.lineno
