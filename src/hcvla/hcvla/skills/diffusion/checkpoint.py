"""Checkpoints: a folder with config.json, model.safetensors and a model card."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from hcvla.api.errors import HcvlaError
from hcvla.api.registry import Kind, Registry
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.policy import DiffusionPolicy

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"
FORMAT = 1
"""Of the raw frame and of the action; a checkpoint of another one cannot be run."""


class CheckpointError(HcvlaError):
    """A policy checkpoint cannot be used."""

    def __init__(self, folder: Path, why: str) -> None:
        """Say which and why."""
        super().__init__(f"policy checkpoint {folder}: {why}")


def save_policy(network: PolicyNetwork, folder: Path, card: str = "") -> None:
    """Write a checkpoint; whoever reads it meanwhile sees the old or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    # Matrices in half precision: rounding them moves a command by less than 0.1 mm, and halves the file.
    weights = {
        name: tensor.detach().to("cpu", torch.float16 if name.endswith(".weight") else torch.float32).contiguous()
        for name, tensor in network.state_dict().items()
    }
    config = {"format": FORMAT, **network.config.as_json()}
    (folder / CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    if card:
        (folder / CARD).write_text(card, encoding="utf-8")
    fresh = folder / (WEIGHTS + ".new")
    save_file(weights, fresh)
    fresh.replace(folder / WEIGHTS)


def load_network(folder: Path) -> PolicyNetwork:
    """Return the network of a checkpoint; raise CheckpointError."""
    try:
        data = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        found = data.pop("format")
        if found != FORMAT:
            raise CheckpointError(folder, f"has format {found}, this version reads {FORMAT}; train it again")
        described = PolicyConfig.from_json(data)
        if described.observation.images:
            raise CheckpointError(folder, "was trained with camera images; the policies of this version see none")
        network = PolicyNetwork(described)
        network.load_state_dict(load_file(folder / WEIGHTS))
    except OSError as error:
        raise CheckpointError(folder, f"cannot be read: {error.strerror} ({error.filename})") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(folder, f"{CONFIG} does not describe a policy ({error})") from None
    except (RuntimeError, SafetensorError) as error:
        first = str(error).splitlines()[0]
        raise CheckpointError(folder, f"the weights do not fit {CONFIG} ({first})") from None
    return network


def load_policy(folder: Path, registry: Registry | None = None, *, sample_steps: int = 0) -> DiffusionPolicy:
    """Return the policy of a checkpoint, checked against a robot API if given; `sample_steps` 0 = as trained."""
    network = load_network(folder)
    if registry is not None:
        known = network.config.skills
        names = {function.name for function in registry.of_kind(Kind.SUBTASK)}
        strange = [name for name in known if name not in names]
        if strange:
            raise CheckpointError(folder, f"was trained for functions that the robot API lacks: {', '.join(strange)}")
    if sample_steps:
        network.config = replace(network.config, model=replace(network.config.model, sample_steps=sample_steps))
    return DiffusionPolicy(network)
