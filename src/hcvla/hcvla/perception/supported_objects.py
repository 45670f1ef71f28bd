"""What stands on a pan of a scale rises and sinks with it, seen or not."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hcvla.perception.track import Track

_ON_M = 0.01
"""An underside this far below a pan's upper face, or anywhere above it, is that of something on the pan."""


class Riders:
    """Which tracks stand on which pan before an image is used."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        """Note the present."""
        pans = [track for track in tracks if track.shape == "pan"]
        self._found = [(pan, pan.top_z, [track for track in tracks if _is_on(track, pan)]) for pan in pans]

    def follow(self, stamp_sec: float) -> None:
        """Move those whose upper face the image of that time did not show as far as it moved their pan."""
        for pan, before_z, riders in self._found:
            for rider in riders:
                if not rider.held and rider.top_seen_sec != stamp_sec:
                    rider.mean[2] += pan.top_z - before_z


def _is_on(track: Track, pan: Track) -> bool:
    if track is pan or track.held or track.bottom_z < pan.top_z - _ON_M:
        return False
    dx, dy = track.mean[:2] - pan.mean[:2]
    c, s = math.cos(pan.mean[3]), math.sin(pan.mean[3])
    return bool(max(abs(c * dx + s * dy), abs(c * dy - s * dx)) < pan.size[0] / 2.0)
