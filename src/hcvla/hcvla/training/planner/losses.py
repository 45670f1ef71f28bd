"""What the embedded planner's network loses by its answers, and how its inputs are disturbed."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch.nn import functional

from hcvla.planner.embedded.batch import PlannerBatch, TextFeatures
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED, Targets


def losses_of(outputs: dict[str, torch.Tensor], targets: Targets) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the losses of code and grounding."""
    code = _cross_entropy(outputs["logits"], targets.code)
    return code, _cross_entropy(outputs["grounding"], targets.grounding)


def disturbed(batch: PlannerBatch, texts: TextFeatures, config: PlannerTrainConfig) -> TextFeatures:
    """Return the texts with noise on the sentences' states and some of their word pieces hidden."""
    states = texts.states + config.state_noise * texts.states.std() * torch.randn_like(texts.states)
    hidden = torch.rand(batch.text_mask.shape, device=states.device) < config.piece_dropout
    keep = (~hidden | (batch.number_tags > 0))[..., None]
    return replace(texts, words=texts.words * keep, states=states * keep)


def _cross_entropy(scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return the mean over the targets that count, 0 if there are none."""
    total = functional.cross_entropy(
        scores.flatten(0, 1).float(), targets.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / (targets != IGNORED).sum().clamp(min=1)
