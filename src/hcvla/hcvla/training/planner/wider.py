"""Makes a planner's network wider without changing what it writes, so that a trained one can learn more.

What is new of the stream of states is not written at first, but read; new heads and hidden units read, but are not
heard (Chen et al. 2016, "Net2Net"; here nothing is copied, so no two units begin alike).
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from transformers import LlamaConfig

from hcvla.training.error import TrainingError

_READ = ("q_proj", "k_proj", "v_proj", "gate_proj", "up_proj", "head", "object_key")
"""Layers with new outputs that nothing hears at first."""
_HEARD = ("o_proj", "down_proj")
"""Layers that hear these: their new inputs are anything but zero."""
_TABLES = ("tokens", "group_tags", "mention_order")
"""Rows that are states themselves."""
_KEY = "object_key"
"""Its product with a query is divided by the root of the width."""


def widened(
    weights: Mapping[str, torch.Tensor],
    before: LlamaConfig,
    after: LlamaConfig,
    fresh: Mapping[str, torch.Tensor],
) -> dict[str, torch.Tensor]:
    """Return the weights of a network as those of a wider one, which may have more heads and hidden units.

    `fresh` are the wider one's first weights, by name: what is new and does not matter yet is theirs. Raises
    TrainingError if heads have another width, or if the network would be narrower.
    """
    old, new = before.hidden_size, after.hidden_size
    if old == new:
        return dict(weights)
    narrower = any(now < then for now, then in zip(_sizes(after), _sizes(before), strict=True))
    if before.head_dim != after.head_dim or narrower:
        raise TrainingError(
            f"a decoder {old} wide with heads of {before.head_dim} cannot begin one {new} wide with heads of "
            f"{after.head_dim}; choose a wider one with heads as wide"
        )
    return {
        name: _grown(name, value, fresh[name], old, new) if name in fresh else value for name, value in weights.items()
    }


def _sizes(decoder: LlamaConfig) -> tuple[int, int, int]:
    return decoder.hidden_size, decoder.num_attention_heads, decoder.intermediate_size


def _grown(name: str, value: torch.Tensor, fresh: torch.Tensor, old: int, new: int) -> torch.Tensor:
    """Return one weight; `old` and `new` are the widths of the stream."""
    if value.shape == fresh.shape or value.ndim != fresh.ndim:
        return value
    part = name.removesuffix(".weight").removesuffix(".bias").rpartition(".")[2]
    if part.endswith("norm"):
        # The mean square is taken over more places, of which the new ones are zero.
        return torch.cat([value, value.mean().expand(new - old)]) * (old / new) ** 0.5
    grown = fresh.clone() if part in _READ else torch.zeros_like(fresh)
    if value.ndim == 1:
        grown[: len(value)] = value
        return grown
    # Of several states side by side, each grows; heads and hidden units are no states.
    together = part not in _HEARD and value.shape[1] * new == fresh.shape[1] * old
    states = value.shape[1] // old if together else 1
    inside, outside = (table.unflatten(1, (states, -1)) for table in (value, grown))
    rows, columns = inside.shape[0], inside.shape[2]
    if part not in (*_HEARD, *_TABLES):
        outside[:, :, columns:] = fresh.unflatten(1, (states, -1))[:, :, columns:]
    outside[:rows, :, :columns] = inside * (new / old) ** 0.5 if part == _KEY else inside
    return grown
