"""What the frozen text encoder makes of a batch's sentences and names."""

from __future__ import annotations

import torch

from hcvla.language.text_encoder import TEXT_WIDTH, TextEncoder
from hcvla.planner.embedded.batch import PlannerBatch, TextFeatures


@torch.no_grad()
def text_features(batch: PlannerBatch, encoder: TextEncoder) -> TextFeatures:
    """Return the words and states of a batch's sentences and names."""
    names = encoder.states(batch.name_ids, batch.name_mask)
    # A name without a letter has no word pieces, and the mean of none is no number.
    mean = (names * batch.name_mask[..., None]).sum(1) / batch.name_mask[..., None].sum(1).clamp(min=1)
    marked = encoder.marked_states(batch.text_ids, batch.text_mask)
    return TextFeatures(
        encoder.words(batch.text_ids, batch.text_mask),
        marked[:, 1:-1] * batch.text_mask[..., None],
        marked[..., :TEXT_WIDTH],
        encoder.words(batch.name_ids, batch.name_mask),
        mean,
    )
