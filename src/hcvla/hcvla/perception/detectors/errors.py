"""What can be wrong with a detector before it sees its first image."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError


class DetectorError(HcvlaError):
    """A detector that cannot be used."""

    def __init__(self, model: str, found: str, expected: str) -> None:
        """Say which, what was found and what is expected."""
        super().__init__(f"open_vocabulary.model is '{model}': {' '.join(found.split())}; expected {expected}")
