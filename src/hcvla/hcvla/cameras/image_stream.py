"""Color images as skills get them: squares of a size, at the cameras' rate, as old as they are on a running stack."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class CameraImage:
    """What one camera saw."""

    rgb: np.ndarray
    """Shape=(pixels, pixels, 3), uint8."""
    stamp_sec: float
    """When, on the robot's clock."""


class Images(Protocol):
    """Where images come from."""

    def newest(self, now_sec: float) -> Mapping[str, CameraImage]:
        """Return the newest image of each camera at a time [s, robot's clock]; raise an HcvlaError if one is lost."""
        ...


@dataclass(frozen=True)
class ImageTiming:
    """How often images come, and how old they are then."""

    rate_hz: float = 10.0
    """As the stack's cameras send by default."""
    latency_sec: float = 0.02
    """From the time that an image shows to its arrival at a skill. Measured on the running stack in real time, two
    cores: the older of two cameras' images was 0.02 s (10 %), 0.06 s (median), 0.12 s (90 %) old at a skill."""


class SimulatedImages:
    """Images of a simulation in lockstep, with the timing of a running stack; `update` is called as time passes."""

    def __init__(self, take: Callable[[], Mapping[str, np.ndarray]], timing: ImageTiming | None = None) -> None:
        """Take pictures with `take`, by camera, Shape=(pixels, pixels, 3), uint8."""
        self._take, self._timing = take, timing or ImageTiming()
        self._kept: deque[tuple[float, Mapping[str, np.ndarray]]] = deque()
        self._due_sec = -np.inf

    def update(self, now_sec: float) -> None:
        """Take pictures if they are due at a time [s]."""
        if now_sec < self._due_sec - 1e-6:
            return
        self._kept.append((now_sec, self._take()))
        self._due_sec = now_sec + 1.0 / self._timing.rate_hz

    def refresh(self, now_sec: float) -> None:
        """Take pictures now that count as arrived, e.g. because a query needs them."""
        self._kept.clear()
        self._due_sec = -np.inf
        self.update(now_sec)

    def newest(self, now_sec: float) -> Mapping[str, CameraImage]:
        """Return the images that have arrived at a time [s]; at the very beginning those taken first."""
        self.update(now_sec)
        while len(self._kept) > 1 and self._kept[1][0] + self._timing.latency_sec <= now_sec + 1e-6:
            self._kept.popleft()
        stamp_sec, pictures = self._kept[0]
        return {camera: CameraImage(rgb, stamp_sec) for camera, rgb in pictures.items()}
