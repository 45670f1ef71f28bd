"""The text encoder's upper half as the planner's own: it begins as the encoder's, and is trained with the rest.

What words do in a request to a robot is not what sentences are compared by, which the encoder was trained for.
"""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from hcvla.language.text_encoder import LAYERS, TEXT_WIDTH, TextEncoder

READER_LAYERS = LAYERS[-1] - LAYERS[1]
"""From the state half way to the last one."""
_UNSEEN = -1e9
"""Score of what must not be seen; 16 bits hold it."""


class Reader(nn.Module):
    """Reads on from the text encoder's state half way."""

    def __init__(self) -> None:
        """Make layers as those of all-MiniLM-L6-v2; `begin_as` gives them weights."""
        super().__init__()
        config = BertConfig(hidden_size=TEXT_WIDTH, num_attention_heads=12, intermediate_size=4 * TEXT_WIDTH)
        # The fused attention is slow in 16 bits on a processor, and sentences are short.
        config._attn_implementation = "eager"
        self.layers = nn.ModuleList(BertLayer(config) for _ in range(READER_LAYERS))

    def begin_as(self, encoder: TextEncoder) -> None:
        """Take over the encoder's layers."""
        for index, layer in enumerate(self.layers):
            layer.load_state_dict(encoder.layer(LAYERS[1] + index).state_dict())

    def forward(self, marked: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the last states of word pieces, Shape=(b, n, 384), zero at padding.

        `marked` are states half way, marks included, Shape=(b, n + 2, 384); `mask` is where pieces are, Shape=(b, n).
        """
        places = torch.arange(marked.shape[1], device=marked.device)
        seen = places < mask.sum(1, keepdim=True) + 2
        hidden, hiding = marked, torch.zeros(seen.shape, device=marked.device).masked_fill(~seen, _UNSEEN)
        for layer in self.layers:
            hidden = layer(hidden, hiding[:, None, None])
        return hidden[:, 1:-1] * mask[..., None]
