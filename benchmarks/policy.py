"""How long the policy thinks about one chunk on one core, images included if it sees any."""

from __future__ import annotations

import time

from benchmarks.record import Record, Target
from benchmarks.rounds import sample
from hcvla.api.functions import ROBOT_API
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.diffusion.policy import blank_glimpse
from hcvla.skills.load import DIFFUSION, skills_folder


def bench_policy(skills: str = DIFFUSION, rounds: int = 300) -> list[Record]:
    """Return the median processor time of a chunk, which is thought in one thread; raise CheckpointError."""
    policy = load_policy(skills_folder(skills), ROBOT_API)
    policy.warm_up()
    blank, noise = blank_glimpse(policy.config), policy.noise(0)
    spent, passed = [], []
    for _ in range(rounds):
        begun, begun_at = time.thread_time(), time.perf_counter()
        policy.chunk(blank, noise)
        spent.append(1000.0 * (time.thread_time() - begun))
        passed.append(1000.0 * (time.perf_counter() - begun_at))
    timings, model = sample(spent), policy.config.model
    images = "no images" if blank.images is None else f"{len(blank.images)} images of {blank.images.shape[1]} pixels"
    note = (
        f"processor time, {timings.spread}, 95 %: {timings.percentile(95.0):.3g}; wall: {sample(passed).spread}; "
        f"{images}, {model.sampler}, {model.sample_steps} steps"
    )
    return [Record("policy, a chunk on one core", timings.median, "ms", target=Target("value", "<=", 25.0), note=note)]
