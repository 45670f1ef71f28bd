"""The policy: raw frames in, chunks of commands in the base frame out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch

from hcvla.language.text_encoder import sentence_vectors, shared_text_encoder
from hcvla.skills.diffusion import actions, layout
from hcvla.skills.diffusion.conditioning import features
from hcvla.skills.diffusion.config import CAMERAS, PolicyConfig
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.schedulers import make_scheduler


@dataclass(frozen=True)
class Glimpse:
    """All that one chunk is made from."""

    frame: np.ndarray
    """Raw, Shape=(frame_width,)."""
    text: str = ""
    """What the policy is told, in words."""
    images: np.ndarray | None = None
    """Of CAMERAS, Shape=(cameras, pixels, pixels, 3), uint8; None: a policy without images."""


@dataclass(frozen=True)
class Chunk:
    """What the policy wants for the next steps."""

    commands: np.ndarray
    """Shape=(horizon, ACTION), base frame."""
    ended: np.ndarray
    """Probability that the call is over by each step, Shape=(horizon,)."""
    failed: float
    """Probability that it has failed."""


class ChunkPolicy(Protocol):
    """What a learned skill asks, wherever the network runs."""

    config: PolicyConfig

    def noise(self, seed: int) -> torch.Tensor:
        """Return the noise that all chunks of a call start from."""
        ...

    def chunk(self, seen: Glimpse, noise: torch.Tensor) -> Chunk:
        """Return the chunk for what is seen."""
        ...


def call_noise(config: PolicyConfig, seed: int) -> torch.Tensor:
    """Return the noise a call starts its chunks from: one draw for the whole call, so it stays with one mode."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(1, config.action.horizon, actions.WIDTH, generator=generator)


def blank_glimpse(config: PolicyConfig) -> Glimpse:
    """Return what a policy can be shown before there is anything to see."""
    seen, pixels = config.observation, config.observation.image_pixels
    images = np.zeros((len(CAMERAS), pixels, pixels, 3), np.uint8) if seen.images else None
    return Glimpse(np.zeros(layout.frame_width(seen.other_objects), np.float32), "warm up", images)


class DiffusionPolicy:
    """A trained network with its noise process, for inference."""

    def __init__(self, network: PolicyNetwork) -> None:
        """Take a network; it is put into evaluation mode."""
        self.network, self.config = network.eval(), network.config
        self._scheduler = make_scheduler(self.config.model)
        self._read: tuple[str, torch.Tensor | None] = ("", None)
        """The last text, and the states of its words."""

    def noise(self, seed: int) -> torch.Tensor:
        """Return the noise that all chunks of a call start from."""
        return call_noise(self.config, seed)

    def warm_up(self) -> None:
        """Think once, on one core: the first time takes far longer, and one chunk is too small to be shared out."""
        torch.set_num_threads(1)
        self.chunk(blank_glimpse(self.config), self.noise(0))

    @torch.inference_mode()
    def chunk(self, seen: Glimpse, noise: torch.Tensor) -> Chunk:
        """Return the chunk for what is seen."""
        network, config = self.network, self.config
        frames = torch.from_numpy(np.ascontiguousarray(seen.frame, dtype=np.float32))[None]
        maps = None
        if network.tower is not None and seen.images is not None:
            maps = network.tower.maps(torch.from_numpy(seen.images)[None])
        words = self._words(seen.text)
        text = sentence_vectors(words) if words is not None else None
        condition = network.encode(features(frames, config.observation), text, maps, words)
        clean = self._scheduler.sample(noise, lambda x, level: network.denoise(x, level, condition))
        commands = actions.decode(clean * network.action_scale + network.action_mean, frames, config.action)
        ends = torch.sigmoid(network.ending(condition))[0]
        return Chunk(commands[0].numpy().astype(float), ends[:-1].numpy(), float(ends[-1]))

    def _words(self, text: str) -> torch.Tensor | None:
        """Return the words of a text, Shape=(1, n, TEXT_WIDTH), those of the last one without reading it again."""
        if not self.config.observation.text:
            return None
        if self._read[1] is None or text != self._read[0]:
            self._read = text, shared_text_encoder().word_states([text])
        return self._read[1]


def blank_policy(config: PolicyConfig | None = None, seed: int = 0) -> DiffusionPolicy:
    """Return an untrained policy, e.g. for tests of what runs it."""
    torch.manual_seed(seed)
    return DiffusionPolicy(PolicyNetwork(config or PolicyConfig()))
