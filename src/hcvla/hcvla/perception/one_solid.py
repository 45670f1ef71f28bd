"""Solids do not pass through each other: what is remembered where one like it is seen is that one, seen in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.perception.detection import alike
from hcvla.perception.track import Track

_WITHIN = 0.8
"""Share of their half widths together nearer than which two solids would pass through each other, errors granted."""
_LEVEL = 0.4
"""The same of the height of the lower one."""


def note_apart(tracks: Sequence[Track], stamp_sec: float) -> None:
    """Note which solids one image shows clear of each other: they are two, whatever is seen later."""
    for one, other in permutations([track for track in tracks if track.stamp_sec == stamp_sec and not track.held], 2):
        if _are_alike(one, other) and _aside_m(one, other) > _half_widths_m(one, other):
            one.others.add(other.number)


def without_pieces(tracks: Sequence[Track]) -> list[Track]:
    """Return the tracks without those that are pieces of one that is seen; the older of two stays, where it is seen.

    A tall thing that leans, or that something leans on, is seen in pieces at times; what one of them began is then
    remembered inside the whole one, where nothing else has room.
    """
    left = list(tracks)
    for hidden, seen in permutations(tracks, 2):
        if all(any(track is one for track in left) for one in (hidden, seen)) and _is_piece(hidden, seen):
            if hidden.number < seen.number and hidden.confirmed:
                hidden.adopt(seen)
                # A piece says little of how large the whole is.
                hidden.size, hidden.weight, hidden.standing_m = seen.size, seen.weight, seen.standing_m
                left = [track for track in left if track is not seen]
            else:
                left = [track for track in left if track is not hidden]
    return left


def _is_piece(hidden: Track, seen: Track) -> bool:
    if hidden.visible or not seen.visible or hidden.held or seen.held or not _are_alike(hidden, seen):
        return False
    if hidden.number in seen.others or _aside_m(hidden, seen) > _WITHIN * _half_widths_m(hidden, seen):
        return False
    level_m = min(hidden.top_z, seen.top_z) - max(hidden.bottom_z, seen.bottom_z)
    return level_m > _LEVEL * float(min(hidden.size[2], seen.size[2]))


def _are_alike(one: Track, other: Track) -> bool:
    solid = not {one.shape, other.shape} & {*SUPPORT_SHAPES, "pan"}
    return solid and one.color == other.color and alike(one.shape, other.shape)


def _aside_m(one: Track, other: Track) -> float:
    return float(np.linalg.norm(one.mean[:2] - other.mean[:2]))


def _half_widths_m(one: Track, other: Track) -> float:
    return float(min(one.size[:2]) + min(other.size[:2])) / 2.0
