"""Trains eyes to find what a text names, and measures on episodes that training did not show how far off they are."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from hcvla.api.errors import HcvlaError
from hcvla.skills.diffusion.augmentation import Noise, disturbed_images
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.eyes import Eyes, freeze
from hcvla.skills.diffusion.gaze import THINGS, Found, Gaze
from hcvla.skills.diffusion.image_tower import ImageTower, as_input
from hcvla.training.eyes.lessons import Lesson, Lessons
from hcvla.training.eyes.loss import loss_of
from hcvla.training.eyes.views import EyesViews
from hcvla.training.learning_rate import cosine_share

Report = Callable[[dict[str, Any]], None]
_NEAR_M = 0.1
"""From the tool: what it is about to grasp or has just let go."""


class EyesTrainingError(HcvlaError):
    """Eyes cannot be trained on what there is."""

    def __init__(self, episodes: int) -> None:
        """Say of how many episodes."""
        super().__init__(
            f"a dataset of {episodes} episode: one is measured on, so at least one more is needed; collect more"
        )


@dataclass(frozen=True, kw_only=True)
class EyesTrainConfig:
    """How they are trained."""

    minutes: float = 5.0
    """Wall-clock time."""
    steps: int = 0
    """Stop after so many, if that is sooner; 0: no limit. The learning rate falls with what ends first."""
    batch: int = 48
    learning_rate: float = 2e-3
    """Peak, after the warm-up; falls along a cosine."""
    final_rate: float = 0.02
    """Of the learning rate, at the end."""
    warmup_steps: int = 100
    weight_decay: float = 1e-4
    clip: float = 1.0
    noise: Noise = Noise(image_shift=0, image_gain=0.1)
    """Images are not shifted: a pixel of the scene camera is 8 mm on the table, and cameras are calibrated."""
    held_out: float = 0.1
    """Share of the episodes to measure on."""
    measured: int = 2048
    """Frames to measure on."""
    log_steps: int = 200
    seed: int = 0


def train_eyes(
    views: EyesViews, config: EyesTrainConfig, report: Report = lambda row: None, start: Eyes | None = None
) -> tuple[Eyes, dict[str, Any]]:
    """Return eyes with a frozen tower, and how well they find things; `start` is trained on, None: from nothing."""
    torch.manual_seed(config.seed)
    generator = torch.Generator().manual_seed(config.seed)
    known = _known(views, config)
    lessons = Lessons(views, known.nonzero()[:, 0], generator)
    eyes = start or Eyes(ImageTower(), Gaze(ObservationConfig()))
    eyes.tower.train().requires_grad_(True)
    steps = _train(eyes, lessons, config, generator, report)
    freeze(eyes.tower)
    unseen = Lessons(views, (~known).nonzero()[:, 0], torch.Generator().manual_seed(config.seed + 1))
    return eyes, {"steps": steps, "frames": int(known.sum()), **measured(eyes, unseen, config)}


def _known(views: EyesViews, config: EyesTrainConfig) -> torch.Tensor:
    """Return which rows are of episodes to train on, Shape=(n,)."""
    episodes = views.episodes.unique()
    if len(episodes) < 2:
        raise EyesTrainingError(len(episodes))
    count = max(1, round(config.held_out * len(episodes)))
    order = torch.randperm(len(episodes), generator=torch.Generator().manual_seed(config.seed))
    return ~torch.isin(views.episodes, episodes[order[:count]])


def _train(eyes: Eyes, lessons: Lessons, config: EyesTrainConfig, generator: torch.Generator, report: Report) -> int:
    parameters = [*eyes.tower.parameters(), *eyes.gaze.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=config.learning_rate, weight_decay=config.weight_decay)
    started, steps = time.monotonic(), 0
    while (progress := _progress(steps, time.monotonic() - started, config)) < 1.0:
        share = cosine_share(steps, progress, warmup_steps=config.warmup_steps, final=config.final_rate)
        optimiser.param_groups[0]["lr"] = config.learning_rate * share
        lesson = lessons.draw(config.batch)
        images = disturbed_images(as_input(lesson.images), config.noise, generator)
        found = eyes.gaze.find(eyes.tower(images), lesson.words, lesson.tool)
        loss = loss_of(found, lesson)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, config.clip)
        optimiser.step()
        steps += 1
        if steps % config.log_steps == 0:
            report({"step": steps, "seconds": round(time.monotonic() - started, 1), "loss": round(loss.item(), 3)})
    return steps


def _progress(steps: int, seconds: float, config: EyesTrainConfig) -> float:
    """Return how much of a run is over, from 0; at 1 it ends."""
    return max(seconds / (60.0 * config.minutes), steps / config.steps if config.steps else 0.0)


@torch.inference_mode()
def measured(eyes: Eyes, lessons: Lessons, config: EyesTrainConfig) -> dict[str, Any]:
    """Return medians and 90th percentiles [mm] of how far things are from where the surer camera finds them."""
    parts: list[tuple[torch.Tensor, ...]] = []
    for _ in range(math.ceil(config.measured / config.batch)):
        lesson = lessons.draw(config.batch)
        found = eyes.gaze.find(eyes.tower.maps(lesson.images), lesson.words, lesson.tool)
        parts.append(_misses(found, lesson))
    miss, distance, alone, second = (torch.cat(column) for column in zip(*parts, strict=True))
    kinds = {"alone": alone, "alone_near": alone & (distance < _NEAR_M), "first": ~alone & ~second, "second": second}
    return {
        f"{name}_mm": [round(1000.0 * miss[which].quantile(share).item(), 1) for share in (0.5, 0.9)]
        for name, which in kinds.items()
        if which.any()
    }


def _misses(found: Found, lesson: Lesson) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return of each named thing how far off and from the tool it is [m], whether it is named alone, or second."""
    surer = found.log_spread[..., 0].argmin(-1)
    point = found.point.gather(2, surer[:, :, None, None].expand(-1, -1, 1, 3))[:, :, 0]
    named = lesson.counts > 0.5
    alone = (lesson.counts.sum(1, keepdim=True) < 1.5).expand_as(named)
    second = torch.arange(THINGS).expand_as(named) == 1
    off, far = (point - lesson.points).norm(dim=-1), lesson.points.norm(dim=-1)
    return off[named], far[named], alone[named], second[named]
