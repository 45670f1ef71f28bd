"""The interpreter has no yield: a generator function is cut into blocks at its yields.

    def count(n):                  def count(n):
        for i in range(n):             def first(): nonlocal items; items = _stream(range(n)); return (head,)
            yield i          ->        def head(): nonlocal i; if items.advance(): i = items.item; return (body,)
                                       def body(): return (head, i)
                                       return _generator(first)

The function's variables stay where they are, and so shared by its blocks; `_generator` runs block after block.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.trees import call, has_yield, load, store
from hcvla.sandbox.rewriting.variables import assigned_names, outer_names

_END = "None"


class Generators(ast.NodeTransformer):
    """Rewrites every function that yields."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Cut one function into blocks."""
        self.generic_visit(node)
        return _Cutter(node).cut() if has_yield(node) else node


@dataclass(frozen=True)
class _Loop:
    """Where continue and break of the surrounding loop go on."""

    head: str
    after: str


@dataclass
class _Cutter:
    """Cuts one generator function; blocks are named by number."""

    node: ast.FunctionDef
    blocks: dict[str, list[ast.stmt]] = field(default_factory=dict)
    streams: list[str] = field(default_factory=list)

    def cut(self) -> ast.FunctionDef:
        """Return the function with its blocks in place of its body."""
        first = self._sequence(self.node.body, _END, None)
        parameters = {inner.arg for inner in ast.walk(self.node.args) if isinstance(inner, ast.arg)}
        outer = outer_names(self.node.body)
        own = sorted(
            (assigned_names(self.node.body) | {*self.streams}) - {name for names in outer for name in names.names}
        )
        body: list[ast.stmt] = [*outer]
        if unbound := [name for name in own if name not in parameters]:
            # Never run: it makes the names variables of the function, still unbound.
            assignment = ast.Assign([store(name) for name in unbound], ast.Constant(None))
            body.append(ast.If(ast.Constant(False), [assignment], []))
        for name, statements in self.blocks.items():
            shared = [ast.Nonlocal(own)] if own else []
            body.append(_define(name, [*outer, *shared, *statements]))
        body.append(ast.Return(call(hidden("_generator"), load(first))))
        self.node.body = [ast.copy_location(statement, self.node) for statement in body]
        self.node.returns = None
        return self.node

    def _sequence(self, statements: Sequence[ast.stmt], after: str, loop: _Loop | None) -> str:
        """Return the block that runs statements and goes on at `after`."""
        if not statements:
            return after
        name = self._new_block()
        for index, statement in enumerate(statements):
            if isinstance(statement, ast.Global | ast.Nonlocal):
                continue  # every block has them
            if has_yield(statement):
                rest = self._sequence(statements[index + 1 :], after, loop)
                self.blocks[name] += self._cut_statement(statement, rest, loop)
                return name
            self.blocks[name].append(_Jumps(loop).visit(statement))
        self.blocks[name].append(_go(after, statements[-1]))
        return name

    def _cut_statement(self, statement: ast.stmt, rest: str, loop: _Loop | None) -> list[ast.stmt]:
        if isinstance(statement, ast.If):
            then, otherwise = self._sequence(statement.body, rest, loop), self._sequence(statement.orelse, rest, loop)
            return self._branch(statement, statement.test, [_go(then, statement)], otherwise)
        if isinstance(statement, ast.While):
            head = self._new_block()
            body = self._sequence(statement.body, head, _Loop(head, rest))
            otherwise = self._sequence(statement.orelse, rest, loop)
            self.blocks[head] = self._branch(statement, statement.test, [_go(body, statement)], otherwise)
            return [_go(head, statement)]
        if isinstance(statement, ast.For):
            return self._cut_for(statement, rest, loop)
        assert isinstance(statement, ast.Expr), "the rules refuse yield anywhere else"
        if isinstance(statement.value, ast.YieldFrom):
            item = self._new_variable()
            each = ast.Expr(ast.Yield(load(item)))
            loop_over = ast.For(store(item), statement.value.value, [ast.copy_location(each, statement)], [])
            return self._cut_for(ast.copy_location(loop_over, statement), rest, loop)
        assert isinstance(statement.value, ast.Yield), "only a yield has one"
        item_value = statement.value.value or ast.Constant(None)
        return [_returning(ast.Tuple([load(rest), item_value], ast.Load()), statement)]

    def _cut_for(self, statement: ast.For, rest: str, loop: _Loop | None) -> list[ast.stmt]:
        stream, head = self._new_variable(), self._new_block()
        body = self._sequence(statement.body, head, _Loop(head, rest))
        otherwise = self._sequence(statement.orelse, rest, loop)
        take = ast.Assign([statement.target], ast.Attribute(load(stream), "item", ast.Load()))
        advance = ast.Call(ast.Attribute(load(stream), "advance", ast.Load()), [], [])
        taking = [ast.copy_location(take, statement), _go(body, statement)]
        self.blocks[head] = self._branch(statement, advance, taking, otherwise)
        begin = ast.Assign([store(stream)], call(hidden("_stream"), statement.iter))
        return [ast.copy_location(begin, statement), _go(head, statement)]

    def _branch(self, at: ast.stmt, test: ast.expr, then: list[ast.stmt], otherwise: str) -> list[ast.stmt]:
        return [ast.copy_location(ast.If(test, then, []), at), _go(otherwise, at)]

    def _new_block(self) -> str:
        name = hidden(f"_block_{len(self.blocks)}")
        self.blocks[name] = []
        return name

    def _new_variable(self) -> str:
        self.streams.append(hidden(f"_{self.node.name}_{len(self.streams)}"))
        return self.streams[-1]


class _Jumps(ast.NodeTransformer):
    """Within a statement that does not yield, lets break, continue and return leave the block."""

    def __init__(self, loop: _Loop | None) -> None:
        self._loop = loop

    def visit_Return(self, node: ast.Return) -> ast.stmt:
        return _returning(ast.Constant(None), node)

    def visit_Break(self, node: ast.Break) -> ast.stmt:
        return node if self._loop is None else _go(self._loop.after, node)

    def visit_Continue(self, node: ast.Continue) -> ast.stmt:
        return node if self._loop is None else _go(self._loop.head, node)

    def visit_For(self, node: ast.For) -> ast.stmt:
        return self._nested_loop(node)

    def visit_While(self, node: ast.While) -> ast.stmt:
        return self._nested_loop(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.stmt:
        return node

    def _nested_loop(self, node: ast.For | ast.While) -> ast.stmt:
        inside = _Jumps(None)
        node.body = [inside.visit(statement) for statement in node.body]
        node.orelse = [self.visit(statement) for statement in node.orelse]
        return node


def _define(name: str, body: list[ast.stmt]) -> ast.FunctionDef:
    arguments = ast.arguments([], [], None, [], [], None, [])
    return ast.FunctionDef(name, arguments, body, [])


def _go(block: str, at: ast.AST) -> ast.stmt:
    """Return the statement that leaves a block for another one."""
    target: ast.expr = ast.Constant(None) if block == _END else ast.Tuple([load(block)], ast.Load())
    return _returning(target, at)


def _returning(value: ast.expr, at: ast.AST) -> ast.stmt:
    return ast.copy_location(ast.Return(value), at)
