"""One training run: optimiser, averaged weights, learning rate, and a state that resumes bit for bit."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import torch
from torch import nn

from hcvla.skills.diffusion import actions
from hcvla.skills.diffusion.augmentation import Noise, disturbed, disturbed_images, without_some_cameras, without_text
from hcvla.skills.diffusion.conditioning import features
from hcvla.skills.diffusion.image_tower import as_input
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.schedulers import make_scheduler
from hcvla.training.error import TrainingError
from hcvla.training.learning_rate import cosine_share
from hcvla.training.policy.dataset import Batch, PolicyDataset
from hcvla.training.policy.losses import prediction_losses
from hcvla.training.team import Team

_LEAST_FEATURE_SCALE, _LEAST_ACTION_SCALE = 0.05, 0.05
"""Smaller spreads are not blown up to one: they are noise."""
_FINE_TUNING_RATE = 2e-4
"""A fifth of the usual peak: what the data do not show is not to be unlearned."""
_PRECISION_TURNS = 3
_SEEDS_APART = 7919
"""Between the processes of a team."""
_BF16_GAIN = 1.4
"""bf16 is taken only if so much faster: it costs precision."""


Precision = Literal["auto", "fp32", "bf16"]


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """How the network is trained."""

    batch: int = 256
    """Observations a step; several thousand on a GPU."""
    draws: int = 2
    """Noise draws an observation: the encoder's work is shared."""
    learning_rate: float = 1e-3
    final_rate: float = 0.02
    """Of the learning rate, at the end of the cosine."""
    warmup_steps: int = 200
    weight_decay: float = 1e-4
    clip: float = 1.0
    ema: float = 0.999
    """Of the averaged weights that are shipped."""
    warm_average: bool = True
    """Warm it up as (1 + n) / (10 + n): random weights are forgotten soon."""
    end_weight: float = 0.05
    """Of the end and fail heads in the loss."""
    noise: Noise = Noise()
    precision: Precision = "auto"
    """auto: by a measurement when the run begins."""
    seed: int = 0


def training_from(start: Path | None, config: TrainingConfig, learning_rate: float | None = None) -> TrainingConfig:
    """Return how to train from a checkpoint, None for nothing, at a learning rate, None for the fitting one.

    Weights that are good already are trained on by small steps, and averaged from where they were.
    """
    usual = config.learning_rate if start is None else _FINE_TUNING_RATE
    return replace(config, learning_rate=usual if learning_rate is None else learning_rate, warm_average=start is None)


