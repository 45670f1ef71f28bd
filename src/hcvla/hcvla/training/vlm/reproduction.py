"""Trains a pre-trained model as a planner within a given time, and measures it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcvla.evaluation.statistics import wilson_interval
from hcvla.planner.model_folder import load_processor
from hcvla.planner.vlm.bases import find_base
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from hcvla.tasks.language.catalogue import CATALOGUE
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.training.device import use_device
from hcvla.training.run_record import Log, RowLog, measure_until, noting, run_settings, write_results
from hcvla.training.vlm.accuracy import Exact, exact_in_condition, exact_in_request
from hcvla.training.vlm.config import Tuning, VlmTrainConfig
from hcvla.training.vlm.pictures import kept_pictures
from hcvla.training.vlm.trainer import MODEL, train_vlm

RUN = "run"
_ENDLESS = 10_000_000
"""Steps: the time decides."""


@dataclass(frozen=True, kw_only=True)
class VlmReproductionConfig:
    """What may be spent, and on what machine."""

    out: Path
    model: str
    minutes: float
    """Wall-clock time for everything."""
    device: str = "cpu"
    workers: int = 0
    """Processes that draw sentences; 0: none but this one."""
    tuning: Tuning = "lora"
    batch: int | None = None
    """Samples a step; None: 128 on a GPU, 16 on a processor."""
    learning_rate: float | None = None
    """Its peak; None: the trainer's own."""
    images: int = 0
    """Scenes to render, if the model is to see; its vision tower is trained then."""
    samples: int = 64
    """Sentences of each kind that are measured; fewer if the time is over."""
    evaluation_share: float = 0.12
    """Of the time, for measuring at the end."""
    seed: int = 0

    def training(self, minutes: float) -> VlmTrainConfig:
        """Return how the model is trained for some minutes."""
        on_gpu = self.device.startswith("cuda")
        batch = self.batch or (128 if on_gpu else 16)
        return VlmTrainConfig(
            model=self.model,
            steps=_ENDLESS,
            minutes=minutes,
            seed=self.seed,
            device=self.device,
            workers=self.workers,
            tuning=self.tuning,
            vision=self.images > 0,
            batch_size=batch,
            # A processor gains nothing by more, and loses by what is filled up.
            micro_batch=min(64 if on_gpu else 2, batch),
            learning_rate=self.learning_rate,
            # Small models fit without it, and it costs a third of the time.
            checkpointing=False,
            log_every=10 if on_gpu else 1,
            save_every=200 if on_gpu else 5,
        )


def reproduce_vlm(config: VlmReproductionConfig, log: Log = print, *, resume: bool = False) -> dict[str, Any]:
    """Run everything within the time; `out/run/model` is then what `planner:=` takes. Raises HcvlaError."""
    started = time.monotonic()
    use_device(config.device)
    config.out.mkdir(parents=True, exist_ok=True)
    base = find_base(config.model, download=True)
    training = config.training(config.minutes * (1.0 - config.evaluation_share))
    pictures = kept_pictures(config.out / "pictures.npz", config.images, config.seed) if config.images else []
    with noting(config.out, log, resume=resume) as note:
        results = run_settings(config.device, config, training)
        note(json.dumps(results, default=str))
        rows = RowLog(note)
        model = train_vlm(config.out / RUN, training, resume=resume, pictures=pictures, report=rows)
        steps = rows.last["step"]
        results |= {"steps": steps, "samples": steps * training.batch_size, "last": rows.last}
        write_results(config.out, results)
        inner = model.get_base_model() if hasattr(model, "peft_config") else model
        tokens = ChatTokens(load_processor(base), inputs_of(inner))
        results["measured"] = _measure(model, tokens, config, started + 60.0 * config.minutes, note)
        write_results(config.out, results)
        note(f"finished after {time.monotonic() - started:.0f} s: {config.out / RUN / MODEL}")
    return results


def _measure(
    model: Any, tokens: ChatTokens, config: VlmReproductionConfig, deadline: float, note: Log
) -> dict[str, dict[str, int]]:
    """Return how many programs are exact by condition and by request, as far as the time goes."""

    def exact(name: str) -> Exact:
        measure = exact_in_condition if name in CONDITIONS else exact_in_request
        return measure(model, tokens, name, config.samples)

    found = measure_until(deadline, (*CONDITIONS, *CATALOGUE), exact, _share, note)
    return {name: result.as_json() for name, result in found.items()}


def _share(result: Exact) -> str:
    low, high = wilson_interval(result.programs, result.samples)
    share = 100.0 * result.programs / result.samples
    interval = f"{100.0 * low:.0f} to {100.0 * high:.0f}"
    return f"{result.programs} of {result.samples} exact, {share:.1f} % ({interval}); {result.refused} refused"
