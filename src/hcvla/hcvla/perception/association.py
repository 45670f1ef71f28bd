"""Which detection belongs to which track."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.perception.detection import Detection, alike
from hcvla.perception.track import Track

_OTHER_COLOR_M = 0.035
_OTHER_COLOR_COVERED_M = 0.015
_OTHER_SHAPE_M = 0.010
_NEVER = 1e3


def match_near(tracks: Sequence[Track], seen: Sequence[Detection], gate_m: float) -> list[tuple[int, int]]:
    """Return pairs (track, detection) that are close in place, color and shape, cheapest in total."""
    return _assign(np.array([[_near_cost(track, item) for item in seen] for track in tracks]), gate_m)


def match_alike(tracks: Sequence[Track], seen: Sequence[Detection]) -> list[tuple[int, int]]:
    """Return pairs (track, detection) of the same color and shape wherever they are, nearest in total."""
    cost = np.full((len(tracks), len(seen)), _NEVER)
    for i, track in enumerate(tracks):
        for j, item in enumerate(seen):
            if track.color == item.color and alike(track.shape, item.shape):
                cost[i, j] = float(np.linalg.norm(track.mean[:3] - item.center))
    return _assign(cost, _NEVER / 2.0)


def _near_cost(track: Track, seen: Detection) -> float:
    if (track.shape in SUPPORT_SHAPES) != (seen.shape in SUPPORT_SHAPES):
        return _NEVER
    # Tops are measured; a height that was misjudged once must not break the track.
    cost = track.aside_m(seen) + 0.7 * abs(track.top_z - seen.top_z)
    if track.color != seen.color:
        cost += _OTHER_COLOR_COVERED_M if seen.covered else _OTHER_COLOR_M
    return cost + (0.0 if alike(track.shape, seen.shape) else _OTHER_SHAPE_M)


def _assign(cost: np.ndarray, limit: float) -> list[tuple[int, int]]:
    if cost.size == 0:
        return []
    rows, columns = linear_sum_assignment(np.minimum(cost, limit + 1.0))
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if cost[i, j] < limit]
