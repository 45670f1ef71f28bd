"""The policy's bench measures what it names, at toy size."""

from dataclasses import replace

from benchmarks.policy import PolicyBenchConfig, bench_policy, chunk_times

from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.policy import blank_policy

SMALL = PolicyConfig(
    observation=ObservationConfig(text=False, image_pixels=32),
    model=ModelConfig(encoder_width=32, encoder_blocks=1, object_width=8, width=32, hidden=48, blocks=1),
)
TINY = PolicyBenchConfig(chunks=3, steps=2, batch=8, frames=40, policy=SMALL)


def test_chunk_and_training_are_measured_with_and_without_images_and_only_images_have_targets():
    records = bench_policy(TINY)
    assert [record.name for record in records] == [
        "policy, a chunk, two images",
        "policy, training, two images",
        "policy, a chunk, no images",
        "policy, training, no images",
    ]
    assert all(record.value > 0.0 for record in records)
    assert [str(record.target) for record in records] == ["value <= 25", "ratio >= 100", "None", "None"]
    chunk, rate = records[:2]
    assert chunk.baseline == 2000.0
    assert rate.ratio == rate.value / 2.9


def test_more_denoising_steps_take_longer():
    many = replace(SMALL, model=replace(SMALL.model, sample_steps=60))
    # The core's own time: the machine may do something else meanwhile.
    few_ms, many_ms = (chunk_times(blank_policy(policy), 9)[1].median for policy in (SMALL, many))
    assert many_ms > 3.0 * few_ms
