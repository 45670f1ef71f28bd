"""The eyes of policies: a tower that is trained once and frozen, and the gaze that each policy begins with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from hcvla.api.errors import HcvlaError
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import ImageTower
from hcvla.weights import check_weights

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"
MODEL_TYPE = "hcvla_policy_eyes"
FORMAT = 2
"""Of the layers; eyes of another one cannot be opened."""
_DIGITS = 12


class EyesError(HcvlaError):
    """A folder with a policy's eyes cannot be used."""

    def __init__(self, folder: Path, why: str) -> None:
        """Say which and why."""
        super().__init__(f"policy eyes {folder}: {why}")


@dataclass(frozen=True)
class Eyes:
    """Both networks; they do not depend on what a policy is told or trained for."""

    tower: ImageTower
    gaze: Gaze

    @property
    def digest(self) -> str:
        """Name of the tower: the beginning of the SHA-256 of its weights."""
        return tower_digest(self.tower)


def tower_digest(tower: ImageTower) -> str:
    """Return the beginning of the SHA-256 of a tower's weights as they are stored."""
    found = hashlib.sha256()
    for name, tensor in sorted(tower.state_dict().items()):
        found.update(name.encode() + tensor.detach().cpu().half().numpy().tobytes())
    return found.hexdigest()[:_DIGITS]


def save_eyes(eyes: Eyes, folder: Path, card: str = "") -> None:
    """Write config.json, the weights in 16 bits, and a model card into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        f"{part}.{name}": tensor.detach().cpu().half().contiguous()
        for part, network in (("tower", eyes.tower), ("gaze", eyes.gaze))
        for name, tensor in network.state_dict().items()
    }
    save_file(weights, folder / WEIGHTS)
    config = {"model_type": MODEL_TYPE, "format": FORMAT, "tower": eyes.digest}
    (folder / CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    if card:
        (folder / CARD).write_text(card, encoding="utf-8")


def load_eyes(folder: Path) -> Eyes:
    """Return the eyes of a folder, the tower frozen; raise EyesError or WeightsError."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        found = config["model_type"], config["format"]
    except OSError as error:
        raise EyesError(folder, f"cannot be read: {error.strerror} ({error.filename})") from None
    except (KeyError, TypeError, ValueError) as error:
        raise EyesError(folder, f"{CONFIG} does not describe eyes ({error!r})") from None
    if found != (MODEL_TYPE, FORMAT):
        raise EyesError(
            folder,
            f"is {found[0]} of format {found[1]}, expected {MODEL_TYPE} of format {FORMAT}; "
            "train eyes again (hcvla train eyes)",
        )
    check_weights(folder)
    eyes = Eyes(ImageTower(), Gaze(ObservationConfig()))
    try:
        weights = {name: tensor.float() for name, tensor in load_file(folder / WEIGHTS).items()}
        for part, network in (("tower.", eyes.tower), ("gaze.", eyes.gaze)):
            own = {name.removeprefix(part): tensor for name, tensor in weights.items() if name.startswith(part)}
            network.load_state_dict(own)
    except (OSError, RuntimeError, SafetensorError) as error:
        raise EyesError(folder, f"{WEIGHTS} does not fit ({str(error).splitlines()[0]})") from None
    if eyes.digest != config.get("tower"):
        raise EyesError(
            folder, f"the tower is {eyes.digest}, {CONFIG} says {config.get('tower')}; copy the folder again"
        )
    freeze(eyes.tower)
    return eyes


def freeze(tower: ImageTower) -> None:
    """Let a tower be trained no more."""
    tower.eval().requires_grad_(False)
    # In 16 bits it is stored, and so its maps are computed.
    with torch.no_grad():
        for tensor in tower.state_dict().values():
            tensor.copy_(tensor.half())
