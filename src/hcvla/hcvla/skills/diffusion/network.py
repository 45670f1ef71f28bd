"""The network: an encoder of the condition, and an MLP that denoises the flattened chunk."""

from __future__ import annotations

import math
from dataclasses import replace

import torch
from torch import nn

from hcvla.language.text_encoder import TEXT_WIDTH
from hcvla.skills.diffusion import actions
from hcvla.skills.diffusion.conditioning import Features, widths
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.eyes import Eyes, freeze
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import ImageTower

_TIME_FEATURES, _FUNCTION_FEATURES = 64, 64
TEXT_PART, IMAGE_PARTS = "text.", ("tower.", "gaze.")
"""Beginnings of the names of weights that a policy without text or images lacks; what they say starts at zero."""


class PolicyNetwork(nn.Module):
    """Encodes features once per observation, denoises chunks, and says how the call stands."""

    feature_mean: torch.Tensor
    feature_scale: torch.Tensor
    other_scale: torch.Tensor
    action_mean: torch.Tensor
    action_scale: torch.Tensor

    def __init__(self, config: PolicyConfig) -> None:
        """Make a network with random weights; its normalisation is set by `fit_normalisation`."""
        super().__init__()
        model, observation = config.model, config.observation
        self.config = config
        vector, other = widths(observation)
        self.register_buffer("feature_mean", torch.zeros(vector))
        self.register_buffer("feature_scale", torch.ones(vector))
        self.register_buffer("other_scale", torch.ones(other))
        self.register_buffer("action_mean", actions.STAY.repeat(config.action.horizon, 1))
        self.register_buffer("action_scale", torch.ones(config.action.horizon, actions.WIDTH))
        width = model.encoder_width
        self.functions = nn.Embedding(len(observation.functions), _FUNCTION_FEATURES)
        self.objects = nn.Sequential(
            nn.Linear(other, model.object_width), nn.SiLU(), nn.Linear(model.object_width, model.object_width)
        )
        self.input = nn.Linear(vector + _FUNCTION_FEATURES + model.object_width, width)
        self.encoder = nn.ModuleList(_Residual(width, width) for _ in range(model.encoder_blocks))
        self.norm = nn.LayerNorm(width)
        self.images = _zero(nn.Linear(observation.image_features, width))
        self.ends = nn.Sequential(nn.Linear(width, 128), nn.SiLU(), nn.Linear(128, config.action.horizon + 1))
        size = config.action.horizon * actions.WIDTH
        self.noisy = nn.Linear(size, model.width)
        self.time = nn.Sequential(
            nn.Linear(_TIME_FEATURES, model.width), nn.SiLU(), nn.Linear(model.width, model.width)
        )
        self.condition = nn.Linear(width, model.width)
        self.denoiser = nn.ModuleList(_Modulated(model.width, model.hidden) for _ in range(model.blocks))
        self.out = _zero(nn.Linear(model.width, size))
        # Last, so that the random weights of the others do not depend on these.
        self.text = _zero(nn.Linear(TEXT_WIDTH, width))
        self.tower = ImageTower() if observation.images else None
        self.gaze = Gaze(observation) if observation.images else None
        if self.tower is not None:
            freeze(self.tower)

    @property
    def eyes(self) -> Eyes | None:
        """What it sees with; None for a network without images."""
        return Eyes(self.tower, self.gaze) if self.tower is not None and self.gaze is not None else None

    def open_eyes(self, eyes: Eyes) -> None:
        """See with a tower, and begin with a gaze, that were trained before; only for a network with images."""
        own = self.eyes
        assert own is not None, "made with images"
        own.tower.load_state_dict(eyes.tower.state_dict())
        own.gaze.load_state_dict(eyes.gaze.state_dict())
        observation = replace(self.config.observation, eyes=eyes.digest)
        self.config = replace(self.config, observation=observation)

    def encode(
        self,
        features: Features,
        text: torch.Tensor | None = None,
        maps: torch.Tensor | None = None,
        words: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Return the condition, Shape=(batch, encoder_width).

        `text` are sentence vectors, Shape=(batch, TEXT_WIDTH); `maps` as the tower makes them of images; `words`:
        what the gaze reads, `TextEncoder.word_states`, Shape=(batch, longest, TEXT_WIDTH).
        """
        vector = ((features.vector - self.feature_mean) / self.feature_scale).clamp(-8.0, 8.0)
        each = self.objects(features.others / self.other_scale)
        each = each.masked_fill(~features.others_mask[:, :, None], 0.0)
        others = each.amax(dim=1) if each.shape[1] else each.new_zeros(len(vector), each.shape[2])
        function = self.functions(features.function)
        hidden = self.input(torch.cat([vector, function, others], dim=1))
        if text is not None:
            hidden = hidden + self.text(text)
        if self.gaze is not None and maps is not None:
            read = words if words is not None else function.new_zeros(len(function), 0, TEXT_WIDTH)
            hidden = hidden + self.images(self.gaze(maps, read, features.tool))
        for block in self.encoder:
            hidden = block(hidden)
        return self.norm(hidden)

    def denoise(self, noisy: torch.Tensor, level: torch.Tensor, condition: torch.Tensor) -> torch.Tensor:
        """Return the network's prediction for noisy chunks, Shape=(batch, horizon, WIDTH); `level` is in [0, 1]."""
        modulation = nn.functional.silu(self.condition(condition) + self.time(_time_features(level)))
        hidden = self.noisy(noisy.flatten(1))
        for block in self.denoiser:
            hidden = block(hidden, modulation)
        return self.out(hidden).view_as(noisy)

    def ending(self, condition: torch.Tensor) -> torch.Tensor:
        """Return logits: ended by the k-th step of the chunk (horizon), and failed (1)."""
        return self.ends(condition)


def _zero(layer: nn.Linear) -> nn.Linear:
    """Return a layer that says nothing until it is trained."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class _Residual(nn.Module):
    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.down(nn.functional.silu(self.up(self.norm(x))))


class _Modulated(nn.Module):
    """A residual block whose normalisation is shifted, scaled and gated by the condition (AdaLN)."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.modulate = nn.Linear(width, 3 * width)
        nn.init.zeros_(self.modulate.weight)
        nn.init.zeros_(self.modulate.bias)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: torch.Tensor, modulation: torch.Tensor) -> torch.Tensor:
        shift, scale, gate = self.modulate(modulation).chunk(3, dim=1)
        inner = self.norm(x) * (1.0 + scale) + shift
        return x + (1.0 + gate) * self.down(nn.functional.silu(self.up(inner)))


def _time_features(level: torch.Tensor) -> torch.Tensor:
    """Return sines and cosines of a noise level in [0, 1], Shape=(batch, _TIME_FEATURES)."""
    half = _TIME_FEATURES // 2
    rates = torch.exp(torch.linspace(0.0, math.log(1000.0), half, device=level.device))
    angles = level[:, None] * rates
    return torch.cat([torch.cos(angles), torch.sin(angles)], dim=1)
