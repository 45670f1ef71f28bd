"""What a prediction is off: the chunk of actions, whether the call is over, whether it fails."""

from __future__ import annotations

import torch
from torch import nn

from hcvla.skills.diffusion import actions
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.schedulers import Scheduler
from hcvla.training.policy.dataset import Batch


def prediction_losses(
    network: PolicyNetwork,
    scheduler: Scheduler,
    condition: torch.Tensor,
    batch: Batch,
    draws: int,
    generator: torch.Generator,
) -> torch.Tensor:
    """Return the losses of a batch, Shape=(3,): chunk, end head, fail head.

    `condition` is what the encoder makes of the batch, Shape=(batch, width); noise is drawn `draws` times for each.
    """
    clean = actions.encode(batch.actions, batch.frames, network.config.action)
    clean = ((clean - network.action_mean) / network.action_scale).repeat(draws, 1, 1)
    noise = torch.randn(clean.shape, device=clean.device, generator=generator)
    level = scheduler.levels(len(clean), clean.device, generator)
    predicted = network.denoise(scheduler.noisy(clean, noise, level), level, condition.repeat(draws, 1))
    error = (predicted.float() - scheduler.target(clean, noise)).square().mean(-1)
    weights = batch.weights.repeat(draws, 1)
    chunk = (error * weights).sum() / weights.sum().clamp(min=1.0)
    logits = network.ending(condition.detach()).float()
    cross = nn.functional.binary_cross_entropy_with_logits
    known = batch.ended_known[:, None].expand_as(batch.ended)
    ended = (cross(logits[:, :-1], batch.ended, reduction="none") * known).sum() / known.sum().clamp(min=1.0)
    return torch.stack([chunk, ended, cross(logits[:, -1], batch.failed)])
