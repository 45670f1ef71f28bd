"""Errors of perception and missing senses, drawn on whole batches while the policy is trained."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.rotations import turned_orientations


@dataclass(frozen=True, kw_only=True)
class Noise:
    """How training disturbs what is seen; None of it applies when the policy runs."""

    position_m: float = 0.0015
    """Standard deviation of an object's position; perception's own is 1 to 2 mm."""
    yaw_rad: float = 0.015
    share: float = 0.5
    """Of the samples that are disturbed at all."""
    drop_state: float = 0.3
    """Share without joint angles, velocities and torques."""
    drop_goal: float = 0.1
    """Share without the geometric proposal."""
    drop_others: float = 0.05
    """Share without other objects."""
    image_shift: int = 1
    """Most pixels that an image is shifted by: cameras are calibrated, and a pixel is 3 mm on the table."""
    image_gain: float = 0.15
    """Greatest change of an image's contrast, of its brightness and of each color's."""
    drop_camera: float = 0.05
    """Share of images that are dark, each camera for itself."""
    drop_text: float = 0.1
    """Share without text, where the call is known without it."""


def disturbed(
    frames: torch.Tensor, config: ObservationConfig, noise: Noise, generator: torch.Generator | None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return frames with noise on what perception says, and which of them show no joint state, Shape=(batch,)."""
    batch = len(frames)

    def uniform(*shape: int) -> torch.Tensor:
        return torch.rand(*shape, device=frames.device, generator=generator)

    frames = frames.clone()
    count = len(layout.SLOTS) + config.other_objects
    objects = frames[:, layout.SLOTS_AT :].view(batch, count, layout.SLOT)
    scale = (uniform(batch, 1) < noise.share).float()
    shift = torch.randn(batch, count, 3, device=frames.device, generator=generator) * noise.position_m
    turn = torch.randn(batch, count, device=frames.device, generator=generator) * noise.yaw_rad * scale
    shift = shift * scale[:, :, None]
    index = {name: i for i, name in enumerate(layout.SLOTS)}
    # An object seen twice is wrong in the same way twice; what is no perceived object is exact.
    for start, now in (("actor_start", "actor"), ("target_start", "target"), ("top", "actor")):
        same = objects[:, index[start], layout.POSITION] == objects[:, index[now], layout.POSITION]
        shift[:, index[start]] = torch.where(same, shift[:, index[now]], shift[:, index[start]])
    for name in ("goal", "tool_start"):
        shift[:, index[name]] = 0.0
        turn[:, index[name]] = 0.0
    mask = objects[:, :, 0]
    objects[:, :, layout.POSITION] += shift * mask[:, :, None]
    objects[:, :, layout.ORIENTATION] = turned_orientations(objects[:, :, layout.ORIENTATION], turn * mask)
    objects[:, index["goal"], 0] *= (uniform(batch) >= noise.drop_goal).float()
    objects[:, len(layout.SLOTS) :, 0] *= (uniform(batch, 1) >= noise.drop_others).float()
    return frames, uniform(batch) < noise.drop_state


def without_text(
    text: torch.Tensor | None, config: ObservationConfig, noise: Noise, generator: torch.Generator | None
) -> torch.Tensor | None:
    """Return sentence vectors, Shape=(batch, width), some of them zero where the call is known without."""
    if text is None or config.conditioning != "call":
        return text
    kept = torch.rand(len(text), 1, device=text.device, generator=generator) >= noise.drop_text
    return text * kept


def without_some_cameras(maps: torch.Tensor, noise: Noise, generator: torch.Generator | None) -> torch.Tensor:
    """Return maps, Shape=(batch, cameras, ...), some of them zero, each camera for itself.

    That is all that can be done to maps of images as they were: other light and shifts are for the tower's training.
    """
    kept = torch.rand(maps.shape[:2], device=maps.device, generator=generator) >= noise.drop_camera
    return maps * kept[(...,) + (None,) * (maps.dim() - 2)]


def disturbed_images(images: torch.Tensor, noise: Noise, generator: torch.Generator | None) -> torch.Tensor:
    """Return images, Shape=(batch, cameras, 3, h, w), -1 to 1, in other light, a little shifted, or dark."""
    each = images.shape[:2]

    def drawn(*shape: int) -> torch.Tensor:
        return (2.0 * torch.rand(*each, *shape, device=images.device, generator=generator) - 1.0) * noise.image_gain

    images = images * (1.0 + drawn(1, 1, 1)) * (1.0 + drawn(3, 1, 1)) + drawn(1, 1, 1)
    dark = torch.rand(*each, 1, 1, 1, device=images.device, generator=generator) < noise.drop_camera
    return torch.where(dark, -1.0, _shifted(images, noise.image_shift, generator))


def _shifted(images: torch.Tensor, most: int, generator: torch.Generator | None) -> torch.Tensor:
    """Return images, each moved by so many pixels at most; edges go on outside of them."""
    if most == 0:
        return images
    batch, cameras, _, height, width = images.shape
    padded = torch.nn.functional.pad(images.flatten(0, 1), (most,) * 4, mode="replicate")
    offset = torch.randint(0, 2 * most + 1, (2, batch * cameras, 1), device=images.device, generator=generator)
    rows = offset[0] + torch.arange(height, device=images.device)
    columns = offset[1] + torch.arange(width, device=images.device)
    which = torch.arange(batch * cameras, device=images.device)[:, None, None]
    # Advanced indices on both sides of a slice put the channels last.
    return padded[which, :, rows[:, :, None], columns[:, None, :]].movedim(-1, 1).unflatten(0, (batch, cameras))
