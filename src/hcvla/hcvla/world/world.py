"""What the rest of the system asks of perception."""

from __future__ import annotations

from typing import Protocol

from hcvla.api.types import NamedObject


class World(Protocol):
    """Named objects as currently known: seen, held or remembered."""

    def objects(self) -> list[NamedObject]:
        """Return the newest estimate of every known object, in the base frame; names are unique."""
        ...

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind the estimates [s, robot's clock]."""
        ...
