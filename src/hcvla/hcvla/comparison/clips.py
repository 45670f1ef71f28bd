"""Films of failures: one for each system and cause, made small, as far as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hcvla.comparison.evaluated import Evaluated
from hcvla.comparison.rows import Row
from hcvla.comparison.small_film import small_film
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.report import explanation, video_name
from hcvla.evaluation.request import VIDEOS


@dataclass(frozen=True)
class FailureClip:
    """A film and what it shows."""

    caption: str
    film: bytes
    """An MP4 file."""


def failure_clips(rows: Sequence[Row], budget: int) -> list[FailureClip]:
    """Return the shortest film of a failure for each system and cause, of at most `budget` bytes together.

    Where they do not fit together, the largest are left out. Raises FilmError.
    """
    filmed = [found for row in rows for each in row.evaluations for found in _filmed(row, each)]
    shortest: dict[tuple[str, str], tuple[str, Path]] = {}
    for system, episode, file in sorted(filmed, key=lambda found: found[1].control_steps):
        caption = f"{system}, {episode.cause}: {episode.task}, seed {episode.seed}. {explanation(episode)}"
        shortest.setdefault((system, str(episode.cause)), (caption, file))
    clips = [FailureClip(caption, small_film(file)) for caption, file in shortest.values()]
    chosen: list[FailureClip] = []
    for clip in sorted(clips, key=lambda clip: len(clip.film)):
        if sum(len(each.film) for each in chosen) + len(clip.film) <= budget:
            chosen.append(clip)
    return sorted(chosen, key=lambda clip: clip.caption)


def _filmed(row: Row, evaluated: Evaluated) -> list[tuple[str, EpisodeResult, Path]]:
    folder = evaluated.folder / VIDEOS
    files = ((episode, folder / video_name(episode.task, episode.seed)) for episode in evaluated.episodes)
    return [(row.name, episode, file) for episode, file in files if episode.cause is not None and file.is_file()]
