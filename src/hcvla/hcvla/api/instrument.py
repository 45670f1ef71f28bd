"""Labels from a robot API that someone else wrote: its functions are wrapped where they are and record every call.

Covered: functions of an object or module, however they call each other, from any thread. Not covered: functions
reached by a reference that was taken before, and coroutine functions.
"""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hcvla.api.call_recorder import CallRecorder, Clock, Sink
from hcvla.api.errors import HcvlaError
from hcvla.api.registry import Function, Kind, Parameter, Registry


class InstrumentError(HcvlaError):
    """A function that was to be wrapped cannot be."""


class Instrumentation:
    """The wrapped API; `restore` takes the wrapping off again. A context manager."""

    def __init__(self, api: object, originals: Mapping[str, tuple[bool, Callable]], recorder: CallRecorder) -> None:
        """Remember what was there: by name, whether it was the object's own attribute, and the function."""
        self._api, self._originals = api, dict(originals)
        self.recorder = recorder
        """Records further calls into the same nesting and numbering."""

    def registry(self, kinds: Mapping[str, Kind] | None = None, types: Mapping[str, object] | None = None) -> Registry:
        """Return the third party's functions as declarations; raise InstrumentError if a type is missing.

        `kinds`: what is not a SUBTASK, by function. `types`: annotations the source lacks, by "function.parameter".
        """
        registry = Registry()
        for name, (_, function) in self._originals.items():
            registry.add(_declaration(name, function, (kinds or {}).get(name, Kind.SUBTASK), types or {}))
        return registry

    def restore(self) -> None:
        """Put the functions back as they were; safe to call twice."""
        for name, (own, function) in self._originals.items():
            if own:
                setattr(self._api, name, function)
            elif name in getattr(self._api, "__dict__", {}):
                delattr(self._api, name)

    def __enter__(self) -> Instrumentation:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Restore."""
        self.restore()


def instrument(api: object, functions: Sequence[str], clock: Clock, sink: Sink) -> Instrumentation:
    """Wrap the named functions of an object or module; from now on each call is two events for `sink`."""
    recorder = CallRecorder(clock, sink)
    found = {name: _function(api, name) for name in functions}
    wrapped = Instrumentation(api, {n: (n in getattr(api, "__dict__", {}), f) for n, f in found.items()}, recorder)
    for name, function in found.items():
        try:
            setattr(api, name, _recorded(name, function, recorder))
        except (AttributeError, TypeError) as error:
            wrapped.restore()
            raise InstrumentError(
                f"{_title(api)}.{name} cannot be replaced ({error}); wrap an object with it"
            ) from None
    return wrapped


def _recorded(name: str, function: Callable, recorder: CallRecorder) -> Callable:
    try:
        signature: inspect.Signature | None = inspect.signature(function)
    except (TypeError, ValueError):
        signature = None  # some compiled functions have none; their arguments are recorded by place

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        with recorder.record(name, _arguments(signature, args, kwargs)):
            return function(*args, **kwargs)

    return call


def _arguments(signature: inspect.Signature | None, args: tuple, kwargs: dict[str, Any]) -> dict[str, object]:
    try:
        if signature is not None:
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            return dict(bound.arguments)
    except TypeError:
        pass  # the call is wrong; the function itself will say so, and that is recorded
    return {**{f"arg{place}": value for place, value in enumerate(args)}, **kwargs}


def _function(api: object, name: str) -> Callable:
    function = getattr(api, name, None)
    if not callable(function):
        there = ", ".join(n for n in dir(api) if not n.startswith("_") and callable(getattr(api, n)))
        raise InstrumentError(f"{_title(api)} has no function '{name}'; it has {there or 'none'}")
    if inspect.iscoroutinefunction(function):
        raise InstrumentError(f"{_title(api)}.{name} is a coroutine function; only plain functions can be recorded")
    return function


def _declaration(name: str, function: Callable, kind: Kind, types: Mapping[str, object]) -> Function:
    hints = typing.get_type_hints(function)
    parameters = []
    for parameter in inspect.signature(function).parameters.values():
        annotation = types.get(f"{name}.{parameter.name}", hints.get(parameter.name))
        if annotation is None:
            raise InstrumentError(
                f"{name}: parameter '{parameter.name}' has no type; give types['{name}.{parameter.name}']"
            )
        parameters.append(Parameter(parameter.name, annotation, parameter.default))
    doc = inspect.getdoc(function) or f"Carry out {name.replace('_', ' ')}."
    return Function(
        name=name, kind=kind, parameters=tuple(parameters), returns=hints.get("return", type(None)), doc=doc
    )


def _title(api: object) -> str:
    return getattr(api, "__name__", type(api).__name__)
