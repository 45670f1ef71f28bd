"""Samples of a LeRobot dataset on disk, made once and mapped into memory: a part for each of its tables.

A part is made of one table and of what meta/episodes says of its episodes, and knows their hashes: a part whose source
has changed is made again, parts that an interruption left out are made the next time, and a dataset that has grown gets
only the new ones. Where images are wanted, each video is decoded once, in order.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from hcvla.datasets import video
from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.errors import no_room_said
from hcvla.datasets.folder_lock import locked
from hcvla.datasets.layout import commit
from hcvla.datasets.schema import CAMERAS, FPS
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.training.policy.dataset_calls import DatasetCall, calls_of_episode
from hcvla.training.policy.shards import ARRAYS, Shard, ShardError

FORMAT = 2
"""Of samples and files; a part of another one is made again."""
_MANIFEST = "part.json"

OnPart = Callable[[int, int], None]
"""Is called with how many parts of how many are there."""


@dataclass(frozen=True, kw_only=True)
class CacheConfig:
    """What the samples hold."""

    observation: ObservationConfig = field(default_factory=ObservationConfig)
    pixels: int = 0
    """Width and height of the images that are kept; 0: none. 55 kB a frame and two cameras at 96."""


class PolicyCache:
    """The samples of one dataset."""

    def __init__(self, root: Path, config: CacheConfig | None = None, folder: Path | None = None) -> None:
        """Read the dataset's metadata; raise DatasetError if there is no dataset.

        Samples go into a folder of their own in `folder`; by default next to the dataset, as DATASET.cache.
        """
        root = root.absolute()
        own = f"{root.name}-{hashlib.sha256(str(root).encode()).hexdigest()[:8]}"
        self.config, self.folder = (
            config or CacheConfig(),
            folder / own if folder else root.with_name(root.name + ".cache"),
        )
        self._dataset = Dataset(root)
        self._parts = _by_table(self._dataset.episodes)

    def update(self, on_part: OnPart = lambda done, total: None) -> int:
        """Make the parts that are missing or whose source has changed; return how many.

        Raises ShardError naming what does not fit, ClaimError if another process does the same, NoRoomError.
        """
        made = 0
        with no_room_said(self.folder), locked(self.folder):
            for number, (name, rows) in enumerate(self._parts.items()):
                source = self._source(rows)
                if _manifest(self.folder / name) != source:
                    self._make(name, rows, source)
                    made += 1
                on_part(number + 1, len(self._parts))
            for stale in {path.name for path in self.folder.glob("part-*")} - set(self._parts):
                shutil.rmtree(self.folder / stale)
        return made

    def shards(self) -> list[Shard]:
        """Return the samples, mapped into memory; `update` must have been called."""
        # Copy-on-write: torch takes only arrays that can be written to.
        return [
            Shard(*(np.load(self.folder / name / f"{array}.npy", mmap_mode="c") for array in ARRAYS))
            for name in self._parts
            if (self.folder / name / "frames.npy").exists()
        ]

    def images(self, camera: str) -> list[np.ndarray]:
        """Return a camera's images for the frames of each shard, Shape=(n, pixels, pixels, 3), uint8, RGB."""
        folders = [self.folder / name for name in self._parts if (self.folder / name / "frames.npy").exists()]
        return [np.load(folder / f"{camera}.npy", mmap_mode="r") for folder in folders]

    def digest(self) -> str:
        """Return a hash of the sources of all parts, to see whether a run is gone on with on the same data."""
        manifests = [_manifest(self.folder / name) for name in self._parts]
        return hashlib.sha256(json.dumps(manifests, sort_keys=True).encode()).hexdigest()

    def _source(self, rows: Sequence[EpisodeRow]) -> dict[str, Any]:
        """Return what a part is made of, as its manifest has it."""
        files = {rows[0].data_file}
        if self.config.pixels:
            files |= {row.video_file(camera) for row in rows for camera in CAMERAS}
        episodes = [[row.index, row.length, row.calls] for row in rows]
        return {
            "format": FORMAT,
            "config": json.loads(json.dumps(asdict(self.config))),
            "episodes": hashlib.sha256(json.dumps(episodes).encode()).hexdigest(),
            "files": {name: _file_hash(self._dataset.root / name) for name in sorted(files)},
        }

    def _make(self, name: str, rows: Sequence[EpisodeRow], source: dict[str, Any]) -> None:
        fresh, final = self.folder / f"{name}.new", self.folder / name
        for folder in (fresh, final):
            shutil.rmtree(folder, ignore_errors=True)
        fresh.mkdir(parents=True)
        calls = [(row, calls_of_episode(row, self._dataset.arrow(row), self.config.observation)) for row in rows]
        records = [call.record for _, found in calls for call in found]
        if records:
            shard = Shard.of(records)
            for array in ARRAYS:
                np.save(fresh / f"{array}.npy", getattr(shard, array))
            for camera in CAMERAS if self.config.pixels else ():
                self._save_images(fresh / f"{camera}.npy", camera, calls, len(shard.frames))
        (fresh / _MANIFEST).write_text(json.dumps(source), encoding="utf-8")
        commit(fresh, final)

    def _save_images(
        self, path: Path, camera: str, calls: list[tuple[EpisodeRow, list[DatasetCall]]], count: int
    ) -> None:
        places: dict[str, dict[int, int]] = {}
        """Of each video, which frame of the samples shows which of its own."""
        at = 0
        for row, found in calls:
            first = round(row.video_span(camera)[0] * FPS)
            for k in (k for call in found for k in call.rows):
                places.setdefault(row.video_file(camera), {})[first + k] = at
                at += 1
        pixels = self.config.pixels
        kept = np.lib.format.open_memmap(path, mode="w+", dtype=np.uint8, shape=(count, pixels, pixels, 3))
        for name, wanted in places.items():
            for time_sec, image in video.images(self._dataset.root / name):
                place = wanted.get(round(time_sec * FPS))
                if place is not None:
                    kept[place] = cv2.resize(image, (pixels, pixels), interpolation=cv2.INTER_AREA)
        kept.flush()


def _by_table(rows: Sequence[EpisodeRow]) -> dict[str, list[EpisodeRow]]:
    """Return the episodes of each table under the name of its part."""
    found: dict[str, list[EpisodeRow]] = {}
    for row in rows:
        chunk, file = row.values["data/chunk_index"], row.values["data/file_index"]
        found.setdefault(f"part-{chunk:03d}-{file:03d}", []).append(row)
    return found


def _file_hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ShardError(f"{path} cannot be read: {error.strerror}") from None


def _manifest(folder: Path) -> dict[str, Any]:
    """Return what a part says of itself; empty if it is not there whole."""
    try:
        found: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found
