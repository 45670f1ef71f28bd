"""What can be wrong with a configuration."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt


class ConfigurationError(HcvlaError):
    """A configuration cannot be used; nothing starts, and nothing of it takes effect."""


class UnknownSettingError(ConfigurationError):
    """A name that no configuration has."""

    def __init__(self, where: str, name: str, known: Sequence[str], kind: str = "parameter") -> None:
        """Name the nearest valid one, or all of them."""
        near = get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"did you mean '{near[0]}'?" if near else f"valid: {', '.join(known)}"
        super().__init__(f"{where}: unknown {kind} '{excerpt(name)}'; {hint}")


class BadSettingError(ConfigurationError):
    """A value of the wrong type, or out of range."""

    def __init__(self, where: str, name: str, found: object, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{where}: parameter '{name}' is {excerpt(repr(found))}, expected {expected}")
