"""Which classes a program may define, and in which of their methods the API may be called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hcvla.api.registry import Registry
from hcvla.sandbox.library import METHODS, WAITING_METHODS
from hcvla.sandbox.rewriting.class_table import ClassFacts, ClassTable, Member, member_kind
from hcvla.sandbox.rewriting.classes import is_super
from hcvla.sandbox.rewriting.errors import ERRORS
from hcvla.sandbox.rewriting.methods import BUILTIN_METHODS
from hcvla.sandbox.rewriting.own_errors import own_errors
from hcvla.sandbox.rewriting.trees import own_nodes


def class_breaches(tree: ast.Module, registry: Registry, earlier: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Iterate over what may not stand in the program's classes, and why."""
    callers = _functions_that_call([*ast.walk(tree), *ast.walk(earlier)], registry)
    table = ClassTable.of(earlier, tree)
    methods = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods |= {id(statement) for statement in node.body if isinstance(statement, ast.FunctionDef)}
            yield from _base_breaches(node, table)
            yield from _body_breaches(node, callers, registry)
            yield from _kind_breaches(node, table)
            yield from _super_breaches(node, table)
        else:
            yield from _member_breaches(node, table)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("__") and id(node) not in methods:
            yield node, f"names that start with two underscores, such as '{node.name}', are not available"
    yield from _property_breaches(tree, table)
    called = {id(node) for owner in ast.walk(tree) if isinstance(owner, ast.ClassDef) for node in _super_names(owner)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "super" and id(node) not in called:
            yield node, "super can only be called in a method, as in super().method(...)"


def _base_breaches(node: ast.ClassDef, table: ClassTable) -> Iterator[tuple[ast.AST, str]]:
    bases = [base for base in node.bases if not (isinstance(base, ast.Name) and base.id == "object")]
    if len(bases) > 1 or node.keywords:
        yield node, f"class {node.name}: several bases or a metaclass are not available; inherit from one class"
    for base in bases:
        if not isinstance(base, ast.Name) or base.id not in {*table.classes, *ERRORS}:
            found = ast.unparse(base)
            yield node, f"class {node.name}: {found} cannot be inherited from; inherit from a class of the program"
    if node.name in own_errors(table) and not all(isinstance(part, ast.Pass | ast.Expr) for part in node.body):
        yield node, f"class {node.name}: an error can only have a docstring; put what it is about into its text"
    if bases and any(facts.decorated for facts in (table.classes[node.name], *table.above(node.name))):
        yield node, f"class {node.name}: a dataclass cannot inherit; write the fields out"


def _body_breaches(node: ast.ClassDef, callers: set[str], registry: Registry) -> Iterator[tuple[ast.AST, str]]:
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            yield from _method_breaches(node, statement, callers, registry)
        elif not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr | ast.Pass):
            yield statement, f"class {node.name}: only methods and assignments can stand in a class"


def _kind_breaches(node: ast.ClassDef, table: ClassTable) -> Iterator[tuple[ast.AST, str]]:
    """Refuse a static or class method whose name may be an ordinary method of something else."""
    for method in node.body:
        kind = member_kind(method) if isinstance(method, ast.FunctionDef) else None
        if kind not in (Member.STATIC, Member.OF_CLASS) or not isinstance(method, ast.FunctionDef):
            continue
        others = {facts.members.get(method.name, kind) for facts in table.classes.values()}
        if others != {kind} or method.name in BUILTIN_METHODS:
            yield method, f"{node.name}.{method.name}: a {kind.value} needs a name that no other method has"


def _super_breaches(node: ast.ClassDef, table: ClassTable) -> Iterator[tuple[ast.AST, str]]:
    above = {name: kind for facts in reversed([*table.above(node.name)]) for name, kind in facts.members.items()}
    used = [inner for inner in ast.walk(node) if isinstance(inner, ast.Attribute) and is_super(inner.value)]
    for inner in used:
        if inner.attr != "__init__" and above.get(inner.attr) is not Member.PLAIN:
            yield inner, f"super().{inner.attr} is no method of a class above {node.name}"


def _property_breaches(tree: ast.Module, table: ClassTable) -> Iterator[tuple[ast.AST, str]]:
    """Refuse assigning to what may be a property: any attribute of that name, but for self of an unrelated class."""
    properties = table.named(Member.PROPERTY)
    related = {name for name, facts in table.classes.items() if _has_property(facts, table)}
    unrelated = {
        id(node)
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef) and owner.name not in related
        for node in ast.walk(owner)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    }
    written = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and not isinstance(n.ctx, ast.Load)]
    for node in written:
        if node.attr in properties and id(node) not in unrelated:
            yield node, f"'{node.attr}' is a property and cannot be assigned; assign to the attribute behind it"


def _has_property(facts: ClassFacts, table: ClassTable) -> bool:
    """Whether a class has properties, of its own or inherited."""
    return any(Member.PROPERTY in each.members.values() for each in (facts, *table.above(facts.name)))


def _super_names(owner: ast.ClassDef) -> Iterator[ast.AST]:
    """Iterate over the names `super` that stand as in super().method(...) in a method with a self."""
    for method in owner.body:
        if isinstance(method, ast.FunctionDef) and member_kind(method) in (Member.PLAIN, Member.PROPERTY):
            for node in own_nodes(method.body):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_super(node.func.value):
                    assert isinstance(node.func.value, ast.Call), "super() is a call"
                    yield node.func.value.func


def _member_breaches(node: ast.AST, table: ClassTable) -> Iterator[tuple[ast.AST, str]]:
    """Refuse what would need the bases and descriptors that the interpreter lacks."""
    bases = {facts.base for facts in table.classes.values()}
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        if isinstance(node.value, ast.Name) and (
            node.value.id in bases or (node.value.id == "cls" and table.has_inheritance)
        ):
            yield node, f"variables of {node.value.id} cannot be assigned here: another class inherits them"
    elif isinstance(node, ast.MatchClass) and isinstance(node.cls, ast.Name) and node.cls.id in bases:
        yield node, f"case {node.cls.id}(...) does not see classes that inherit from it; use isinstance"


def _method_breaches(
    owner: ast.ClassDef, method: ast.FunctionDef, callers: set[str], registry: Registry
) -> Iterator[tuple[ast.AST, str]]:
    if member_kind(method) is None:
        yield (
            method.decorator_list[0],
            (f"{owner.name}.{method.name}: methods can only be decorated with property, staticmethod and classmethod"),
        )
    if not method.name.startswith("__"):
        return
    if method.name not in METHODS:
        yield method, f"{owner.name}.{method.name} is not available; write a method with a name of its own"
    elif method.name not in WAITING_METHODS and (called := _reaches(method, callers, registry)):
        yield method, f"{owner.name}.{method.name} cannot call {called}(...); write a method with a name of its own"


def _functions_that_call(nodes: list[ast.AST], registry: Registry) -> set[str]:
    """Return the names of the program's functions and methods that call the API, directly or through each other."""
    definitions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    callers: set[str] = set()
    while True:
        found = {definition.name for definition in definitions if _reaches(definition, callers, registry)}
        if found == callers:
            return callers
        callers = found


def _reaches(node: ast.AST, callers: set[str], registry: Registry) -> str:
    """Return the name through which a function calls the API; empty if it does not."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and (inner.id in registry or inner.id in callers):
            return inner.id
        if isinstance(inner, ast.Attribute) and inner.attr in callers:
            return inner.attr
    return ""
