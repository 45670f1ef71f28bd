"""Names of what runs in the interpreter together with a program, out of the program's reach."""

from __future__ import annotations


def hidden(name: str) -> str:
    """Return what a name of one underscore is called in the interpreter: programs may not write two."""
    return f"__hcvla{name}__"
