"""Message types and their definitions, as an MCAP file holds them (profile ros2, schema encoding ros2msg)."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

from ament_index_python.packages import PackageNotFoundError, get_package_share_directory

from hcvla.api.errors import HcvlaError

_SEPARATOR = "=" * 80
_NESTED = re.compile(r"([a-z]\w*)/(\w+)")
"""A message type within a field's type, e.g. "sequence<geometry_msgs/Pose>"."""


class UnknownTypeError(HcvlaError):
    """A message type that is not installed here."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"message type '{name}' is not installed")


def message_class(name: str) -> Any:
    """Return the class of a type, e.g. "geometry_msgs/msg/Pose"; raise UnknownTypeError."""
    package, is_message, kind = name.partition("/msg/")
    if not is_message:
        raise UnknownTypeError(name)
    try:
        return getattr(importlib.import_module(f"{package}.msg"), kind)
    except (ImportError, AttributeError):
        raise UnknownTypeError(name) from None


def definition(name: str) -> str:
    """Return the text of a type's definition, followed by those of all types in it; raise UnknownTypeError."""
    waiting = _nested(name)
    texts = {name: _text(name)}
    while waiting:
        inner = waiting.pop(0)
        if inner not in texts:
            texts[inner] = _text(inner)
            waiting += _nested(inner)
    (_, own), *others = texts.items()
    return "\n".join([own, *[f"{_SEPARATOR}\nMSG: {inner.replace('/msg/', '/')}\n{text}" for inner, text in others]])


def _nested(name: str) -> list[str]:
    fields = message_class(name).get_fields_and_field_types()
    return [f"{package}/msg/{kind}" for field in fields.values() for package, kind in _NESTED.findall(field)]


def _text(name: str) -> str:
    package, _, kind = name.partition("/msg/")
    try:
        file = Path(get_package_share_directory(package), "msg", f"{kind}.msg")
        return file.read_text(encoding="utf-8").strip()
    except (PackageNotFoundError, OSError):
        raise UnknownTypeError(name) from None
