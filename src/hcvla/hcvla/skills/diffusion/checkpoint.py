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
from hcvla.skills.diffusion.config import ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.network import IMAGE_PARTS, TEXT_PART, PolicyNetwork
from hcvla.skills.diffusion.policy import DiffusionPolicy

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"
FORMAT = 1
"""Of the raw frame and of the action; a checkpoint of another one cannot be run."""
_ONE_VECTOR = "gaze.queries.0.weight"
"""Weights of a gaze that read a whole sentence as one vector."""


class CheckpointError(HcvlaError):
    """A policy checkpoint cannot be used."""

    def __init__(self, folder: Path, why: str) -> None:
        """Say which and why."""
        super().__init__(f"policy checkpoint {folder}: {why}")


def save_policy(network: PolicyNetwork, folder: Path, card: str = "") -> None:
    """Write a checkpoint; a reader sees the old one or the new one, never parts of both."""
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


def load_network(folder: Path, observation: ObservationConfig | None = None) -> PolicyNetwork:
    """Return the network of a checkpoint; raise CheckpointError.

    With another `observation` of the same conditioning training goes on with text or images as well: what is new
    starts at zero, so that it acts as before.
    """
    try:
        data = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        found = data.pop("format")
        if found != FORMAT:
            raise CheckpointError(folder, f"has format {found}, this version reads {FORMAT}; train it again")
        described = PolicyConfig.from_json(data)
        stored = described.observation
        if observation is not None:
            described = replace(described, observation=_extended(stored, observation, folder))
        network = PolicyNetwork(described)
        weights = _weights(folder)
        new = (() if stored.text else (TEXT_PART,)) + (() if stored.images else IMAGE_PARTS)
        filled = {name: tensor for name, tensor in network.state_dict().items() if name.startswith(new)}
        network.load_state_dict(filled | weights)
        _check_eyes(network, stored, folder)
    except OSError as error:
        raise CheckpointError(folder, f"cannot be read: {error.strerror} ({error.filename})") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(folder, f"{CONFIG} does not describe a policy ({error})") from None
    except (RuntimeError, SafetensorError) as error:
        first = str(error).splitlines()[0]
        raise CheckpointError(folder, f"the weights do not fit {CONFIG} ({first})") from None
    return network


def _weights(folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights of a checkpoint; raise CheckpointError if they are of a gaze that does not read words."""
    weights = load_file(folder / WEIGHTS)
    if _ONE_VECTOR in weights:
        why = "its gaze reads a sentence as one vector, this version's reads words; train it again (hcvla train policy)"
        raise CheckpointError(folder, why)
    return weights


def _check_eyes(network: PolicyNetwork, stored: ObservationConfig, folder: Path) -> None:
    """Raise CheckpointError if a policy would see with another tower than it was trained with."""
    eyes = network.eyes
    if eyes is not None and stored.eyes and eyes.digest != stored.eyes:
        raise CheckpointError(folder, f"its tower is {eyes.digest}, {CONFIG} says {stored.eyes}; copy the folder again")


def _extended(known: ObservationConfig, wanted: ObservationConfig, folder: Path) -> ObservationConfig:
    """Return what is known with text and images as wanted; raise CheckpointError if that is another policy."""
    if known.conditioning != wanted.conditioning:
        raise CheckpointError(
            folder, f"is told by '{known.conditioning}', not by '{wanted.conditioning}'; train that one from nothing"
        )
    images = known.images or wanted.images
    pixels = known.image_pixels if known.images else wanted.image_pixels
    return replace(known, text=known.text or wanted.text, images=images, image_pixels=pixels)


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
