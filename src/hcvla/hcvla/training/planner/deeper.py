"""Makes a decoder deeper without changing what it writes, so that a trained one can go on learning with more layers.

A new layer is a copy of the one before it whose last projections are zero, so that it adds nothing at first (Wu et al.
2024, "LLaMA Pro: Progressive LLaMA with Block Expansion").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import torch
from transformers import LlamaConfig

from hcvla.training.error import TrainingError

_LAYER = re.compile(r"(decoder\.layers\.)(\d+)(\..+)")
_ENDS = ("self_attn.o_proj.weight", "mlp.down_proj.weight")


def deepened(weights: Mapping[str, torch.Tensor], before: LlamaConfig, after: LlamaConfig) -> dict[str, torch.Tensor]:
    """Return the weights of a network under the names that they have in one of more layers, and the new ones'.

    Raises TrainingError if the number of layers is not a multiple of what it was.
    """
    old, new = before.num_hidden_layers, after.num_hidden_layers
    if new % old:
        raise TrainingError(f"a decoder of {old} layers cannot begin one of {new}; choose a multiple of {old}")
    apart = new // old
    found = {}
    for name, value in weights.items():
        match = _LAYER.fullmatch(name)
        if match is None:
            found[name] = value
            continue
        start, layer, rest = match[1], apart * int(match[2]), match[3]
        found[f"{start}{layer}{rest}"] = value
        copy = torch.zeros_like(value) if rest[1:] in _ENDS else value
        found |= {f"{start}{layer + further}{rest}": copy for further in range(1, apart)}
    return found
