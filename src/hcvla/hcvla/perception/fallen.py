"""Tall things that have fallen: from above, what lies looks like a row of cubes; it is still the thing that stood."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.perception.config import TrackerConfig
from hcvla.perception.detection import Detection
from hcvla.perception.detector import FrameDetections
from hcvla.perception.track import Track, measurement_covariance
from hcvla.perception.visibility import Place, look_at

_TALL = 1.5
"""What is this many times higher than wide lies longer than wide."""
_LOW = 0.7
"""What lies reaches up to less than this share of its standing height."""
_FALLEN_M = 0.25
"""Centres of what has fallen are no farther than this from where it stood, its rolling included."""
_LONGER = 1.25
"""Pieces that span more than this many times its height are not of one thing that lies."""
_FALL_SEC = 2.0
"""What begins to be seen of its color so soon after it was seen to stand is a piece of it."""
_CLEAR, _CLEARER = 0.12, 0.2
"""Certainty of a piece that is no mere splinter, where the place of the thing is empty, and where it is hidden."""


def take_fallen(
    tracks: Sequence[Track], detected: FrameDetections, config: TrackerConfig
) -> tuple[list[Detection], list[Track]]:
    """Give low pieces of its color near a tall track that does not stand to that track.

    Return the other detections, and the tracks that such pieces began while it fell.
    """
    left, stamp_sec = list(detected.detections), detected.view.frame.stamp_sec
    begun: list[Track] = []
    for track in tracks:
        if not _may_lie(track) or any(_stands(track, item, config) for item in left):
            continue
        alike = [other for other in tracks if other is not track and other.color == track.color]
        newer = [other for other in alike if 0.0 < other.began_sec - track.top_seen_sec < _FALL_SEC]
        others = [other for other in alike if other.confirmed and not any(other is new for new in newer)]
        pieces = [item for item in left if _may_be_piece(track, item) and not _explained(item, others, config)]
        if pieces and _span_m(pieces) <= _LONGER * track.standing_m and _is_gone(track, pieces, detected, config):
            _lay(track, pieces, stamp_sec, config)
            left = [item for item in left if not any(item is piece for piece in pieces)]
            begun += [other for other in newer if any(other.aside_m(piece) < config.near_gate_m for piece in pieces)]
    return left, begun


def _may_lie(track: Track) -> bool:
    tall = track.standing_m > _TALL * float(min(track.size[:2]))
    # Pieces are known by their color: what has none of its own could be anything.
    return bool(track.color) and track.confirmed and not track.held and (tall or track.lying)


def _stands(track: Track, seen: Detection, config: TrackerConfig) -> bool:
    return (
        seen.color == track.color and track.aside_m(seen) < config.near_gate_m and seen.top_z > _LOW * track.standing_m
    )


def _may_be_piece(track: Track, seen: Detection) -> bool:
    return track.aside_m(seen) < _FALLEN_M and seen.color == track.color and seen.top_z < _LOW * track.standing_m


def _explained(seen: Detection, others: Sequence[Track], config: TrackerConfig) -> bool:
    """Whether a detection is of another known object of that color."""
    return any(other.aside_m(seen) < config.near_gate_m for other in others)


def _is_gone(track: Track, pieces: Sequence[Detection], detected: FrameDetections, config: TrackerConfig) -> bool:
    """Whether it is surely not where it stood: the hand that topples it hides its top, and leaves pieces to see."""
    if track.lying:
        return True
    place = look_at(detected, track, config.visible_m)
    surest = max((piece.certainty for piece in pieces if not piece.covered), default=0.0)
    return surest > (_CLEAR if place is Place.EMPTY else _CLEARER) and place is not Place.THERE


def _span_m(pieces: Sequence[Detection]) -> float:
    """Return the longest distance over pieces, their widths included [m]."""
    centers = np.array([piece.outline.center for piece in pieces])
    apart = np.linalg.norm(centers[:, None] - centers[None], axis=2).max()
    return float(apart) + 2.0 * max(piece.outline.half_width for piece in pieces)


def _lay(track: Track, pieces: Sequence[Detection], stamp_sec: float, config: TrackerConfig) -> None:
    """Let a track lie where its pieces are: its own x axis along them, as long as it was high."""
    centers = np.array([piece.outline.center for piece in pieces])
    top_z, bottom_z = max(piece.top_z for piece in pieces), min(piece.bottom_z for piece in pieces)
    first, last = centers[np.argmin(centers @ [1.0, 0.1])], centers[np.argmax(centers @ [1.0, 0.1])]
    yaw = math.atan2(last[1] - first[1], last[0] - first[0]) if len(pieces) > 1 else pieces[0].yaw
    # As wide as it stood: its pieces may be half hidden.
    width = float(min(track.size[:2]))
    track.mean = np.array([*centers.mean(axis=0), (top_z + bottom_z) / 2.0, yaw])
    track.covariance = measurement_covariance(max(pieces, key=lambda piece: piece.certainty), config)
    track.size = np.array([track.standing_m, width, top_z - bottom_z])
    track.lying = True
    track.stamp_sec, track.visible = stamp_sec, True
    track.empty_images, track.empty_since_sec, track.jumps = 0, None, 0
