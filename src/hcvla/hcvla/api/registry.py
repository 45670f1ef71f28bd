"""The registry: every API function is declared once, and all else is derived from its declaration."""

from __future__ import annotations

import inspect
import math
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import UnionType

from hcvla.api.errors import BadArgumentError, BadProgramError
from hcvla.api.excerpt import excerpt
from hcvla.api.types import Actor, Pose, Value


class Kind(Enum):
    """What a call does: QUERY asks perception or memory, ARITHMETIC computes, SUBTASK moves the arm."""

    QUERY = "query"
    ARITHMETIC = "arithmetic"
    SUBTASK = "subtask"


@dataclass(frozen=True)
class Parameter:
    """One typed parameter of an API function."""

    name: str
    annotation: object
    default: object = inspect.Parameter.empty
    low: float = -math.inf
    """Smallest number allowed; the unit is the one the function's docstring names."""
    high: float = math.inf

    @property
    def required(self) -> bool:
        """Whether the caller must give it."""
        return self.default is inspect.Parameter.empty

    @property
    def choices(self) -> tuple[str, ...]:
        """The words allowed, for a Literal parameter; empty otherwise."""
        for option in _alternatives(self.annotation):
            if typing.get_origin(option) is typing.Literal:
                return typing.get_args(option)
        return ()

    def check(self, function: str, value: object) -> Value:
        """Return `value` if it fits, as the declared type; raise BadArgumentError otherwise."""
        for option in _alternatives(self.annotation):
            if option is type(None) and value is None:
                return None
            if typing.get_origin(option) is typing.Literal and value in typing.get_args(option):
                return typing.cast("Value", value)
            if option is float and isinstance(value, int | float) and not isinstance(value, bool):
                return self._in_range(function, float(value))
            if option is Pose and isinstance(value, Pose):
                return _finite_pose(function, self.name, value)
            if isinstance(option, type) and option is not float and type(value) is option:
                return typing.cast("Value", value)
        raise BadArgumentError(function, self.name, value, self.expectation)

    @property
    def expectation(self) -> str:
        """What the parameter takes, in words, for messages."""
        if self.choices:
            return "one of " + ", ".join(map(repr, self.choices))
        names = [getattr(option, "__name__", str(option)) for option in _alternatives(self.annotation)]
        limits = "" if math.isinf(self.low) else f" from {self.low:g} to {self.high:g}"
        return " or ".join(name.replace("NoneType", "None") for name in names) + limits

    def _in_range(self, function: str, number: float) -> float:
        if not math.isfinite(number) or not self.low <= number <= self.high:
            raise BadArgumentError(function, self.name, number, f"a finite {self.expectation}")
        return number


