"""Generator expressions stay lazy, and loops and comprehensions over what is lazy can wait for an API call.

    any(f(x) for x in xs if g(x))    ->    any(_genexp(xs, lambda x: (f(x),) if g(x) else None))
    for x in items: ...              ->    stream = _stream(items)
                                           while stream.advance(): x = stream.item; ...

Loops and comprehensions are only rewritten in programs that have something lazy: for lists the interpreter's are right.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call, function, load, store

_TAKE_ALL = frozenset({"list", "tuple", "set", "frozenset", "dict", "Counter", "deque"})
_MAKE_ITERABLES = frozenset(
    {"range", "map", "filter", "zip", "enumerate", "reversed", "tuple", "set", hidden("_genexp")}
)
_TAKE_ALL_METHODS = frozenset({"join", "extend", "update"})
_ITEM = hidden("_item")
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp


def is_lazy(tree: ast.AST) -> bool:
    """Whether a program has anything that makes its items one by one."""
    return any(
        isinstance(node, ast.Yield | ast.YieldFrom | ast.GeneratorExp)
        or (isinstance(node, ast.Name) and node.id in ("map", "filter"))
        or (isinstance(node, ast.FunctionDef) and node.name == "__next__")
        for node in ast.walk(tree)
    )


def has_walrus(node: ast.AST) -> bool:
    """Whether an expression assigns."""
    return any(isinstance(inner, ast.NamedExpr) for inner in ast.walk(node))


class Iteration(ast.NodeTransformer):
    """Rewrites generator expressions, and in a `lazy` program everything that may iterate over one."""

    def __init__(self, lazy: bool) -> None:
        """Start with no loop counted."""
        self._lazy = lazy
        self._loops = 0

    def visit_For(self, node: ast.For) -> ast.stmt | list[ast.stmt]:
        """Rewrite a loop; its else, break and continue mean the same in while."""
        self.generic_visit(node)
        if not self._lazy:
            return node
        name, self._loops = hidden(f"_loop_{self._loops}"), self._loops + 1
        begin = ast.Assign([store(name)], call(hidden("_stream"), node.iter))
        advance = ast.Call(ast.Attribute(load(name), "advance", ast.Load()), [], [])
        take = ast.Assign([node.target], ast.Attribute(load(name), "item", ast.Load()))
        loop = ast.While(advance, [ast.copy_location(take, node), *node.body], node.orelse)
        return [ast.copy_location(begin, node), ast.copy_location(loop, node)]

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        """Rewrite a generator expression."""
        self.generic_visit(node)
        return ast.copy_location(_genexp(node.generators, node.elt), node)

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        """Rewrite a list comprehension."""
        return self._comprehension(node, node.elt)

    def visit_SetComp(self, node: ast.SetComp) -> ast.expr:
        """Rewrite a set comprehension."""
        return self._comprehension(node, node.elt, "_set")

    def visit_DictComp(self, node: ast.DictComp) -> ast.expr:
        """Rewrite a dict comprehension."""
        return self._comprehension(node, ast.Tuple([node.key, node.value], ast.Load()), "_dict")

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        """Let a list take what is no list: the interpreter's += does not."""
        self.generic_visit(node)
        more = node.value
        name = more.func.id if isinstance(more, ast.Call) and isinstance(more.func, ast.Name) else ""
        is_iterable = isinstance(more, ast.Tuple | ast.Set | ast.Dict) or name in _MAKE_ITERABLES
        if isinstance(node.op, ast.Add) and isinstance(node.target, ast.Name) and is_iterable:
            node.value = ast.copy_location(call(hidden("_added"), load(node.target.id), more), more)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        """Take what an assignment to several names takes."""
        self.generic_visit(node)
        target = node.targets[0]
        if self._lazy and len(node.targets) == 1 and isinstance(target, ast.Tuple | ast.List):
            starred = any(isinstance(element, ast.Starred) for element in target.elts)
            number = ast.Constant(len(target.elts))
            node.value = _listed(node.value) if starred else call(hidden("_taken"), node.value, number)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        """Look for an item as far as it must be looked for."""
        self.generic_visit(node)
        if not self._lazy or len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found: ast.expr = call(hidden("_contains"), node.left, node.comparators[0])
        return ast.copy_location(ast.UnaryOp(ast.Not(), found) if isinstance(node.ops[0], ast.NotIn) else found, node)

    def visit_Starred(self, node: ast.Starred) -> ast.expr:
        """Take all of what is unpacked first."""
        self.generic_visit(node)
        if self._lazy and isinstance(node.ctx, ast.Load):
            node.value = _listed(node.value)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Take all of an argument that the interpreter would take all of, and sort by keys that may call the API."""
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "sort" and node.keywords and not node.args:
            return ast.copy_location(call(hidden("_sort"), node.func.value, keywords=node.keywords), node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        takes_all = name in _TAKE_ALL or method in _TAKE_ALL_METHODS
        if self._lazy and takes_all and node.args and not isinstance(node.args[0], ast.Starred):
            node.args[0] = _listed(node.args[0])
        return node

    def _comprehension(self, node: _Comprehension, value: ast.expr, made: str = "") -> ast.expr:
        # A closure made in a comprehension shares its variable, and := assigns outside: both are the interpreter's own.
        native = has_walrus(node) or any(isinstance(inner, ast.Lambda) for inner in ast.walk(node))
        for generator in node.generators:
            self.visit(generator)
        value = self.visit(value)
        if native or not self._lazy:
            return _with_value(node, value)
        items = _listed(_genexp(node.generators, value))
        return ast.copy_location(call(hidden(made), items) if made else items, node)


def _with_value(node: _Comprehension, value: ast.expr) -> _Comprehension:
    if isinstance(node, ast.DictComp):
        assert isinstance(value, ast.Tuple), "a key and a value"
        node.key, node.value = value.elts
    else:
        node.elt = value
    return node


def _listed(value: ast.expr) -> ast.expr:
    return ast.copy_location(call(hidden("_listed"), value), value)


def _genexp(generators: Sequence[ast.comprehension], value: ast.expr) -> ast.expr:
    """Return the stream of `value` for the names that `generators` bind."""
    first, *rest = generators
    made = ast.Tuple([_genexp(rest, value) if rest else value], ast.Load())
    if first.ifs:
        test = first.ifs[0] if len(first.ifs) == 1 else ast.BoolOp(ast.And(), first.ifs)
        kept: ast.expr = ast.IfExp(test, made, ast.Constant(None))
    else:
        kept = made
    stream = call(hidden("_genexp"), first.iter, _bind(first.target, kept))
    return call(hidden("_flattened"), stream) if rest else stream


def _bind(target: ast.expr, value: ast.expr) -> ast.Lambda:
    """Return the function of one item that computes `value` with the names of `target` bound to it."""
    if isinstance(target, ast.Name):
        return function([target.id], value)
    assert isinstance(target, ast.Tuple | ast.List), "the rules refuse other targets"
    names = [element.id if isinstance(element, ast.Name) else f"{_ITEM}{n}" for n, element in enumerate(target.elts)]
    for name, element in zip(names, target.elts, strict=True):
        if not isinstance(element, ast.Name):
            value = ast.Call(_bind(element, value), [load(name)], [])
    values = call(hidden("_spread"), load(_ITEM), ast.Constant(len(names)))
    return function([_ITEM], ast.Call(function(names, value), [ast.Starred(values, ast.Load())], []))
