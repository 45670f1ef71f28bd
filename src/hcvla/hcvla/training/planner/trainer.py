"""Trains the embedded planner: a loop over drawn sentences, with checkpoints to resume from and a JSON log."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import torch

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.language.text_encoder import shared_text_encoder
from hcvla.planner.embedded.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.training.planner import checkpoint
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED
from hcvla.training.planner.losses import disturbed, losses_of
from hcvla.training.planner.optimizer import PlannerOptimizer
from hcvla.training.planner.program_accuracy import evaluate
from hcvla.training.planner.stream import Step, training_steps

_LOG_EVERY = 25
"""Steps between two lines of the log."""


def train_planner(
    out: Path,
    config: PlannerTrainConfig,
    *,
    resume: bool = False,
    start: Path | None = None,
    model_config: PlannerConfig | None = None,
    report: Callable[[dict], None] = lambda _: None,
) -> PlannerForCodeGeneration:
    """Train into the folder `out` and return the model.

    With `resume` go on from its last checkpoint; with `start` begin with the weights of another checkpoint folder.
    """
    check_device(config.device)
    # Now rather than after the first steps: transformers only logs that it cannot write there.
    (out / checkpoint.MODEL).mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    tokenizer = Tokenizer.for_api(ROBOT_API)
    model = _network(model_config or PlannerConfig(vocabulary=list(tokenizer.tokens)), config.device)
    optimizer = PlannerOptimizer(model, config.weight_decay)
    left = checkpoint.take_weights(model, start) if start is not None else []
    first = checkpoint.resume(out, model, optimizer) if resume else 0
    recorded = {"config": asdict(config), "start": str(start or ""), "new_weights": left, "first_step": first}
    (out / "train_config.json").write_text(json.dumps(recorded, indent=2))
    # A resumed run draws new samples, not those from the start again.
    drawn = replace(config, seed=config.seed + 7919 * first)
    steps = training_steps(drawn, tokenizer)
    started = time.monotonic()
    model.train()
    with (out / "log.jsonl").open("a") as log, _ahead(steps) as ready:
        for step in range(first, config.steps):
            seconds = time.monotonic() - started
            spent = seconds / (60.0 * config.minutes or math.inf)
            rate = _rate(step, spent, config)
            losses = _step(model, optimizer, next(ready), config, rate)
            done, last = step + 1, step + 1 == config.steps or spent >= 1.0
            if done % _LOG_EVERY == 0 or last:
                row = {"step": done, "seconds": round(seconds, 1), "rate": round(rate, 6), **_numbers(losses)}
                if config.evaluate_every and (done % config.evaluate_every == 0 or last):
                    row |= _exactness(model, tokenizer, config.evaluation_samples)
                print(json.dumps(row), file=log, flush=True)
                report(row)
            if done % config.save_every == 0 or last:
                checkpoint.save(out, model, optimizer, done)
            if last:
                break
    return model.eval()


def _network(model_config: PlannerConfig, device: str) -> PlannerForCodeGeneration:
    model = PlannerForCodeGeneration(model_config)
    model.to(device)  # type: ignore[arg-type]
    if model.device.type == "cpu":
        # The fused attention is three times as slow there in 16 bits, and no faster in 32.
        model.decoder.set_attn_implementation("eager")
    return model


def check_device(name: str) -> None:
    """Raise HcvlaError for a GPU that is not there."""
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise HcvlaError(f"device '{name}' is chosen, but PyTorch {torch.__version__} sees no GPU; use cpu")


def computes_in_16_bits(device: torch.device) -> bool:
    """Whether 16 bits are faster: on a GPU, and on a processor that multiplies them itself (four times as fast)."""
    return device.type == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))


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


def _step(
    model: PlannerForCodeGeneration,
    optimizer: PlannerOptimizer,
    batches: Step,
    config: PlannerTrainConfig,
    rate: float,
) -> dict[str, torch.Tensor]:
    """Take one optimiser step and return its losses, which are not waited for."""
    device = model.device
    totals = {name: torch.zeros((), device=device) for name in ("loss", "code", "grounding")}
    tokens = sum(int((targets.code != IGNORED).sum()) for _, targets in batches)
    for batch, targets in batches:
        share = float((targets.code != IGNORED).sum()) / max(tokens, 1)
        batch, targets = batch.to(device), targets.to(device)
        with torch.autocast(device.type, torch.bfloat16, enabled=computes_in_16_bits(device)):
            texts = disturbed(batch, text_features(batch, shared_text_encoder(str(device))), config)
            code, grounding = losses_of(model(batch, texts), targets)
        loss = code * share + config.grounding_weight * grounding / len(batches)
        loss.backward()
        parts = {"loss": loss, "code": code * share, "grounding": grounding / len(batches)}
        for name, part in parts.items():
            totals[name] += part.detach()
    torch.nn.utils.clip_grad_norm_(model.parameters(), config.gradient_norm)
    optimizer.step(rate)
    return totals


def _numbers(losses: dict[str, torch.Tensor]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in losses.items()}


def _rate(step: int, spent: float, config: PlannerTrainConfig) -> float:
    """Return the learning rate of a step; `spent` is the share of the time limit that is over, 0 to 1."""
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    progress = max(spent, (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps))
    return config.learning_rate * (0.05 + 0.475 * (1.0 + math.cos(math.pi * min(1.0, progress))))
