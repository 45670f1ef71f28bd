"""Noise processes on a distribution whose perfect denoiser is known: two points on a line."""

import math

import pytest
import torch
from diffusers import DDIMScheduler

from hcvla.skills.diffusion.config import ModelConfig
from hcvla.skills.diffusion.schedulers import DdimScheduler, FlowScheduler, make_scheduler

POINTS = torch.tensor([-1.0, 2.0])
WEIGHTS = torch.tensor([0.25, 0.75])


def posterior_mean(noisy: torch.Tensor, signal: float, noise: float) -> torch.Tensor:
    """Return E[clean | noisy] for noisy = signal * clean + noise * N(0, 1)."""
    logits = -((noisy[..., None] - signal * POINTS) ** 2) / (2.0 * noise**2) + WEIGHTS.log()
    return (torch.softmax(logits, dim=-1) * POINTS).sum(-1)


def ddim_denoiser(scheduler: DdimScheduler):
    def denoise(noisy, level):
        alpha = float(scheduler._alpha(level[0]))
        return posterior_mean(noisy, math.sqrt(alpha), math.sqrt(1.0 - alpha))

    return denoise


def flow_denoiser(noisy, level):
    t = float(level[0])
    clean = posterior_mean(noisy, 1.0 - t, max(t, 1e-3))
    return (noisy - clean) / max(t, 1e-3)


def shares(samples: torch.Tensor) -> list[float]:
    nearest = (samples.flatten()[:, None] - POINTS).abs()
    assert nearest.min(dim=1).values.max() < 0.1, "every sample lies on one of the points"
    return [float((nearest.argmin(dim=1) == index).float().mean()) for index in range(2)]


@pytest.mark.parametrize("sampler", ["ddim", "flow"])
def test_samples_are_the_points_in_their_proportions(sampler):
    scheduler = make_scheduler(ModelConfig(sampler=sampler, sample_steps=50))
    denoise = ddim_denoiser(scheduler) if isinstance(scheduler, DdimScheduler) else flow_denoiser
    noise = torch.randn(4000, 1, 1, generator=torch.Generator().manual_seed(0))
    assert shares(scheduler.sample(noise, denoise)) == pytest.approx([0.25, 0.75], abs=0.03)


@pytest.mark.parametrize("sampler", ["ddim", "flow"])
def test_sampling_is_deterministic_in_the_noise(sampler):
    scheduler = make_scheduler(ModelConfig(sampler=sampler))
    denoise = ddim_denoiser(scheduler) if isinstance(scheduler, DdimScheduler) else flow_denoiser
    noise = torch.randn(8, 1, 1)
    assert torch.equal(scheduler.sample(noise, denoise), scheduler.sample(noise.clone(), denoise))


def test_ddim_steps_are_those_of_diffusers():
    """The same schedule, visited at the same levels, gives the same chunk as diffusers' DDIMScheduler."""
    steps = 5
    own = DdimScheduler(ModelConfig(train_steps=100, sample_steps=steps))
    reference = DDIMScheduler(num_train_timesteps=100, prediction_type="sample", clip_sample=False)
    levels = torch.linspace(1.0, 0.0, steps + 1)
    # Its table of signal power is set to ours at the levels that we visit; entry i is level (i + 1) / 100.
    grid = torch.arange(1, 101) / 100.0
    reference.alphas_cumprod = own._alpha(grid)
    reference.final_alpha_cumprod = torch.tensor(1.0)
    reference.set_timesteps(steps)
    reference.timesteps = torch.tensor([round(float(level) * 100) - 1 for level in levels[:-1]])
    denoise = ddim_denoiser(own)
    noise = torch.randn(16, 1, 1, generator=torch.Generator().manual_seed(2))
    chunk = noise
    for step, level in zip(reference.timesteps, levels[:-1], strict=True):
        chunk = reference.step(denoise(chunk, level.expand(16)), int(step), chunk, eta=0.0).prev_sample
    assert torch.allclose(own.sample(noise, denoise), chunk, atol=2e-3)


@pytest.mark.parametrize("scheduler", [DdimScheduler(ModelConfig()), FlowScheduler(ModelConfig())])
def test_full_noise_hides_the_chunk_and_no_noise_shows_it(scheduler):
    clean, noise = torch.full((1, 1, 1), 3.0), torch.full((1, 1, 1), -1.0)
    assert scheduler.noisy(clean, noise, torch.tensor([1.0])).item() == pytest.approx(-1.0, abs=0.02)
    assert scheduler.noisy(clean, noise, torch.tensor([0.0])).item() == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize("scheduler", [DdimScheduler(ModelConfig()), FlowScheduler(ModelConfig())])
def test_training_visits_the_level_where_sampling_begins(scheduler):
    levels = scheduler.levels(5000, torch.device("cpu"), torch.Generator().manual_seed(0))
    assert 0.0 < float(levels.min()) < 0.02
    assert 0.98 < float(levels.max()) <= 1.0
