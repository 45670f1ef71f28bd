"""Samples of a LeRobot dataset on disk, made once and mapped into memory: a part for each of its tables.

A part is made of one table and of what meta/episodes says of its episodes, and knows their hashes: a part whose source
has changed is made again, parts that an interruption left out are made the next time, and a dataset that has grown gets
only the new ones. Samples of calls and of whole tasks are kept apart, and images by their size: each video is decoded
once, in order, whatever a policy is told.
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
from hcvla.datasets.errors import full_disk_as_error
from hcvla.datasets.folder_lock import locked
from hcvla.datasets.layout import commit
from hcvla.datasets.schema import FPS
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.training.policy.dataset_calls import calls_of_episode, task_of_episode
from hcvla.training.policy.shards import ARRAYS, Shard, ShardError

FORMAT = 3
"""Of samples and files; a part of another one is made again."""
_MANIFEST = "part.json"
_IMAGES = "images.npy"

_Save = Callable[[Path, Sequence[EpisodeRow]], None]
OnPart = Callable[[int, int], None]
"""Is called with how many parts of how many are there."""


@dataclass(frozen=True, kw_only=True)
class CacheConfig:
    """What the samples hold."""

    observation: ObservationConfig = field(default_factory=ObservationConfig)
    wrong_poses: float = 0.0
    """Share of the calls whose objects are seen as `hcvla.skills.pose_errors` has them."""

    @property
    def pixels(self) -> int:
        """Width and height of the images that are kept; 0: none. 55 kB a frame and two cameras at 96."""
        return self.observation.image_pixels if self.observation.images else 0


class PolicyCache:
    """The samples of one dataset."""

    def __init__(self, root: Path, config: CacheConfig | None = None, folder: Path | None = None) -> None:
        """Read the dataset's metadata; raise DatasetError if there is no dataset.

        Samples go into a folder of their own in `folder`; by default next to the dataset, as DATASET.cache.
        """
        root = root.absolute()
        own = f"{root.name}-{hashlib.sha256(str(root).encode()).hexdigest()[:8]}"
        self.config = config or CacheConfig()
        self.folder = folder / own if folder else root.with_name(root.name + ".cache")
        told = "tasks" if self.config.observation.conditioning == "flat" else "calls"
        self._samples, self._images = self.folder / told, self.folder / f"images-{self.config.pixels}"
        self._dataset = Dataset(root)
        self._parts = _by_table(self._dataset.episodes)

    def update(self, on_part: OnPart = lambda done, total: None) -> int:
        """Make the parts that are missing or whose source has changed; return how many.

        Raises ShardError naming what does not fit, ClaimError if another process does the same, NoRoomError.
        """
        made = 0
        with full_disk_as_error(self.folder), locked(self.folder):
            for number, (name, rows) in enumerate(self._parts.items()):
                made += self._ensure(self._samples / name, self._source(rows), rows, self._save_samples)
                if self.config.pixels:
                    self._ensure(self._images / name, self._image_source(rows), rows, self._save_images)
                on_part(number + 1, len(self._parts))
            for folder in (self._samples, self._images):
                for stale in {path.name for path in folder.glob("part-*")} - set(self._parts):
                    shutil.rmtree(folder / stale)
        return made

    def shards(self) -> list[Shard]:
        """Return the samples, mapped into memory; `update` must have been called."""
        found = []
        for name in self._parts:
            if (self._samples / name / "frames.npy").exists():
                # Copy-on-write: torch takes only arrays that can be written to.
                arrays = [np.load(self._samples / name / f"{array}.npy", mmap_mode="c") for array in ARRAYS]
                images = [np.load(self._images / name / _IMAGES, mmap_mode="r")] if self.config.pixels else []
                found.append(Shard(*arrays, *images))
        return found

    def digest(self) -> str:
        """Return a hash of the sources of all parts, to see whether a run is gone on with on the same data."""
        manifests = [_manifest(self._samples / name) for name in self._parts]
        return hashlib.sha256(json.dumps(manifests, sort_keys=True).encode()).hexdigest()

    def _source(self, rows: Sequence[EpisodeRow]) -> dict[str, Any]:
        """Return what the samples of a part are made of, as its manifest has it."""
        episodes = [[row.index, row.length, row.calls, row.values["tasks"]] for row in rows]
        return {
            "format": FORMAT,
            "config": json.loads(json.dumps(asdict(self.config))),
            "episodes": hashlib.sha256(json.dumps(episodes).encode()).hexdigest(),
            "files": self._hashes({rows[0].data_file}),
        }

    def _image_source(self, rows: Sequence[EpisodeRow]) -> dict[str, Any]:
        spans = [[row.length, *(row.video_span(camera) for camera in CAMERAS)] for row in rows]
        files = {row.video_file(camera) for row in rows for camera in CAMERAS}
        return {"format": FORMAT, "spans": json.loads(json.dumps(spans)), "files": self._hashes(files)}

    def _hashes(self, names: set[str]) -> dict[str, str]:
        return {name: _file_hash(self._dataset.root / name) for name in sorted(names)}

    def _ensure(self, final: Path, source: dict[str, Any], rows: Sequence[EpisodeRow], save: _Save) -> bool:
        """Make a part if what is there was made of something else; return whether it was."""
        if _manifest(final) == source:
            return False
        fresh = final.with_name(final.name + ".new")
        for folder in (fresh, final):
            shutil.rmtree(folder, ignore_errors=True)
        fresh.mkdir(parents=True)
        save(fresh, rows)
        (fresh / _MANIFEST).write_text(json.dumps(source), encoding="utf-8")
        commit(fresh, final)
        return True

    def _save_samples(self, folder: Path, rows: Sequence[EpisodeRow]) -> None:
        records, first = [], 0
        for row in rows:
            samples = task_of_episode if self.config.observation.conditioning == "flat" else calls_of_episode
            for made in samples(row, self._dataset.arrow(row), self.config.observation, self.config.wrong_poses):
                # The images of a part are those of all its table's rows.
                made.record.image_of = [first + k if self.config.pixels else -1 for k in made.rows]
                records.append(made.record)
            first += row.length
        if records:
            shard = Shard.of(records)
            for array in ARRAYS:
                np.save(folder / f"{array}.npy", getattr(shard, array))

    def _save_images(self, folder: Path, rows: Sequence[EpisodeRow]) -> None:
        pixels, total = self.config.pixels, sum(row.length for row in rows)
        shape = (total, len(CAMERAS), pixels, pixels, 3)
        kept = np.lib.format.open_memmap(folder / _IMAGES, mode="w+", dtype=np.uint8, shape=shape)
        for number, camera in enumerate(CAMERAS):
            places: dict[str, dict[int, int]] = {}
            """Of each video, which row of the table shows which of its frames."""
            first = 0
            for row in rows:
                first_frame = round(row.video_span(camera)[0] * FPS)
                places.setdefault(row.video_file(camera), {}).update(
                    {first_frame + k: first + k for k in range(row.length)}
                )
                first += row.length
            for name, wanted in places.items():
                for time_sec, image in video.images(self._dataset.root / name):
                    place = wanted.get(round(time_sec * FPS))
                    if place is not None:
                        kept[place, number] = cv2.resize(image, (pixels, pixels), interpolation=cv2.INTER_AREA)
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
