"""Trains the embedded planner: a loop over drawn sentences, with checkpoints to resume from and a JSON log."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from hcvla.api.functions import ROBOT_API
from hcvla.language.text_encoder import shared_text_encoder
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.training.device import in_16_bits, use_device
from hcvla.training.launch import Report
from hcvla.training.planner import checkpoint
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED
from hcvla.training.planner.hardest import drawn_for_hardest, hardest
from hcvla.training.planner.losses import disturbed, losses_of
from hcvla.training.planner.optimizer import PlannerOptimizer
from hcvla.training.planner.program_accuracy import evaluate
from hcvla.training.planner.stream import Step, training_steps
from hcvla.training.team import Team

_LOG_EVERY = 25
"""Steps between two lines of the log."""


def train_planner(
    out: Path,
    config: PlannerTrainConfig,
    *,
    resume: bool = False,
    start: Path | None = None,
    model_config: PlannerConfig | None = None,
    report: Report = lambda _: None,
    team: Team | None = None,
) -> PlannerForCodeGeneration:
    """Train into the folder `out` and return the model.

    With `resume` go on from its last checkpoint; with `start` begin with the weights of another checkpoint folder. The
    network is as large as `model_config` says; None: as the one it starts from, or small.
    """
    use_device(config.device)
    team = team or Team()
    # Now rather than after the first steps: transformers only logs that it cannot write there.
    (out / checkpoint.MODEL).mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    tokenizer = Tokenizer.for_api(ROBOT_API)
    model = _network(model_config or _as_before(start, tokenizer), config.device)
    optimizer = PlannerOptimizer(model, config.weight_decay, config.reader_rate)
    left = checkpoint.take_weights(model, start) if start is not None else []
    first = checkpoint.resume(out, model, optimizer) if resume else 0
    if team.leads:
        recorded = {"config": asdict(config), "start": str(start or ""), "new_weights": left, "first_step": first}
        (out / "train_config.json").write_text(json.dumps(recorded, indent=2))
    _steps(_Run(out, config, model, optimizer, tokenizer, team, report), first)
    return model.eval()


@dataclass(frozen=True)
class _Run:
    out: Path
    config: PlannerTrainConfig
    model: PlannerForCodeGeneration
    optimizer: PlannerOptimizer
    tokenizer: Tokenizer
    team: Team
    report: Report


def _steps(run: _Run, first: int) -> None:
    """Take the steps that are left; save, look and log now and then."""
    config, model, team = run.config, run.model, run.team
    # A resumed run draws new samples, not those from the start again.
    drawn = replace(
        config,
        seed=config.seed + 7919 * first,
        batch_size=config.batch_size // team.count,
        micro_batch=min(config.micro_batch, config.batch_size // team.count),
    )
    torch.manual_seed(drawn.seed + team.rank)
    started = time.monotonic()
    model.train()
    log = (run.out / "log.jsonl").open("a") if team.leads else None
    with log or nullcontext(), _training_steps(run, drawn) as ready:
        for step in range(first, config.steps):
            seconds = float(team.mean(torch.tensor(time.monotonic() - started)))
            spent = seconds / (60.0 * config.minutes or math.inf)
            rate = _rate(step, spent, config)
            losses = _step(run, next(ready), rate)
            done, last = step + 1, step + 1 == config.steps or spent >= 1.0
            if log is not None and (done % _LOG_EVERY == 0 or last):
                row = {"step": done, "seconds": round(seconds, 1), "rate": round(rate, 6), **_numbers(losses)}
                if config.evaluate_every and (done % config.evaluate_every == 0 or last):
                    row |= _exactness(model, run.tokenizer, config.evaluation_samples)
                print(json.dumps(row), file=log, flush=True)
                run.report(row)
            if team.leads and (done % config.save_every == 0 or last):
                checkpoint.save(run.out, model, run.optimizer, done)
            if last:
                return


@contextmanager
def _training_steps(run: _Run, config: PlannerTrainConfig) -> Iterator[Iterator[Step]]:
    """Yield the steps of this process; what is drawn is drawn ahead."""
    selective = config.hardest < 1.0
    drawn = drawn_for_hardest(config) if selective else config
    with _ahead(training_steps(drawn, run.tokenizer, run.team.rank)) as ready:
        yield hardest(ready, run.model, config.hardest, config.seed + run.team.rank) if selective else ready


def _as_before(start: Path | None, tokenizer: Tokenizer) -> PlannerConfig:
    """Return the configuration of the network that is started from, with the words of today; None: the small one."""
    if start is None:
        return PlannerConfig.of_size("small", list(tokenizer.tokens))
    before = checkpoint.configuration(start)
    before.vocabulary = list(tokenizer.tokens)
    before.decoder_config.vocab_size = len(before.vocabulary)
    return before


def _network(model_config: PlannerConfig, device: str) -> PlannerForCodeGeneration:
    model = PlannerForCodeGeneration(model_config)
    if model.reader is not None:
        model.reader.begin_as(shared_text_encoder())
    model.to(device)  # type: ignore[arg-type]
    if model.device.type == "cpu":
        # The fused attention is three times as slow there in 16 bits, and no faster in 32.
        model.decoder.set_attn_implementation("eager")
    return model


def _exactness(model: PlannerForCodeGeneration, tokenizer: Tokenizer, count: int) -> dict[str, float]:
    return {f"exact_{name}": evaluate(model, tokenizer, name, count) for name in CONDITIONS}


@contextmanager
def _ahead(steps: Iterator[Step]) -> Iterator[Iterator[Step]]:
    """Yield an iterator over the same, the next being made while the last is used."""
    with ThreadPoolExecutor(1) as pool:

        def results() -> Iterator[Step]:
            waiting = pool.submit(next, steps)
            while True:
                ready = waiting.result()
                waiting = pool.submit(next, steps)
                yield ready

        yield results()


def _step(run: _Run, batches: Step, rate: float) -> dict[str, torch.Tensor]:
    """Take one optimiser step and return this process's losses, which are not waited for."""
    model, config, device = run.model, run.config, run.model.device
    totals = {name: torch.zeros((), device=device) for name in ("loss", "code", "grounding")}
    tokens = sum(int((targets.code != IGNORED).sum()) for _, targets in batches)
    for batch, targets in batches:
        share = float((targets.code != IGNORED).sum()) / max(tokens, 1)
        batch, targets = batch.to(device), targets.to(device)
        with in_16_bits(device):
            texts = disturbed(batch, model.texts(batch), config)
            code, grounding = losses_of(model(batch, texts), targets)
        loss = code * share + config.grounding_weight * grounding / len(batches)
        loss.backward()
        parts = {"loss": loss, "code": code * share, "grounding": grounding / len(batches)}
        for name, part in parts.items():
            totals[name] += part.detach()
    run.team.average_gradients(model.parameters())
    torch.nn.utils.clip_grad_norm_(model.parameters(), config.gradient_norm)
    run.optimizer.step(rate)
    return totals


def _numbers(losses: dict[str, torch.Tensor]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in losses.items()}


def _rate(step: int, spent: float, config: PlannerTrainConfig) -> float:
    """Return the learning rate of a step; `spent` is the share of the time limit that is over, 0 to 1."""
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    progress = max(spent, (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps))
    return config.learning_rate * (0.05 + 0.475 * (1.0 + math.cos(math.pi * min(1.0, progress))))
