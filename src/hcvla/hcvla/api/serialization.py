"""Calls as plain JSON-able data and back: for ROS goals, datasets and memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hcvla.api.errors import BadArgumentError
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor, Pose, Value

POSE_FIELDS = ("x", "y", "z", "qx", "qy", "qz", "qw")
"""Order of the seven numbers of an encoded pose [m, quaternion x y z w]."""


def encode_call(call: Call) -> dict[str, Any]:
    """Return {"function": name, "arguments": {name: {"type": ..., "value": ...}}}."""
    return {
        "function": call.function,
        "arguments": {name: encode_value(value) for name, value in call.arguments.items()},
    }


def decode_call(registry: Registry, data: Mapping[str, Any]) -> Call:
    """Return the call, every argument checked; raise BadProgramError or BadArgumentError."""
    try:
        name, arguments = str(data["function"]), dict(data["arguments"])
    except (KeyError, TypeError, ValueError):
        raise BadArgumentError("goal", "call", data, "a mapping with 'function' and 'arguments'") from None
    function = registry[name]
    return function.bind(**{argument: decode_value(value) for argument, value in arguments.items()})


def encode_value(value: Value) -> dict[str, Any]:
    """Return a value as {"type": none|actor|pose|number|text|flag, "value": plain data}."""
    if value is None:
        return {"type": "none", "value": None}
    if isinstance(value, bool):
        return {"type": "flag", "value": value}
    if isinstance(value, int | float):
        return {"type": "number", "value": value}
    if isinstance(value, str):
        return {"type": "text", "value": value}
    if isinstance(value, Actor):
        return {"type": "actor", "value": value.name}
    if isinstance(value, Pose):
        return {"type": "pose", "value": [float(getattr(value, field)) for field in POSE_FIELDS]}
    raise BadArgumentError("encode_value", "value", value, "an Actor, Pose, number, text, flag or None")


def decode_value(data: Mapping[str, Any]) -> Value:
    """Return what encode_value was given; raise BadArgumentError."""
    decoders: dict[str, Callable[[Any], Value]] = {
        "none": lambda _: None,
        "flag": bool,
        "number": lambda number: number if isinstance(number, int | float) else float(number),
        "text": str,
        "actor": lambda name: Actor(str(name)),
        "pose": lambda numbers: Pose(*map(float, _seven(numbers))),
    }
    try:
        return decoders[data["type"]](data["value"])
    except (KeyError, TypeError, ValueError):
        raise BadArgumentError("decode_value", "value", data, f"type one of {', '.join(decoders)}") from None


def _seven(numbers: Any) -> list[Any]:
    if len(numbers) != len(POSE_FIELDS):
        raise ValueError(f"{len(numbers)} numbers")
    return list(numbers)
