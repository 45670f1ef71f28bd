"""Messages of openpi's protocol: msgpack, in which an array is a map of `__ndarray__`, `data`, `dtype` and `shape`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgpack
import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome

_ARRAY, _SCALAR = "__ndarray__", "__npgeneric__"
_KINDS = "biuf"
"""Kinds of numbers that may travel: truth values, whole numbers, floats."""
MOST_BYTES = 64 * 2**20
"""Of one message: a hundred uncompressed images of 448 pixels."""


class WireError(HcvlaError):
    """Bytes are no message of the protocol."""

    outcome = Outcome.NODE_LOST


def pack(message: Mapping[str, Any]) -> bytes:
    """Return the bytes of a message of texts, numbers, lists, maps and arrays."""
    return msgpack.packb(message, default=_packed)


def unpack(data: bytes) -> dict[str, Any]:
    """Return the map that bytes stand for, its arrays read-only; raise WireError."""
    try:
        message = msgpack.unpackb(data, object_hook=_unpacked)
    except (ValueError, TypeError, KeyError, SyntaxError, msgpack.UnpackException) as error:
        raise WireError(f"{len(data)} bytes that are no msgpack message ({error})") from None
    if not isinstance(message, dict):
        raise WireError(f"a message that is no map but {type(message).__name__}")
    return message


def _packed(value: object) -> object:
    # The marks are bytes there, not text.
    if isinstance(value, np.ndarray | np.generic) and value.dtype.kind not in _KINDS:
        raise TypeError(f"an array of {value.dtype} cannot be sent")
    if isinstance(value, np.ndarray):
        return {
            _ARRAY.encode(): True,
            b"data": value.tobytes(),
            b"dtype": value.dtype.str,
            b"shape": value.shape,
        }
    if isinstance(value, np.generic):
        return {_SCALAR.encode(): True, b"data": value.item(), b"dtype": value.dtype.str}
    raise TypeError(f"a {type(value).__name__} cannot be sent")


def _unpacked(found: dict) -> object:
    named = {key.decode(errors="replace") if isinstance(key, bytes) else key: value for key, value in found.items()}
    if _ARRAY not in named and _SCALAR not in named:
        return named
    dtype = np.dtype(named["dtype"])
    if dtype.kind not in _KINDS:
        raise ValueError(f"an array of {dtype}")
    if _ARRAY in named:
        return np.frombuffer(named["data"], dtype).reshape(named["shape"])
    return dtype.type(named["data"])
