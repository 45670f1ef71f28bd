"""The weighted mean of checkpoints: weights that went on from others forget less if some of those stay in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from transformers import LlamaConfig
from transformers.utils import CONFIG_NAME, SAFE_WEIGHTS_NAME

from hcvla.api.errors import HcvlaError
from hcvla.training.planner.checkpoint import TOKENS, match_tokens
from hcvla.training.planner.wider import widened

_LARGEST_ERROR = 1e-6
"""Of the sum of all shares."""


def mix_checkpoints(parts: Mapping[Path, float], out: Path, **settings: Any) -> None:
    """Write a folder with the mean of checkpoint folders, each counted by its share; raise HcvlaError.

    The shares add up to 1. A weight that a folder lacks, or has all zero since it came later, is the mean of the
    others'. A narrower network counts as the one as wide as the last that writes the same, and tokens are matched by
    their text: one that a folder lacks is the last's. Weights are stored as float16; the configuration is that of the
    last folder, with other `settings` such as refuse_below.
    """
    total = sum(parts.values())
    if not parts or min(parts.values()) <= 0.0 or abs(total - 1.0) > _LARGEST_ERROR:
        raise HcvlaError(f"the shares add up to {total:g}; expected shares above 0 that add up to 1, as in 0.3 and 0.7")
    configs = [_config(folder) for folder in parts]
    weights = [_weights(folder) for folder in parts]
    alike = [_as_last(each, config, weights[-1], configs[-1]) for each, config in zip(weights, configs, strict=True)]
    mean = _mean(list(zip(alike, parts.values(), strict=True)))
    out.mkdir(parents=True, exist_ok=True)
    save_file({name: value.half() for name, value in mean.items()}, out / SAFE_WEIGHTS_NAME, {"format": "pt"})
    (out / CONFIG_NAME).write_text(json.dumps(configs[-1] | settings, indent=2, sort_keys=True) + "\n")


def _as_last(
    weights: dict[str, torch.Tensor], config: dict[str, Any], last: dict[str, torch.Tensor], last_config: dict[str, Any]
) -> dict[str, torch.Tensor]:
    """Return weights as those of a network as wide as the last and with its vocabulary.

    What the wider one adds and is not heard is its own.
    """
    before, after = (LlamaConfig(**each.get("decoder_config", {})) for each in (config, last_config))
    if after.hidden_size > before.hidden_size:
        weights = widened(weights, before, after, last)
    return weights | _tokens(weights, config.get("vocabulary", []), last, last_config.get("vocabulary", []))


def _tokens(
    weights: dict[str, torch.Tensor], vocabulary: list[str], last: dict[str, torch.Tensor], last_vocabulary: list[str]
) -> dict[str, torch.Tensor]:
    """Return the table of tokens in the order of the last vocabulary, in which the API may have grown."""
    if vocabulary == last_vocabulary or TOKENS not in weights or last[TOKENS].shape[1:] != weights[TOKENS].shape[1:]:
        return {}
    table = last[TOKENS].float().clone()
    match_tokens(table, last_vocabulary, weights[TOKENS], vocabulary)
    return {TOKENS: table}


def _mean(parts: list[tuple[dict[str, torch.Tensor], float]]) -> dict[str, torch.Tensor]:
    found = {}
    for name in sorted({name for weights, _ in parts for name in weights}):
        having = [(weights[name].float(), share) for weights, share in parts if name in weights]
        if len({value.shape for value, _ in having}) > 1:
            shapes = ", ".join(str(tuple(value.shape)) for value, _ in having)
            raise HcvlaError(f"{name} has the shapes {shapes}; mix checkpoints of one size")
        having = [(value, share) for value, share in having if value.any()] or having
        shares = sum(share for _, share in having)
        found[name] = sum((value * (share / shares) for value, share in having), torch.zeros_like(having[0][0]))
    return found


def _weights(folder: Path) -> dict[str, torch.Tensor]:
    try:
        return load_file(folder / SAFE_WEIGHTS_NAME)
    except (OSError, SafetensorError) as error:
        reason = str(error).splitlines()[0]
        raise HcvlaError(f"{folder} holds no whole {SAFE_WEIGHTS_NAME} ({reason}); name a checkpoint folder") from None


def _config(folder: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / CONFIG_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise HcvlaError(f"{folder} holds no {CONFIG_NAME} that can be read ({error}); name a checkpoint") from None
