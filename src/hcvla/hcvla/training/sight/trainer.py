"""Trains the network of sight: which words fit a crop, against all other words of their kind."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from hcvla.planner.sight.tower import SightTower
from hcvla.training.learning_rate import cosine_share
from hcvla.training.sight.crops import CropSet

Report = Callable[[dict[str, float]], None]


@dataclass(frozen=True, kw_only=True)
class SightTrainConfig:
    """How it is trained."""

    steps: int = 3000
    minutes: float = 0.0
    """Stop after so long, the learning rate then being as low as at the end; 0 = no limit."""
    batch_size: int = 96
    learning_rate: float = 2e-3
    """Peak; falls along a cosine to nothing."""
    warmup_steps: int = 100
    weight_decay: float = 0.05
    blank: float = 0.06
    """Share of crops that are replaced by one color or by noise, which show nothing."""
    gain: float = 0.12
    """Standard deviation of the brightness of a crop, as a share; a third of it of each color alone."""
    noise: float = 0.02
    """Largest standard deviation of a pixel's noise, 0 to 1."""
    shift: int = 2
    """Pixels that a crop is moved by at most."""
    seed: int = 0
    report_every: int = 100


def train_sight(
    crops: CropSet, config: SightTrainConfig | None = None, *, report: Report = lambda row: None
) -> SightTower:
    """Return a network trained on crops."""
    config = config or SightTrainConfig()
    torch.manual_seed(config.seed)
    rng = np.random.default_rng(config.seed)
    tower = SightTower().train()
    optimizer = torch.optim.AdamW(tower.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    labels = {kind: torch.from_numpy(values) for kind, values in crops.labels(tower.words).items()}
    started, losses = time.monotonic(), []
    for step in range(config.steps):
        spent = (time.monotonic() - started) / (60.0 * config.minutes) if config.minutes else 0.0
        progress = max(spent, step / config.steps)
        if progress >= 1.0:
            break
        for group in optimizer.param_groups:
            share = cosine_share(step, progress, warmup_steps=config.warmup_steps)
            group["lr"] = config.learning_rate * share
        chosen = torch.from_numpy(rng.integers(len(crops.names), size=config.batch_size))
        pixels, blank = disturbed(torch.from_numpy(crops.pixels[chosen.numpy()]), config)
        scores = tower(pixels, torch.from_numpy(crops.figures[chosen.numpy()]))
        wanted = {
            kind: torch.where(blank, values.shape[-1] - 1, labels[kind][chosen]) for kind, values in scores.items()
        }
        loss = torch.stack([functional.cross_entropy(values, wanted[kind]) for kind, values in scores.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
        if (step + 1) % config.report_every == 0:
            mean = sum(losses[-config.report_every :]) / config.report_every
            report({"step": step + 1, "loss": round(mean, 4), "sec": round(time.monotonic() - started, 1)})
    return tower.eval().requires_grad_(False)


def disturbed(pixels: torch.Tensor, config: SightTrainConfig) -> tuple[torch.Tensor, torch.Tensor]:
    """Return crops 0 to 1 as other cameras would show them, Shape=(b, 4, h, w), and which are blank, Shape=(b,), bool.

    `pixels` are whole crops, Shape=(b, h, w, 4), uint8.
    """
    b, side = len(pixels), pixels.shape[1]
    crops = pixels.permute(0, 3, 1, 2).float() / 255.0
    blank = torch.rand(b) < config.blank
    flat = torch.rand(b, 3, 1, 1).mean(1, keepdim=True) + 0.05 * torch.randn(b, 3, 1, 1) * (
        torch.rand(b, 1, 1, 1) < 0.3
    )
    crops[blank, :3] = flat[blank].expand(-1, 3, side, side)
    gain = 1.0 + config.gain * (torch.randn(b, 1, 1, 1) + torch.randn(b, 3, 1, 1) / 3.0)
    noise = config.noise * torch.rand(b, 1, 1, 1) * torch.randn(b, 3, side, side)
    crops[:, :3] = (crops[:, :3] * gain + noise).clamp(0.0, 1.0)
    dx, dy = (int(value) for value in torch.randint(-config.shift, config.shift + 1, (2,)))
    return torch.roll(crops, (dy, dx), (2, 3)), blank


@torch.no_grad()
def share_right(tower: SightTower, crops: CropSet) -> dict[str, float]:
    """Return the share of crops of which a word of each kind is right, and of which all are, as "all"."""
    labels = crops.labels(tower.words)
    right = {kind: [] for kind in labels}  # type: dict[str, list[np.ndarray]]
    for start in range(0, len(crops.names), 256):
        part = slice(start, start + 256)
        pixels = torch.from_numpy(crops.pixels[part]).permute(0, 3, 1, 2).float() / 255.0
        for kind, scores in tower(pixels, torch.from_numpy(crops.figures[part])).items():
            right[kind].append(scores.argmax(-1).numpy() == labels[kind][part])
    found = {kind: np.concatenate(parts) for kind, parts in right.items()}
    return {**{k: float(v.mean()) for k, v in found.items()}, "all": float(np.all(list(found.values()), axis=0).mean())}
