"""Python's builtins over streams: one item at a time, and with keys that may call the API.

The interpreter computes map, zip, ... whole, and its any, sorted, ... cannot wait for an API call in a key or iterator.
"""

from __future__ import annotations

from hcvla.sandbox.inside.streams import (
    _END,
    _MISSING,
    _isinstance,
    _len,
    _list,
    _listed,
    _native_all,
    _native_any,
    _native_reversed,
    _native_sorted,
    _range,
    _str,
    _Stream,
    _stream,
    _tuple,
)


def any(iterable, /):
    source = _stream(iterable)
    while source.advance():
        if source.item:
            return True
    return False


def all(iterable, /):
    source = _stream(iterable)
    while source.advance():
        if not source.item:
            return False
    return True


def sum(iterable, /, start=0):
    if _isinstance(start, _str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    source, total = _stream(iterable), start
    while source.advance():
        total = total + source.item
    return total


def map(function, iterable, /, *iterables):
    sources = [_stream(source) for source in (iterable, *iterables)]

    def pull():
        items = _row(sources)
        return _END if items is None else function(*items)

    return _Stream(pull)


def _row(sources):
    """Return the next item of each stream, or None at the end of the first that ends."""
    items: list = []
    for source in sources:
        if not source.advance():
            return None
        items.append(source.item)
    return items


def filter(function, iterable, /):
    source = _stream(iterable)

    def pull():
        while source.advance():
            item = source.item
            if item if function is None else function(item):
                return item
        return _END

    return _Stream(pull)


def zip(*iterables, strict=False):
    sources = [_stream(source) for source in iterables]

    def pull():
        if strict:
            advanced = [source.advance() for source in sources]
            if _native_any(advanced) and not _native_all(advanced):
                raise ValueError("zip() arguments have different lengths")
            return _tuple([source.item for source in sources]) if _native_any(advanced) else _END
        items = _row(sources) if sources else None
        return _END if items is None else _tuple(items)

    return _Stream(pull)


def enumerate(iterable, start=0):
    source, number = _stream(iterable), [start - 1]

    def pull():
        if not source.advance():
            return _END
        number[0] += 1
        return number[0], source.item

    return _Stream(pull)


def reversed(sequence, /):
    if not _isinstance(sequence, _list):
        return _stream(_native_reversed(sequence))
    index = [_len(sequence)]

    def pull():
        index[0] -= 1
        if 0 <= index[0] < _len(sequence):
            return sequence[index[0]]
        index[0] = 0
        return _END

    return _Stream(pull)


def sorted(iterable, /, *, key=None, reverse=False):
    items = _list(_listed(iterable))
    if key is None:
        return _native_sorted(items, reverse=reverse)
    keys = [key(item) for item in items]
    order = _native_sorted(_range(_len(items)), key=lambda index: keys[index], reverse=reverse)
    return [items[index] for index in order]


_sorted = sorted


def _sort(items, **options):
    """Do items.sort(...)."""
    if _isinstance(items, _list):
        items[:] = _sorted(items, **options)
    else:
        items.sort(**options)


def min(*values, key=None, default=_MISSING):
    return _best("min", lambda new, best: new < best, values, key, default)


def max(*values, key=None, default=_MISSING):
    return _best("max", lambda new, best: new > best, values, key, default)


def _best(name, better, values, key, default):
    """Return the first value that no other is better than."""
    if not values:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    source = _stream(values[0] if _len(values) == 1 else values)
    if not source.advance():
        if default is _MISSING:
            raise ValueError(f"{name}() iterable argument is empty")
        return default
    best = source.item
    best_key = best if key is None else key(best)
    while source.advance():
        item = source.item
        item_key = item if key is None else key(item)
        if better(item_key, best_key):
            best, best_key = item, item_key
    return best


def _reduce(function, iterable, initial=_MISSING, /):
    """Do functools.reduce."""
    source = _stream(iterable)
    if initial is _MISSING:
        if not source.advance():
            raise TypeError("reduce() of empty iterable with no initial value")
        initial = source.item
    while source.advance():
        initial = function(initial, source.item)
    return initial
