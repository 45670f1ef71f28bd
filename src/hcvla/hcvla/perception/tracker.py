"""From single images to named objects that last: seen, hidden, held, moved, gone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from hcvla.api.types import SUPPORT_SHAPES, NamedObject
from hcvla.perception.association import match_alike, match_near
from hcvla.perception.config import TrackerConfig
from hcvla.perception.detection import Detection, alike
from hcvla.perception.detector import FrameDetections
from hcvla.perception.fallen import take_fallen
from hcvla.perception.grasping import Grasping
from hcvla.perception.one_solid import note_apart, without_pieces
from hcvla.perception.supported_objects import Riders
from hcvla.perception.track import Track
from hcvla.perception.visibility import Place, look_at
from hcvla.robots.arm import ArmState

_ARM_REACH_M = 0.16
_HELD_REACH_M = 0.07
_MIN_NEW_CERTAINTY = 0.12
_TELLING_CERTAINTY = 0.5
"""A detection less certain than this mistakes a cylinder for a cube now and then."""
_TELLING_CLARITY = 0.3
"""So does one whose second shape fits nearly as well: while an object moves, edges of color and depth are apart."""
_MOVED_M = 0.25
"""Farther than this nothing is moved while it is hidden."""
_APART = 0.8
"""Share of their half widths together that two trays are at least apart, measurement errors granted."""
_PIECE_SHARE = 0.5
"""A solid's detection less than this as wide as a known one may be a piece of it."""
_PIECE_M = 0.015
"""A smaller face of a pan's color, no farther above or below it, is a piece of the pan."""


