"""Trains the embedded planner: a loop over drawn sentences, with checkpoints to resume from and a JSON log."""

from __future__ import annotations

import json
import math
import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from torch.nn import functional

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.planner.batch import PlannerBatch
from hcvla.planner.model import PlannerConfig, PlannerForCodeGeneration
from hcvla.planner.tokenizer import Tokenizer
from hcvla.tasks.language.conditions import CONDITIONS
from hcvla.tasks.language.samples import REFUSALS, Sample, SampleConfig, SampleSource, draw_family
from hcvla.tasks.language.vocabulary import NamedScene
from hcvla.training.planner.data import IGNORED, RenderedScene, Targets, make_training_batch
from hcvla.training.planner.program_accuracy import evaluate


@dataclass(frozen=True)
class PlannerTrainConfig:
    """How the planner is trained."""

    steps: int = 4000
    minutes: float = 0.0
    """Stop after so long even if steps are left, the learning rate then being as low as at the end; 0 = no limit."""
    seed: int = 0
    batch_size: int = 64
    """Sentences an optimiser step; each brings all answers of its program."""
    micro_batch: int = 32
    """Sentences a forward pass; they are sorted by length first, so that little is padded."""
    learning_rate: float = 2e-3
    """Peak, after the warm-up; falls along a cosine to a twentieth."""
    warmup_steps: int = 100
    weight_decay: float = 0.05
    gradient_norm: float = 1.0
    grounding_weight: float = 1.0
    where_weight: float = 0.2
    kind_weight: float = 0.3
    """Weight of the auxiliary question which family, or which refusal, a sentence is."""
    state_noise: float = 0.15
    """Noise on the text encoder's states, in their own standard deviations: nearby words should mean the same."""
    piece_dropout: float = 0.05
    """Share of the sentence's word pieces that are hidden."""
    failures: float = 0.08
    """Share of pick and place answers that fail once and are made good."""
    image_share: float = 0.15
    """Share of forward passes with rendered scenes, if there are any."""
    refused: float = 0.22
    """Share of sentences that must be refused."""
    free: float = 0.65
    """Share of the others that are drawn from all requests, not from the eight families alone."""
    replayed: float = 0.6
    """Share of sentences that come again, from the last 6000: encoding a new one costs as much as learning from it."""
    save_every: int = 250
    evaluate_every: int = 500
    evaluation_samples: int = 128


def train_planner(
    out: Path,
    config: PlannerTrainConfig,
    *,
    resume: bool = False,
    start: Path | None = None,
    rendered_scenes: Sequence[RenderedScene] = (),
    model_config: PlannerConfig | None = None,
    report: Callable[[dict], None] = lambda _: None,
) -> PlannerForCodeGeneration:
    """Train into the folder `out` and return the model.

    With `resume` go on from its last checkpoint; with `start` begin with the weights of another checkpoint folder.
    """
    # Now rather than after the first steps: transformers only logs that it cannot write there.
    (out / "model").mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    tokenizer = Tokenizer.for_api(ROBOT_API)
    model = PlannerForCodeGeneration(model_config or PlannerConfig(vocabulary=list(tokenizer.tokens)))
    optimizer = torch.optim.AdamW(_groups(model, config.weight_decay), lr=config.learning_rate, betas=(0.9, 0.98))
    if start is not None:
        _take_weights(model, start)
    first = _resume(out, model, optimizer) if resume else 0
    recorded = {"config": asdict(config), "start": str(start or ""), "first_step": first}
    (out / "train_config.json").write_text(json.dumps(recorded, indent=2))
    # A resumed run draws new samples, not those from the start again.
    stream = _Stream(replace(config, seed=config.seed + 7919 * first), tokenizer, rendered_scenes, model)
    started = time.monotonic()
    model.train()
    with (out / "log.jsonl").open("a") as log, _ahead(stream.batches) as batches:
        for step in range(first, config.steps):
            seconds = time.monotonic() - started
            spent = seconds / (60.0 * config.minutes or math.inf)
            losses = _step(model, optimizer, next(batches), config, _rate(step, spent, config))
            done, last = step + 1, step + 1 == config.steps or spent >= 1.0
            if done % 25 == 0 or last:
                row = {"step": done, "seconds": round(seconds, 1), **losses}
                if done % config.evaluate_every == 0 or last:
                    row |= _exactness(model, tokenizer, config.evaluation_samples)
                log.write(json.dumps(row) + "\n")
                log.flush()
                report(row)
            if done % config.save_every == 0 or last:
                _save(out, model, optimizer, done)
            if last:
                break
    return model.eval()


