"""Collected calls on disk: append-only shards of raw frames, labels and a table of calls."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS, STRIDE

LABELLED, SURPRISE, OVER = range(3)
"""Columns of the flags: the label is an expert's; something that no one could foresee happened at this frame; the call
has reached its goal and only waits."""
FIRST, LENGTH, FUNCTION, DONE, SOURCE = range(5)
"""Columns of the table of calls: first frame, frames, index of the function, whether it succeeded, index in SOURCES."""
ARRAYS = ("frames", "labels", "flags", "calls", "texts", "image_of")
"""What a shard holds, in the order of its fields; images are in a file of their own, to be mapped into memory."""
IMAGES = ".images.npy"
"""End of that file's name."""
SOURCES = ("expert", "corrected")
WAITING = "look"
"""The phase of an expert that has reached its goal and only waits."""


class ShardError(HcvlaError):
    """Collected data cannot be used."""


@dataclass
class CallRecord:
    """The frames of one call while it runs."""

    function: int
    source: int = 0
    text: str = ""
    """What the policy is told, in words."""
    frames: list[np.ndarray] = field(default_factory=list)
    labels: list[np.ndarray] = field(default_factory=list)
    flags: list[tuple[bool, bool, bool]] = field(default_factory=list)
    done: bool = False
    images: list[np.ndarray] = field(default_factory=list)
    """Different ones, each Shape=(cameras, pixels, pixels, 3), uint8."""
    image_of: list[int] = field(default_factory=list)
    """Which of them each frame shows; -1: none."""

    def add(
        self,
        frame: np.ndarray,
        label: np.ndarray | None,
        *,
        surprise: bool,
        over: bool,
        images: np.ndarray | None = None,
    ) -> None:
        """Append a frame; without a label its action is not imitated. Images that have not changed are kept once."""
        if images is not None and not (self.images and np.array_equal(self.images[-1], images)):
            self.images.append(images)
        self.image_of.append(-1 if images is None else len(self.images) - 1)
        self.frames.append(frame)
        self.labels.append(np.zeros(layout.ACTION, np.float32) if label is None else label)
        self.flags.append((label is not None, surprise, over))


