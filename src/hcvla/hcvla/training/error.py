"""What a training raises."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError


class TrainingError(HcvlaError):
    """Training cannot go on."""
