"""The planner's optimiser: Muon for the decoder's matrices, AdamW for everything else, slower for its reader.

Muon (Jordan et al. 2024) makes every direction of a matrix learn alike, which takes fewer sentences; it is for matrices
between hidden states, not for tables and input projections.
"""

from __future__ import annotations

from typing import Any

import torch

from hcvla.planner.embedded.model import PlannerForCodeGeneration


class PlannerOptimizer:
    """Both optimisers as one."""

    def __init__(self, model: PlannerForCodeGeneration, decay: float, reader_rate: float = 1.0) -> None:
        """Take all weights of a network; `decay` is for matrices only, `reader_rate` a share of the learning rate."""
        hidden = [p for p in model.decoder.parameters() if p.ndim == 2]
        reader = list(model.reader.parameters()) if model.reader is not None else []
        others = [p for p in model.parameters() if not any(p is taken for taken in (*hidden, *reader))]
        groups = [
            {"params": [p for p in others if p.ndim >= 2], "weight_decay": decay},
            {"params": [p for p in others if p.ndim < 2], "weight_decay": 0.0},
            *([{"params": reader, "weight_decay": 0.0, "share": reader_rate}] if reader else []),
        ]
        self._both = (
            # Its steps are as long as AdamW's, so that one learning rate fits both.
            torch.optim.Muon(hidden, weight_decay=decay, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(groups, betas=(0.9, 0.98)),
        )

    def step(self, rate: float) -> None:
        """Take a step at a learning rate, and forget the gradients."""
        for optimizer in self._both:
            for group in optimizer.param_groups:
                group["lr"] = rate * group.get("share", 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict[str, Any]]:
        """Return the state of both."""
        return [optimizer.state_dict() for optimizer in self._both]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        """Take over the state of both."""
        for optimizer, state in zip(self._both, states, strict=True):
            optimizer.load_state_dict(state)