class PolicyTrainer:
    """Trains a network on a dataset, step by step."""

    def __init__(
        self, network: PolicyNetwork, data: PolicyDataset, config: TrainingConfig, team: Team | None = None
    ) -> None:
        """Take a network; its normalisation must have been fitted. `team` shares each batch; None: no one does."""
        self.config, self.data, self.device, self.team = config, data, data.device, team or Team()
        self.network = network.to(self.device)
        self.team.equalise(self.network.state_dict().values())
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.steps = 0
        self.dtype: torch.dtype | None = None
        """Autocast type; None: float32."""
        self._scheduler = make_scheduler(network.config.model)
        self._generator = torch.Generator(self.device).manual_seed(config.seed + _SEEDS_APART * self.team.rank)
        learning = [p for p in self.network.parameters() if p.requires_grad]
        decayed, plain = [p for p in learning if p.dim() > 1], [p for p in learning if p.dim() <= 1]
        groups = [{"params": decayed, "weight_decay": config.weight_decay}, {"params": plain, "weight_decay": 0.0}]
        self._optimiser = torch.optim.AdamW(groups, lr=config.learning_rate, fused=True, betas=(0.9, 0.99))

    def step(self, progress: float) -> torch.Tensor:
        """Take one step at a share of the whole run, 0 to 1; return the losses: action, end, fail."""
        rate = self.config.learning_rate * self._rate(progress)
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        batch = self.data.batch(self.config.batch // self.team.count, self._generator)
        with torch.autocast(self.device.type, dtype=self.dtype or torch.bfloat16, enabled=self.dtype is not None):
            losses = self.losses(batch)
            loss = losses[0] + self.config.end_weight * (losses[1] + losses[2])
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.team.average_gradients(self.network.parameters())
        nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip)
        self._optimiser.step()
        self.steps += 1
        self._average()
        return losses.detach()

    def losses(self, batch: Batch) -> torch.Tensor:
        """Return the losses of a batch, Shape=(3,): chunk, end head, fail head."""
        network, noise = self.network, self.config.noise
        observation = network.config.observation
        frames, blind = disturbed(batch.frames, observation, noise, self._generator)
        text = without_text(batch.text, observation, noise, self._generator)
        condition = network.encode(features(frames, observation, blind), text, self._maps(batch.index), batch.words)
        return prediction_losses(network, self._scheduler, condition, batch, self.config.draws, self._generator)

    def _maps(self, index: torch.Tensor) -> torch.Tensor | None:
        """Return the maps of some frames: those that were made before, or of images in other light."""
        seen, tower = self.data.images(index), self.network.tower
        if seen is None or tower is None:
            return None
        if seen.dtype != torch.uint8:
            return without_some_cameras(seen, self.config.noise, self._generator)
        with torch.no_grad():
            return tower(disturbed_images(as_input(seen), self.config.noise, self._generator))

    def check(self, losses: torch.Tensor) -> None:
        """Raise TrainingError if a loss is no number."""
        if not bool(torch.isfinite(losses).all()):
            raise TrainingError(
                f"the loss is {losses.tolist()} after {self.steps} steps; begin again with a lower learning rate than "
                f"{self.config.learning_rate:g}, e.g. from the last checkpoint (--start)"
            )

    def choose_precision(self, seconds: float = 2.0) -> str:
        """Measure a step in float32 and in bf16 and keep the faster, or what is set; return the choice in words.

        In a team each process measures for itself, and all take what the first one chooses.
        """
        if self.config.precision != "auto":
            self.dtype = torch.bfloat16 if self.config.precision == "bf16" else None
            return self.config.precision
        team, self.team = self.team, Team()
        words = self._measured_precision(seconds)
        self.team = team
        self.dtype = torch.bfloat16 if team.agreed(self.dtype is not None) else None
        return words

    def _measured_precision(self, seconds: float) -> str:
        state = self._snapshot()
        types, counts, spent = (None, torch.bfloat16), [0, 0], [0.0, 0.0]
        for turn in range(_PRECISION_TURNS):
            for which, dtype in enumerate(types):
                self.dtype = dtype
                started = self._now()
                while self._now() - started < seconds / (2 * _PRECISION_TURNS):
                    self.step(0.0)
                    counts[which] += turn > 0
                # The first turn only warms up: allocations and kernels are made then.
                spent[which] += (self._now() - started) * (turn > 0)
        fp32, bf16 = (count / max(time_sec, 1e-9) for count, time_sec in zip(counts, spent, strict=True))
        self._restore(state)
        self.dtype = torch.bfloat16 if bf16 > _BF16_GAIN * fp32 else None
        chosen = "bf16" if self.dtype is not None else "fp32"
        return f"{chosen} ({fp32:.1f} steps/s in fp32, {bf16:.1f} in bf16)"

    def save(self, path: Path) -> None:
        """Write everything that a resumed run needs to go on as if it had never stopped; called by all of a team."""
        state = self._snapshot()
        if self.team.leads:
            fresh = path.with_suffix(".new")
            torch.save(state, fresh)
            fresh.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a saved state; raise TrainingError."""
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
            self._restore(state)
        except (OSError, RuntimeError, KeyError, ValueError, IndexError) as error:
            raise TrainingError(f"{path} cannot be resumed from: {str(error).splitlines()[0]}") from None

    def _snapshot(self) -> dict[str, object]:
        return copy.deepcopy(
            {
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "generators": self.team.rows(self._generator.get_state()),
                "steps": self.steps,
                "bf16": self.dtype is not None,
            }
        )

    def _restore(self, state: dict) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self._optimiser.load_state_dict(state["optimiser"])
        # A copy: torch reads a view from where its whole storage begins.
        self._generator.set_state(state["generators"].cpu()[self.team.rank].clone())
        self.steps = int(state["steps"])
        self.dtype = torch.bfloat16 if state["bf16"] else None

    def _rate(self, progress: float) -> float:
        warmup, final = self.config.warmup_steps, self.config.final_rate
        return cosine_share(self.steps, progress, warmup_steps=warmup, final=final)

    @torch.no_grad()
    def _average(self) -> None:
        warm = (1.0 + self.steps) / (10.0 + self.steps) if self.config.warm_average else 1.0
        keep = min(self.config.ema, warm)
        old = [parameter.detach() for parameter in self.average.parameters()]
        new = [parameter.detach() for parameter in self.network.parameters()]
        torch._foreach_lerp_(old, new, 1.0 - keep)

    def _now(self) -> float:
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)
        return time.monotonic()


@torch.no_grad()
def fit_normalisation(
    network: PolicyNetwork, data: PolicyDataset, generator: torch.Generator, count: int = 40000
) -> None:
    """Set the network's means and scales from frames drawn as training draws them."""
    batch = data.batch(count, generator)
    observation, device = network.config.observation, data.device
    seen = features(batch.frames, observation)
    weights = batch.weights[..., None]
    total = weights.sum(0).clamp(min=1.0)
    clean = actions.encode(batch.actions, batch.frames, network.config.action)
    mean = (clean * weights).sum(0) / total
    scale = (((clean - mean).square() * weights).sum(0) / total).sqrt().clamp(min=_LEAST_ACTION_SCALE)
    network.to(device)
    network.feature_mean.copy_(seen.vector.mean(0))
    network.feature_scale.copy_(seen.vector.std(0).clamp(min=_LEAST_FEATURE_SCALE))
    rows = seen.others[seen.others_mask]
    if len(rows) > 1:
        network.other_scale.copy_(rows.square().mean(0).sqrt().clamp(min=_LEAST_FEATURE_SCALE))
    network.action_mean.copy_(mean)
    network.action_scale.copy_(scale)
