"""Makes the planner's network of sight within a given time: render, train, measure, write checkpoint and card."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcvla.planner.sight.folder import FOLDER
from hcvla.training.run_record import Log, RowLog, noting, run_settings, write_results
from hcvla.training.sight.card import CARD, sight_card
from hcvla.training.sight.crops import NOTHING, CropSet, render_crops
from hcvla.training.sight.scenes import SightSceneConfig
from hcvla.training.sight.trainer import SightTrainConfig, share_right, train_sight

CROPS = "crops.npz"
_SEED_STEP = 900_001
"""From the training's seed to those of what is measured on."""


@dataclass(frozen=True, kw_only=True)
class SightReproductionConfig:
    """What may be spent."""

    out: Path
    minutes: float = 20.0
    """Wall-clock time for everything."""
    images: int = 4000
    """To render, if the time for it suffices; ten of each table."""
    steps: int = 3000
    """To train, if the time suffices."""
    rendering: float = 0.4
    """Share of the time for rendering; crops of an earlier run in OUT are used again."""
    measured: int = 240
    """Images to measure on, of each kind."""
    evaluation: float = 0.1
    """Share of the time for measuring."""
    seed: int = 100


def reproduce_sight(config: SightReproductionConfig, log: Log = print) -> dict[str, Any]:
    """Run everything within the time; OUT/sight is what goes into a planner's folder."""
    started = time.monotonic()
    config.out.mkdir(parents=True, exist_ok=True)
    with noting(config.out, log) as note:
        crops = _crops(config, note)
        left = config.minutes * (1.0 - config.evaluation) - (time.monotonic() - started) / 60.0
        training = SightTrainConfig(steps=config.steps, minutes=max(left, 0.01), seed=config.seed)
        settings = run_settings("cpu", config, training)
        note(json.dumps(settings, default=str))
        tower = train_sight(crops, training, report=RowLog(note))
        tower.save(config.out / FOLDER)
        results = settings | {
            "crops": len(crops.names),
            "empty": crops.names.count(NOTHING),
            "parameters": sum(parameter.numel() for parameter in tower.parameters()),
            "learned_after_sec": round(time.monotonic() - started, 1),
            "measured": _measure(tower, config, note),
        }
        write_results(config.out, results)
        (config.out / FOLDER / CARD).write_text(sight_card(results), encoding="utf-8")
        note(f"finished after {time.monotonic() - started:.0f} s")
    return results


def _crops(config: SightReproductionConfig, note: Log) -> CropSet:
    file = config.out / CROPS
    if file.exists():
        return CropSet.load(file)
    crops = render_crops(config.images, config.seed, minutes=config.minutes * config.rendering)
    crops.save(file)
    note(f"{len(crops.names)} crops rendered")
    return crops


def _measure(tower: Any, config: SightReproductionConfig, note: Log) -> Mapping[str, Mapping[str, float]]:
    """Return the shares of right words on tables that training did not draw, and on paint that it never shows."""
    shares = {}
    minutes = config.minutes * config.evaluation / 2.0
    for offset, held_out in enumerate((False, True)):
        name = "paint never trained on" if held_out else "other tables"
        scenes = SightSceneConfig(held_out=held_out)
        crops = render_crops(config.measured, config.seed + _SEED_STEP + offset, scenes, minutes=minutes)
        shares[name] = {kind: round(share, 4) for kind, share in share_right(tower, crops).items()}
        shares[name]["crops"] = len(crops.names)
        note(f"{name}: {json.dumps(shares[name])}")
    return shares
