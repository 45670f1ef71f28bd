"""The network that a training begins with: from nothing or a checkpoint, with eyes that were trained before."""

from __future__ import annotations

from pathlib import Path

import torch

from hcvla.resources import EYES_CHECKPOINT, resource
from hcvla.skills.diffusion.checkpoint import load_network
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.eyes import load_eyes
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.error import TrainingError


def network_to_train(
    policy: PolicyConfig, seed: int, start: Path | None = None, eyes: Path | None = None
) -> PolicyNetwork:
    """Return a network whose random weights come from `seed`, or that of the checkpoint `start`.

    A policy with images sees with `eyes`; None: with those of `start`, or those that ship. Raises CheckpointError,
    EyesError or TrainingError.
    """
    torch.manual_seed(seed)
    network = PolicyNetwork(policy) if start is None else load_network(start, policy.observation)
    if network.eyes is None:
        if eyes is not None:
            raise TrainingError(f"the policy sees no images, so it needs no eyes ({eyes}); --images gives it both")
    elif eyes is not None or not network.config.observation.eyes:
        network.open_eyes(load_eyes(eyes or resource(EYES_CHECKPOINT)))
    return network
