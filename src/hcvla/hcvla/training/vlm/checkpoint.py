"""The state of a run: a kill leaves a whole one, and a run that takes it over goes on bit by bit as before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from hcvla.api.errors import HcvlaError

STATE = "trainer.pt"


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    step: int
    seconds: float
    """Spent on training."""


def trained(model: torch.nn.Module) -> dict[str, torch.nn.Parameter]:
    """Return what is trained by name."""
    return {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}


def save_state(out: Path, model: torch.nn.Module, optimizer: Any, progress: Progress) -> None:
    """Write the state of a run, at once; raise HcvlaError if there is no room."""
    state = {
        "trained": {name: parameter.detach().cpu() for name, parameter in trained(model).items()},
        "optimizer": optimizer.state_dict(),
        "step": progress.step,
        "seconds": progress.seconds,
        "random": torch.get_rng_state(),
        "random_gpu": torch.cuda.get_rng_state_all(),
    }
    try:
        torch.save(state, out / f"{STATE}.new")
        (out / f"{STATE}.new").replace(out / STATE)
    except (OSError, RuntimeError) as error:  # what torch makes of a full disk
        reason = str(error).splitlines()[0]
        raise HcvlaError(f"no state can be written to {out} ({reason}); free some room, then --resume") from None


def resume_state(out: Path, model: torch.nn.Module, optimizer: Any) -> Progress:
    """Take over the state of a run; raise HcvlaError if there is none, or one of other weights."""
    if not (out / STATE).exists():
        raise HcvlaError(f"there is nothing to resume in {out}: it has no {STATE}; start without --resume")
    state = torch.load(out / STATE, weights_only=True, map_location="cpu")
    ours, theirs = trained(model), state["trained"]
    if {name: value.shape for name, value in ours.items()} != {name: value.shape for name, value in theirs.items()}:
        raise HcvlaError(
            f"the run in {out} trains {len(theirs)} tensors that are not the {len(ours)} of this model and these "
            "settings; resume with the same --model, --tuning, --rank and --vision"
        )
    with torch.no_grad():
        for name, parameter in ours.items():
            parameter.copy_(theirs[name])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"])
    if state["random_gpu"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(state["random_gpu"])
    return Progress(state["step"], state["seconds"])
