"""What the interpreter lacks of Python's objects and library, each as in CPython."""

from __future__ import annotations

from hcvla.sandbox.inside.streams import _isinstance, _len, _list, _native_reversed, _range, _str, _tuple

_dict, _set, _float, _slice, _type = dict, set, float, slice, type
_native_round = round
_names: list = []
_functions: dict = {}


def round(number, ndigits=None):
    # The interpreter rounds twice: 2.675 to 2.68.
    if _isinstance(number, _float) and ndigits is not None and 0 <= ndigits < 100 and number - number == 0:
        return _float(f"{number:.{ndigits}f}")
    return _native_round(number, ndigits)


def _delete(container, key):
    """Do del container[key]."""
    if _isinstance(container, _dict):
        if key not in container:
            raise _error(KeyError, key)
        container.pop(key)
    elif not _isinstance(container, _list):
        raise TypeError(f"'{_type(container).__name__}' object doesn't support item deletion")
    elif _isinstance(key, _slice):
        gone = _list(_range(_len(container)))[key]
        container[:] = [container[index] for index in _range(_len(container)) if index not in gone]
    elif not -_len(container) <= key < _len(container):
        raise IndexError("list assignment index out of range")
    else:
        container.pop(key)


def _api(name, function):
    """Return the one function object that stands for an API function as a value."""
    return _functions.setdefault(name, _named(name)(function))


def _named(name):
    """Return the decorator that gives a function its __name__."""

    def decorate(function):
        _names.append((function, name))
        return function

    return decorate


def _wraps(wrapped, *_):
    """Do functools.wraps."""
    return _named(_name_of(wrapped))


def _name_of(value):
    """Return value.__name__."""
    for function, name in _native_reversed(_names):
        if function is value:
            return name
    shown = f"{value}"
    if not hasattr(value, "__name__") and shown.startswith("<class '"):
        return shown[8:-2]
    return value.__name__


def _method(value, name, function):
    """Return value.name, which may be a method of a builtin type; `function` calls it."""
    if _type(value) not in (_str, _list, _dict, _set, _tuple):
        return getattr(value, name)
    return lambda *args, **options: function(value, *args, **options)


def _error(kind, *args):
    """Return kind(*args); the interpreter's errors hold one text."""
    if _len(args) == 1 and _isinstance(args[0], _str):
        return kind(args[0])
    if not args:
        return kind()
    if _isinstance(kind(), KeyError):
        raise NotImplementedError("KeyError can only be raised with one text; raise KeyError(str(...))")
    return kind(f"{args[0] if _len(args) == 1 else args}")


def _replace(value, /, **changes):
    """Do dataclasses.replace."""
    if not hasattr(value, "__dataclass_fields__"):
        raise TypeError("replace() should be called on dataclass instances")
    for name in value.__dataclass_fields__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return _type(value)(**changes)


def _asdict(value):
    """Do dataclasses.asdict."""
    if not hasattr(value, "__dataclass_fields__"):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(value)


def _plain(value):
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if _isinstance(value, _dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if _isinstance(value, (_list, _tuple)):
        return _type(value)([_plain(item) for item in value])
    return value


def _cast(_, value):
    """Do typing.cast."""
    return value
