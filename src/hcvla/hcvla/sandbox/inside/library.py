"""Modules of Python's library that the interpreter lacks, as far as programs use them."""

from __future__ import annotations

import math
import re as _regex

from hcvla.sandbox.inside.builtins import _sorted
from hcvla.sandbox.inside.streams import _END, _isinstance, _len, _list, _listed, _range, _str, _Stream, _stream, _tuple

_ascii_lowercase, _ascii_uppercase, _digits = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
_ascii_letters = _ascii_lowercase + _ascii_uppercase
_fsum = math.fsum


def _re_sub(pattern, repl, string, count=0, flags=0):
    """Do re.sub, also with a function."""
    if _isinstance(repl, _str):
        return _regex.sub(pattern, repl, string, count=count, flags=flags)
    pieces: list = []
    done = 0
    for found in _regex.finditer(pattern, string, flags):
        pieces.append(string[done : found.start()])
        pieces.append(repl(found))
        done = found.end()
        if 0 < count <= _len(pieces) // 2:
            break
    return "".join([*pieces, string[done:]])


def _add(a, b):
    """Do operator.add."""
    return a + b


def _sub(a, b):
    """Do operator.sub."""
    return a - b


def _mul(a, b):
    """Do operator.mul."""
    return a * b


def _itemgetter(*keys):
    """Do operator.itemgetter."""
    if _len(keys) == 1:
        return lambda value: value[keys[0]]
    return lambda value: _tuple([value[key] for key in keys])


def _attrgetter(*paths):
    """Do operator.attrgetter."""

    def follow(value, path):
        for name in path.split("."):
            value = getattr(value, name)
        return value

    if _len(paths) == 1:
        return lambda value: follow(value, paths[0])
    return lambda value: _tuple([follow(value, path) for path in paths])


def _fmean(data):
    """Do statistics.fmean."""
    numbers = _list(_listed(data))
    if not numbers:
        raise ValueError("fmean requires at least one data point")
    return _fsum(numbers) / _len(numbers)


def _median(data):
    """Do statistics.median."""
    numbers = _sorted(data)
    if not numbers:
        raise ValueError("no median for empty data")
    middle = _len(numbers) // 2
    return numbers[middle] if _len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2


class _Suppress:
    """Does contextlib.suppress."""

    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        return error is not None and _isinstance(error, self.kinds) and not _isinstance(error, NotImplementedError)


def _groupby(iterable, key=None):
    """Do itertools.groupby: a group ends when the next one starts."""
    source = _stream(iterable)
    ahead: list = []
    current: list = [None]

    def load():
        if not ahead and source.advance():
            ahead.append((source.item if key is None else key(source.item), source.item))
        return _len(ahead) > 0

    def group(of):
        def pull():
            if current[0] is not of or not load() or ahead[0][0] != of[0]:
                return _END
            return ahead.pop()[1]

        return _Stream(pull)

    def pull():
        while load() and current[0] is not None and ahead[0][0] == current[0][0]:
            ahead.pop()
        if not load():
            current[0] = None
            return _END
        current[0] = [ahead[0][0]]
        return current[0][0], group(current[0])

    return _Stream(pull)


def _heappush(heap, item):
    """Do heapq.heappush."""
    heap.append(item)
    _rise(heap, 0, _len(heap) - 1)


def _heappop(heap):
    """Do heapq.heappop."""
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def _heapify(heap):
    """Do heapq.heapify."""
    for place in _range(_len(heap) // 2 - 1, -1, -1):
        _sink(heap, place)


def _rise(heap, top, place):
    """Move an item up, at most to `top`, until nothing above it is greater."""
    item = heap[place]
    while place > top and item < heap[(place - 1) // 2]:
        heap[place] = heap[(place - 1) // 2]
        place = (place - 1) // 2
    heap[place] = item


def _sink(heap, top):
    """Move an item down to the leaves, and then up again, as CPython does: equal heaps look equal."""
    item, place = heap[top], top
    while 2 * place + 1 < _len(heap):
        child = 2 * place + 1
        if child + 1 < _len(heap) and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
    heap[place] = item
    _rise(heap, top, place)