@dataclass(frozen=True)
class Shard:
    """Frames of many calls, one call after the other."""

    frames: np.ndarray
    """Shape=(n, frame_width), float32."""
    labels: np.ndarray
    """Shape=(n, ACTION), float32."""
    flags: np.ndarray
    """Shape=(n, 3), bool."""
    calls: np.ndarray
    """Shape=(calls, 5), int32; columns as FIRST to SOURCE."""
    texts: np.ndarray
    """What the policy is told in each call, Shape=(calls,), text."""
    image_of: np.ndarray
    """Row of `images` that each frame shows, -1: none, Shape=(n,), int64."""
    images: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 0, 0, 3), np.uint8))
    """Shape=(m, cameras, pixels, pixels, 3), uint8, or the tower's maps of them, Shape=(m, cameras, channels, rows,
    columns), float16; not in memory but mapped if they were read from a file."""

    @classmethod
    def of(cls, records: list[CallRecord]) -> Shard:
        """Join records; raise ShardError if there are none."""
        records = [record for record in records if record.frames]
        if not records:
            raise ShardError("no call has a frame")
        lengths = np.array([len(record.frames) for record in records])
        first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        rows = [
            (start, length, record.function, record.done, record.source)
            for start, length, record in zip(first, lengths, records, strict=True)
        ]
        return cls(
            np.concatenate([np.stack(record.frames) for record in records]).astype(np.float32),
            np.concatenate([np.stack(record.labels) for record in records]).astype(np.float32),
            np.concatenate([_without_waits(np.array(record.flags, bool)) for record in records]),
            np.array(rows, np.int32),
            np.array([record.text for record in records]),
            _joined_images(records),
            *([np.stack(images)] if (images := [image for record in records for image in record.images]) else []),
        )

    def part(self, first: int, stop: int) -> Shard:
        """Return the calls from `first` to before `stop`; images stay where they are."""
        calls = self.calls[first:stop].copy()
        begin = int(calls[0, FIRST]) if len(calls) else 0
        rows = slice(begin, int(calls[-1, FIRST] + calls[-1, LENGTH]) if len(calls) else 0)
        calls[:, FIRST] -= begin
        return replace(
            self, frames=self.frames[rows], labels=self.labels[rows], flags=self.flags[rows], calls=calls,
            texts=self.texts[first:stop], image_of=self.image_of[rows],
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Write the shard; a reader sees it whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(self.images):
            np.save(path.with_suffix(IMAGES), self.images)
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as file:
            np.savez(file, **{name: getattr(self, name) for name in ARRAYS})
        os.replace(fresh, path)

    @classmethod
    def load(cls, path: Path) -> Shard:
        """Read a shard; raise ShardError naming what is wrong."""
        try:
            with np.load(path) as data:
                shard = cls(*(data[name] for name in ARRAYS))
            if (shard.image_of >= 0).any():
                shard = replace(shard, images=np.load(path.with_suffix(IMAGES), mmap_mode="r"))
        except (OSError, KeyError, ValueError) as error:
            raise ShardError(f"{path} is no shard of collected calls ({error})") from None
        if shard.labels.shape != (len(shard.frames), layout.ACTION):
            raise ShardError(f"{path}: labels have shape {shard.labels.shape}, expected (n, {layout.ACTION})")
        return shard

    def check(self, config: ObservationConfig) -> None:
        """Raise ShardError if the samples are not of what a network observes, or hold what is no number."""
        pixels = config.image_pixels
        if config.images and (self.image_of < 0).any():
            raise ShardError(
                f"{(self.image_of < 0).sum()} frames have no images, which the network needs; collect with them"
            )
        maps = (len(CAMERAS), MAP_CHANNELS, pixels // STRIDE, pixels // STRIDE)
        if config.images and self.images.shape[1:] not in ((len(CAMERAS), pixels, pixels, 3), maps):
            found = " x ".join(map(str, self.images.shape[1:]))
            raise ShardError(f"images are {found}, the network expects {len(CAMERAS)} x {pixels} x {pixels} x 3")
        width, expected = self.frames.shape[1], layout.frame_width(config.other_objects)
        if width != expected:
            raise ShardError(f"frames have {width} numbers, the network expects {expected}; collect the data again")
        if len(self.calls) and int(self.calls[:, FUNCTION].max()) >= len(config.functions):
            raise ShardError(
                f"there are calls of function {self.calls[:, FUNCTION].max()}, the network has {config.functions}"
            )
        for name, values in (("frames", self.frames), ("labels", self.labels)):
            broken = np.flatnonzero(~np.isfinite(values).all(axis=1))
            if broken.size:
                raise ShardError(f"{broken.size} {name}, the first at {broken[0]}, hold what is no finite number")


def shard_paths(folder: Path) -> list[Path]:
    """Return the shards of a folder, in order of name."""
    return sorted(folder.glob("*.npz"))


def read_shards(folder: Path) -> tuple[list[Shard], str]:
    """Return the shards of a folder, and a hash of their files; raise ShardError."""
    paths = shard_paths(folder)
    digest = hashlib.sha256()
    for path in paths:
        for file in (path, path.with_suffix(IMAGES)):
            if file.exists():
                with file.open("rb") as opened:
                    digest.update(hashlib.file_digest(opened, "sha256").digest())
    return [Shard.load(path) for path in paths], digest.hexdigest()


def _joined_images(records: list[CallRecord]) -> np.ndarray:
    """Return rows of the images of all records for each frame."""
    found, before = [], 0
    for record in records:
        rows = np.array(record.image_of, np.int64)
        found.append(np.where(rows >= 0, rows + before, -1))
        before += len(record.images)
    return np.concatenate(found)


def _without_waits(flags: np.ndarray) -> np.ndarray:
    """Return flags, Shape=(n, 3), without labels where an expert waits before it goes on.

    How long it has waited is not seen: a policy that imitates waiting waits forever. At the end of a call it may.
    """
    going_on = np.flatnonzero(~flags[:, OVER])
    end = int(going_on[-1]) if len(going_on) else 0
    flags[:end, LABELLED] &= ~flags[:end, OVER]
    return flags
