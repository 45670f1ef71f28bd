"""The type check before a program runs: it refuses what is certain to fail; each call checks its values again.

CPython does not enforce a program's own type hints, and neither does this; what may be None, or is any text where one
of a few words is expected, is judged when it is there.
"""

from __future__ import annotations

import ast
import json
import re
from typing import Any

from pydantic_monty import MontyError, MontyTypingError

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME, PROGRAM_CLASSES, stubs
from hcvla.sandbox.library import BUILTINS, DECORATORS
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.pool import WORKERS
from hcvla.sandbox.rewriting.class_table import ClassTable, Member
from hcvla.sandbox.rewriting.variables import module_names

_GUARD = "program_passed_the_type_check"
_CERTAIN = frozenset(
    {
        "call-non-callable",
        "invalid-syntax",
        "missing-argument",
        "not-iterable",
        "not-subscriptable",
        "parameter-already-assigned",
        "too-many-positional-arguments",
        "unknown-argument",
        "unsupported-operator",
    }
)
"""Kinds of diagnostics that do not depend on a program's own hints, unless a type in them may be several."""
_MAY_BE_SEVERAL = re.compile(r"\| |`object`|`None`|found `str`$|`Self@")


def check_types(code: str, registry: Registry, defined: str, limits: SandboxLimits) -> None:
    """Raise BadProgramError at the first certain type error against the stubs; nothing of it runs. Takes 12 ms."""
    # The type check precedes running; the first line then suspends, and the session is given up there.
    head = f"{_GUARD}()\n{_without_future(defined).rstrip()}\n" if defined.strip() else f"{_GUARD}()\n"
    declared = stubs(_without(registry, module_names(ast.parse(f"{defined}\n{code}"))))
    session = WORKERS.checkout(limits, type_check_stubs=f"{declared}def {_GUARD}() -> None: ...\n")
    try:
        session.feed_start(head + _without_future(code))
    except MontyTypingError as error:
        _raise_first_certain(error, head.count("\n"), code, defined, registry)
    except MontyError:
        pass  # well typed; it says yield, say, which is rewritten before it runs
    finally:
        session.__exit__(None, None, None)


def _without(registry: Registry, names: set[str]) -> Registry:
    """Return the API without the functions whose names are the program's own variables."""
    others = Registry()
    for name, function in registry.items():
        if name not in names:
            others.add(function)
    return others


def _without_future(code: str) -> str:
    """Return the lines with those that must come first in a file left empty."""
    lines = code.split("\n")
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            lines[statement.lineno - 1] = ""
    return "\n".join(lines)


def _raise_first_certain(
    error: MontyTypingError, lines_before: int, code: str, defined: str, registry: Registry
) -> None:
    lines, table = code.split("\n"), ClassTable.of(ast.parse(defined), ast.parse(code))
    for text in error.display().splitlines():
        diagnostic = json.loads(text)
        line = diagnostic["location"]["row"] - lines_before
        if line < 1 or diagnostic.get("severity") != "error":
            continue
        if _is_certain(diagnostic, lines[line - 1], registry, table):
            raise BadProgramError(f"line {line}: {diagnostic['message'].replace('`', chr(39))}") from None


def _is_certain(diagnostic: dict[str, Any], line: str, registry: Registry, table: ClassTable) -> bool:
    """Whether a diagnostic is about what fails in CPython too, regardless of the program's hints."""
    kind, message = diagnostic["code"], diagnostic["message"]
    named = re.findall("`(.*?)`", message)
    # Static methods and class methods are taken for methods, and cls for an object.
    mistaken = table.named(Member.STATIC) | table.named(Member.OF_CLASS)
    if any(name.split(".")[-1] in mistaken for name in named):
        return False
    if kind == "call-non-callable" and named[0] in table.classes:
        return False
    if kind == "unresolved-reference":
        return named[0] not in {*BUILTINS, *DECORATORS}
    if kind == "unresolved-attribute":
        known = {*table.classes, "None"}.isdisjoint(named) and "__name__" not in named
        return known and message.startswith("Object of type")
    if kind == "invalid-assignment":
        return MEMORY_NAME in line and not _MAY_BE_SEVERAL.search(message)
    if kind == "invalid-argument-type":
        found = message[message.rfind("found") :]
        to_api = named[0] in registry or named[0] in {cls.__name__ for cls in PROGRAM_CLASSES}
        literal_none = found == "found `None`" and "None" in line
        return to_api and (literal_none or not _MAY_BE_SEVERAL.search(found) or _never_text(message, found))
    return kind in _CERTAIN and not _MAY_BE_SEVERAL.search(message)


def _never_text(message: str, found: str) -> bool:
    """Whether any text is wrong for an argument, not only some."""
    return found == "found `str`" and "Literal[" not in message
