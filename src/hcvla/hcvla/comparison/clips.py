"""Films of failures: one for each system and cause, as far as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hcvla.comparison.evaluated import Evaluated
from hcvla.comparison.rows import Row
from hcvla.evaluation.report import explanation, video_name
from hcvla.evaluation.request import VIDEOS


@dataclass(frozen=True)
class FailureClip:
    """A film and what it shows."""

    caption: str
    file: Path
    size: int
    """In bytes."""


def failure_clips(rows: Sequence[Row], budget: int) -> list[FailureClip]:
    """Return the smallest film of a failure for each system and cause, of at most `budget` bytes together.

    Where they do not fit together, the largest are left out.
    """
    smallest: dict[tuple[str, str], FailureClip] = {}
    for row in rows:
        for each in row.evaluations:
            for cause, clip in _filmed(row, each):
                best = smallest.get((row.name, cause))
                if best is None or clip.size < best.size:
                    smallest[row.name, cause] = clip
    chosen: list[FailureClip] = []
    for clip in sorted(smallest.values(), key=lambda clip: clip.size):
        if sum(each.size for each in chosen) + clip.size <= budget:
            chosen.append(clip)
    return sorted(chosen, key=lambda clip: clip.caption)


def _filmed(row: Row, evaluated: Evaluated) -> list[tuple[str, FailureClip]]:
    found = []
    for episode in evaluated.episodes:
        file = evaluated.folder / VIDEOS / video_name(episode.task, episode.seed)
        if episode.cause is not None and file.is_file():
            caption = f"{row.name}, {episode.cause}: {episode.task}, seed {episode.seed}. {explanation(episode)}"
            found.append((str(episode.cause), FailureClip(caption, file, file.stat().st_size)))
    return found
