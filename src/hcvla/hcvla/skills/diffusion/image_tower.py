"""What the policy sees in its cameras: a small convolutional tower, steered by what it is told to do."""

from __future__ import annotations

import torch
from torch import nn

from hcvla.skills.diffusion.conditioning import TOOL
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig

_CHANNELS = (32, 64, 64)
_PATCH = 4
"""Pixels of a side that the first layer takes together; two steps on, a cell of the last map is twice as wide."""
_HIDDEN = 256


class ImageTower(nn.Module):
    """Finds in each image where things are that the words are about, and says so as points and brightness."""

    def __init__(self, observation: ObservationConfig, words: int) -> None:
        """Make a tower with random weights for words of a width."""
        super().__init__()
        first, second, third = _CHANNELS
        self.patch = nn.Conv2d(3, first, _PATCH, stride=_PATCH)
        self.near = nn.Conv2d(first, second, 3, stride=2, padding=1)
        self.far = nn.Conv2d(second, third, 3, padding=1)
        self.camera = nn.Parameter(torch.zeros(len(CAMERAS), first, 1, 1))
        self.steer = nn.Linear(words, 2 * third)
        nn.init.zeros_(self.steer.weight)
        nn.init.zeros_(self.steer.bias)
        self.out = nn.Sequential(
            nn.Linear(len(CAMERAS) * 3 * third + TOOL, _HIDDEN),
            nn.SiLU(),
            nn.Linear(_HIDDEN, observation.image_features),
            nn.LayerNorm(observation.image_features),
        )

    def forward(self, images: torch.Tensor, words: torch.Tensor, tool: torch.Tensor) -> torch.Tensor:
        """Return features, Shape=(batch, image_features).

        `images`: Shape=(batch, cameras, 3, pixels, pixels), -1 to 1; `words`: Shape=(batch, words); `tool`:
        `Features.tool`, which tells where in the scene camera's image the gripper is.
        """
        batch, cameras = images.shape[:2]
        maps = self.patch(images.flatten(0, 1)).unflatten(0, (batch, cameras))
        maps = nn.functional.silu(maps + self.camera).flatten(0, 1)
        maps = nn.functional.silu(self.near(maps))
        scale, shift = self.steer(words).repeat_interleave(cameras, dim=0)[:, :, None, None].chunk(2, dim=1)
        maps = nn.functional.silu(self.far(maps) * (1.0 + scale) + shift)
        seen = _points(maps.float()).view(batch, -1)
        return self.out(torch.cat([seen, tool], dim=1))


def _points(maps: torch.Tensor) -> torch.Tensor:
    """Return for each channel where it is strongest, -1 to 1, and how strong, Shape=(n, 3 * channels)."""
    n, channels, height, width = maps.shape
    weights = maps.flatten(2).softmax(dim=2).view(n, channels, height, width)
    rows = torch.linspace(-1.0, 1.0, height, device=maps.device)
    columns = torch.linspace(-1.0, 1.0, width, device=maps.device)
    down, right = (weights.sum(3) * rows).sum(2), (weights.sum(2) * columns).sum(2)
    return torch.cat([right, down, maps.amax(dim=(2, 3))], dim=1)


def as_input(images: torch.Tensor) -> torch.Tensor:
    """Return camera images, Shape=(batch, cameras, h, w, 3), uint8, as the tower takes them."""
    return images.movedim(-1, -3).float() / 127.5 - 1.0
