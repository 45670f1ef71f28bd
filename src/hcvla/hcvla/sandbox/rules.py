"""What a program may say, judged from its syntax tree alone: the subset that runs as it reads."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME, PROGRAM_CLASSES

ALLOWED_BUILTINS = frozenset(
    name
    for names in (
        "abs all any bool dict divmod enumerate float int isinstance len list max min pow print range repr reversed",
        "round set sorted str sum tuple zip True False None",
        "Exception BaseException LookupError KeyError IndexError ValueError TypeError RuntimeError TimeoutError",
        "OSError ZeroDivisionError ArithmeticError AssertionError StopIteration",
    )
    for name in names.split()
)
"""Builtins a program may name."""

ALLOWED_MODULES = frozenset({"math"})

_REFUSED: dict[type[ast.AST], str] = {
    ast.ClassDef: "classes cannot be defined; use Pose, Actor, dicts and lists",
    ast.AsyncFunctionDef: "async is not available; calls return when they are done",
    ast.AsyncFor: "async is not available; calls return when they are done",
    ast.AsyncWith: "async is not available; calls return when they are done",
    ast.Await: "async is not available; calls return when they are done",
    ast.Yield: "yield is not available; return a list",
    ast.YieldFrom: "yield is not available; return a list",
    ast.Delete: "del is not available",
    ast.With: "with is not available",
    ast.Match: "match is not available; use if and elif",
    ast.Starred: "unpacking with * is not available; write the values out",
    ast.Global: "global is not available; return the value",
    ast.Nonlocal: "nonlocal is not available; return the value",
}


class RuleBook:
    """Checks one program against every rule; the first breach is raised with its line."""

    def __init__(self, tree: ast.Module, code: str, registry: Registry, earlier: ast.Module) -> None:
        """Remember the program, what ran `earlier` in its session, and which functions of both reach the API."""
        self._tree = tree
        self._all_nodes = [*ast.walk(tree), *ast.walk(earlier)]
        self._lines = code.split("\n")
        self._registry = registry
        self._protected = {*registry, MEMORY_NAME, "math", *(cls.__name__ for cls in PROGRAM_CLASSES)}
        self._called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        self._bound = frozenset(name for node in self._all_nodes for name in _bound_by(node))
        self._movers = self._functions_that_call()

    def check(self) -> None:
        """Raise BadProgramError at the first construct that may not stand in a program."""
        for node in ast.walk(self._tree):
            if message := _REFUSED.get(type(node)):
                raise _error(node, message)
            self._check_names(node)
            self._check_laziness(node)
            if isinstance(node, ast.Call):
                self._check_call(node)
            if isinstance(node, ast.Import | ast.ImportFrom):
                _check_import(node)

    def _check_names(self, node: ast.AST) -> None:
        for name in _names_in(node):
            if name.startswith("_") and name != "_":
                raise _error(node, f"names that start with an underscore, such as '{name}', are not available")
        for name in _bound_by(node):
            if name in self._protected:
                raise _error(node, f"'{name}' belongs to the robot API and cannot be given another meaning")
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
            return
        if hasattr(builtins, node.id) and node.id not in ALLOWED_BUILTINS and node.id not in self._bound:
            raise _error(node, f"'{node.id}' is not available in programs")
        if node.id in {*self._registry, *self._movers} and id(node) not in self._called:
            raise _error(node, f"'{node.id}' can only be called, as in {node.id}(...), not passed on or stored")

    def _check_call(self, node: ast.Call) -> None:
        if not isinstance(node.func, ast.Name) or node.func.id not in self._registry:
            return
        name, line = node.func.id, self._lines[(node.func.end_lineno or 1) - 1].encode()
        if line[node.func.end_col_offset or 0 :][:1] != b"(":
            raise _error(node, f"write {name}(...) with the parenthesis right after the name")
        if any(keyword.arg is None for keyword in node.keywords):
            raise _error(node, f"{name}: unpacking with ** is not available; write the arguments out")
        if any(isinstance(argument, ast.GeneratorExp) for argument in node.args):
            raise _error(node, f"{name}: a generator expression cannot be an argument")

    def _check_laziness(self, node: ast.AST) -> None:
        """Refuse what the sandbox would evaluate at another time than Python does."""
        kinds = {ast.GeneratorExp: "a generator expression", ast.Lambda: "a lambda", ast.JoinedStr: "an f-string"}
        if not (kind := kinds.get(type(node))):
            return
        for inner in ast.walk(node):
            if isinstance(inner, ast.Call) and (name := self._reaches_api(inner)):
                raise _error(inner, f"{name}(...) cannot be called inside {kind}; use a for loop or a variable")

    def _reaches_api(self, call: ast.Call) -> str | None:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        return name if name in self._registry or name in self._movers else None

    def _functions_that_call(self) -> frozenset[str]:
        """Return the names of the program's functions that call the API, directly or through each other."""
        definitions = [node for node in self._all_nodes if isinstance(node, ast.FunctionDef)]
        movers: set[str] = set()
        while True:
            self._movers = frozenset(movers)
            found = {
                definition.name
                for definition in definitions
                if any(isinstance(node, ast.Call) and self._reaches_api(node) for node in ast.walk(definition))
            }
            if found == movers:
                return frozenset(movers)
            movers = found


def _names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.keyword) and node.arg:
        yield node.arg
    else:
        yield from _bound_by(node)


def _bound_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.FunctionDef):
        yield node.name
        if node.decorator_list:
            raise _error(node, "decorators are not available")
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name
    elif isinstance(node, ast.alias) and (node.asname or node.name) != "math":
        yield node.asname or node.name


def _check_import(node: ast.Import | ast.ImportFrom) -> None:
    modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or "."]
    for module in modules:
        if module not in ALLOWED_MODULES:
            raise _error(node, f"'{module}' cannot be imported; only math can")


def _error(node: ast.AST, message: str) -> BadProgramError:
    return BadProgramError(f"line {getattr(node, 'lineno', 1)}: {message}")
