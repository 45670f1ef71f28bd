"""The classes of a program, their members, and what each inherits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from hcvla.sandbox.rewriting.trees import own_nodes
from hcvla.sandbox.rewriting.variables import bound_by


class Member(Enum):
    """What a name in a class is."""

    PLAIN = "plain"
    """A method, or a variable of the class."""
    PROPERTY = "property"
    STATIC = "staticmethod"
    OF_CLASS = "classmethod"


@dataclass(frozen=True)
class ClassFacts:
    """One class of a program."""

    name: str
    base: str
    """The one class it inherits from; empty if none."""
    members: dict[str, Member]
    decorated: bool
    """Whether it is a dataclass."""


@dataclass
class ClassTable:
    """All classes of a session by name; of two of one name the later."""

    classes: dict[str, ClassFacts] = field(default_factory=dict)

    @classmethod
    def of(cls, *trees: ast.AST) -> ClassTable:
        """Return the classes that programs define."""
        nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        return cls({node.name: _facts(node) for node in nodes})

    def named(self, kind: Member) -> frozenset[str]:
        """Return the names that are of one kind in any class."""
        return frozenset(name for facts in self.classes.values() for name, own in facts.members.items() if own is kind)

    def inherited(self, name: str) -> dict[str, Member]:
        """Return what a class takes over from those above it."""
        members: dict[str, Member] = {}
        for above in self.above(name):
            members = {**above.members, **members}
        own = self.classes[name].members
        return {member: kind for member, kind in members.items() if member not in own}

    def above(self, name: str) -> Iterator[ClassFacts]:
        """Iterate over the classes above one, the nearest first."""
        seen = {name}
        while (base := self.classes[name].base) in self.classes and base not in seen:
            seen.add(base)
            name = base
            yield self.classes[name]

    def root(self, name: str) -> str:
        """Return what the highest of the classes above one, or itself, inherits from; empty if nothing."""
        return [self.classes[name], *self.above(name)][-1].base

    @property
    def has_inheritance(self) -> bool:
        """Whether any class inherits from another one of the program."""
        return any(facts.base in self.classes for facts in self.classes.values())


def member_kind(method: ast.FunctionDef) -> Member | None:
    """Return what a method is by its decorators; None if they are others than are known."""
    if not method.decorator_list:
        return Member.PLAIN
    names = [decorator.id for decorator in method.decorator_list if isinstance(decorator, ast.Name)]
    known = {kind.value: kind for kind in Member if kind is not Member.PLAIN}
    return known.get(names[0]) if len(method.decorator_list) == len(names) == 1 else None


def _facts(node: ast.ClassDef) -> ClassFacts:
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id != "object"]
    members = {name: Member.PLAIN for inner in own_nodes(node.body) for name in bound_by(inner)}
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            members[statement.name] = member_kind(statement) or Member.PLAIN
    return ClassFacts(node.name, bases[0] if bases else "", members, bool(node.decorator_list))
