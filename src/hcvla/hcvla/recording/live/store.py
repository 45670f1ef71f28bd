"""The dataset that a recording goes into: new or gone on with; finished episodes are joined in batches."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from hcvla.datasets.dataset import episode_rows
from hcvla.datasets.episode import EpisodeWriter
from hcvla.datasets.errors import full_disk_as_error
from hcvla.datasets.failures import Failure, note_failure, read_failures
from hcvla.datasets.folder_lock import check_pixels, claim_folder, lock_folder
from hcvla.datasets.join import clear_leftovers, join_staged, repair, staged_episodes
from hcvla.datasets.layout import STAGING
from hcvla.recording.live.episode import RECORDED

JOIN_EPISODES = 64
"""So many staged episodes are joined into one file of each kind."""


class RecordingStore:
    """A folder that episodes are recorded into; a context manager that keeps others out of it."""

    def __init__(self, out: Path, pixels: int, *, resume: bool) -> None:
        """Claim the folder and fix what an interruption left; raise DatasetError, then nothing was started."""
        check_pixels(pixels)
        command = f"hcvla record --out {out.name} --pixels {pixels}"
        claim_folder(out, {"source": RECORDED, "pixels": pixels}, resume=resume, command=command)
        self.out, self.pixels = out, pixels
        self.failures: Counter[str] = Counter()
        """Failed episodes of this recording by cause."""
        self.kept = self.frames = 0
        self._lock = lock_folder(out)
        clear_leftovers(out)
        repair(out, pixels)
        self._next = self._first_free()
        self._staged = len(staged_episodes(out))

    @property
    def total(self) -> int:
        """Episodes in the dataset, those included that wait to be joined."""
        return len(episode_rows(self.out)) + len(staged_episodes(self.out))

    def begin(self) -> tuple[int, EpisodeWriter]:
        """Return the number of a new episode and who writes it; raise NoRoomError."""
        with full_disk_as_error(self.out):
            writer = EpisodeWriter(self.out / STAGING, self.pixels)
        return self.number(), writer

    def number(self) -> int:
        """Return the number of the next episode, which it uses up."""
        self._next += 1
        return self._next - 1

    def keep(self, frames: int) -> None:
        """Count an episode that was staged; raise NoRoomError."""
        self.kept += 1
        self.frames += frames
        self._staged += 1
        if self._staged >= JOIN_EPISODES:
            self.join()

    def fail(self, number: int, cause: str, message: str, *, kept: bool) -> None:
        """Note an episode that was not done; raise NoRoomError."""
        self.failures[cause] += 1
        with full_disk_as_error(self.out):
            note_failure(self.out, Failure(task=RECORDED, seed=number, cause=cause, message=message, kept=kept))

    def join(self) -> None:
        """Join what is staged; raise NoRoomError."""
        with full_disk_as_error(self.out):
            join_staged(self.out, self.pixels)
        self._staged = 0

    def close(self) -> None:
        """Let others in."""
        os.close(self._lock)

    def _first_free(self) -> int:
        used = [int(row.values["hcvla/seed"]) for row in episode_rows(self.out)]
        used += [int(meta["seed"]) for _, meta in staged_episodes(self.out)]
        used += [failure.seed for failure in read_failures(self.out)]
        return max(used, default=-1) + 1
