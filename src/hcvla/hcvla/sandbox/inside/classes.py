"""What classes need that the interpreter's lack: bases, properties, static methods and class methods."""

from __future__ import annotations

from hcvla.sandbox.inside.objects import _error, _type
from hcvla.sandbox.inside.streams import _isinstance, _len, _native_any, _tuple

_native_repr = repr

_classes: list = []
"""(class, its base or None) of each class of the program."""


def _class(base=None):
    """Return the decorator that makes a class known."""

    def decorate(made):
        _classes.append((made, base))
        return made

    return decorate


def _owner(value):
    """Return the class of a value; a class of the program is its own."""
    for made, _ in _classes:
        if made is value:
            return value
    return _type(value)


def _class_method(value, name):
    """Return value.name, a class method."""
    owner = _owner(value)
    return lambda *args, **options: getattr(owner, name)(owner, *args, **options)


def _read(value, name, getter):
    """Return value.name, which is a property if the class has a method `getter`."""
    if hasattr(value, getter):
        return getattr(value, getter)()
    return getattr(value, name)


def _is_instance(value, kinds):
    """Do isinstance."""
    if _isinstance(value, kinds):
        return True
    wanted, kind = kinds if _isinstance(kinds, _tuple) else (kinds,), _kind_of(value)
    while kind is not None:
        for each in wanted:
            if each is kind:
                return True
        kind = _base_of(kind)
    return False


def _base_of(kind):
    """Return what a class of the program inherits from, None if from nothing."""
    for made, base in _classes:
        if made is kind:
            return base
    return None


_raised: list = []
"""(error, its class) of the program's newest own errors."""


def _own_error(kind, *values):
    """Return an error of one of the program's own classes."""
    base = kind
    while _base_of(base) is not None:
        base = _base_of(base)
    error = _error(base, *values)
    _raised.append((error, kind))
    if _len(_raised) > 100:
        _raised.pop(0)
    return error


def _is_own_error(kind):
    """Whether a value is one of the program's classes of errors."""
    base = _base_of(kind)
    while base is not None and _base_of(base) is not None:
        base = _base_of(base)
    return base is not None and not _native_any([made is base for made, _ in _classes])


def _raisable(value):
    """Return what `raise value` raises."""
    return _own_error(value) if _is_own_error(value) else value


def _error_by(function, *values, **options):
    """Return function(*values, **options), which is to be raised."""
    return _own_error(function, *values) if _is_own_error(function) else function(*values, **options)


def _kind_of(value):
    """Do type."""
    for error, kind in _raised:
        if error is value:
            return kind
    return _type(value)


def _shown(value):
    """Do repr."""
    for error, kind in _raised:
        if error is value:
            return f"{kind.__name__}({_native_repr(value.args[0]) if value.args else ''})"
    return _native_repr(value)