def _resume(out: Path, model: PlannerForCodeGeneration, optimizer: torch.optim.Optimizer) -> int:
    """Take over the last checkpoint in a folder and return how many steps were done."""
    state_file = out / "trainer.pt"
    if not state_file.exists():
        raise HcvlaError(f"there is nothing to resume in {out}: it has no trainer.pt; start without --resume")
    state = torch.load(state_file, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def _exactness(model: PlannerForCodeGeneration, tokenizer: Tokenizer, count: int) -> dict[str, float]:
    return {f"exact_{name}": evaluate(model, tokenizer, name, count) for name in CONDITIONS}


@contextmanager
def _ahead(make: Callable[[], list]) -> Iterator[Iterator[list]]:
    """Yield an endless iterator over what `make` returns, the next being made while the last is used."""
    with ThreadPoolExecutor(1) as pool:

        def results() -> Iterator[list]:
            waiting = pool.submit(make)
            while True:
                ready = waiting.result()
                waiting = pool.submit(make)
                yield ready

        yield results()


class _Stream:
    """Endless forward passes' worth of samples."""

    def __init__(
        self,
        config: PlannerTrainConfig,
        tokenizer: Tokenizer,
        rendered_scenes: Sequence[RenderedScene],
        model: PlannerForCodeGeneration,
    ) -> None:
        self._config, self._tokenizer, self._rendered_scenes = config, tokenizer, rendered_scenes
        self._image_size = model.config.vision_config.image_size
        self._rng = random.Random(config.seed)
        self._source = SampleSource(config.seed, SampleConfig(refused=config.refused, free=config.free))
        self._kept: deque[Sample] = deque(maxlen=6000)

    def batches(self) -> list:
        """Return the forward passes of one optimiser step."""
        config = self._config
        count = config.batch_size // config.micro_batch
        with_image = [bool(self._rendered_scenes) and self._rng.random() < config.image_share for _ in range(count)]
        plain: list[tuple[Sample, RenderedScene | None]] = [
            (self._next(), None) for _ in range(config.micro_batch * with_image.count(False))
        ]
        plain.sort(key=lambda pair: sum(map(len, pair[0].steps)))
        size = config.micro_batch
        chunks = [plain[i : i + size] for i in range(0, len(plain), size)]
        chunks += [[self._pictured() for _ in range(size)] for _ in range(with_image.count(True))]
        return [
            make_training_batch(self._rng, chunk, self._tokenizer, self._image_size, failures=config.failures)
            for chunk in chunks
        ]

    def _next(self) -> Sample:
        """Draw a new sample, or one drawn before, whose sentence needs no encoding."""
        if len(self._kept) >= 64 and self._rng.random() < self._config.replayed:
            return self._rng.choice(self._kept)
        self._kept.append(self._source.draw())
        return self._kept[-1]

    def _pictured(self) -> tuple[Sample, RenderedScene | None]:
        while True:
            rendered = self._rng.choice(self._rendered_scenes)
            kind = self._rng.choice(REFUSALS) if self._rng.random() < self._config.refused else draw_family(self._rng)
            names = list(rendered.names)
            names.sort()
            sample = self._source.request(NamedScene(tuple(names), {name: name for name in names}), kind)
            if sample is not None:
                return sample, rendered


def _step(
    model: PlannerForCodeGeneration,
    optimizer: torch.optim.Optimizer,
    batches: Sequence[tuple[PlannerBatch, Targets]],
    config: PlannerTrainConfig,
    rate: float,
) -> dict[str, float]:
    for group in optimizer.param_groups:
        group["lr"] = rate
    totals = {"loss": 0.0, "code": 0.0, "grounding": 0.0, "kind": 0.0}
    tokens = sum(int((targets.code != IGNORED).sum()) for _, targets in batches)
    for batch, targets in batches:
        _disturb(batch, config)
        code, grounding, where, kind = losses_of(model(batch), targets)
        share = float((targets.code != IGNORED).sum()) / max(tokens, 1)
        beside = config.grounding_weight * grounding + config.where_weight * where + config.kind_weight * kind
        loss = code * share + beside / len(batches)
        loss.backward()
        totals["loss"] += float(loss.detach())
        totals["code"] += float(code.detach()) * share
        totals["grounding"] += float(grounding.detach()) / len(batches)
        totals["kind"] += float(kind.detach()) / len(batches)
    torch.nn.utils.clip_grad_norm_(model.parameters(), config.gradient_norm)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {name: round(value, 4) for name, value in totals.items()}


def losses_of(outputs: dict[str, torch.Tensor], targets: Targets) -> tuple[torch.Tensor, ...]:
    """Return the losses of code, grounding, "where is it" (0 without images) and "what kind of request is it"."""
    code = functional.cross_entropy(outputs["logits"].flatten(0, 1), targets.code.flatten(), ignore_index=IGNORED)
    scores, spoken = outputs["grounding"], targets.grounding.clone()
    for row, length in enumerate((targets.grounding != IGNORED).sum(1).tolist()):
        spoken[row, length:] = IGNORED
    grounding = functional.cross_entropy(scores.flatten(0, 1), spoken.flatten(), ignore_index=IGNORED)
    # The mean over no sentence of a known kind would be no number.
    known = targets.kinds != IGNORED
    kind = functional.cross_entropy(outputs["kind"][known], targets.kinds[known]) if known.any() else code.new_zeros(())
    if (targets.cells == IGNORED).all():
        return code, grounding, code.new_zeros(()), kind
    where = functional.cross_entropy(outputs["where"].flatten(0, 1), targets.cells.flatten(), ignore_index=IGNORED)
    return code, grounding, where, kind


def _disturb(batch, config: PlannerTrainConfig) -> None:  # noqa: ANN001
    batch.states = batch.states + config.state_noise * batch.states.std() * torch.randn_like(batch.states)
    hidden = (torch.rand(batch.text_mask.shape) < config.piece_dropout) & (batch.number_tags == 0)
    keep = (~hidden)[..., None]
    batch.words, batch.states = batch.words * keep, batch.states * keep


def _groups(model: PlannerForCodeGeneration, decay: float) -> list[dict]:
    weights = [p for p in model.parameters() if p.ndim >= 2]
    rest = [p for p in model.parameters() if p.ndim < 2]
    return [{"params": weights, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]


def _rate(step: int, spent: float, config: PlannerTrainConfig) -> float:
    """Return the learning rate of a step; `spent` is the share of the time limit that is over, 0 to 1."""
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    progress = max(spent, (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps))
    return config.learning_rate * (0.05 + 0.475 * (1.0 + math.cos(math.pi * min(1.0, progress))))


def _take_weights(model: PlannerForCodeGeneration, folder: Path) -> None:
    """Take the weights of a checkpoint folder; what it lacks, because the network has grown, stays as it is."""
    try:
        loaded: Any = PlannerForCodeGeneration.from_pretrained(
            str(folder), local_files_only=True, output_loading_info=True
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise HcvlaError(f"cannot start from {folder}: {str(error).splitlines()[0]}") from error
    other, told = loaded
    if other.config.vocabulary != model.config.vocabulary:
        raise HcvlaError(f"cannot start from {folder}: it was trained for another robot API; train from nothing")
    weights = {name: value for name, value in other.state_dict().items() if name not in told["missing_keys"]}
    model.load_state_dict(weights, strict=False)


def _save(out: Path, model: PlannerForCodeGeneration, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint; the trainer's state last and at once, so that a kill leaves a whole one."""
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    try:
        model.save_pretrained(out / "model")
        torch.save(state, out / "trainer.pt.new")
        (out / "trainer.pt.new").replace(out / "trainer.pt")
    except (RuntimeError, SafetensorError) as error:  # what torch and safetensors make of a full disk
        reason = str(error).splitlines()[0]
        raise HcvlaError(f"no checkpoint can be written to {out} ({reason}); free some room, then --resume") from None
