"""One object over time: its estimate and how a detection changes it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.perception.config import TrackerConfig
from hcvla.perception.detection import Detection, alike
from hcvla.perception.outline import Outline
from hcvla.world.shapes import wrap

_USELESS = 2.0
"""A detection this many times less certain than the estimate does not correct it."""
_CLEAR = 0.25
"""A detection less certain than this does not show where something has gone."""
_UNKNOWN_YAW_VARIANCE = (math.pi / 4.0) ** 2 / 3.0


@dataclass(kw_only=True)
class Track:
    """The estimate of one object; mean is (x, y, z [m], yaw [rad]) of its centre in the base frame."""

    number: int
    """In the order of first detection; never reused."""
    mean: np.ndarray
    covariance: np.ndarray
    """Shape=(4, 4), [m^2, rad^2]."""
    size: np.ndarray
    """Shape=(3,), [m]."""
    stamp_sec: float
    """Of the last image that showed it."""
    color_votes: dict[str, float] = field(default_factory=dict)
    shape_votes: dict[str, float] = field(default_factory=dict)
    color_distance: float = 0.0
    """Mean of how far its upper face's color is from the nearest that has a name [Lab distance]."""
    face_weight: float = 0.0
    """Sum of the certainties behind `color_distance`."""
    block_votes: float = 0.0
    """Votes for a block less those for a cube, whose outlines are alike."""
    began_sec: float = 0.0
    """Stamp of the first image that showed it."""
    top_seen_sec: float = 0.0
    """Stamp of the last image that showed its upper face."""
    weight: float = 0.0
    """Sum of the certainties behind `size`."""
    visible: bool = True
    confirmed: bool = False
    hits: int = 0
    empty_images: int = 0
    """How many images in a row showed its place empty."""
    empty_since_sec: float | None = None
    jumps: int = 0
    """How many images in a row showed it elsewhere."""
    others: set[int] = field(default_factory=set)
    """Numbers of tracks like it that were seen at the same time, clear of it."""
    T_tool_object: np.ndarray | None = None
    """Pose in the tool frame while it is held, Shape=(4, 4)."""
    sunk_m: float = 0.0
    """How far below its upper face something put on it rests [m]: the depth of a tray."""
    standing_m: float = 0.0
    """Height while it stood [m]."""
    lying: bool = False
    """Whether it has fallen over; its x axis is then along it."""
    color_is_named: bool = True
    """Whether its color is near enough to the one that it is taken for to be called so."""
    ordinal: int | None = None
    """Distinguishes objects of one color and shape: "red cube 2"."""

    @classmethod
    def start(cls, number: int, seen: Detection, stamp_sec: float, config: TrackerConfig) -> Track:
        """Begin a track with its first detection."""
        period = seen.yaw_period_rad
        yaw = wrap(seen.yaw, period) if period else 0.0
        track = cls(
            number=number,
            mean=np.array([*seen.center, yaw]),
            covariance=measurement_covariance(seen, config),
            size=np.array(seen.size),
            stamp_sec=stamp_sec,
        )
        track.began_sec = stamp_sec
        track.count(seen)
        return track

    @property
    def color(self) -> str:
        """The color most detections agree on."""
        return max(self.color_votes, key=lambda name: self.color_votes[name])

    @property
    def shape(self) -> str:
        """The shape most detections agree on."""
        outline = max(self.shape_votes, key=lambda name: self.shape_votes[name])
        return "block" if outline == "cube" and self.block_votes > 0.0 else outline

    @property
    def held(self) -> bool:
        """Whether it is in the gripper."""
        return self.T_tool_object is not None

    @property
    def named_color(self) -> str:
        """The color that it is called by; empty if there is no name for it."""
        return self.color if self.color_is_named else ""

    @property
    def name(self) -> str:
        """Color and shape, with an ordinal where several are alike."""
        base = f"{self.named_color} {self.shape}".strip()
        return base if self.ordinal is None else f"{base} {self.ordinal}"

    @property
    def pose(self) -> Pose:
        """Pose of the centre in the base frame."""
        return Pose.from_yaw(*(float(v) for v in self.mean))

    @property
    def top_z(self) -> float:
        """Height of the upper face [m]."""
        return float(self.mean[2] + self.size[2] / 2.0)

    @property
    def bottom_z(self) -> float:
        """Height of the lower face [m]."""
        return float(self.mean[2] - self.size[2] / 2.0)

    def aside_m(self, seen: Detection) -> float:
        """Return how far over the table a detection is from it [m]."""
        return float(np.linalg.norm(self.mean[:2] - seen.outline.center))

    def count(self, seen: Detection) -> None:
        """Let a detection vote for color, shape and size."""
        if seen.height_known:
            self.block_votes += (1.0 if seen.shape == "block" else -1.0) * (seen.certainty + 1e-3)
        seen = self.taken_for(seen)
        weight = seen.certainty + 1e-3
        self.color_votes[seen.color] = self.color_votes.get(seen.color, 0.0) + weight
        if not seen.covered:
            self.face_weight += weight
            self.color_distance += (seen.color_distance - self.color_distance) * weight / self.face_weight
        outline = "cube" if seen.shape == "block" else seen.shape
        self.shape_votes[outline] = self.shape_votes.get(outline, 0.0) + weight * (seen.clarity + 1e-3)
        # Of what floats the lower part is hidden: it says nothing of the height.
        if seen.shape == self.shape and (not seen.floating or self.weight == 0.0):
            self.weight += weight
            self.size += (np.array(seen.size) - self.size) * weight / self.weight
            self.standing_m, self.lying = float(self.size[2]), False
            self.sunk_m += (seen.top_z - seen.floor_z - self.sunk_m) * weight / self.weight
        self.hits += 1

    def taken_for(self, seen: Detection) -> Detection:
        """Return a detection as that of a cube, if this is one by most others."""
        return seen if seen.as_cube is None or self.block_votes > 0.0 else seen.as_cube

    def fuse(self, seen: Detection, stamp_sec: float, config: TrackerConfig) -> None:
        """Correct the estimate by a detection; a jump is believed only when seen again."""
        self.count(seen)
        seen = self.taken_for(seen)
        self.stamp_sec, self.visible = stamp_sec, True
        self.top_seen_sec = self.top_seen_sec if seen.covered else stamp_sec
        self.empty_images, self.empty_since_sec = 0, None
        innovation, noise = self._innovation(seen), measurement_covariance(seen, config)
        if np.linalg.norm(innovation[:3]) > config.jump_m + 2.0 * seen.std_m:
            self.jumps += 1
            if self.jumps >= config.jump_frames:
                # Where it is now is either believed or not known: it is not seen where it was.
                self.visible = seen.certainty > _CLEAR
                if self.visible:
                    self.mean += innovation
                    self.covariance, self.jumps = noise, 0
            return
        self.jumps = 0
        if seen.std_m > _USELESS * np.sqrt(self.covariance[0, 0]):
            # A half-hidden outline errs the same way in every image: many of them are no better than one.
            # Its height is as good as any.
            self.mean[2] += 0.0 if seen.covered else 0.5 * innovation[2]
            return
        self.covariance = self.covariance + np.diag([config.seen_std_m**2 / 4] * 3 + [config.seen_std_rad**2 / 4])
        gain = self.covariance @ np.linalg.inv(self.covariance + noise)
        self.mean = self.mean + gain @ innovation
        self.covariance = (np.eye(4) - gain) @ self.covariance

    def adopt(self, newer: Track) -> None:
        """Take over where another track of the same object is."""
        self.mean, self.covariance = newer.mean, newer.covariance
        self.stamp_sec, self.visible = newer.stamp_sec, newer.visible
        self.empty_images, self.empty_since_sec, self.jumps = 0, None, 0

    def drift(self, seconds: float, config: TrackerConfig) -> None:
        """Grow the covariance for the time it was not seen [s]."""
        rates = [config.drift_m2_per_sec] * 2 + [config.drift_m2_per_sec / 4.0, config.drift_rad2_per_sec]
        self.covariance = self.covariance + np.diag(rates) * max(0.0, seconds)

    def named(self) -> NamedObject:
        """Return the object as the rest of the system knows it."""
        return NamedObject(
            self.name,
            self.named_color,
            self.shape,
            self.pose,
            (float(self.size[0]), float(self.size[1]), float(self.size[2])),
            self.covariance.copy(),
            self.visible,
            self.held,
            self.stamp_sec,
        )

    def as_support(self) -> Detection:
        """Return what a whole detection of it would say of what may stand on it."""
        half_width = float(min(self.size[:2])) / 2.0
        place = Outline(
            sides=4, center=self.mean[:2].copy(), half_width=half_width, yaw=float(self.mean[3]), rms=0.0, coverage=1.0
        )
        return Detection(
            color=self.color,
            shape=self.shape,
            outline=place,
            top_z=self.top_z,
            bottom_z=self.bottom_z,
            floor_z=self.top_z - self.sunk_m,
            rgb=np.zeros(3),
        )

    def _innovation(self, seen: Detection) -> np.ndarray:
        period = seen.yaw_period_rad
        same = alike(seen.shape, self.shape)
        turn = wrap(seen.yaw - self.mean[3], period) if period and same else 0.0
        center = seen.center
        if seen.shape != self.shape or seen.covered or seen.floating:
            # The underside of a misjudged shape, or of what is half hidden, is unreliable; its top is not.
            center[2] = seen.top_z - self.size[2] / 2.0
        return np.array([*(center - self.mean[:3]), turn])


def measurement_covariance(seen: Detection, config: TrackerConfig) -> np.ndarray:
    """Return the covariance of one detection of (x, y, z, yaw), Shape=(4, 4), [m^2, rad^2]."""
    std = max(config.seen_std_m, seen.std_m)
    yaw_variance = _UNKNOWN_YAW_VARIANCE
    if seen.yaw_period_rad:
        yaw_variance = min(yaw_variance, config.seen_std_rad**2 + (seen.std_m / (4.0 * seen.outline.half_width)) ** 2)
    return np.diag([std**2, std**2, config.seen_std_m**2, yaw_variance])
