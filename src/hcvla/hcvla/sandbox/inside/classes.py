"""What classes need that the interpreter's lack: bases, properties, static methods and class methods."""

from __future__ import annotations

from hcvla.sandbox.inside.iteration import _isinstance, _tuple
from hcvla.sandbox.inside.objects import _type

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
    wanted, kind = kinds if _isinstance(kinds, _tuple) else (kinds,), _type(value)
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
