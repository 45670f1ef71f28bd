"""The policy: raw frames in, chunks of commands in the base frame out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch

from hcvla.skills.diffusion import actions, layout
from hcvla.skills.diffusion.conditioning import features
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.schedulers import make_scheduler


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

    def chunk(self, frame: np.ndarray, noise: torch.Tensor) -> Chunk:
        """Return the chunk for one raw frame, Shape=(frame_width,)."""
        ...


def call_noise(config: PolicyConfig, seed: int) -> torch.Tensor:
    """Return the noise a call starts its chunks from: one draw for the whole call, so it stays with one mode."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(1, config.action.horizon, actions.WIDTH, generator=generator)


class DiffusionPolicy:
    """A trained network with its noise process, for inference."""

    def __init__(self, network: PolicyNetwork) -> None:
        """Take a network; it is put into evaluation mode."""
        self.network, self.config = network.eval(), network.config
        self._scheduler = make_scheduler(self.config.model)

    def noise(self, seed: int) -> torch.Tensor:
        """Return the noise that all chunks of a call start from."""
        return call_noise(self.config, seed)

    def warm_up(self) -> None:
        """Think once, on one core: the first time takes far longer, and one chunk is too small to be shared out."""
        torch.set_num_threads(1)
        width = layout.frame_width(self.config.observation.other_objects)
        self.chunk(np.zeros(width, np.float32), self.noise(0))

    @torch.inference_mode()
    def chunk(self, frame: np.ndarray, noise: torch.Tensor) -> Chunk:
        """Return the chunk for one raw frame, Shape=(frame_width,)."""
        network, config = self.network, self.config
        frames = torch.from_numpy(np.ascontiguousarray(frame, dtype=np.float32))[None]
        condition = network.encode(features(frames, config.observation))
        clean = self._scheduler.sample(noise, lambda x, level: network.denoise(x, level, condition))
        commands = actions.decode(clean * network.action_scale + network.action_mean, frames, config.action)
        ends = torch.sigmoid(network.ending(condition))[0]
        return Chunk(commands[0].numpy().astype(float), ends[:-1].numpy(), float(ends[-1]))


def blank_policy(config: PolicyConfig | None = None, seed: int = 0) -> DiffusionPolicy:
    """Return an untrained policy, e.g. for tests of what runs it."""
    torch.manual_seed(seed)
    return DiffusionPolicy(PolicyNetwork(config or PolicyConfig()))
