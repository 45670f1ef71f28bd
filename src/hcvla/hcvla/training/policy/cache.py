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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.errors import full_disk_as_error
from hcvla.datasets.folder_lock import locked
from hcvla.skills.diffusion.config import Conditioning, ObservationConfig
from hcvla.skills.diffusion.eyes import Eyes
from hcvla.training.policy.dataset_calls import calls_of_episode, task_of_episode
from hcvla.training.policy.image_cache import ImageCache
from hcvla.training.policy.parts import ensure, file_hashes, manifest
from hcvla.training.policy.shards import ARRAYS, Shard

FORMAT = 3
"""Of samples; a part of another one is made again."""

_FOLDERS: dict[Conditioning, str] = {"call": "calls", "text": "texts", "subgoal": "subgoals", "flat": "tasks"}
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
        """Width and height of the images that are kept; 0: none. At 96 a frame takes 55 kB, and 18 kB its maps."""
        return self.observation.image_pixels if self.observation.images else 0


class PolicyCache:
    """The samples of one dataset."""

    def __init__(
        self, root: Path, config: CacheConfig | None = None, folder: Path | None = None, eyes: Eyes | None = None
    ) -> None:
        """Read the dataset's metadata; raise DatasetError if there is no dataset.

        Samples go into a folder of their own in `folder`; by default next to the dataset, as DATASET.cache. With
        `eyes` a shard holds maps in place of its images.
        """
        root = root.absolute()
        own = f"{root.name}-{hashlib.sha256(str(root).encode()).hexdigest()[:8]}"
        self.config = config or CacheConfig()
        self.folder = folder / own if folder else root.with_name(root.name + ".cache")
        self._samples = self.folder / _FOLDERS[self.config.observation.conditioning]
        self._dataset = Dataset(root)
        self._images = ImageCache(self._dataset, self.folder, self.config.pixels, eyes) if self.config.pixels else None
        self._parts = _by_table(self._dataset.episodes)

    def update(self, on_part: OnPart = lambda done, total: None) -> int:
        """Make the parts that are missing or whose source has changed; return how many.

        Raises ShardError naming what does not fit, ClaimError if another process does the same, NoRoomError.
        """
        made = 0
        with full_disk_as_error(self.folder), locked(self.folder):
            for number, (name, rows) in enumerate(self._parts.items()):
                made += self._update_samples(name, rows)
                if self._images is not None:
                    self._images.update(name, rows)
                on_part(number + 1, len(self._parts))
            for folder in (self._samples, *(self._images.folders if self._images is not None else [])):
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
                images = [self._images.load(name)] if self._images is not None else []
                found.append(Shard(*arrays, *images))
        return found

    def seen(self) -> Iterator[tuple[list[EpisodeRow], np.ndarray]]:
        """Yield the episodes of each table, and what is seen in their rows, as `Shard.images`; only with images."""
        assert self._images is not None, "made with images"
        for name, rows in self._parts.items():
            yield rows, self._images.load(name)

    def digest(self) -> str:
        """Return a hash of the sources of all parts, to see whether a run is gone on with on the same data."""
        manifests = [manifest(self._samples / name) for name in self._parts]
        return hashlib.sha256(json.dumps(manifests, sort_keys=True).encode()).hexdigest()

    def _update_samples(self, name: str, rows: Sequence[EpisodeRow]) -> bool:
        return ensure(self._samples / name, self._source(rows), lambda folder: self._save_samples(folder, rows))

    def _source(self, rows: Sequence[EpisodeRow]) -> dict[str, Any]:
        """Return what the samples of a part are made of, as its manifest has it."""
        config = asdict(self.config)
        del config["observation"]["eyes"]  # they make maps of images, not samples
        episodes = [[row.index, row.length, row.calls, row.values["tasks"]] for row in rows]
        return {
            "format": FORMAT,
            "config": json.loads(json.dumps(config)),
            "episodes": hashlib.sha256(json.dumps(episodes).encode()).hexdigest(),
            "files": file_hashes(self._dataset.root, {rows[0].data_file}),
        }

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


def _by_table(rows: Sequence[EpisodeRow]) -> dict[str, list[EpisodeRow]]:
    """Return the episodes of each table under the name of its part."""
    found: dict[str, list[EpisodeRow]] = {}
    for row in rows:
        chunk, file = row.values["data/chunk_index"], row.values["data/file_index"]
        found.setdefault(f"part-{chunk:03d}-{file:03d}", []).append(row)
    return found