class Tracker:
    """Keeps objects over time and gives them unique names."""

    def __init__(self, config: TrackerConfig | None = None) -> None:
        """Start knowing nothing."""
        self.config = config or TrackerConfig()
        self._tracks: list[Track] = []
        self._grasping = Grasping(self.config)
        self._next_number = 0
        self._stamp_sec: float | None = None

    def reset(self) -> None:
        """Forget everything, as for a new scene."""
        self._tracks, self._stamp_sec = [], None
        self._grasping = Grasping(self.config)

    def move(self, state: ArmState) -> None:
        """Follow the gripper between images."""
        self._grasping.update(self._tracks, state)

    def update(self, detected: FrameDetections, state: ArmState) -> None:
        """Update with what one image showed with the arm in that state."""
        stamp_sec = detected.view.frame.stamp_sec
        first = self._stamp_sec is None
        elapsed = 0.0 if first else stamp_sec - (self._stamp_sec or 0.0)
        self._stamp_sec = stamp_sec
        self._grasping.update(self._tracks, state)
        riders = Riders(self._tracks)
        others, pieces = take_fallen(self._tracks, detected, self.config)
        self._tracks = [track for track in self._tracks if not any(track is piece for piece in pieces)]
        unseen_tracks, unseen = self._fuse_near(others, stamp_sec)
        for track in unseen_tracks:
            self._judge(track, detected, elapsed)
        unseen = self._recognise(unseen_tracks, unseen, stamp_sec)
        riders.follow(stamp_sec)
        self._rejoin()
        note_apart(self._tracks, stamp_sec)
        self._tracks = without_pieces(self._tracks)
        for item in unseen:
            if not _is_at_gripper(item, state):
                self._begin(item, stamp_sec, first)
        self._forget(stamp_sec)
        self._number()

    @property
    def holding(self) -> bool:
        """Whether a known object is in the gripper."""
        return any(track.held for track in self._tracks)

    def supports(self) -> list[Detection]:
        """Return the trays and mats that are where they were, as far as is known, as whole detections of them."""
        lying = (t for t in self._tracks if t.shape in ("tray", "mat") and t.confirmed and not t.empty_images)
        return [track.as_support() for track in lying]

    def hold(self, seen: Detection, state: ArmState) -> None:
        """Note what the gripper holds: an object that is missed and looks like it, or else a new one."""
        like = [t for t in self._tracks if not t.visible and (t.color, t.shape) == (seen.color, seen.shape)]
        track = like[0] if like else Track.start(self._next_number, seen, state.stamp_sec, self.config)
        if not like:
            self._next_number += 1
            self._tracks.append(track)
        track.mean = np.array([*seen.center, seen.yaw])
        track.confirmed = True
        self._grasping.hold(track, state)
        self._number()

    def objects(self) -> list[NamedObject]:
        """Return the newest estimate of every object, in the order of first detection."""
        return [track.named() for track in self._tracks if track.confirmed]

    def _fuse_near(self, seen: Sequence[Detection], stamp_sec: float) -> tuple[list[Track], list[Detection]]:
        tracks = [track for track in self._tracks if not (track.lying and track.stamp_sec == stamp_sec)]
        pairs = match_near(tracks, seen, self.config.near_gate_m)
        matched_tracks, matched = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, j in pairs:
            track = tracks[i]
            if track.held:
                track.stamp_sec, track.visible = stamp_sec, True
            else:
                track.fuse(seen[j], stamp_sec, self.config)
                track.confirmed |= track.hits >= self.config.confirm_frames
        left_tracks = [track for i, track in enumerate(tracks) if i not in matched_tracks]
        return left_tracks, [item for j, item in enumerate(seen) if j not in matched]

    def _judge(self, track: Track, detected: FrameDetections, elapsed_sec: float) -> None:
        """Decide what an unmatched track's place looks like."""
        track.jumps = 0
        if track.held:
            track.visible = False
            return
        place = look_at(detected, track, self.config.visible_m)
        stamp_sec = detected.view.frame.stamp_sec
        track.visible = place is Place.THERE
        if place is Place.EMPTY:
            track.empty_images += 1
            if track.empty_images >= self.config.missing_frames and track.empty_since_sec is None:
                track.empty_since_sec = stamp_sec
        else:
            track.empty_images, track.empty_since_sec = 0, None
        track.drift(elapsed_sec, self.config)

    def _recognise(self, tracks: Sequence[Track], seen: Sequence[Detection], stamp_sec: float) -> list[Detection]:
        """Give detections that look like a track whose place is not seen full to that track; return the others."""
        lost = [track for track in tracks if not track.held and track.confirmed and not track.visible]
        pairs = match_alike(lost, seen)
        for i, j in pairs:
            lost[i].jumps = lost[i].jumps if lost[i].jumps else self.config.jump_frames - 1
            lost[i].fuse(seen[j], stamp_sec, self.config)
        taken = {j for _, j in pairs}
        return [item for j, item in enumerate(seen) if j not in taken]

    def _rejoin(self) -> None:
        """Let an older track that no one sees take over a newer one like it that began after it was last seen.

        So an object that slips away stays one object, though it was seen elsewhere before it was missed.
        """
        for track in [t for t in self._tracks if t.confirmed and not t.visible and not t.held]:
            newer = [
                other
                for other in self._tracks
                if other.number > track.number
                and other.color == track.color
                and alike(other.shape, track.shape)
                and other.visible
                and other.began_sec > track.stamp_sec
            ]
            if newer:
                track.adopt(newer[0])
                self._tracks.remove(newer[0])

    def _begin(self, seen: Detection, stamp_sec: float, first: bool) -> None:
        unclear = seen.certainty < _MIN_NEW_CERTAINTY or self._may_be_moving(seen, stamp_sec)
        if self._is_known(seen) or (unclear and not first):
            return
        track = Track.start(self._next_number, seen, stamp_sec, self.config)
        track.confirmed = first
        self._next_number += 1
        self._tracks.append(track)

    def _is_known(self, seen: Detection) -> bool:
        """Whether a detection is a part of the held object, or a second look at a track of its color."""
        for track in self._tracks:
            distance = float(np.linalg.norm(track.mean[:3] - seen.center))
            if track.held and distance < _HELD_REACH_M and track.color == seen.color:
                return True
            if track.shape == "pan" and _is_piece(seen, track):
                return True
            half_m = float(min(track.size[:2])) / 2.0
            both_lie = track.shape == seen.shape and seen.shape in SUPPORT_SHAPES
            neither_lies = not {track.shape, seen.shape} & set(SUPPORT_SHAPES)
            piece = neither_lies and seen.outline.half_width < _PIECE_SHARE * half_m
            # Trays and mats do not overlap: a detection that would is a corner of the known one that the arm cut off.
            # Nor does something small overlap a solid: it is what fingers in front leave to see of it.
            share = _APART if both_lie else float(piece)
            reach_m = max(half_m, share * (half_m + seen.outline.half_width))
            if track.color == seen.color and distance < reach_m:
                return (track.shape in SUPPORT_SHAPES) == (seen.shape in SUPPORT_SHAPES)
        return False

    def _may_be_moving(self, seen: Detection, stamp_sec: float) -> bool:
        """Whether a detection too poor to show the shape may be of a known object that is being moved away.

        Such an object need not have left its place: between two images of a slow camera it moves by half its width.
        """
        missed = (t for t in self._tracks if t.confirmed and t.stamp_sec < stamp_sec and t.color == seen.color)
        away_m = (float(np.linalg.norm(track.mean[:3] - seen.center)) for track in missed)
        unclear = seen.certainty < _TELLING_CERTAINTY or seen.clarity < _TELLING_CLARITY
        return unclear and any(away < _MOVED_M for away in away_m)

    def _forget(self, stamp_sec: float) -> None:
        def keep(track: Track) -> bool:
            if not track.confirmed:
                return track.stamp_sec == stamp_sec
            return track.empty_since_sec is None or stamp_sec - track.empty_since_sec < self.config.missing_sec

        self._tracks = [track for track in self._tracks if keep(track)]

    def _number(self) -> None:
        """Give objects of the same color and shape ordinals that stay with them; the colors are those with names."""
        alike: dict[tuple[str, str], list[Track]] = defaultdict(list)
        for track in self._tracks:
            track.color_is_named = track.color_distance <= self.config.named_distance
            if track.confirmed:
                alike[track.named_color, track.shape].append(track)
        for group in alike.values():
            if len(group) == 1:
                group[0].ordinal = None
                continue
            used: set[int] = set()
            for track in sorted(group, key=lambda item: item.number):
                if track.ordinal is None or track.ordinal in used:
                    track.ordinal = next(n for n in range(1, len(group) + 1) if n not in used | _ordinals(group, track))
                used.add(track.ordinal)


def _is_at_gripper(seen: Detection, state: ArmState) -> bool:
    """Whether a detection floats next to or above the fingers: something on the arm that its shapes do not cover."""
    tool = state.T_base_tool
    aside = math.hypot(seen.outline.center[0] - tool.x, seen.outline.center[1] - tool.y)
    return seen.floating and aside < _ARM_REACH_M and seen.top_z > tool.z - 0.02


def _is_piece(seen: Detection, pan: Track) -> bool:
    """Whether a detection is a part of a pan's upper face that the arm or what stands there leaves to see."""
    inside = float(np.abs(seen.outline.center - pan.mean[:2]).max()) < pan.size[0] / math.sqrt(2.0)
    return inside and seen.color == pan.color and abs(seen.top_z - pan.top_z) < _PIECE_M


def _ordinals(group: Sequence[Track], but: Track) -> set[int]:
    return {track.ordinal for track in group if track is not but and track.ordinal is not None}
