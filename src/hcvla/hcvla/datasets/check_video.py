"""The rules of videos: a frame for each row, on its clock, and showing what the row's fingerprint says it did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from hcvla.datasets import video
from hcvla.datasets.dataset import Dataset, EpisodeRow, episode_rows, floats
from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.fingerprints import fingerprint
from hcvla.datasets.schema import CAMERAS, FINGERPRINT_CELLS, FINGERPRINTS, FPS, STATE, image_key
from hcvla.datasets.vectors import TOOL

_TIME_SEC = 1e-4
"""LeRobot's own tolerance between a row's time stamp and its frame's."""
_LEVELS = 2.0
"""Mean brightness by which a frame may differ from what was recorded, of 255: compression costs at most 0.6, a video
shifted by a single frame 3 to 15 where the arm moves fastest."""
_SMALL_PIXELS = 64
"""Below this width cells are of so few pixels that compression costs more, e.g. 2.2 at 16."""
_FLAT_LEVELS = 2.0
"""Spread of brightness below which an image shows nothing."""
_STATISTICS = 0.03
"""Mean brightness by which a video may differ from its statistics, of 1: those are of each tenth frame."""
_MOVED_M = 0.05
"""A tool that moved so far has changed what its cameras see."""
_SHIFTS = 40
"""Frames up to which a shift is looked for, to name it."""


@dataclass(frozen=True)
class Clip:
    """What is read of a video."""

    times_sec: np.ndarray
    """Shape=(n,)."""
    cells: np.ndarray
    """Fingerprints, Shape=(n, 16)."""
    spread: np.ndarray
    """Standard deviation of an image's brightness, Shape=(n,)."""
    pixels: int
    """Width of an image."""

    @property
    def tolerance(self) -> float:
        """Mean brightness by which a frame may differ from what was recorded, of 255."""
        return _LEVELS * max(1.0, _SMALL_PIXELS / self.pixels)

    @classmethod
    def read(cls, dataset: Dataset, name: str) -> Clip:
        """Decode a whole video; raise DatasetDefectError."""
        times, cells, spread, pixels = [], [], [], _SMALL_PIXELS
        for time_sec, gray in video.images(dataset.root / name, "gray"):
            times.append(time_sec)
            cells.append(fingerprint(gray))
            spread.append(gray.std())
            pixels = gray.shape[1]
        table = np.array(cells, dtype=np.float64).reshape(len(cells), -1)
        return cls(np.array(times), table, np.array(spread), pixels)

    def between(self, start_sec: float, end_sec: float) -> Clip:
        """Return the part from a time on and before another [s], with times from its own start."""
        at = (self.times_sec > start_sec - 0.5 / FPS) & (self.times_sec < end_sec - 0.5 / FPS)
        return Clip(self.times_sec[at] - start_sec, self.cells[at], self.spread[at], self.pixels)


class VideoCheck:
    """Checks the videos of one episode after the other; reads each file once if episodes come in order of files."""

    def __init__(self, dataset: Dataset) -> None:
        """Check videos of `dataset`."""
        self._dataset = dataset
        self._with_stats = {row.index: row for row in episode_rows(dataset.root, with_stats=True)}
        self._clips: dict[str, tuple[str, Clip]] = {}

    def check(self, row: EpisodeRow, table: pa.Table) -> None:
        """Check an episode's videos; raise DatasetDefectError."""
        clips = {camera: self._clip(row, camera) for camera in CAMERAS}
        for camera, clip in clips.items():
            _check_clock(row, camera, clip)
            if FINGERPRINTS in table.column_names:
                _check_pictures(row, camera, clip, _recorded(table))
            else:
                _check_statistics(self._with_stats[row.index], camera, clip, floats(table, STATE)[:, TOOL][:, :3])

    def _clip(self, row: EpisodeRow, camera: str) -> Clip:
        name = row.video_file(camera)
        if not (self._dataset.root / name).exists():
            raise DatasetDefectError(f"episode {row.index}: {name} is missing")
        if self._clips.get(camera, ("",))[0] != name:
            self._clips[camera] = name, Clip.read(self._dataset, name)
        return self._clips[camera][1].between(*row.video_span(camera))


