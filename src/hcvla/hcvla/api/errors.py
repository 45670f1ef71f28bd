"""The errors of hcvla: each writes its own message and carries the outcome it ends a call with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from hcvla.api.excerpt import MOST_CHARS, excerpt
from hcvla.api.outcomes import Outcome


class HcvlaError(Exception):
    """Base of all errors of hcvla; `outcome` says which code a result carries for it."""

    outcome = Outcome.BAD_ARGUMENT


class BadArgumentError(HcvlaError):
    """An argument of an API call is of the wrong type, not finite or out of range."""

    def __init__(self, function: str, argument: str, found: object, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{function}: argument '{excerpt(argument)}' is {excerpt(repr(found))}, expected {expected}")


class ObjectNotFoundError(HcvlaError):
    """No object of that name is seen or remembered."""

    outcome = Outcome.OBJECT_NOT_FOUND

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the object and what is there instead."""
        near = get_close_matches(name, known, n=1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        there = ", ".join(sorted(known)) or "nothing"
        super().__init__(f"there is no '{excerpt(name)}'{hint}; seen or remembered: {there}")


class AmbiguousObjectError(HcvlaError):
    """Two or more objects fit the description."""

    outcome = Outcome.AMBIGUOUS

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """Name the candidates."""
        found = ", ".join(sorted(candidates))
        super().__init__(f"'{excerpt(name)}' fits {len(candidates)} objects: {found}; say which")


class UnreachableError(HcvlaError):
    """The arm cannot get there within its limits."""

    outcome = Outcome.UNREACHABLE


class NoFreeSpaceError(HcvlaError):
    """No pose satisfies the request without overlapping another object."""

    outcome = Outcome.BLOCKED


class BadProgramError(HcvlaError):
    """A program does not parse, does not type-check, or broke a limit of the sandbox."""

    outcome = Outcome.BAD_PROGRAM

    def __init__(self, message: str) -> None:
        """Take the message; a name in it may be as long as a program, and is cut."""
        super().__init__(re.sub(rf"\S{{{MOST_CHARS + 1},}}", lambda word: excerpt(word[0]), message))


class BusyError(HcvlaError):
    """Only one of them runs at a time."""

    outcome = Outcome.BUSY


class StoppedError(HcvlaError):
    """A stop is latched; nothing may move until it is cleared."""

    outcome = Outcome.STOPPED


def unknown(kind: str, found: str, known: Sequence[str], where: str) -> str:
    """Return the one-line message for a name that is not among `known`, with the nearest that is."""
    near = get_close_matches(found, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"valid: {', '.join(known)}"
    return f"{where}: unknown {kind} '{excerpt(found)}'; {hint}"
