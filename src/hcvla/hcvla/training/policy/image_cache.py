"""The images of a dataset in the size that a policy sees, and the frozen tower's maps of them, made once each.

Each video is decoded once, in order, whatever a policy is told; another tower makes maps of the same images.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

from hcvla.datasets import video
from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.schema import FPS
from hcvla.skills.diffusion.config import CAMERAS
from hcvla.skills.diffusion.eyes import Eyes
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS, STRIDE
from hcvla.training.policy.parts import ensure, file_hashes

FORMAT = 3
"""Of images and maps; a part of another one is made again."""
_IMAGES, _MAPS = "images.npy", "maps.npy"
_AT_ONCE = 64
"""Frames that the tower looks at together: their widest layer is 25 MB."""


class ImageCache:
    """What is seen in the rows of each table of a dataset; rows are numbered through the episodes of a table."""

    def __init__(self, dataset: Dataset, folder: Path, pixels: int, eyes: Eyes | None = None) -> None:
        """Keep square images so wide, and with `eyes` their maps, in `folder`."""
        self._dataset, self._pixels, self._eyes = dataset, pixels, eyes
        self._images = folder / f"images-{pixels}"
        self._maps = folder / f"maps-{pixels}-{eyes.digest}" if eyes is not None else None

    @property
    def folders(self) -> list[Path]:
        """Where parts are."""
        return [self._images] if self._maps is None else [self._images, self._maps]

    def update(self, name: str, rows: Sequence[EpisodeRow]) -> None:
        """Make what is missing of a table's part, or was made of something else; raise ShardError."""
        source = self._source(rows)
        ensure(self._images / name, source, lambda folder: self._save_images(folder, rows))
        if self._maps is not None:
            ensure(self._maps / name, source, lambda folder: self._save_maps(folder, self._images / name))

    def load(self, name: str) -> np.ndarray:
        """Return a part, mapped into memory.

        With eyes maps, Shape=(rows, cameras, MAP_CHANNELS, cells, cells), float16; else images, Shape=(rows, cameras,
        pixels, pixels, 3), uint8.
        """
        file = self._images / name / _IMAGES if self._maps is None else self._maps / name / _MAPS
        return np.load(file, mmap_mode="r")

    def _source(self, rows: Sequence[EpisodeRow]) -> dict[str, Any]:
        spans = [[row.length, *(row.video_span(camera) for camera in CAMERAS)] for row in rows]
        files = {row.video_file(camera) for row in rows for camera in CAMERAS}
        hashes = file_hashes(self._dataset.root, files)
        return {"format": FORMAT, "spans": json.loads(json.dumps(spans)), "files": hashes}

    def _save_images(self, folder: Path, rows: Sequence[EpisodeRow]) -> None:
        pixels, total = self._pixels, sum(row.length for row in rows)
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

    def _save_maps(self, folder: Path, images: Path) -> None:
        assert self._eyes is not None, "there are maps only with eyes"
        seen = np.load(images / _IMAGES, mmap_mode="r")
        cells = self._pixels // STRIDE
        shape = (len(seen), len(CAMERAS), MAP_CHANNELS, cells, cells)
        kept = np.lib.format.open_memmap(folder / _MAPS, mode="w+", dtype=np.float16, shape=shape)
        for first in range(0, len(seen), _AT_ONCE):
            some = np.array(seen[first : first + _AT_ONCE])
            kept[first : first + _AT_ONCE] = self._eyes.tower.maps(torch.from_numpy(some)).numpy()
        kept.flush()