def _recorded(table: pa.Table) -> dict[str, np.ndarray]:
    """Return the fingerprints in the table by camera, each Shape=(n, 16)."""
    parts = np.split(floats(table, FINGERPRINTS).astype(np.float64), len(CAMERAS), axis=1)
    assert parts[0].shape[1] == FINGERPRINT_CELLS**2, "declared so"
    return dict(zip(CAMERAS, parts, strict=True))


def _check_clock(row: EpisodeRow, camera: str, clip: Clip) -> None:
    if len(clip.times_sec) != row.length:
        message = f"{len(clip.times_sec)} frames in the {camera} video, {row.length} rows in the table"
        raise DatasetDefectError(f"episode {row.index}: {message}")
    if np.abs(clip.times_sec - np.arange(row.length) / FPS).max() > _TIME_SEC:
        raise DatasetDefectError(f"episode {row.index}: frames of the {camera} video are not {1 / FPS:g} s apart")


def _check_pictures(row: EpisodeRow, camera: str, clip: Clip, recorded: dict[str, np.ndarray]) -> None:
    off = np.abs(clip.cells - recorded[camera]).mean(axis=1)
    wrong = np.flatnonzero(off > clip.tolerance)
    if wrong.size:
        at = int(wrong[0])
        raise DatasetDefectError(
            f"episode {row.index}: the {camera} video does not show what was recorded from frame {at} on "
            f"(brightness off by {off[at]:.0f} of 255): {_explained(camera, clip, recorded)}"
        )


def _explained(camera: str, clip: Clip, recorded: dict[str, np.ndarray]) -> str:
    """Return what is probably wrong with a video, in words."""
    cells = clip.cells
    if clip.spread.max() < _FLAT_LEVELS:
        return "it shows nothing but one brightness"
    for other in CAMERAS:
        if other != camera and np.abs(cells - recorded[other]).mean() < clip.tolerance:
            return f"it is the {other} camera's"
    own, length = recorded[camera], len(cells)
    for shift in (sign * k for k in range(1, min(_SHIFTS, length - 1)) for sign in (1, -1)):
        late, early = max(shift, 0), max(-shift, 0)
        if np.abs(cells[late : length - early] - own[early : length - late]).mean(axis=1).max() < clip.tolerance:
            return f"it is shifted by {abs(shift)} frames, too {'late' if shift > 0 else 'early'}"
    if np.ptp(cells, axis=0).max() < clip.tolerance <= np.ptp(own, axis=0).max():
        return "it is frozen"
    return "frozen, of another episode, or damaged"


def _check_statistics(row: EpisodeRow, camera: str, clip: Clip, tool: np.ndarray) -> None:
    """Check what can be checked of older datasets; `tool` is where it was, Shape=(n, 3), [m]."""
    if clip.spread.max() < _FLAT_LEVELS:
        raise DatasetDefectError(f"episode {row.index}: the {camera} video shows nothing but one brightness")
    if np.ptp(tool, axis=0).max() > _MOVED_M and np.ptp(clip.cells, axis=0).max() < _LEVELS:
        raise DatasetDefectError(f"episode {row.index}: the {camera} video is frozen while the arm moves")
    stored = np.asarray(row.values.get(f"stats/{image_key(camera)}/mean", []), dtype=np.float64).reshape(-1)
    if stored.shape == (3,):
        # As video encoders weigh red, green and blue.
        expected, found = float(stored @ (0.299, 0.587, 0.114)), float(clip.cells.mean()) / 255.0
        if abs(found - expected) > _STATISTICS:
            raise DatasetDefectError(
                f"episode {row.index}: mean brightness of the {camera} video is {found:.2f}, expected {expected:.2f}"
            )
