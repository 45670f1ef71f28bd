"""Calls that training does not see: where their loss no longer falls, more training does not help."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from hcvla.skills.diffusion.conditioning import features
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.image_tower import as_input
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.schedulers import make_scheduler
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.losses import prediction_losses
from hcvla.training.policy.shards import Shard

_FRAMES, _AT_ONCE, _DRAWS = 2048, 256, 4
"""Looked at each time, the same ones with the same noise; in such batches; noise drawn for each."""
_SEED = 0


def split(shards: Sequence[Shard], share: float) -> tuple[list[Shard], list[Shard]]:
    """Return what to train on, and the last calls of each shard: they are mostly of scenes of their own."""
    learned, held = [], []
    for shard in shards:
        count = len(shard.calls)
        kept = count - int(share * count)
        learned.append(shard.part(0, kept))
        if kept < count:
            held.append(shard.part(kept, count))
    return learned, held


class HeldOut:
    """Measures a network on held-out calls, as perception has them: nothing is disturbed or hidden."""

    def __init__(self, shards: list[Shard], config: PolicyConfig, device: torch.device) -> None:
        """Take shards that fit the network; choose the frames."""
        self._data = PolicyDataset(config, device)
        self._data.extend(shards)
        usable = any(self._data.counts().values())
        self._chosen = self._data.drawn(_FRAMES, self._generator()) if usable else None

    @torch.no_grad()
    def loss(self, network: PolicyNetwork) -> float | None:
        """Return the loss of the chunk, as training has it; None if no held-out call has succeeded."""
        if self._chosen is None:
            return None
        scheduler, generator = make_scheduler(network.config.model), self._generator()
        total = 0.0
        for index in self._chosen.split(_AT_ONCE):
            batch = self._data.at(index)
            seen = features(batch.frames, network.config.observation)
            condition = network.encode(seen, batch.text, self._maps(network, index), batch.words)
            losses = prediction_losses(network, scheduler, condition, batch, _DRAWS, generator)
            total += float(losses[0]) * len(index)
        return total / len(self._chosen)

    def _maps(self, network: PolicyNetwork, index: torch.Tensor) -> torch.Tensor | None:
        seen, tower = self._data.images(index), network.tower
        if seen is None or tower is None:
            return None
        return tower(as_input(seen)) if seen.dtype == torch.uint8 else seen

    def _generator(self) -> torch.Generator:
        return torch.Generator(self._data.device).manual_seed(_SEED)
