"""Whether a program may run at all, found out before anything moves."""

from __future__ import annotations

import ast
from collections.abc import Collection

from pydantic_monty import MontyError

from hcvla.api.errors import AmbiguousObjectError, BadProgramError, HcvlaError, ObjectNotFoundError
from hcvla.api.registry import Registry
from hcvla.api.stubs import MEMORY_NAME
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.pool import WORKERS
from hcvla.sandbox.rewriting.rewrite import rewrite
from hcvla.sandbox.rules import RuleBook
from hcvla.sandbox.source_map import Listing
from hcvla.sandbox.type_check import check_types
from hcvla.world.lookup import fitting_names

_GUARD = "before_the_first_line"
_NO_LIMITS = SandboxLimits()


class ObjectNameError(BadProgramError):
    """A program names an object that is not there, or that fits several; its outcome says which."""

    def __init__(self, line: int, cause: HcvlaError) -> None:
        """Name the line and what is wrong with the name."""
        super().__init__(f"line {line}: {cause}")
        self.outcome = cause.outcome


def check_program(
    code: str,
    registry: Registry,
    known_names: Collection[str] = (),
    defined: str = "",
    *,
    limits: SandboxLimits = _NO_LIMITS,
    remembered: Collection[str] | None = None,
) -> None:
    """Raise BadProgramError, with line and one clear sentence, if `code` cannot run as it reads.

    `known_names`: seen or remembered objects, the only ones literals may name (empty: not checked). `defined`: the
    lines that ran before in the same session. `remembered`: the keys of pose_dict (None: not checked).
    """
    tree = parse_program(code, registry, limits, defined)
    if known_names:
        _check_object_names(tree, registry, known_names)
    if remembered is not None:
        _check_memory_keys(tree, remembered)
    check_running(code, registry, defined, limits)


def names_objects(code: str) -> bool:
    """Whether a program may name objects, so that it matters what is seen."""
    return "get_actor" in code or "Actor(" in code


def parse_program(code: str, registry: Registry, limits: SandboxLimits, defined: str = "") -> ast.Module:
    """Return the tree of a program that keeps the rules; raise BadProgramError. Takes well under a millisecond."""
    if not code.strip():
        raise BadProgramError("the program is empty; it needs at least one line")
    if len(code) + len(defined) > limits.source_chars:
        raise BadProgramError(
            f"the program has {len(code) + len(defined)} characters, at most {limits.source_chars} are allowed"
        )
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        raise BadProgramError(f"line {error.lineno or 1}: syntax error: {error.msg}") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise BadProgramError(f"line 1: the program cannot be parsed: {error}") from None
    try:
        RuleBook(tree, registry, ast.parse(defined)).check()
    except RecursionError:
        raise BadProgramError("line 1: the program is nested too deeply") from None
    if not any(not isinstance(statement, ast.Pass) for statement in tree.body):
        raise BadProgramError("the program does nothing; it needs at least one statement")
    return tree


def check_running(code: str, registry: Registry, defined: str, limits: SandboxLimits) -> None:
    """Raise BadProgramError if types or the interpreter rule out that the program runs. Takes 15 ms."""
    check_types(code, registry, defined, limits)
    _check_runnable(code, registry, defined, limits)


def _check_runnable(code: str, registry: Registry, defined: str, limits: SandboxLimits) -> None:
    """Raise BadProgramError if the interpreter does not take the rewritten program; nothing of it runs."""
    listing = Listing()
    listing.add_feed(code, rewrite(f"{_GUARD}()\n{code}", registry, defined))
    session = WORKERS.checkout(limits)
    try:
        session.feed_start(listing.runnables[0].code)
    except MontyError as error:
        frames = error.traceback() if hasattr(error, "traceback") else []
        _, line = listing.line_of_frame(frames[-1]) if frames else (0, 2)
        raise BadProgramError(f"line {line - 1}: {error}") from None
    finally:
        session.__exit__(None, None, None)


def _check_object_names(tree: ast.Module, registry: Registry, known_names: Collection[str]) -> None:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        is_lookup = node.func.id == "get_actor" and "get_actor" in registry
        if not is_lookup and node.func.id != "Actor":
            continue
        for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                _check_object_name(value.value, value.lineno, known_names)


def _check_object_name(name: str, line: int, known_names: Collection[str]) -> None:
    fitting = fitting_names(name, known_names)
    if not fitting:
        raise ObjectNameError(line, ObjectNotFoundError(name, list(known_names)))
    if len(fitting) > 1:
        raise ObjectNameError(line, AmbiguousObjectError(name, fitting))


def _check_memory_keys(tree: ast.Module, remembered: Collection[str]) -> None:
    """Refuse reading a literal key that is neither remembered nor written anywhere in the program."""
    written, read = set(remembered), []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Subscript) or not isinstance(node.value, ast.Name) or node.value.id != MEMORY_NAME:
            continue
        literal = node.slice.value if isinstance(node.slice, ast.Constant) else None
        if isinstance(node.ctx, ast.Load):
            read.append((node.lineno, literal))
        elif literal is None:
            return  # keys are computed: only running can tell
        else:
            written.add(str(literal))
    for line, key in read:
        if key is not None and key not in written:
            there = ", ".join(map(repr, sorted(written))) or "nothing"
            raise BadProgramError(f"line {line}: {MEMORY_NAME} has no {key!r}; remembered: {there}")
