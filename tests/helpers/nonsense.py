"""Nonsense for any ROS message: a good one with one field at a time set to what no sender should send."""

import array
import copy
import math
from collections.abc import Iterator

import numpy as np
from rosidl_parser.definition import AbstractNestedType, Array, BasicType, NamespacedType

STAMPS = ((0, 0), (2**31 - 1, 999_999_999), (-(2**31), 0), (0, 2**32 - 1))
"""The beginning of time, its end, before its beginning, and four seconds of nanoseconds."""
FLOATS = (math.nan, math.inf, -math.inf, 1e300, -1e9)
TEXTS = ("", "nonsense", "x" * 5000, "a\nb\0c", "Ωμέγα")
INTS = (0, 7, 255, 2**31 - 1, 2**32 - 1, -1)
HUGE = 100_000
"""Elements of a huge array."""


def variants(good) -> Iterator:
    """Yield copies of a message, each with one field that is nonsense, of nested messages too."""
    fields = good.get_fields_and_field_types()
    for name, kind in zip(fields, type(good).SLOT_TYPES, strict=True):
        for value in _values(getattr(good, name), kind):
            bad = copy.deepcopy(good)
            setattr(bad, name, value)
            yield bad


def _values(good, kind) -> Iterator:
    if isinstance(kind, NamespacedType):
        if kind.name == "Time":
            yield from (type(good)(sec=sec, nanosec=nanosec) for sec, nanosec in STAMPS)
        else:
            yield from variants(good)
    elif isinstance(kind, Array):
        yield from (np.full(len(good), value) for value in FLOATS)
    elif isinstance(kind, AbstractNestedType):
        yield from _lists(good, kind)
    elif isinstance(kind, BasicType) and kind.typename in ("float", "double"):
        yield from (value for value in FLOATS if kind.typename == "double" or value != 1e300)
    elif isinstance(kind, BasicType) and kind.typename == "boolean":
        yield not good
    elif isinstance(kind, BasicType):
        info = np.iinfo(kind.typename)
        yield from (value for value in INTS if info.min <= value <= info.max)
    else:
        yield from TEXTS


def _lists(good, kind) -> Iterator:
    """Yield an empty list, a huge one, one that is too short or spoiled in its first element."""
    yield type(good)(good.typecode) if isinstance(good, array.array) else []
    if isinstance(good, array.array):
        yield array.array(good.typecode, bytes(good.itemsize * HUGE))
        yield good[:-1]
        if good.typecode in "fd" and len(good):
            for value in FLOATS:
                yield array.array(good.typecode, [value, *good[1:]])
    elif len(good):
        yield [good[0]] * 2000
        yield good[:1] * 2
        if isinstance(kind.value_type, NamespacedType):
            for bad in variants(good[0]):
                yield [bad, *good[1:]]
        else:
            yield ["x" * 5000]
