"""The time of a chunk is measured on a checkpoint, and says what it saw."""

from dataclasses import replace

import pytest
from benchmarks.policy import bench_policy

from hcvla.skills.diffusion.checkpoint import CheckpointError, save_policy
from hcvla.skills.diffusion.policy import blank_policy
from helpers.policy_calls import TINY


@pytest.mark.parametrize(("images", "said"), [(False, "no images"), (True, "2 images of 32 pixels")])
def test_a_checkpoint_is_timed_as_it_is(tmp_path, images, said):
    observation = replace(TINY.observation, images=images, image_pixels=32)
    save_policy(blank_policy(replace(TINY, observation=observation)).network, tmp_path)
    (record,) = bench_policy(str(tmp_path), rounds=5)
    assert 0.0 < record.value < 10_000.0
    assert (record.unit, record.holds) == ("ms", record.value <= 25.0)
    assert said in record.note
    assert "median of 5" in record.note
    assert "ddim, 5 steps" in record.note


def test_skills_without_a_checkpoint_are_named(tmp_path):
    with pytest.raises(CheckpointError, match="nowhere"):
        bench_policy(str(tmp_path / "nowhere"))
