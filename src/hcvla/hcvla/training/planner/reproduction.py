"""Makes a planner within a given time: train on drawn sentences, measure, write checkpoint, card and results."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.model import SIZES, PlannerConfig, PlannerForCodeGeneration, Size
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.language.catalogue import CATALOGUE
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.training.device import use_device
from hcvla.training.planner.card import CARD, model_card
from hcvla.training.planner.checkpoint import size_of
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.program_accuracy import evaluate, evaluate_request
from hcvla.training.planner.trainer import train_planner
from hcvla.training.run_record import Log, RowLog, measure_until, noting, run_settings, write_results

PLANNER, RUN = "planner", "run"
_ENDLESS = 10_000_000
"""Steps: the time decides."""


@dataclass(frozen=True, kw_only=True)
class PlannerReproductionConfig:
    """What may be spent, and on what machine."""

    out: Path
    minutes: float
    """Wall-clock time for everything."""
    device: str = "cpu"
    workers: int = 0
    """Processes that draw sentences; 0: none but this one."""
    size: Size | None = None
    """Of the network; None: as that of `start`, else large on a GPU and small on a processor."""
    learning_rate: float | None = None
    """Its peak; None: 1e-3 for the large, 2e-3 for the small decoder."""
    batch: int | None = None
    """Sentences a step; None: 512 on a GPU, 64 on a processor."""
    evaluation_share: float = 0.08
    """Of the time, for measuring at the end."""
    samples: int = 64
    """Sentences of each kind that are measured; fewer if the time is over."""
    start: Path | None = None
    """Checkpoint folder to go on from; None: from nothing."""
    seed: int = 0

    @property
    def on_gpu(self) -> bool:
        """Whether it is trained on a GPU."""
        return self.device.startswith("cuda")

    @property
    def chosen_size(self) -> Size:
        """The size of the network; raise HcvlaError if that of `start` is none of them."""
        if self.size is None and self.start is not None:
            return size_of(self.start)
        return self.size or ("large" if self.on_gpu else "small")

    def training(self, minutes: float) -> PlannerTrainConfig:
        """Return how the planner is trained for some minutes."""
        plain = PlannerTrainConfig(
            steps=_ENDLESS,
            minutes=minutes,
            seed=self.seed,
            device=self.device,
            workers=self.workers,
            learning_rate=self.learning_rate or (1e-3 if self.chosen_size == "large" else 2e-3),
            evaluate_every=0,
        )
        if not self.on_gpu:
            return replace(plain, batch_size=self.batch or 64, micro_batch=min(32, self.batch or 64))
        batch = self.batch or 512
        # An H100 takes longer to learn from sentences than twelve processes to draw them: few need to come again.
        return replace(
            plain, batch_size=batch, micro_batch=min(256, batch), replayed=0.3, warmup_steps=100, save_every=1000,
            pooled_steps=2,
        )  # fmt: skip


def reproduce_planner(config: PlannerReproductionConfig, log: Log = print) -> dict[str, Any]:
    """Run everything within the time; `out` then holds the checkpoint with its card, results and log."""
    started = time.monotonic()
    use_device(config.device)
    config.out.mkdir(parents=True, exist_ok=True)
    training = config.training(config.minutes * (1.0 - config.evaluation_share))
    model_config = PlannerConfig.of_size(config.chosen_size, list(Tokenizer.for_api(ROBOT_API).tokens))
    with noting(config.out, log) as note:
        settings = run_settings(config.device, config, training) | {
            "size": config.chosen_size,
            "decoder": SIZES[config.chosen_size],
        }
        note(json.dumps(settings, default=str))
        rows = RowLog(note)
        model = train_planner(config.out / RUN, training, start=config.start, model_config=model_config, report=rows)
        results = settings | {
            "parameters": sum(parameter.numel() for parameter in model.parameters()),
            "steps": rows.last["step"],
            "sentences": rows.last["step"] * training.batch_size,
            "learned_after_sec": time.monotonic() - started,
            "losses": {name: rows.last[name] for name in ("code", "grounding")},
        }
        _write(config.out, results, model)
        note(f"learned after {results['learned_after_sec']:.0f} s; measuring")
        results["measured"] = _measure(model, config.samples, started + 60.0 * config.minutes, note)
        _write(config.out, results, model)
        note(f"finished after {time.monotonic() - started:.0f} s")
    return results


def _measure(model: PlannerForCodeGeneration, count: int, deadline: float, note: Log) -> dict[str, float]:
    """Return the share of exact goals and programs by condition and by request, as far as the time goes."""
    tokenizer = Tokenizer(model.config.vocabulary)

    def share(name: str) -> float:
        measure = evaluate if name in CONDITIONS else evaluate_request
        return measure(model, tokenizer, name, count)

    return measure_until(deadline, (*CONDITIONS, *CATALOGUE), share, lambda share: f"{100.0 * share:5.1f} %", note)


def _write(out: Path, results: Mapping[str, Any], model: PlannerForCodeGeneration) -> None:
    """Write the checkpoint in 16 bits, its card and the results."""
    weights = {name: value.detach().half().cpu() for name, value in model.state_dict().items()}
    model.save_pretrained(out / PLANNER, state_dict=weights)
    (out / PLANNER / CARD).write_text(model_card(results), encoding="utf-8")
    write_results(out, results)
