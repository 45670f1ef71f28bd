"""What is where in the cameras' images: a small convolutional tower, trained once to find things and then frozen.

As it never changes with a policy, its maps of a data set are computed once (`hcvla.training.policy.cache`), and a
policy that looks is trained nearly as fast as one that does not.
"""

from __future__ import annotations

import torch
from torch import nn

STRIDE = 8
"""Pixels of a side of a cell of a map: the width of a cube in the scene camera's image of 96 pixels."""
MAP_CHANNELS = 32
"""Numbers of a cell: in 16 bits a map takes a third of what its image of 96 pixels does."""
_PATCH = 4
"""Pixels of a side that the first layer takes together: a third of the cost of going there in two steps."""
_WIDTHS = (48, 64, 64)
"""Channels of the layers; the second halves width and height."""
_GROUPS = 8


class ImageTower(nn.Module):
    """Turns images into maps of features, those of all cameras by the same weights: colors are colors in each."""

    def __init__(self) -> None:
        """Make a tower with random weights."""
        super().__init__()
        first, second, third = _WIDTHS
        convolutions = (
            nn.Conv2d(3, first, _PATCH, stride=_PATCH),
            nn.Conv2d(first, second, 3, stride=STRIDE // _PATCH, padding=1),
            nn.Conv2d(second, third, 3, padding=1),
        )
        layers: list[nn.Module] = []
        for convolution in convolutions:
            layers += [convolution, nn.GroupNorm(_GROUPS, convolution.out_channels), nn.SiLU()]
        self.layers = nn.Sequential(*layers, nn.Conv2d(third, MAP_CHANNELS, 1))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return maps, Shape=(batch, cameras, MAP_CHANNELS, pixels / STRIDE, pixels / STRIDE).

        `images`: Shape=(batch, cameras, 3, pixels, pixels), -1 to 1.
        """
        return self.layers(images.flatten(0, 1)).unflatten(0, images.shape[:2])

    @torch.inference_mode()
    def maps(self, images: torch.Tensor) -> torch.Tensor:
        """Return the maps of camera images, Shape=(batch, cameras, pixels, pixels, 3), uint8, as they are kept."""
        return self(as_input(images)).half()


def as_input(images: torch.Tensor) -> torch.Tensor:
    """Return camera images, Shape=(batch, cameras, h, w, 3), uint8, as the tower takes them."""
    return images.movedim(-1, -3).float() / 127.5 - 1.0
