"""Items made one by one: streams, generators cut into blocks, and what takes items of them.

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
