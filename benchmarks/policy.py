"""The diffusion policy: time of a chunk on one core, and observations a second of training, with and without images."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
import torch

from benchmarks.record import Record, Target
from benchmarks.rounds import Timings
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import CAMERAS, FUNCTIONS, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.skills.diffusion.policy import DiffusionPolicy, Glimpse, blank_policy
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import CallRecord, Shard
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig

_LEROBOT_CHUNK_MS = 2000.0
_LEROBOT_SAMPLES_S = 2.9
"""LeRobot 0.4.4's default diffusion policy (ResNet-18, 1-D UNet, 100 steps), measured once on two cores like these:
2.0 s a chunk, 1.2 to 2.9 samples a second of training. The greater of both is compared with."""
_CHUNK_MS = 25.0
_TIMES_LEROBOT = 100.0


@dataclass(frozen=True, kw_only=True)
class PolicyBenchConfig:
    """How often is measured."""

    chunks: int = 60
    steps: int = 8
    """Of training, after two that only warm up."""
    batch: int = 96
    """Observations a step."""
    frames: int = 2000
    """Of made-up calls to train on."""
    policy: PolicyConfig = PolicyConfig()


def bench_policy(config: PolicyBenchConfig | None = None) -> list[Record]:
    """Measure both, on one core, with untrained weights: they cost as much as trained ones."""
    config = config or PolicyBenchConfig()
    torch.set_num_threads(1)
    found = []
    for images in (True, False):
        policy = replace(config.policy, observation=replace(config.policy.observation, images=images))
        what = "two images" if images else "no images"
        times, of_core = chunk_times(blank_policy(policy), config.chunks)
        spread = f"{times.spread}, p95 {times.percentile(95.0):.3g}; of the core's time {of_core.spread}"
        note = f"milliseconds, one core, {spread}"
        target = Target("value", "<=", _CHUNK_MS) if images else None
        found.append(Record(f"policy, a chunk, {what}", times.median, "ms", _LEROBOT_CHUNK_MS, target, note))
        rate, of_core_rate = _training_rate(policy, config)
        note = (
            f"fp32, one core, batch {config.batch}, {config.steps} steps; {of_core_rate:.0f} a second of its time; "
            "LeRobot's default had two cores"
        )
        target = Target("ratio", ">=", _TIMES_LEROBOT) if images else None
        found.append(Record(f"policy, training, {what}", rate, "observations/s", _LEROBOT_SAMPLES_S, target, note))
    return found


def chunk_times(policy: DiffusionPolicy, count: int) -> tuple[Timings, Timings]:
    """Return the milliseconds of chunks from frame, text and images: on the clock, and of the core's time."""
    policy.warm_up()
    observation = policy.config.observation
    rng = np.random.default_rng(0)
    frame, noise = rng.normal(size=layout.frame_width(observation.other_objects)), policy.noise(0)
    shape = (len(CAMERAS), observation.image_pixels, observation.image_pixels, 3)
    times, of_core = [], []
    for _ in range(count):
        images = rng.integers(0, 255, shape, np.uint8) if observation.images else None
        started, worked = time.perf_counter(), time.thread_time()
        policy.chunk(Glimpse(frame.astype(np.float32), "pick red cube", images), noise)
        times.append(1e3 * (time.perf_counter() - started))
        of_core.append(1e3 * (time.thread_time() - worked))
    return Timings(tuple(times)), Timings(tuple(of_core))


def _training_rate(policy: PolicyConfig, config: PolicyBenchConfig) -> tuple[float, float]:
    """Return the observations a second of training on made-up calls: on the clock, and of the process's own time."""
    data = PolicyDataset(policy, torch.device("cpu"))
    data.extend([_made_up(policy.observation, config.frames)])
    trainer = PolicyTrainer(PolicyNetwork(policy), data, TrainingConfig(batch=config.batch, precision="fp32"))
    for _ in range(2):
        trainer.step(0.0)
    started, worked = time.perf_counter(), time.process_time()
    for _ in range(config.steps):
        trainer.step(0.0)
    count = config.batch * config.steps
    return count / (time.perf_counter() - started), count / (time.process_time() - worked)


def _made_up(observation: ObservationConfig, frames: int) -> Shard:
    """Return calls of random numbers."""
    rng = np.random.default_rng(0)
    width, pixels = layout.frame_width(observation.other_objects), observation.image_pixels
    record = CallRecord(FUNCTIONS.index("pick"), text="pick red cube", done=True)
    for _ in range(frames):
        frame = rng.normal(size=width).astype(np.float32)
        frame[layout.CALL_AT] = record.function
        label = np.array([0.5, 0.0, 0.2, 1.0, 0.0, 0.0, 0.0, 0.3, 0.08], np.float32)
        images = rng.integers(0, 255, (len(CAMERAS), pixels, pixels, 3), np.uint8) if observation.images else None
        record.add(frame, label, surprise=False, over=False, images=images)
    return Shard.of([record])
