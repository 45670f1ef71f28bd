"""Trains a pre-trained model as a planner, on one device or, started by `accelerate launch`, on several."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator, DistributedDataParallelKwargs
from torch.nn import functional

from hcvla.api.errors import HcvlaError
from hcvla.planner.model_folder import load_processor
from hcvla.planner.vlm.bases import find_base
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from hcvla.training.device import computes_in_16_bits, use_device
from hcvla.training.planner.data import IGNORED
from hcvla.training.vlm.batches import ChatBatch
from hcvla.training.vlm.checkpoint import Progress, resume_state, save_state, trained
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.dataset_lessons import read_lessons
from hcvla.training.vlm.lessons import Lesson
from hcvla.training.vlm.pictures import Picture
from hcvla.training.vlm.stream import LessonSteps, training_steps
from hcvla.training.vlm.tuning import open_model, write_folder

MODEL = "model"
_WARM_UP = 0.04
"""Longest share of the time limit that the warm-up takes, where steps are slow."""


class AnswerLoss(torch.nn.Module):
    """The loss of a model on what it should say, summed over tokens."""

    def __init__(self, model: Any) -> None:
        """Take a model that is to be trained."""
        super().__init__()
        self.model = model
        inner = model.get_base_model() if hasattr(model, "peft_config") else model
        self._picks_places = "logits_to_keep" in inputs_of(inner)

    def forward(self, inputs: dict[str, torch.Tensor], targets: torch.Tensor) -> torch.Tensor:
        """Return the sum over tokens, Shape=(); only places where some chat of the batch learns are scored."""
        places = (targets != IGNORED).any(0).nonzero()[:, 0]
        few = {"logits_to_keep": places} if self._picks_places else {}
        scores = self.model(**inputs, **few, use_cache=False).logits
        scores = scores if self._picks_places else scores[:, places]
        wanted = targets[:, places].flatten()
        return functional.cross_entropy(scores.flatten(0, 1).float(), wanted, ignore_index=IGNORED, reduction="sum")


def train_vlm(
    out: Path,
    config: VlmTrainConfig,
    *,
    resume: bool = False,
    pictures: Sequence[Picture] = (),
    report: Callable[[dict], None] = lambda _: None,
) -> Any:
    """Train into the folder `out` and return the model; `out/model` is what `planner:=` takes.

    With `resume` go on from the last state, exactly as if nothing had happened. Raises HcvlaError.
    """
    use_device(config.device)
    accelerator = _accelerator(config)
    out.mkdir(parents=True, exist_ok=True)
    lessons = _lessons(config, report)
    torch.manual_seed(config.seed)
    base = find_base(config.model, download=True)
    model = open_model(base, config)
    inner = model.get_base_model() if hasattr(model, "peft_config") else model
    # Says at once what is wrong with a processor, not out of a worker.
    ChatTokens(load_processor(base), inputs_of(inner))
    peak = config.learning_rate or (3e-4 if hasattr(model, "peft_config") else 1e-4)
    optimizer = torch.optim.AdamW(trained(model).values(), lr=peak, weight_decay=config.weight_decay)
    loss, optimizer = accelerator.prepare(AnswerLoss(model), optimizer)
    progress = resume_state(out, model, optimizer) if resume else Progress(0, 0.0)
    drawn = LessonSteps(
        config, base, inputs_of(inner), lessons=lessons, pictures=pictures, rank=accelerator.process_index
    )
    run = _Run(out, config, accelerator, peak, report)
    steps = run.train(loss, optimizer, drawn, progress)
    if accelerator.is_main_process:
        write_folder(model, base, out / MODEL, config, steps)
    return model


class _Run:
    """The loop over optimiser steps."""

    def __init__(
        self, out: Path, config: VlmTrainConfig, accelerator: Accelerator, peak: float, report: Callable[[dict], None]
    ) -> None:
        self._out, self._config, self._accelerator, self._peak = out, config, accelerator, peak
        self._report = report

    def train(self, loss: Any, optimizer: Any, drawn: LessonSteps, progress: Progress) -> int:
        """Take the steps that are left, and keep the state; return how many were taken in all."""
        config, out = self._config, self._out
        (out / "train_config.json").write_text(json.dumps(asdict(config) | {"first_step": progress.step}, indent=2))
        started = time.monotonic() - progress.seconds
        loss.train()
        with (out / "log.jsonl").open("a") as log:
            for step, batches in enumerate(training_steps(drawn, progress.step, config.workers), progress.step):
                seconds = time.monotonic() - started
                spent = seconds / (60.0 * config.minutes or math.inf)
                rate = self._peak * _share_of_rate(step, spent, config)
                mean = float(self._step(loss, optimizer, batches, rate))
                if not math.isfinite(mean):
                    raise HcvlaError(
                        f"the loss of step {step + 1} is {mean}: too high a learning rate, or numbers of too few bits, "
                        "have damaged the weights; --resume goes on from the last state, with a lower --learning-rate"
                    )
                done, last = step + 1, step + 1 == config.steps or spent >= 1.0
                if done % config.save_every == 0 or last:
                    self._save(loss, optimizer, Progress(done, seconds))
                if done % config.log_every == 0 or last:
                    row = {"step": done, "seconds": round(seconds, 1), "rate": rate, "loss": round(mean, 4)}
                    if self._accelerator.is_main_process:
                        print(json.dumps(row), file=log, flush=True)
                        self._report(row)
                if last:
                    return done
        return progress.step  # a run that had been finished

    def _step(self, loss: Any, optimizer: Any, batches: Sequence[ChatBatch], rate: float) -> torch.Tensor:
        """Take one optimiser step and return the loss a token."""
        accelerator = self._accelerator
        for group in optimizer.param_groups:
            group["lr"] = rate
        learned = torch.tensor(sum(batch.learned for batch in batches), device=accelerator.device)
        # Processes have different numbers of tokens, and their gradients are averaged.
        share = accelerator.num_processes / accelerator.reduce(learned, "sum")
        total = torch.zeros((), device=accelerator.device)
        for number, batch in enumerate(batches, 1):
            moved = batch.to(accelerator.device)
            with accelerator.autocast(), _together(accelerator, loss, last=number == len(batches)):
                value = loss(moved.inputs, moved.targets)
                accelerator.backward(value * share)
            total += value.detach()
        accelerator.clip_grad_norm_(loss.parameters(), self._config.gradient_norm)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        return total / learned

    def _save(self, loss: Any, optimizer: Any, progress: Progress) -> None:
        if self._accelerator.is_main_process:
            save_state(self._out, self._accelerator.unwrap_model(loss).model, optimizer, progress)
        self._accelerator.wait_for_everyone()


def _accelerator(config: VlmTrainConfig) -> Accelerator:
    half = torch.cuda.is_bf16_supported() if config.on_gpu else computes_in_16_bits(torch.device("cpu"))
    # A batch without an image leaves the vision tower out.
    several = DistributedDataParallelKwargs(find_unused_parameters=config.vision)
    return Accelerator(mixed_precision="bf16" if half else "no", cpu=not config.on_gpu, kwargs_handlers=[several])


def _lessons(config: VlmTrainConfig, report: Callable[[dict], None]) -> list[Lesson]:
    found: list[Lesson] = []
    for folder in config.data:
        read = read_lessons(Path(folder))
        report({"data": folder, "lessons": len(read.lessons), "left_out": read.left_out})
        found += read.lessons
    return found


def _together(accelerator: Accelerator, loss: Any, *, last: bool) -> AbstractContextManager:
    """Return a context in which processes put their gradients together only after the last batch of a step."""
    return nullcontext() if last else accelerator.no_sync(loss)


def _share_of_rate(step: int, spent: float, config: VlmTrainConfig) -> float:
    """Return the learning rate of a step over its peak; `spent` is the share of the time limit that is over."""
    warm = max((step + 1) / config.warmup_steps, spent / _WARM_UP)
    if warm < 1.0:
        return warm
    progress = max(spent, (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps))
    return 0.05 + 0.475 * (1.0 + math.cos(math.pi * min(1.0, progress)))
