"""Reads GGUF files, the format of llama.cpp: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.

Covered: version 2 and 3, little-endian, tensors in F32, F16, Q8_0 and Q4_1. Of 32 weights in a block, Q8_0 keeps a
scale and a byte each, Q4_1 a scale, a minimum and half a byte each.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.planner.planner import PlannerError

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_BLOCK = 32


class GgufError(PlannerError):
    """A file is no GGUF file, or one of a kind that is not read here."""


@dataclass(frozen=True)
class GgufFile:
    """Metadata by key, and tensors by name, as float32, the last dimension the one that lies together in memory."""

    metadata: dict[str, Any]
    tensors: dict[str, np.ndarray]


def read_gguf(path: Path) -> GgufFile:
    """Read a file; raise GgufError."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _read(data)
    except (OSError, struct.error, KeyError, ValueError) as error:
        raise GgufError(f"{path} is no GGUF file that can be read: {error!r}") from error


def _read(data: mmap.mmap) -> GgufFile:
    cursor = _Cursor(data)
    if (magic := data[:4]) != b"GGUF":
        raise ValueError(f"it begins with {magic!r}")
    cursor.at = 4
    version, tensors, pairs = cursor.scalar("I"), cursor.scalar("Q"), cursor.scalar("Q")
    if version not in (2, 3):
        raise ValueError(f"version {version}")
    metadata = {cursor.string(): cursor.value(cursor.scalar("I")) for _ in range(pairs)}
    entries = []
    for _ in range(tensors):
        name, dimensions = cursor.string(), cursor.scalar("I")
        shape = [cursor.scalar("Q") for _ in range(dimensions)][::-1]
        entries.append((name, shape, cursor.scalar("I"), cursor.scalar("Q")))
    alignment = metadata.get("general.alignment", 32)
    start = -(-cursor.at // alignment) * alignment
    read = {name: _tensor(data, start + offset, shape, kind) for name, shape, kind, offset in entries}
    return GgufFile(metadata, read)


class _Cursor:
    """A place in a file."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data, self.at = data, 0

    def scalar(self, code: str) -> Any:
        value = struct.unpack_from(f"<{code}", self._data, self.at)[0]
        self.at += struct.calcsize(f"<{code}")
        return value

    def string(self) -> str:
        length = self.scalar("Q")
        self.at += length
        return self._data[self.at - length : self.at].decode("utf-8", errors="surrogateescape")

    def value(self, kind: int) -> Any:
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            inner, length = self.scalar("I"), self.scalar("Q")
            return [self.value(inner) for _ in range(length)]
        return self.scalar(_SCALARS[kind])


def _tensor(data: mmap.mmap, offset: int, shape: list[int], kind: int) -> np.ndarray:
    if kind not in _KINDS:
        raise ValueError(f"tensors of type {kind}")
    layout, values = _KINDS[kind]
    count = int(np.prod(shape)) // (_BLOCK if layout.fields else 1)
    return values(np.frombuffer(data, layout, count, offset)).astype(np.float32).reshape(shape)


def _q8_0(blocks: np.ndarray) -> np.ndarray:
    return blocks["scale"][:, None].astype(np.float32) * blocks["values"]


def _q4_1(blocks: np.ndarray) -> np.ndarray:
    nibbles = np.concatenate([blocks["values"] & 15, blocks["values"] >> 4], axis=1)
    return nibbles * blocks["scale"][:, None].astype(np.float32) + blocks["least"][:, None].astype(np.float32)


def _plain(values: np.ndarray) -> np.ndarray:
    return values


_KINDS: dict[int, tuple[np.dtype, Callable[[np.ndarray], np.ndarray]]] = {
    0: (np.dtype("<f4"), _plain),
    1: (np.dtype("<f2"), _plain),
    3: (np.dtype([("scale", "<f2"), ("least", "<f2"), ("values", "u1", _BLOCK // 2)]), _q4_1),
    8: (np.dtype([("scale", "<f2"), ("values", "i1", _BLOCK)]), _q8_0),
}
