"""Checkpoints of the planner's training: saved so that a kill leaves a whole one, resumed, or begun with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError

from hcvla.api.errors import HcvlaError
from hcvla.planner.model import PlannerForCodeGeneration

MODEL, STATE = "model", "trainer.pt"


def save(out: Path, model: PlannerForCodeGeneration, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint folder and the trainer's state; the state last and at once."""
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    try:
        model.save_pretrained(out / MODEL)
        torch.save(state, out / f"{STATE}.new")
        (out / f"{STATE}.new").replace(out / STATE)
    except (RuntimeError, SafetensorError) as error:  # what torch and safetensors make of a full disk
        reason = str(error).splitlines()[0]
        raise HcvlaError(f"no checkpoint can be written to {out} ({reason}); free some room, then --resume") from None


def resume(out: Path, model: PlannerForCodeGeneration, optimizer: torch.optim.Optimizer) -> int:
    """Take over the last checkpoint in a folder and return how many steps were done."""
    if not (out / STATE).exists():
        raise HcvlaError(f"there is nothing to resume in {out}: it has no {STATE}; start without --resume")
    state = torch.load(out / STATE, weights_only=True, map_location=model.device)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


@torch.no_grad()
def take_weights(model: PlannerForCodeGeneration, folder: Path) -> list[str]:
    """Begin with the weights of a checkpoint folder, as far as they fit; return the names of those that do not.

    Tokens are matched by their text, so that a vocabulary may have grown; other weights by name and shape.
    """
    try:
        loaded: Any = PlannerForCodeGeneration.from_pretrained(
            str(folder), local_files_only=True, output_loading_info=True, ignore_mismatched_sizes=True
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise HcvlaError(f"cannot start from {folder}: {str(error).splitlines()[0]}") from error
    other, told = loaded
    made_up = {*told["missing_keys"], *(name for name, *_ in told["mismatched_keys"])}
    theirs = {name: value for name, value in other.state_dict().items() if name not in made_up}
    ours, left = model.state_dict(), []
    for name, value in ours.items():
        if name == "tokens.weight" and name in theirs and value.shape[1:] == theirs[name].shape[1:]:
            rows = {token: index for index, token in enumerate(other.config.vocabulary)}
            for index, token in enumerate(model.config.vocabulary):
                if token in rows:
                    value[index] = theirs[name][rows[token]]
        elif name in theirs and theirs[name].shape == value.shape:
            value.copy_(theirs[name])
        else:
            left.append(name)
    return left
