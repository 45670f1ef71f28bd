"""Iteration one item at a time, as in CPython.

The interpreter computes map, zip, ... whole, and its any, sorted, ... cannot wait for an API call in a key or iterator.
Aliases keep this code right where a program gives a builtin's name another meaning.
"""

from __future__ import annotations

_iter, _next, _len, _list, _range, _tuple, _str, _isinstance = iter, next, len, list, range, tuple, str, isinstance
_native_all, _native_any, _native_sorted, _native_reversed = all, any, sorted, reversed
_MISSING, _END = [None], [None]


class _Stream:
    """Items made one by one: `pull` returns the next, or _END.

    Not by StopIteration: the interpreter forgets where an error came from that passes a try statement.
    """

    def __init__(self, pull):
        self.pull = pull

    def __iter__(self):
        return self

    def __next__(self):
        item = self.pull()
        if item is _END:
            raise StopIteration
        return item

    def advance(self):
        """Make the next item and keep it in `item`; return whether there was one."""
        self.item = self.pull()
        return self.item is not _END


def _stream(source):
    """Return the items of anything iterable as a stream."""
    if _isinstance(source, _Stream):
        return source
    iterator = _iter(source)
    if _isinstance(iterator, _Stream):
        return iterator
    return _Stream(lambda: _next(iterator, _END))


def _listed(source):
    """Return the rest of an iterator as a list, anything else as it is."""
    if not hasattr(source, "__next__"):
        return source
    stream = _stream(source)
    items: list = []
    while stream.advance():
        items.append(stream.item)
    return items


def _taken(source, number):
    """Return what an assignment to `number` names takes of an iterator: one item more, if there is one."""
    if not hasattr(source, "__next__"):
        return source
    stream = _stream(source)
    items: list = []
    while _len(items) <= number and stream.advance():
        items.append(stream.item)
    return items


def _added(items, more):
    """Return what items += more adds: a list takes anything iterable."""
    return _list(_listed(more)) if _isinstance(items, _list) else more


def _contains(wanted, container):
    """Do wanted in container."""
    if not hasattr(container, "__next__"):
        return wanted in container
    stream = _stream(container)
    while stream.advance():
        if stream.item is wanted or stream.item == wanted:
            return True
    return False


def _generator(block):
    """Return the stream of a generator function cut into blocks.

    A block returns (the next block,), (the next block, the item to yield before it), or None at the end.
    """
    rest = [block]

    def pull():
        block, rest[0] = rest[0], None
        while block is not None:
            step = block()
            if step is None:
                break
            block = step[0]
            if _len(step) == 2:
                rest[0] = block
                return step[1]
        return _END

    return _Stream(pull)


def _genexp(source, make):
    """Return the stream of what `make` returns in a tuple for each item; it returns None for an item left out."""
    source = _stream(source)

    def block():
        while source.advance():
            made = make(source.item)
            if made is not None:
                return block, made[0]
        return None

    return _generator(block)


def _flattened(streams):
    """Return the items of each stream of a stream."""
    inner = [_stream(())]

    def block():
        while not inner[0].advance():
            if not streams.advance():
                return None
            inner[0] = _stream(streams.item)
        return block, inner[0].item

    return _generator(block)


def _spread(item, number):
    """Return an item of an iteration as the values of `number` names."""
    values = _list(_listed(item))
    if _len(values) < number:
        raise ValueError(f"not enough values to unpack (expected {number}, got {_len(values)})")
    if _len(values) > number:
        raise ValueError(f"too many values to unpack (expected {number})")
    return values


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
