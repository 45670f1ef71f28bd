"""The interpreter has no del: items go by a function, names by the one statement that unbinds them."""

from __future__ import annotations

import ast

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call

_UNBIND = "try:\n    raise Exception()\nexcept Exception as {name}:\n    pass"


class Deletions(ast.NodeTransformer):
    """`del d[k]` becomes `_delete(d, k)`; `del x` the end of an except clause `as x`, which unbinds x."""

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        """Rewrite each target in turn."""
        targets = [inner for target in node.targets for inner in _flat(target)]
        return [ast.copy_location(statement, node) for target in targets for statement in _deletion(target)]


def _flat(target: ast.expr) -> list[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        return [inner for element in target.elts for inner in _flat(element)]
    return [target]


def _deletion(target: ast.expr) -> list[ast.stmt]:
    if isinstance(target, ast.Subscript):
        return [ast.Expr(call(hidden("_delete"), target.value, _as_value(target.slice)))]
    assert isinstance(target, ast.Name), "the rules refuse del of attributes"
    # Reading the name first fails where del would: it is not bound.
    return ast.parse(f"{target.id}\n{_UNBIND.format(name=target.id)}").body


def _as_value(index: ast.expr) -> ast.expr:
    if not isinstance(index, ast.Slice):
        return index
    return call("slice", *(bound or ast.Constant(None) for bound in (index.lower, index.upper, index.step)))
