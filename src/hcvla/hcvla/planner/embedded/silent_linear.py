"""A part of a network that may be added to weights that have been trained without it."""

from __future__ import annotations

from torch import nn


class SilentLinear(nn.Linear):
    """A projection that begins at zero, also in a checkpoint that is older than it is."""

    def reset_parameters(self) -> None:
        """Begin at zero."""
        nn.init.zeros_(self.weight)
        if self.bias is not None:
            nn.init.zeros_(self.bias)
