"""The interpreter's classes have no bases, properties, static methods and class methods.

class B(A): ...          what it inherits becomes variables of its own, f = A.f; super().f(x) becomes A.f(self, x)
@property                a method of a hidden name that reading the attribute calls
@staticmethod            a plain function, always taken from the class: _owner(x).f(...)
@classmethod             a plain function of the class: _class_method(x, 'f')(...)
"""

from __future__ import annotations

import ast
from collections.abc import Collection

from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.class_table import ClassTable, Member, member_kind
from hcvla.sandbox.rewriting.errors import ERRORS
from hcvla.sandbox.rewriting.methods import BUILTIN_METHODS
from hcvla.sandbox.rewriting.trees import call, load, store


class Classes(ast.NodeTransformer):
    """Rewrites classes and all that reads their members."""

    def __init__(self, table: ClassTable, modules: Collection[str]) -> None:
        """Remember the classes of the session, and what it calls the modules it imports."""
        self._table, self._modules = table, modules
        self._properties, self._static = table.named(Member.PROPERTY), table.named(Member.STATIC)
        self._of_class = table.named(Member.OF_CLASS)
        self._within: list[tuple[str, str]] = []
        """Class and first parameter of the methods around."""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Give a class what it inherits, and its methods without their decorators; leave errors to OwnErrors."""
        if self._table.root(node.name) in ERRORS:
            return node
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef):
                self._rewrite_method(node.name, statement)
            else:
                self.visit(statement)
        inherited = self._table.inherited(node.name)
        base = self._table.classes[node.name].base
        for name in [_stored(name, kind) for name, kind in inherited.items()]:
            taken = ast.Assign([store(name)], ast.Attribute(load(base), name, ast.Load()))
            node.body.insert(0, ast.copy_location(taken, node))
        node.bases = []
        if self._table.has_inheritance or self._static or self._of_class:
            arguments = [load(base)] if base in self._table.classes else []
            node.decorator_list.insert(0, ast.copy_location(call(hidden("_class"), *arguments), node))
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Rewrite reading a member."""
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        if isinstance(node.value, ast.Name) and node.value.id in self._modules:
            return node
        names_class = isinstance(node.value, ast.Name) and node.value.id in self._table.classes
        if node.attr in self._properties and not names_class:
            getter = ast.Constant(hidden(f"_get_{node.attr}"))
            return ast.copy_location(call(hidden("_read"), node.value, ast.Constant(node.attr), getter), node)
        if node.attr in self._of_class:
            return ast.copy_location(call(hidden("_class_method"), node.value, ast.Constant(node.attr)), node)
        if node.attr in self._static and not names_class:
            node.value = ast.copy_location(call(hidden("_owner"), node.value), node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Rewrite super().method(...), and isinstance where classes inherit."""
        if isinstance(node.func, ast.Attribute) and is_super(node.func.value):
            return self._call_of_super(node, node.func.attr)
        if isinstance(node.func, ast.Attribute) and node.func.attr in self._properties & BUILTIN_METHODS:
            # A method of a builtin type: what a property returns is hardly ever called at once.
            node.func.value = self.visit(node.func.value)
            node.args = [self.visit(argument) for argument in node.args]
        else:
            self.generic_visit(node)
        if self._table.has_inheritance and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            node.func = ast.copy_location(load(hidden("_is_instance")), node)
        return node

    def _rewrite_method(self, owner: str, method: ast.FunctionDef) -> None:
        kind = member_kind(method) or Member.PLAIN
        parameters = [*method.args.posonlyargs, *method.args.args]
        self._within.append((owner, parameters[0].arg if parameters and kind is not Member.STATIC else ""))
        self.generic_visit(method)
        self._within.pop()
        if kind is not Member.PLAIN:
            method.name, method.decorator_list = _stored(method.name, kind), []

    def _call_of_super(self, node: ast.Call, method: str) -> ast.expr:
        owner, this = self._within[-1]
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        for facts in self._table.above(owner):
            if method in facts.members:
                node.func = ast.copy_location(ast.Attribute(load(facts.name), method, ast.Load()), node)
                node.args.insert(0, load(this))
                return node
        # Only object is above: its __init__ does nothing.
        return ast.copy_location(ast.Constant(None), node)


def is_super(node: ast.expr) -> bool:
    """Whether an expression is super()."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args


def _stored(name: str, kind: Member) -> str:
    return hidden(f"_get_{name}") if kind is Member.PROPERTY else name
