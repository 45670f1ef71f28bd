"""What a program may say, judged from its syntax tree alone: what runs in the sandbox as in CPython."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME, PROGRAM_CLASSES
from hcvla.sandbox.class_rules import class_breaches
from hcvla.sandbox.iteration_rules import iteration_breaches
from hcvla.sandbox.library import BUILTINS, METHODS, MODULES
from hcvla.sandbox.rewriting.classes import is_super
from hcvla.sandbox.rewriting.errors import ERRORS, holds_one_text
from hcvla.sandbox.rewriting.library import modules
from hcvla.sandbox.rewriting.trees import own_nodes
from hcvla.sandbox.rewriting.variables import Scopes, assigned_names, bound_by

Breach = tuple[ast.AST, str]
"""A node that may not stand in a program, and why."""

_NO_ASYNC = "async is not available; calls return when they are done"
_REFUSED: dict[type[ast.AST], str] = {
    ast.AsyncFunctionDef: _NO_ASYNC,
    ast.AsyncFor: _NO_ASYNC,
    ast.AsyncWith: _NO_ASYNC,
    ast.Await: _NO_ASYNC,
    ast.TryStar: "except* is not available; write except",
}
_ATTRIBUTES_READ = frozenset({"__name__"})
"""Special attributes that a program may read."""


class RuleBook:
    """Checks one program against every rule; the first breach is raised with its line."""

    def __init__(self, tree: ast.Module, registry: Registry, earlier: ast.Module) -> None:
        """Remember the program and what ran `earlier` in its session."""
        self._tree, self._earlier, self._registry = tree, earlier, registry
        self._protected = {MEMORY_NAME, *(cls.__name__ for cls in PROGRAM_CLASSES)}
        self._scopes = Scopes(tree, earlier)
        nodes = [*ast.walk(tree), *ast.walk(earlier)]
        calls = [node for node in nodes if isinstance(node, ast.Call) and _is_error(node.func)]
        self._makes_other_errors = not all(map(holds_one_text, calls))
        self._decorators = {id(decorator) for node in nodes for decorator in _method_decorators(node)}
        self._modules = {**dict(modules(earlier)), **dict(modules(tree))}

    def check(self) -> None:
        """Raise BadProgramError at the first construct that may not stand in a program."""
        breaches = [
            *class_breaches(self._tree, self._registry, self._earlier),
            *iteration_breaches(self._tree),
            *self._breaches(),
        ]
        if breaches:  # of several in one line the most particular
            node, message = min(breaches, key=lambda breach: getattr(breach[0], "lineno", 1))
            raise BadProgramError(f"line {getattr(node, 'lineno', 1)}: {message}")

    def _breaches(self) -> Iterator[Breach]:
        checks: list[Callable[[ast.AST], Iterator[Breach]]] = [
            self._private_names,
            self._protected_names,
            self._ambiguous_names,
            self._unknown_builtins,
            self._modules_used,
            self._errors_used,
        ]
        for node in ast.walk(self._tree):
            if message := _REFUSED.get(type(node)):
                yield node, message
            if isinstance(node, ast.Delete) and any(isinstance(target, ast.Attribute) for target in node.targets):
                yield node, "del of an attribute is not available; set it to None"
            for check in checks:
                yield from check(node)

    def _private_names(self, node: ast.AST) -> Iterator[Breach]:
        for name in _names_in(node):
            if name.startswith("__") and not _may_be_named(node, name):
                yield node, f"names that start with two underscores, such as '{name}', are not available"

    def _protected_names(self, node: ast.AST) -> Iterator[Breach]:
        for name in bound_by(node):
            if name in self._protected:
                yield node, f"'{name}' belongs to the robot API and cannot be given another meaning; take another name"

    def _ambiguous_names(self, node: ast.AST) -> Iterator[Breach]:
        """Refuse calling an API function in a program that gives its name another meaning, outside functions."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self._registry:
            if node.func.id in self._scopes.of_module and not self._scopes.is_local(node.func):
                yield node, f"'{node.func.id}' belongs to the robot API and is given another meaning; take another name"
        elif isinstance(node, ast.ClassDef):
            own = assigned_names(node.body) & set(self._registry)
            for inner in own_nodes(node.body):
                if isinstance(inner, ast.Name) and inner.id in own and isinstance(inner.ctx, ast.Load):
                    yield inner, f"'{inner.id}' belongs to the robot API and to class {node.name}; take another name"

    def _unknown_builtins(self, node: ast.AST) -> Iterator[Breach]:
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load) or self._scopes.is_own(node):
            return
        if hasattr(builtins, node.id) and node.id not in BUILTINS and id(node) not in self._decorators:
            yield node, f"'{node.id}' is not available in programs"

    def _errors_used(self, node: ast.AST) -> Iterator[Breach]:
        if isinstance(node, ast.Compare) and any(map(_is_error, (node.left, *node.comparators))):
            yield node, "the type of an error cannot be compared; use isinstance(error, ...)"
        if isinstance(node, ast.Attribute) and node.attr == "args" and self._makes_other_errors:
            yield node, "args of errors hold one text only; use str(error)"

    def _modules_used(self, node: ast.AST) -> Iterator[Breach]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name not in MODULES or "." in alias.name:
                    yield node, _no_module(alias.name)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_names(node)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = self._modules.get(node.value.id, "math" if node.value.id == "math" else None)
            if module in MODULES and node.attr not in MODULES[module]:
                yield node, _no_member(module, node.attr)


def _method_decorators(node: ast.AST) -> list[ast.expr]:
    methods = node.body if isinstance(node, ast.ClassDef) else []
    return [
        decorator for method in methods if isinstance(method, ast.FunctionDef) for decorator in method.decorator_list
    ]


def _is_error(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ERRORS


def _imported_names(node: ast.ImportFrom) -> Iterator[Breach]:
    module = "." * node.level + (node.module or "")
    if module not in MODULES:
        yield node, _no_module(module)
        return
    for alias in node.names:
        if alias.name not in MODULES[module]:
            yield node, _no_member(module, alias.name)


def _no_module(name: str) -> str:
    return f"'{name}' cannot be imported; these can: {', '.join(sorted(MODULES))}"


def _no_member(module: str, name: str) -> str:
    return f"'{name}' of {module} is not available; these are: {', '.join(sorted(MODULES[module]))}"


def _names_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            yield name
        case ast.Global(names=names) | ast.Nonlocal(names=names) | ast.MatchClass(kwd_attrs=names):
            yield from names
        case _:
            yield from bound_by(node)


def _may_be_named(node: ast.AST, name: str) -> bool:
    """Whether a name with two underscores may stand at a node; class_rules.py judges the methods."""
    if isinstance(node, ast.Attribute) and is_super(node.value):
        return name in METHODS
    if isinstance(node, ast.Name | ast.Attribute):
        return name in _ATTRIBUTES_READ and isinstance(node.ctx, ast.Load)
    return (isinstance(node, ast.FunctionDef) and name.endswith("__")) or (
        isinstance(node, ast.alias) and name == "__future__"
    )
