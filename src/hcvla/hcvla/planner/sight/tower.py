"""The network of sight: from the crop of an object to vectors in the text encoder's space, one for each kind of word.

As in CLIP, what is seen is compared with what words mean: a color is told by the nearest of the vectors that the frozen
text encoder gives to "red", "lime", ...; one learned vector stands for "nothing that I know".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional

from hcvla.language.text_encoder import TEXT_WIDTH, shared_text_encoder
from hcvla.planner.planner import PlannerError
from hcvla.planner.sight.crops import CHANNELS, FIGURES
from hcvla.planner.sight.words import KIND, WORDS
from hcvla.weights import check_weights

CONFIG, WEIGHTS = "config.json", "model.safetensors"
MODEL_TYPE = "hcvla_sight"
_PAINT, _FORM = (32, 64, 96, 128), (24, 48, 72, 96)
"""Channels of the stages of the two stems, each stage half as wide and high as the one before."""
_HIDDEN = 192
_SHARPNESS = 20.0
"""Likenesses, -1 to 1, are so many times larger as scores at the start of training."""
_FAINT = 0.02
"""What varies less than this in brightness, 0 to 1, is not made louder."""


class SightTower(nn.Module):
    """Says of each crop which words fit what it shows.

    Kinds are read from a picture without colors: a color that training never showed on a shape would speak against it.
    """

    def __init__(self, words: Mapping[str, Sequence[str]] | None = None) -> None:
        """Make the network for `words`, by kind; their vectors come from the frozen text encoder."""
        super().__init__()
        self.words = {kind: tuple(choices) for kind, choices in (words or WORDS).items()}
        self.paint = _Stem(CHANNELS, _PAINT)
        self.form = _Stem(2, _FORM)
        self.heads = nn.ModuleDict({kind: nn.Linear(_HIDDEN, TEXT_WIDTH) for kind in self.words})
        self.nothing = nn.ParameterDict({kind: nn.Parameter(torch.randn(TEXT_WIDTH)) for kind in self.words})
        self.sharpness = nn.Parameter(torch.tensor(_SHARPNESS))
        encoder = shared_text_encoder()
        for kind, choices in self.words.items():
            self.register_buffer(f"meant_{kind}", encoder.sentences(choices).cpu(), persistent=False)

    def forward(self, pixels: torch.Tensor, figures: torch.Tensor) -> dict[str, torch.Tensor]:
        """Return by kind how well each word fits, and last "nothing that I know": scores, Shape=(b, words + 1).

        `pixels` has Shape=(b, CHANNELS, h, w), 0 to 1; `figures` Shape=(b, FIGURES).
        """
        paint, form = self.paint(2.0 * pixels - 1.0, figures), self.form(_without_color(pixels), figures)
        return {kind: self._likeness(kind, head(form if kind == KIND else paint)) for kind, head in self.heads.items()}

    def _likeness(self, kind: str, seen: torch.Tensor) -> torch.Tensor:
        meant = torch.cat([getattr(self, f"meant_{kind}"), self.nothing[kind][None]])
        # Single words have much in common, which tells none of them apart.
        meant = meant - getattr(self, f"meant_{kind}").mean(0)
        return self.sharpness * functional.normalize(seen, dim=-1) @ functional.normalize(meant, dim=-1).T

    def save(self, folder: Path) -> None:
        """Write config.json and the weights, in 16 bits, to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        weights = {name: value.detach().half().contiguous().cpu() for name, value in self.state_dict().items()}
        save_file(weights, folder / WEIGHTS)
        settings = {"model_type": MODEL_TYPE, "words": self.words}
        (folder / CONFIG).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


class _Stem(nn.Module):
    """From a crop, Shape=(b, channels, h, w), and its figures to features, Shape=(b, _HIDDEN)."""

    def __init__(self, channels: int, widths: Sequence[int]) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        for before, width in zip((channels, *widths), widths, strict=False):
            stages += [nn.Conv2d(before, width, 3, stride=2, padding=1), nn.GroupNorm(8, width), nn.ReLU()]
            # Not where crops are still large: it would be half of all the work.
            if before != channels:
                stages += [nn.Conv2d(width, width, 3, padding=1), nn.GroupNorm(8, width), nn.ReLU()]
        self.stages = nn.Sequential(*stages)
        self.pooled = nn.Sequential(nn.Linear(2 * widths[-1] + FIGURES, _HIDDEN), nn.GELU())

    def forward(self, pixels: torch.Tensor, figures: torch.Tensor) -> torch.Tensor:
        found = self.stages(pixels).flatten(2)
        return self.pooled(torch.cat([found.mean(-1), found.amax(-1), figures], dim=-1))


def _without_color(pixels: torch.Tensor) -> torch.Tensor:
    """Return brightness, as far from its mean as it varies in the crop, and the mask, Shape=(b, 2, h, w)."""
    gray = pixels[:, :3].mean(1, keepdim=True)
    gray = gray - gray.mean((2, 3), keepdim=True)
    spread = gray.square().mean((2, 3), keepdim=True).sqrt() + _FAINT
    return torch.cat([gray / spread, 2.0 * pixels[:, 3:] - 1.0], dim=1)


def load_tower(folder: Path) -> SightTower:
    """Return the network of a folder, ready to look; raise PlannerError or WeightsError."""
    try:
        settings = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        words = {str(kind): tuple(map(str, choices)) for kind, choices in settings["words"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise PlannerError(f"{folder / CONFIG} does not describe a network of sight ({error!r})") from error
    check_weights(folder)
    tower = SightTower(words)
    try:
        tower.load_state_dict({name: value.float() for name, value in load_file(folder / WEIGHTS).items()})
    except (OSError, RuntimeError, SafetensorError) as error:
        what = str(error).splitlines()[0]
        raise PlannerError(f"{folder / WEIGHTS} does not hold what {folder / CONFIG} describes: {what}") from error
    return tower.eval().requires_grad_(False)
