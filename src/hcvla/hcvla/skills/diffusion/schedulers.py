"""Noise processes behind one interface: DDIM that predicts the sample, and flow matching."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Protocol

import torch

from hcvla.skills.diffusion.config import ModelConfig

Denoise = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
"""(noisy chunk, level in [0, 1] of Shape=(batch,)) -> the network's prediction."""


class Scheduler(Protocol):
    """Adds noise in training and takes it away when sampling."""

    def noisy(self, clean: torch.Tensor, noise: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        """Return the clean chunks disturbed to levels in [0, 1], Shape=(batch,)."""
        ...

    def target(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Return what the network learns to predict."""
        ...

    def levels(self, count: int, device: torch.device, generator: torch.Generator | None) -> torch.Tensor:
        """Draw noise levels for training, Shape=(count,)."""
        ...

    def sample(self, noise: torch.Tensor, denoise: Denoise) -> torch.Tensor:
        """Return chunks from pure noise; deterministic in the noise."""
        ...


class DdimScheduler:
    """DDIM with a squared-cosine schedule; the network predicts the clean sample (eta = 0)."""

    def __init__(self, config: ModelConfig) -> None:
        """Choose the number of levels and of sampling steps."""
        self._steps, self._sampled = config.train_steps, config.sample_steps

    def noisy(self, clean: torch.Tensor, noise: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        """Return sqrt(a) clean + sqrt(1 - a) noise."""
        alpha = self._alpha(level)[:, None, None]
        return alpha.sqrt() * clean + (1.0 - alpha).sqrt() * noise

    def target(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Return the clean chunk."""
        return clean

    def levels(self, count: int, device: torch.device, generator: torch.Generator | None) -> torch.Tensor:
        """Draw levels evenly; pure noise is among them, where sampling begins."""
        drawn = torch.randint(1, self._steps + 1, (count,), device=device, generator=generator)
        return drawn.float() / self._steps

    def sample(self, noise: torch.Tensor, denoise: Denoise) -> torch.Tensor:
        """Walk from level 1 to 0 in evenly spaced steps."""
        chunk, batch = noise, len(noise)
        levels = torch.linspace(1.0, 0.0, self._sampled + 1, device=noise.device)
        clean = chunk
        for now, following in pairwise(levels):
            clean = denoise(chunk, now.expand(batch))
            alpha, after = self._alpha(now), self._alpha(following)
            direction = (chunk - alpha.sqrt() * clean) / (1.0 - alpha).sqrt().clamp(min=1e-4)
            chunk = after.sqrt() * clean + (1.0 - after).sqrt() * direction
        return clean

    def _alpha(self, level: torch.Tensor) -> torch.Tensor:
        """Return the share of signal power at a level (squared cosine, offset 0.008)."""
        return (torch.cos((level * 0.999 + 0.008) / 1.008 * math.pi / 2.0) ** 2).clamp(1e-5, 1.0)


class FlowScheduler:
    """Flow matching on straight lines from noise (level 1) to data (level 0); the network predicts their slope."""

    def __init__(self, config: ModelConfig) -> None:
        """Choose the number of Euler steps."""
        self._sampled = config.sample_steps

    def noisy(self, clean: torch.Tensor, noise: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        """Return the point on the line."""
        share = level[:, None, None]
        return (1.0 - share) * clean + share * noise

    def target(self, clean: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Return the slope of the line."""
        return noise - clean

    def levels(self, count: int, device: torch.device, generator: torch.Generator | None) -> torch.Tensor:
        """Draw levels evenly: logit-normal ones starve the neighbourhood of pure noise."""
        return torch.rand(count, device=device, generator=generator)

    def sample(self, noise: torch.Tensor, denoise: Denoise) -> torch.Tensor:
        """Follow the slope in equal Euler steps."""
        chunk, batch = noise, len(noise)
        for index in range(self._sampled, 0, -1):
            level = torch.full((batch,), index / self._sampled, device=noise.device)
            chunk = chunk - denoise(chunk, level) / self._sampled
        return chunk


def make_scheduler(config: ModelConfig) -> Scheduler:
    """Return the noise process that a configuration names."""
    return DdimScheduler(config) if config.sampler == "ddim" else FlowScheduler(config)
