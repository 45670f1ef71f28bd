"""What the rest of the system requires of perception."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.types import NamedObject

OBJECTS_LIMIT_SEC = 3.0
"""Without new objects for this long perception counts as lost [s]."""


class World(Protocol):
    """Named objects as currently known: seen, held or remembered."""

    def objects(self) -> list[NamedObject]:
        """Return the newest estimate of every known object, in the base frame; names are unique."""
        ...

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind the estimates [s, robot's clock]."""
        ...
