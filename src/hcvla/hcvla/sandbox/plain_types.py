"""Types of plain programs, read off the declarations: what planners write is checked in well under a millisecond.

A plain program is a straight line of API calls and assignments over literals, names, poses and remembered poses. For
such a program `proven` can tell that no type is wrong. Whatever it cannot tell is left to the type checker, which
takes 20 to 250 ms and says what is wrong in words; nothing is ever refused here.
"""

from __future__ import annotations

import ast
import dataclasses
import typing
from types import UnionType

from hcvla.api.registry import Parameter, Registry
from hcvla.api.stubs import MEMORY_NAME, PROGRAM_CLASSES
from hcvla.api.types import Actor, Pose

_CLASSES: dict[str, type] = {cls.__name__: cls for cls in PROGRAM_CLASSES}
_FIELD_TYPES: dict[str, type] = {"float": float, "str": str}


@dataclasses.dataclass(frozen=True)
class _Typed:
    """What is known of an expression: its type, and the very value if it is a literal."""

    type: object
    literal: object = dataclasses.field(default_factory=object)


def proven(program: ast.Module, earlier: ast.Module, registry: Registry) -> bool:
    """Whether every type in `program` is certainly right, `earlier` lines of its session having run."""
    names: dict[str, _Typed] = {}
    return all(_Line(registry, names).holds(line) for line in (*earlier.body, *program.body))


class _Line:
    """Judges one statement; assignments are kept in `names`."""

    def __init__(self, registry: Registry, names: dict[str, _Typed]) -> None:
        self._registry, self._names = registry, names

    def holds(self, line: ast.stmt) -> bool:
        if isinstance(line, ast.Expr):
            return isinstance(line.value, ast.Call) and self._typed(line.value) is not None
        if not isinstance(line, ast.Assign) or len(line.targets) != 1:
            return False
        target, value = line.targets[0], self._typed(line.value)
        if value is None:
            return False
        if isinstance(target, ast.Name):
            self._names[target.id] = value
            return True
        return _is_memory(target) and value.type is Pose

    def _typed(self, node: ast.expr) -> _Typed | None:
        """Return what is certain of an expression; None if anything in it is not."""
        if isinstance(node, ast.Constant):
            return _Typed(type(node.value), node.value)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            inner = self._typed(node.operand)
            return inner if inner is not None and inner.type in (int, float) else None
        if isinstance(node, ast.Name):
            return self._names.get(node.id)
        if _is_memory(node):
            return _Typed(Pose)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._called(node.func.id, node)
        return None

    def _called(self, name: str, call: ast.Call) -> _Typed | None:
        if name in self._registry:
            function = self._registry[name]
            parameters, result = function.parameters, function.returns
        elif name in _CLASSES:
            parameters, result = _fields(_CLASSES[name]), _CLASSES[name]
        else:
            return None
        known = {parameter.name: parameter for parameter in parameters}
        given = dict(zip(known, call.args, strict=False))
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg not in known or keyword.arg in given:
                return None
            given[keyword.arg] = keyword.value
        missing = any(parameter.required and parameter.name not in given for parameter in parameters)
        if missing or len(call.args) > len(parameters):
            return None
        fitting = all(_fits(known[name].annotation, self._typed(value)) for name, value in given.items())
        return _Typed(result) if fitting else None


def _is_memory(node: ast.expr) -> bool:
    """Whether the expression is `pose_dict['...']`."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == MEMORY_NAME
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    )


def _fits(annotation: object, value: _Typed | None) -> bool:
    if value is None:
        return False
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        return any(_fits(option, value) for option in typing.get_args(annotation))
    if typing.get_origin(annotation) is typing.Literal:
        return value.type is str and value.literal in typing.get_args(annotation)
    if annotation is float:
        return value.type in (int, float)
    return annotation in (Actor, Pose, str, bool, int, type(None)) and value.type is annotation


def _fields(cls: type) -> tuple[Parameter, ...]:
    """Return the parameters of a program class's constructor; a field of an unknown type fits nothing."""
    return tuple(
        Parameter(
            field.name,
            _FIELD_TYPES.get(str(field.type), object),
            *(() if field.default is dataclasses.MISSING else (field.default,)),
        )
        for field in dataclasses.fields(cls)
    )
