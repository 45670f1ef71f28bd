"""How a learning rate rises and falls."""

from __future__ import annotations

import math


def cosine_share(step: int, progress: float, *, warmup_steps: int, final: float = 0.0) -> float:
    """Return the share of the peak for step 0, 1, ...: it rises over `warmup_steps`, and falls along a cosine.

    `progress` is how much of the run is over, 0 to 1; at 1 the share is `final`.
    """
    warm = min(1.0, (step + 1) / warmup_steps)
    return warm * (final + (1.0 - final) * 0.5 * (1.0 + math.cos(math.pi * min(max(progress, 0.0), 1.0))))
