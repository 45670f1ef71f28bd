"""Makes the eyes of policies from a dataset: read it, train, measure, write weights, results and card."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hcvla.skills.diffusion.eyes import Eyes, EyesError, load_eyes, save_eyes
from hcvla.training.eyes.card import eyes_card
from hcvla.training.eyes.trainer import EyesTrainConfig, Report, train_eyes
from hcvla.training.eyes.views import read_views
from hcvla.training.run_record import run_settings, write_results

_FINE_TUNING = 0.5
"""Of the learning rate, where training begins with eyes that were trained before."""


@dataclass(frozen=True, kw_only=True)
class EyesRunConfig:
    """One training."""

    data: Path
    """LeRobot dataset with our call columns."""
    out: Path
    cache: Path | None = None
    """Where images are kept; None: next to the dataset."""
    start: Path | None = None
    """Eyes to begin with, whose weights are trained on by smaller steps; None: from nothing."""
    minutes: float = 6.0
    """Wall-clock time for everything; at least half of it is for training."""
    training: EyesTrainConfig = EyesTrainConfig()


def make_eyes(config: EyesRunConfig, report: Report = lambda row: None) -> dict[str, Any]:
    """Train eyes and write them to OUT; return the results. Raises DatasetError, ShardError or EyesError."""
    if config.out.exists() and any(config.out.iterdir()):
        raise EyesError(config.out, "is not empty; choose another folder, or move it away")
    started = time.monotonic()

    def on_part(done: int, total: int) -> None:
        report({"images of": config.data.name, "tables": f"{done} of {total}"})

    start = load_eyes(config.start) if config.start is not None else None
    views = read_views(config.data, config.cache, on_part)
    left = config.minutes - (time.monotonic() - started) / 60.0
    rate = config.training.learning_rate * (_FINE_TUNING if start is not None else 1.0)
    training = replace(config.training, minutes=max(left, config.minutes / 2.0), learning_rate=rate)
    eyes, found = train_eyes(views, training, report, start)
    results = run_settings("cpu", config, training) | found | _sizes(eyes)
    save_eyes(eyes, config.out, eyes_card(results))
    write_results(config.out, results)
    return found


def _sizes(eyes: Eyes) -> dict[str, Any]:
    parameters = sum(tensor.numel() for network in (eyes.tower, eyes.gaze) for tensor in network.parameters())
    return {"tower": eyes.digest, "parameters": parameters}
