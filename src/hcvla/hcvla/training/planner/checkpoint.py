"""Checkpoints of the planner's training: saved so that a kill leaves a whole one, resumed, or started from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from transformers.utils import SAFE_WEIGHTS_NAME

from hcvla.api.errors import HcvlaError
from hcvla.planner.embedded.model import SIZES, PlannerConfig, PlannerForCodeGeneration, Size
from hcvla.training.planner.deeper import deepened
from hcvla.training.planner.optimizer import PlannerOptimizer
from hcvla.training.planner.wider import widened

MODEL, STATE = "model", "trainer.pt"
TOKENS = "tokens.weight"
"""The table of code tokens, a row each."""


def save(out: Path, model: PlannerForCodeGeneration, optimizer: PlannerOptimizer, step: int) -> None:
    """Write the checkpoint folder and the trainer's state; the state last and at once."""
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    try:
        model.save_pretrained(out / MODEL)
        torch.save(state, out / f"{STATE}.new")
        (out / f"{STATE}.new").replace(out / STATE)
    except (RuntimeError, SafetensorError) as error:  # what torch and safetensors make of a full disk
        reason = str(error).splitlines()[0]
        raise HcvlaError(f"no checkpoint can be written to {out} ({reason}); free some room, then --resume") from None


def resume(out: Path, model: PlannerForCodeGeneration, optimizer: PlannerOptimizer) -> int:
    """Take over the last checkpoint in a folder and return how many steps were done."""
    if not (out / STATE).exists():
        raise HcvlaError(f"there is nothing to resume in {out}: it has no {STATE}; start without --resume")
    state = torch.load(out / STATE, weights_only=True, map_location=model.device)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def configuration(folder: Path) -> PlannerConfig:
    """Return the configuration of a checkpoint folder; raise HcvlaError."""
    try:
        return PlannerConfig.from_pretrained(str(folder), local_files_only=True)
    except (OSError, ValueError) as error:
        raise HcvlaError(f"cannot start from {folder}: {str(error).splitlines()[0]}") from error


def size_of(folder: Path) -> Size:
    """Return which of the sizes the network of a checkpoint folder has; raise HcvlaError."""
    decoder = configuration(folder).decoder_config
    for size, settings in SIZES.items():
        if all(getattr(decoder, name) == value for name, value in settings.items()):
            return size
    raise HcvlaError(f"the decoder in {folder} has none of the sizes {', '.join(SIZES)}; name one with --size")


@torch.no_grad()
def take_weights(model: PlannerForCodeGeneration, folder: Path) -> list[str]:
    """Begin with the weights of a checkpoint folder, as far as they fit; return the names of those that do not.

    Tokens are matched by their text, so that a vocabulary may have grown; other weights by name and shape, or by name
    if they have more inputs or outputs now, which begin at zero. A deeper decoder has theirs and, between them, new
    layers that pass on what they are given (hcvla.training.planner.deeper); a wider network writes the same at first,
    too (hcvla.training.planner.wider).
    """
    try:
        loaded: Any = PlannerForCodeGeneration.from_pretrained(
            str(folder), local_files_only=True, output_loading_info=True, ignore_mismatched_sizes=True
        )
        other, told = loaded
        # Of these, from_pretrained keeps nothing.
        stored = load_file(folder / SAFE_WEIGHTS_NAME)
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise HcvlaError(f"cannot start from {folder}: {str(error).splitlines()[0]}") from error
    smaller = {name: stored[name] for name, *_ in told["mismatched_keys"]}
    theirs = {n: value for n, value in other.state_dict().items() if n not in told["missing_keys"]} | smaller
    theirs = deepened(theirs, other.config.decoder_config, model.config.decoder_config)
    theirs = widened(theirs, other.config.decoder_config, model.config.decoder_config, model.state_dict())
    left = []
    for name, value in model.state_dict().items():
        if name not in theirs or not _fits(theirs[name], value, by_token=name == TOKENS):
            left.append(name)
        elif name == TOKENS:
            match_tokens(value, model.config.vocabulary, theirs[name], other.config.vocabulary)
        else:
            if theirs[name].shape != value.shape:
                value.zero_()
            value[tuple(slice(length) for length in theirs[name].shape)] = theirs[name].to(value)
    return left


def match_tokens(table: torch.Tensor, vocabulary: Sequence[str], theirs: torch.Tensor, known: Sequence[str]) -> None:
    """Overwrite the rows of a table of tokens whose text stands in another one, Shape=(v, width) each."""
    rows = {token: index for index, token in enumerate(known)}
    for index, token in enumerate(vocabulary):
        if token in rows:
            table[index] = theirs[rows[token]]


def _fits(theirs: torch.Tensor, ours: torch.Tensor, *, by_token: bool) -> bool:
    """Whether a weight can be taken over: it has the same shape, or grew along one side."""
    if by_token:
        return theirs.shape[1:] == ours.shape[1:]
    grown = [(now, before) for now, before in zip(ours.shape, theirs.shape, strict=False) if now != before]
    return theirs.ndim == ours.ndim and (not grown or (len(grown) == 1 and grown[0][0] > grown[0][1]))