@dataclass(frozen=True, kw_only=True)
class Function:
    """One declared API function: the single source of its stub, label, grammar, goal and documentation."""

    name: str
    kind: Kind
    parameters: tuple[Parameter, ...]
    returns: object
    doc: str
    timeout_sec: float = 30.0
    """A subtask that takes longer ends as TIMED_OUT [s of simulated or real time]."""
    grasps: str = ""
    """The argument that names what is in the gripper once the subtask is done; empty if it grasps nothing."""
    releases: bool = False
    """Whether the subtask lets go of what was in the gripper."""

    @property
    def summary(self) -> str:
        """First line of the docstring."""
        return self.doc.splitlines()[0]

    def bind(self, /, *args: object, **kwargs: object) -> Call:
        """Check arguments against the declaration and return the call; raise BadArgumentError.

        `self` is positional only: an argument of that name is as unknown as any other.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        if len(args) > len(self.parameters):
            raise BadArgumentError(self.name, "*", len(args), f"at most {len(self.parameters)} arguments")
        given = dict(zip(known, args, strict=False))
        for name, value in kwargs.items():
            if name not in known or name in given:
                raise BadArgumentError(self.name, name, value, f"each of ({', '.join(known)}) once")
            given[name] = value
        arguments: dict[str, Value] = {}
        for name, parameter in known.items():
            if name in given:
                arguments[name] = parameter.check(self.name, given[name])
            elif parameter.required:
                raise BadArgumentError(self.name, name, None, parameter.expectation)
            else:
                arguments[name] = typing.cast("Value", parameter.default)
        return Call(self.name, arguments)


@dataclass(frozen=True)
class Call:
    """One call of an API function with checked arguments: what is executed, learned from and shown."""

    function: str
    arguments: Mapping[str, Value]

    @property
    def label(self) -> str:
        """The call as program text, e.g. "pick(actor=get_actor('red cube'))"; the training label."""
        shown = (f"{name}={_literal(value)}" for name, value in self.arguments.items() if value is not None)
        return f"{self.function}({', '.join(shown)})"


class Registry(Mapping[str, Function]):
    """The functions of one robot API, in order of declaration."""

    def __init__(self) -> None:
        """Start empty."""
        self._functions: dict[str, Function] = {}

    def declare(
        self,
        kind: Kind,
        *,
        limits: Mapping[str, tuple[float, float]] | None = None,
        timeout_sec: float = 30.0,
        grasps: str = "",
        releases: bool = False,
    ) -> Callable[[Callable], Callable]:
        """Return the decorator that declares a function; `limits` bounds numeric parameters."""

        def decorate(function: Callable) -> Callable:
            declared = _declare(function, kind, limits or {}, timeout_sec)
            if grasps and grasps not in {parameter.name for parameter in declared.parameters}:
                raise ValueError(f"API function '{declared.name}' grasps '{grasps}', which is none of its arguments")
            self.add(replace(declared, grasps=grasps, releases=releases))
            return function

        return decorate

    def add(self, function: Function) -> None:
        """Add a declaration that was made elsewhere, e.g. from a third party's signature."""
        if function.name in self._functions:
            raise ValueError(f"API function '{function.name}' is declared twice")
        self._functions[function.name] = function

    def __getitem__(self, name: str) -> Function:
        """Return the function of that name; raise BadProgramError naming what exists."""
        try:
            return self._functions[name]
        except KeyError:
            raise BadProgramError(
                f"the API has no function '{excerpt(name)}'; it has {', '.join(self._functions)}"
            ) from None

    def __contains__(self, name: object) -> bool:
        """Whether a function of that name is declared."""
        return name in self._functions

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names in order of declaration."""
        return iter(self._functions)

    def __len__(self) -> int:
        """Return the number of functions."""
        return len(self._functions)

    def of_kind(self, kind: Kind) -> list[Function]:
        """Return the functions of one kind, in order."""
        return [function for function in self._functions.values() if function.kind is kind]


def _declare(function: Callable, kind: Kind, limits: Mapping[str, tuple[float, float]], timeout: float) -> Function:
    signature = inspect.signature(function)
    hints = typing.get_type_hints(function)
    parameters = tuple(
        Parameter(p.name, hints[p.name], p.default, *limits.get(p.name, (-math.inf, math.inf)))
        for p in signature.parameters.values()
    )
    doc = inspect.getdoc(function)
    if not doc:
        raise ValueError(f"API function '{function.__name__}' has no docstring; the planner is shown it")
    return Function(
        name=function.__name__,
        kind=kind,
        parameters=parameters,
        returns=hints.get("return", type(None)),
        doc=doc,
        timeout_sec=timeout,
    )


def _alternatives(annotation: object) -> tuple[object, ...]:
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        return typing.get_args(annotation)
    return (annotation,)


def _finite_pose(function: str, argument: str, pose: Pose) -> Pose:
    quaternion = (pose.qx, pose.qy, pose.qz, pose.qw)
    try:
        finite = all(map(math.isfinite, (pose.x, pose.y, pose.z, *quaternion)))
    except (TypeError, OverflowError):
        finite = False
    if not finite:
        raise BadArgumentError(function, argument, pose, "a Pose of finite numbers")
    if abs(sum(number * number for number in quaternion) - 1.0) > 1e-3:
        raise BadArgumentError(function, argument, pose, "a Pose with a unit quaternion (x, y, z, w)")
    return pose


def _literal(value: Value) -> str:
    if isinstance(value, Actor):
        return f"get_actor({value.name!r})"
    if isinstance(value, Pose):
        numbers = (value.x, value.y, value.z, value.qx, value.qy, value.qz, value.qw)
        return "Pose(" + ", ".join(f"{number:.4g}" for number in numbers) + ")"
    return repr(value)
